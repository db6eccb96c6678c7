// The archive's pages, opened from a folder like after unpacking it: accessible, readable at any width, and every link leads somewhere.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { borrowChromium } from './chromium';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));

execFileSync(process.execPath, ['scripts/pack.mjs', folder], { stdio: 'pipe' });
const [zip = ''] = readdirSync(folder).filter((file) => file.endsWith('.zip'));
const entries = Object.entries(unzipSync(readFileSync(path.join(folder, zip))));
for (const [name, bytes] of entries) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
const pages = entries.flatMap(([name]) => (/(?<!files\/\w+)\.html$/.test(name) ? [name] : []));

let page: Page;
beforeAll(async () => {
  const { browser } = await borrowChromium();
  // As wide as a window of 1280 pixels at 200%.
  page = await browser.newPage({ viewport: { width: 640, height: 800 } });
});
afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

test('there is a page for each step from installing to removing, in the language it is written in', () => {
  expect(pages.map((name) => name.replace(/^[^/]+\//, ''))).toEqual(
    expect.arrayContaining(['install.html', 'docs/guide.html', 'docs/zh/guide.html', 'docs/troubleshooting.html', 'docs/terms.html']),
  );
});

test.each(pages)('%s passes axe, fits at 200 %%, shows its pictures, and has no dead links', async (name) => {
  const file = path.join(folder, name);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(AXE);
  const seen = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return {
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      sideways: document.documentElement.scrollWidth > window.innerWidth,
      unseen: [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src),
      anchors: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    };
  });
  const lost = seen.links.filter((link) => {
    if (/^https:/.test(link)) return false;
    const [to = '', anchor] = link.split('#');
    if (to !== '') return !existsSync(path.join(path.dirname(file), to));
    return anchor !== undefined && !seen.anchors.includes(decodeURIComponent(anchor));
  });
  expect({ ...seen, links: lost, anchors: [] }).toEqual({ violations: [], sideways: false, unseen: [], anchors: [], links: [] });
});

test.each(['Code.gs', 'appsscript.json'])('the button for %s copies exactly the text that the tests ran', async (name) => {
  const file = path.join(folder, pages.find((each) => each.endsWith('/copy.html')) ?? '');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('button', { name: `Copy ${name}` }).click();
  await page.getByText(/^Copied: /).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied === readFileSync(path.join(path.dirname(file), 'paste', name), 'utf8')).toBe(true);
});
