// The page without a mouse or without sight, its origin, and a tab of 260,000 cells, in a browser on a fake host.

import { readFileSync } from 'node:fs';
import { eventually } from '../eventually';
import type { FakeHost } from './fake-host';
import { FakeBook, fakeTab } from './fake-tab';
import { pages } from './fixture';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

const withMenu = (host: FakeHost) => {
  host.menu = [{ kind: 'menu', caption: 'Add-on', entries: [{ kind: 'item', caption: 'Go', fn: 'go' }] }];
};

describe('access without a mouse or without sight', () => {
  const open = pages();

  /** axe's serious or critical findings, in the page itself. */
  const serious = async (bench: Awaited<ReturnType<typeof open>>['bench']) => {
    await bench.page.evaluate(AXE);
    const found = await bench.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Found[] }> } };
      return (await axe.run({ iframes: false })).violations;
    });
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html]);
  };

  test('axe finds nothing serious on the idle page', async () => {
    const { bench } = await open();
    expect(await serious(bench)).toEqual([]);
  });

  test('axe finds nothing serious with the card, a menu, a filter, a list and the sidebar', async () => {
    const { host, bench } = await open(undefined, withMenu);
    await bench.menu(['View', 'Show the start card']);
    await bench.page.getByRole('menuitem', { name: 'Extensions' }).click();
    expect(await serious(bench)).toEqual([]);
    await bench.press('Escape');
    await bench.select('F1');
    await bench.press('Alt+ArrowDown');
    expect(await serious(bench)).toEqual([]);
    await bench.press('Escape');
    await bench.select('F3');
    await bench.press('Enter');
    expect(await serious(bench)).toEqual([]);
    await bench.press('Escape');
    host.pageHtml = { m: '<title>m</title>' };
    host.push({ type: 'page', page: { id: 'm', place: 'sidebar', title: 'CRM Sync', width: 300, height: 10 } });
    await bench.page.getByText('CRM Sync').first().waitFor();
    expect(await serious(bench)).toEqual([]);
  });

  test('the menus can be navigated by keyboard, and a choice returns the focus to the grid', async () => {
    const { host, bench } = await open(undefined, withMenu);
    await bench.page.getByRole('menuitem', { name: 'File' }).focus();
    await bench.press('ArrowLeft', 'ArrowDown', 'ArrowRight', 'Enter');
    await bench.page.getByRole('menu').first().waitFor({ state: 'detached' });
    await eventually(() => expect(host.runs.map(({ fn }) => fn)).toEqual(['go']));
    await bench.press('ArrowDown');
    await bench.selects('B2');
    await bench.press('Alt+n', 'ArrowRight', 'Enter');
    await eventually(() => expect(host.runs).toHaveLength(2));
  });

  test('every cell names its place, row and column', async () => {
    const { bench } = await open();
    const cell = bench.at('E7');
    expect(await cell.getAttribute('role')).toBe('gridcell');
    expect([await cell.getAttribute('aria-rowindex'), await cell.getAttribute('aria-colindex')]).toEqual(['7', '5']);
  });

  test('nothing is fetched from anywhere but the page’s own origin', async () => {
    const { bench } = await open();
    const origins = await bench.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin));
    expect(new Set(origins)).toEqual(new Set([new URL(bench.page.url()).origin]));
    expect(bench.problems).toEqual([]);
  });

  test('texts are text, not markup', async () => {
    const { bench } = await open(new FakeBook([fakeTab(1, '<b>tab</b>', [['<img src=x onerror=alert(1)>']], 5, 3)], '<i>book</i>'));
    await bench.shows('A1', '<img src=x onerror=alert(1)>');
    expect(await bench.page.locator('img, i, b').count()).toBe(0);
  });
});

describe('a large tab', () => {
  const open = pages();
  const large = () =>
    new FakeBook([
      fakeTab(
        1,
        'Large',
        Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 26 }, (_, column) => `${row}.${column}`)),
        10_000,
        26,
      ),
    ]);

  test('only the visible rows are drawn, and the last cell can be reached', async () => {
    const { bench } = await open(large());
    expect(await bench.page.locator('[role=gridcell]').count()).toBeLessThan(1500);
    await bench.press('Control+End');
    await bench.at('Z10000').waitFor();
    await bench.shows('Z10000', '9999.25');
  });

  test('a changed cell leaves the other elements alone', async () => {
    const { host, bench } = await open(large());
    await bench.page.evaluate(() => {
      const changes = { texts: 0 };
      Object.assign(window, { changes });
      new MutationObserver((records) => {
        for (const { type, target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          if (type !== 'attributes' && element?.closest('.rgRow')) changes.texts++;
        }
      }).observe(document.querySelector('revo-grid') ?? document, {
        characterData: true,
        childList: true,
        subtree: true,
        attributes: true,
      });
    });
    host.push({ type: 'cells', tab: 1, version: 2, cells: [[4, 2, { shown: 'new' }]] });
    await bench.shows('C5', 'new');
    const changed = await bench.page.evaluate(() => (window as unknown as { changes: { texts: number } }).changes.texts);
    expect(changed).toBe(1);
  });
});
