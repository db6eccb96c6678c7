// Rows, columns, filter, order, notes and sheets through menus and mouse, in a browser on a fake host.

import type { Workbench } from '../browser/driver';
import { eventually } from '../eventually';
import { pages } from './fixture';

const numbersOf = (bench: Workbench): Promise<string[]> => bench.page.locator('[data-row-head]').allTextContents();

describe('rows, columns and their order', () => {
  const open = pages();

  test('the context menu is opened by Shift+F10, navigated by arrows and closed by Escape', async () => {
    const { bench } = await open();
    await bench.select('D4');
    await bench.press('Shift+F10');
    const menu = bench.page.getByRole('menu', { name: 'Cell actions' });
    await menu.waitFor();
    await bench.press('ArrowDown', 'End');
    await eventually(async () => expect(await menu.locator(':focus').textContent()).toContain('Insert note'));
    await bench.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await bench.page.keyboard.type('x');
    await bench.press('Enter');
    await bench.shows('D4', 'x');
  });

  test('rows are inserted above the selection and deleted again', async () => {
    const { host, bench } = await open();
    await bench.select('D3:D4');
    await bench.contextMenu('Insert 2 rows above');
    await bench.shows('C5', 'Creator 02');
    await bench.contextMenu('Delete 2 rows');
    await bench.shows('C3', 'Creator 02');
    await eventually(() =>
      expect(host.actions.filter(({ do: what }) => what.endsWith('Rows'))).toEqual([
        { do: 'insertRows', tab: 1, at: 2, count: 2 },
        { do: 'deleteRows', tab: 1, at: 2, count: 2 },
      ]),
    );
  });

  test('a right click on a letter hides the column, and the mark between the letters shows it again', async () => {
    const { bench } = await open();
    await bench.page.locator('[data-column-head="4"]').click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Hide 1 column' }).click();
    await bench.at('E2').waitFor({ state: 'detached' });
    await bench.page.getByRole('button', { name: 'Show hidden column E' }).click();
    await bench.at('E2').waitFor();
  });

  test('rows hidden by hand skip their numbers and leave a mark', async () => {
    const { bench } = await open();
    await bench.select('4:6');
    await bench.contextMenu('Hide 3 rows');
    await bench.at('C5').waitFor({ state: 'detached' });
    await eventually(async () => expect((await numbersOf(bench)).slice(0, 5)).toEqual(['1', '2', '3', '7', '8']));
    await bench.page.getByRole('button', { name: 'Show hidden rows 4–6' }).click();
    await bench.at('C5').waitFor();
  });

  test('the filter hides rows by their values, and Select all brings them back', async () => {
    const { host, bench } = await open();
    await bench.filterBy('F1', ['Signed']);
    await bench.at('C2').waitFor({ state: 'detached' });
    await eventually(async () => expect((await numbersOf(bench)).slice(0, 4)).toEqual(['1', '5', '9', '13']));
    expect(await bench.page.locator('.unhide.rows').count()).toBe(0);
    await bench.page.getByText('6 of 24 rows shown').waitFor();
    await bench.menu(['Data', 'Show all filtered rows']);
    await bench.at('C2').waitFor();
    await eventually(() =>
      expect(host.actions.filter(({ do: what }) => what === 'filter')).toEqual([
        { do: 'filter', tab: 1, column: 5, hidden: ['Contacted', 'Negotiating', 'New'] },
        { do: 'filter', tab: 1, column: 5, hidden: [] },
      ]),
    );
  });

  test('the filter can be used by keyboard alone', async () => {
    const { host, bench } = await open();
    await bench.select('F1');
    await bench.press('Alt+ArrowDown');
    await bench.page.getByLabel('Search values').waitFor();
    await bench.page.keyboard.type('sig');
    await bench.press('Enter');
    await eventually(() => expect(host.actions).toContainEqual(expect.objectContaining({ do: 'filter' })));
    await bench.at('C2').waitFor({ state: 'detached' });
    await bench.press('ArrowDown');
    await bench.selects('F5');
  });

  test('the filter’s sort is requested without a block, a range’s sort with it', async () => {
    const { host, bench } = await open();
    await bench.sortBy('E1', false);
    await bench.shows('C2', 'Creator 24');
    await bench.select('C2:C4');
    await bench.contextMenu('Sort range A to Z');
    await bench.shows('C2', 'Creator 22');
    await eventually(() =>
      expect(host.actions.filter(({ do: what }) => what === 'sort')).toEqual([
        { do: 'sort', tab: 1, block: null, column: 4, ascending: false },
        { do: 'sort', tab: 1, block: { row: 1, column: 2, rows: 3, columns: 1 }, column: 2, ascending: true },
      ]),
    );
  });

  test('a selected column is dragged to another place', async () => {
    const { host, bench } = await open();
    await bench.page.locator('[data-column-head="4"]').click();
    await bench.page.locator('[data-column-head="4"]').hover();
    await bench.page.mouse.down();
    const to = await bench.page.locator('[data-column-head="7"]').boundingBox();
    if (!to) throw new Error('Column H is not shown.');
    await bench.page.mouse.move(to.x + to.width - 5, to.y + 5, { steps: 4 });
    await bench.page.mouse.up();
    await bench.shows('H1', 'Followers');
    await eventually(() => expect(host.actions).toContainEqual({ do: 'moveColumns', tab: 1, at: 4, count: 1, to: 8 }));
    await bench.selects('H:H');
  });

  test('a column is moved by the menu past its visible neighbor', async () => {
    const { host, bench } = await open();
    await bench.select('D:D');
    await bench.menu(['Edit', 'Move columns right']);
    await bench.shows('D1', 'Followers');
    await eventually(() => expect(host.actions).toContainEqual({ do: 'moveColumns', tab: 1, at: 3, count: 1, to: 5 }));
  });

  test('a column is made wider by dragging its edge', async () => {
    const { host, bench } = await open();
    const box = await bench.page.locator('[data-column-head="3"]').boundingBox();
    if (!box) throw new Error('Column D is not shown.');
    await bench.page.mouse.move(box.x + box.width - 2, box.y + 8);
    await bench.page.mouse.down();
    await bench.page.mouse.move(box.x + box.width + 58, box.y + 8, { steps: 5 });
    await bench.page.mouse.up();
    await eventually(() => expect(host.actions).toContainEqual(expect.objectContaining({ do: 'resizeColumn' })));
    const [resized] = host.actions.filter(({ do: what }) => what === 'resizeColumn');
    expect(resized).toMatchObject({ tab: 1, column: 3 });
    await eventually(() => expect(Math.abs((host.book.tab(1).widths[3] ?? 0) - 160)).toBeLessThan(4));
  });

  test('a note is written with Shift+F2 and saved by leaving it', async () => {
    const { host, bench } = await open();
    await bench.select('I4');
    await bench.press('Shift+F2');
    await bench.page.keyboard.type('Ask again in May');
    await bench.press('Control+Enter');
    await bench.page.locator('[data-a1="I4"].noted').waitFor();
    await eventually(() => expect(host.actions).toContainEqual({ do: 'note', tab: 1, row: 3, column: 8, text: 'Ask again in May' }));
  });

  test('writing a note continues when its cell is scrolled out of view', async () => {
    const { host, bench } = await open();
    await bench.select('I4');
    await bench.press('Shift+F2');
    await bench.page.keyboard.type('Ask again');
    await bench.at('E10').hover();
    await bench.page.mouse.wheel(0, 700);
    await bench.at('I4').waitFor({ state: 'detached' });
    await bench.page.keyboard.type(' in May');
    await bench.press('Control+Enter');
    await eventually(() => expect(host.actions).toContainEqual({ do: 'note', tab: 1, row: 3, column: 8, text: 'Ask again in May' }));
  });
});

describe('sheets', () => {
  const open = pages();

  test('a sheet is added, renamed by double click, hidden and shown again', async () => {
    const { bench } = await open();
    await bench.page.getByRole('button', { name: 'Add sheet' }).click();
    const added = bench.page.getByRole('tab', { name: 'Sheet3' });
    await added.waitFor();
    await added.dblclick();
    await bench.page.getByLabel('New name of sheet Sheet3').fill('Mine');
    await bench.press('Enter');
    const mine = bench.page.getByRole('tab', { name: 'Mine' });
    await mine.click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Hide' }).click();
    await mine.waitFor({ state: 'detached' });
    await bench.menu(['View', 'Hidden sheets', 'Mine']);
    await mine.waitFor();
  });

  test('each sheet keeps its own selection', async () => {
    const { bench } = await open();
    await bench.select('D5');
    await bench.page.getByRole('tab', { name: 'Scratch' }).click();
    await bench.page.locator('.main-viewport[aria-label="Scratch"]').waitFor();
    await bench.type('B2', 'here');
    await bench.shows('B2', 'here');
    await bench.page.getByRole('tab', { name: 'All creators' }).click();
    await bench.shows('C2', 'Creator 01');
    await bench.selects('D5');
  });
});
