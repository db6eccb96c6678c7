// Typing into cells and what comes back, in a browser on a fake host.

import { eventually } from '../eventually';
import { pages } from './fixture';

describe('typing into cells', () => {
  const open = pages();

  test('typing overwrites the active cell and Enter moves down', async () => {
    const { host, bench } = await open();
    await bench.type('I4', 'Call her on Monday');
    await bench.shows('I4', 'Call her on Monday');
    await bench.selects('I5');
    await eventually(() => expect(host.actions).toContainEqual({ do: 'type', tab: 1, row: 3, column: 8, text: 'Call her on Monday' }));
    expect(bench.problems).toEqual([]);
  });

  test('Tab moves right, Escape cancels, and Delete clears', async () => {
    const { host, bench } = await open();
    await bench.select('D2');
    await bench.page.keyboard.type('Twitch');
    await bench.press('Tab');
    await bench.selects('E2');
    await bench.page.keyboard.type('12');
    await bench.press('Escape');
    await bench.shows('E2', '3750');
    await bench.press('Delete');
    await bench.shows('E2', '');
    await eventually(() => expect(host.actions.filter((action) => action.do === 'type')).toHaveLength(1));
  });

  test('F2 opens the content with the caret at its end, and arrows stay inside', async () => {
    const { bench } = await open();
    await bench.select('C2');
    await bench.press('F2', 'ArrowLeft');
    await bench.page.keyboard.type('x');
    await bench.press('Enter');
    await bench.shows('C2', 'Creator 0x1');
  });

  test('Ctrl+Enter puts the text into every selected cell that the filter shows', async () => {
    const { host, bench } = await open();
    await bench.filterBy('F1', ['Signed']);
    await bench.at('C2').waitFor({ state: 'detached' });
    await bench.select('I5:I10');
    await bench.page.keyboard.type('ask');
    await bench.press('Control+Enter');
    await bench.shows('I9', 'ask');
    await bench.selects('I5:I10');
    await eventually(() =>
      expect([5, 6, 7, 8, 9, 10].map((row) => host.book.tab(1).grid[row - 1]?.[8]?.shown)).toEqual([
        'ask',
        undefined,
        'Asked for the rate card',
        undefined,
        'ask',
        undefined,
      ]),
    );
  });

  test('an arrow leaves a cell that is being overwritten', async () => {
    const { bench } = await open();
    await bench.select('I3');
    await bench.page.keyboard.type('yes');
    await bench.press('ArrowRight');
    await bench.selects('J3');
    await bench.shows('I3', 'yes');
  });

  test('a cell that is scrolled out of view while edited still receives typed text', async () => {
    const { bench } = await open();
    await bench.select('I3');
    await bench.page.keyboard.type('ab');
    await bench.at('E10').hover();
    await bench.page.mouse.wheel(0, 700);
    await bench.at('I3').waitFor({ state: 'detached' });
    await bench.page.keyboard.type('cd');
    await bench.press('Enter');
    await bench.shows('I3', 'abcd');
  });

  test('an unchanged text is not sent', async () => {
    const { host, bench } = await open();
    await bench.select('C2');
    await bench.press('F2', 'Enter');
    await bench.selects('C3');
    expect(host.actions.filter((action) => action.do === 'type')).toEqual([]);
  });

  test('the formula bar edits the active cell', async () => {
    const { bench } = await open();
    await bench.select('I3');
    await bench.page.getByLabel('Formula bar').click();
    await bench.page.keyboard.type('from above');
    await bench.press('Enter');
    await bench.shows('I3', 'from above');
    await bench.selects('I4');
  });

  test('while a text is edited in the formula bar, its cell shows it too', async () => {
    const { bench } = await open();
    await bench.select('C3');
    await bench.page.getByLabel('Formula bar').click();
    const cell = bench.page.locator('.cell-editor.open');
    await eventually(async () => expect(await cell.inputValue()).toBe('Creator 02'));
    await bench.page.keyboard.type('!');
    await eventually(async () => expect(await cell.inputValue()).toBe('Creator 02!'));
    await bench.press('Escape');
    await bench.shows('C3', 'Creator 02');
  });

  test('a formula shows its result in the cell and itself in the formula bar', async () => {
    const { bench } = await open();
    await bench.type('L2', '=E2*2');
    await bench.shows('L2', '42');
    await bench.select('L2');
    await eventually(async () => expect(await bench.formula()).toBe('=E2*2'));
  });

  test('a refused value is removed from the cell, with the reason on the screen', async () => {
    const { bench } = await open();
    await bench.type('G3', 'Nobody');
    await bench.page.getByText('The value is not in the list of this cell.').waitFor();
    await bench.shows('G3', 'Owner B');
  });

  test('a value outside a warning list is kept and gets a red corner', async () => {
    const { bench } = await open();
    await bench.type('F3', 'Maybe');
    await bench.shows('F3', 'Maybe');
    await bench.page.locator('[data-a1="F3"].unlisted').waitFor();
  });

  test('Enter on a drop-down cell lists its choices for arrows and Enter', async () => {
    const { bench } = await open();
    await bench.select('F2');
    await bench.press('Enter');
    const choices = ['New', 'Contacted', 'Negotiating', 'Signed'];
    await eventually(async () => expect(await bench.page.getByRole('option').allTextContents()).toEqual(choices));
    await bench.press('ArrowDown', 'Enter');
    await bench.shows('F2', 'Contacted');
  });

  test('a choice is made by clicking on the arrow and on the choice', async () => {
    const { bench } = await open();
    await bench.at('F4').locator('.choices').click();
    await bench.page.getByRole('option', { name: 'Signed' }).click();
    await bench.shows('F4', 'Signed');
  });

  test('undo and redo are requested from the host', async () => {
    const { bench } = await open();
    await bench.type('C2', 'Renamed');
    await bench.shows('C2', 'Renamed');
    await bench.press('Control+Z');
    await bench.shows('C2', 'Creator 01');
    await bench.press('Control+Y');
    await bench.shows('C2', 'Renamed');
  });

  test('another person’s change appears silently', async () => {
    const { host, bench } = await open();
    const tab = host.book.tab(1);
    tab.version++;
    host.push({ type: 'cells', tab: 1, version: tab.version, cells: [[2, 8, { shown: 'from afar' }]] });
    await bench.shows('I3', 'from afar');
    expect(host.fetched).toEqual([1]);
  });

  test('a change that does not follow the last one makes the page fetch the tab again', async () => {
    const { host, bench } = await open();
    const tab = host.book.tab(1);
    tab.version += 5;
    host.book.act({ do: 'type', tab: 1, row: 2, column: 8, text: 'missed' });
    host.push({ type: 'cells', tab: 1, version: tab.version, cells: [] });
    await bench.shows('I3', 'missed');
    expect(host.fetched).toEqual([1, 1]);
  });
});
