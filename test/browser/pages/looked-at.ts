// Checks an open page with axe and as a person would.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { AXE } from './page-under-test';

/**
 * The structures in which axe found nothing. A check takes as long as the rest of a test, and most states have the same structure in both
 * languages.
 */
const clean = new Set<string>();

interface Sight {
  /** What axe finds wrong, as "rule: element", and duplicate ids; an empty list is wanted. */
  readonly violations: readonly string[];
  /** The page is wider than its window. */
  readonly sideways: boolean;
  /** How many main buttons there are. */
  readonly mains: number;
}

/** What there is to see in a page; in one step, because a step costs more than what is looked at. */
export async function lookAt(page: Page): Promise<Sight> {
  const { structure, doubled, sideways, mains } = await page.evaluate(structureOf);
  const found = clean.has(structure) ? [] : await axeFinds(page);
  if (found.length === 0) clean.add(structure);
  return { violations: [...found, ...doubled.map((id) => `the id ${id} stands twice`)], sideways, mains };
}

async function axeFinds(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await (await page.addScriptTag({ url: AXE })).evaluate((tag: Element) => tag.remove());
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    // Passing rules are not reported, and elements only by their HTML.
    const { violations: all } = await axe.run({ resultTypes: ['violations'], selectors: false });
    return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/**
 * Runs in the page: everything that axe depends on. Elements, attributes and styles are unchanged; a text, or an attribute that contains
 * one, is reduced to whether it says anything, because no rule depends on what it says.
 */
function structureOf(): { readonly structure: string; readonly doubled: readonly string[] } & Omit<Sight, 'violations'> {
  const worded = [
    'aria-description',
    'aria-label',
    'aria-placeholder',
    'aria-valuetext',
    'alt',
    'content',
    'placeholder',
    'title',
    'value',
    'lang',
  ];
  const told = (text: string): string => (text.trim() === '' ? '' : 'x');
  const copy = document.documentElement.cloneNode(true) as Element;
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = copy; node !== null; node = walk.nextNode()) {
    if (node instanceof Element) {
      for (const name of worded) if (node.hasAttribute(name)) node.setAttribute(name, told(node.getAttribute(name) ?? ''));
    } else if (node.parentElement?.localName !== 'style') node.nodeValue = told(node.nodeValue ?? '');
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    structure: copy.outerHTML,
    doubled: ids.filter((id, i) => ids.indexOf(id) < i),
    sideways: scrollWidth > clientWidth,
    mains: document.querySelectorAll('[data-main]').length,
  };
}

/** The page, or a box in it, is wider than its container. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** The elements that one has to scroll to, or of which something else covers the middle; empty is wanted. */
export function outOfView(page: Page, selector: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const isSeen = (element: Element): boolean => {
      const { top, bottom, left, width, height } = element.getBoundingClientRect();
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      return top >= 0 && bottom <= document.documentElement.clientHeight && element.contains(at);
    };
    return [...document.querySelectorAll(wanted)].filter((element) => !isSeen(element)).map(({ textContent }) => textContent ?? '');
  }, selector);
}

/** If PICTURES names a folder, saves a picture of the page there. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
