// Opens one of the add-on's pages in a browser on a scripted server, and looks at it as axe and as a person would.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { CallName } from '../../../src/commands/calls';
import type { Language } from '../../../src/rpc/shapes';
import type { FakeServer } from '../../sidebar/fake-server';

export type PageName = 'sidebar' | 'review';

/** As Google shows them: the sidebar's width is fixed, the dialog's size is ours. */
const viewports = { sidebar: { width: 300, height: 720 }, review: { width: 900, height: 600 } } as const;

/** The browser's language, which counts until the server has said the person's. */
const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

const built = new Map<PageName, string>();

/** The page in one file, as the build makes it, but without its refinements for Google's filter. */
function htmlOf(name: PageName): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [`sidebar/${name}.tsx`],
    bundle: true,
    write: false,
    outdir: 'unused',
    format: 'iife',
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
  });
  const part = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const html = readFileSync(`sidebar/pages/${name}.html`, 'utf8')
    .replace('</head>', () => `<style>${part('.css')}</style></head>`)
    .replace('</body>', () => `<script>${part('.js').replaceAll('</script', '<\\/script')}</script></body>`);
  built.set(name, html);
  return html;
}

/** Runs in the page: Google's bridge, over a function that the test gives. A call whose answer is null stays under way. */
function installBridge(): void {
  const scope = window as unknown as { askServer: (call: string, args: unknown) => Promise<unknown>; google: unknown };
  const runner = (done: (answer: unknown) => void): object =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'withSuccessHandler') return (handler: (answer: unknown) => void) => runner(handler);
          if (name === 'withFailureHandler') return () => runner(done);
          return (call: string, args: unknown) => {
            if (name !== 'answer') throw new TypeError(`${String(name)} is not a function`);
            scope.askServer(call, args).then((answer) => {
              if (answer !== null) done(answer);
            });
          };
        },
      },
    );
  const host = {
    close: () => {
      document.documentElement.dataset.closed = 'yes';
    },
  };
  scope.google = { script: { run: runner(() => undefined), host } };
}

export interface OpenPage {
  readonly page: Page;
  /** Errors of the page's own script. */
  readonly errors: readonly string[];
}

/** A window that shows one page after the other: to open one costs more than most tests do in it. */
interface Held {
  readonly page: Page;
  server: FakeServer;
  errors: string[];
}

const windows = new WeakMap<Browser, Map<string, Promise<Held>>>();

/** Shows the page as if it had just been opened; the one that was open before is gone. */
export async function openPage(browser: Browser, name: PageName, server: FakeServer, language: Language): Promise<OpenPage> {
  const known = windows.get(browser) ?? new Map<string, Promise<Held>>();
  windows.set(browser, known);
  const key = `${name} ${language}`;
  const opening = known.get(key) ?? openWindow(browser, name, language, server);
  known.set(key, opening);
  const held = await opening;
  await held.page.goto('about:blank');
  const errors: string[] = [];
  Object.assign(held, { server, errors });
  await held.page.goto('http://127.0.0.1/page');
  return { page: held.page, errors };
}

async function openWindow(browser: Browser, name: PageName, language: Language, server: FakeServer): Promise<Held> {
  const context = await browser.newContext({
    viewport: viewports[name],
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: locales[language],
  });
  const page = await context.newPage();
  const held: Held = { page, server, errors: [] };
  page.on('pageerror', (error) => held.errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && held.errors.push(message.text()));
  await page.exposeFunction('askServer', (call: CallName, args: unknown) => held.server.answer(call, args));
  await page.addInitScript(installBridge);
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(name) }));
  return held;
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The structures in which axe found nothing wrong. It takes as long as all the rest of a test, and most states have the same one in both languages. */
const clean = new Set<string>();

/** What axe finds wrong, as "rule: element", and ids that stand twice; an empty list is what is wanted. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { structure, doubled } = await page.evaluate(structureOf);
  const found = clean.has(structure) ? [] : await axeFinds(page);
  if (found.length === 0) clean.add(structure);
  return [...found, ...doubled.map((id) => `the id ${id} stands twice`)];
}

async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations: all } = await axe.run();
    return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/**
 * Runs in the page: all that axe goes by. Elements, attributes and styles are as they are; of a text, and of an attribute that holds one, counts whether
 * it says anything, because no rule goes by what it says.
 */
function structureOf(): { readonly structure: string; readonly doubled: readonly string[] } {
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
  return { structure: copy.outerHTML, doubled: ids.filter((id, i) => ids.indexOf(id) < i) };
}

/** The page, or a box in it, is wider than what it is shown in. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** With PICTURES naming a folder, what the page looks like is kept there. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
