// Copy, cut, paste and fill by keys and mouse, in a browser on a fake host.

import type { Action } from '../../workbench/protocol';
import { eventually } from '../eventually';
import { pages } from './fixture';

describe('copy and paste', () => {
  const open = pages();
  const only = <D extends Action['do']>(actions: readonly Action[], what: D) => actions.filter((action) => action.do === what);

  test('a copied block is copied by the host, so that formulas come along', async () => {
    const { host, bench } = await open();
    await bench.type('L2', '=E2*2');
    await bench.copyPaste('L2', 'L3:L5');
    await bench.shows('L5', '42');
    await eventually(() =>
      expect(only(host.actions, 'copy')).toEqual([
        {
          do: 'copy',
          tab: 1,
          from: { tab: 1, row: 1, column: 11, rows: 1, columns: 1 },
          at: { row: 2, column: 11, rows: 3, columns: 1 },
          cut: false,
        },
      ]),
    );
    await bench.selects('L3:L5');
  });

  test('cut cells move, and the dashed frame disappears', async () => {
    const { bench } = await open();
    await bench.select('I2');
    await bench.press('Control+X');
    await bench.page.locator('[data-a1="I2"][data-frame]').waitFor();
    await bench.select('I3');
    await bench.press('Control+V');
    await bench.shows('I3', 'Asked for the rate card');
    await bench.shows('I2', '');
    await bench.page.locator('[data-frame]').first().waitFor({ state: 'detached' });
  });

  test('what another program copied is pasted as texts, with its quoted newlines', async () => {
    const { host, bench } = await open();
    await bench.paste('I3', 'one\t"two\nlines"\nthree\tfour\n');
    await bench.shows('J4', 'four');
    await eventually(() =>
      expect(only(host.actions, 'paste')).toEqual([
        {
          do: 'paste',
          tab: 1,
          at: { row: 2, column: 8, rows: 2, columns: 2 },
          texts: [
            ['one', 'two\nlines'],
            ['three', 'four'],
          ],
        },
      ]),
    );
    await bench.selects('I3:J4');
  });

  test('one text from outside fills the whole selection', async () => {
    const { bench } = await open();
    await bench.paste('F2:F4', 'Signed');
    for (const cell of ['F2', 'F3', 'F4']) await bench.shows(cell, 'Signed');
    await bench.shows('F5', 'Signed');
    await bench.shows('F6', 'New');
  });

  test('other programs get tab-separated text', async () => {
    const { bench } = await open();
    await bench.select('C2:D3');
    await bench.press('Control+C');
    const text = await bench.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe('Creator 01\tYouTube\nCreator 02\tInstagram');
  });

  test('rows that the filter hides are not copied', async () => {
    const { bench } = await open();
    await bench.filterBy('F1', ['Signed']);
    await bench.at('C2').waitFor({ state: 'detached' });
    await bench.select('C5:C9');
    await bench.press('Control+C');
    const text = await bench.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe('Creator 04\nCreator 08');
  });

  test('ctrl+shift+V requests only the values', async () => {
    const { host, bench } = await open();
    await bench.select('C2');
    await bench.press('Control+C');
    await bench.select('I3');
    await bench.press('Control+Shift+V');
    await bench.shows('I3', 'Creator 01');
    await eventually(() => expect(only(host.actions, 'copy')).toMatchObject([{ valuesOnly: true }]));
  });

  test('a text copied elsewhere after a copy here wins', async () => {
    const { host, bench } = await open();
    await bench.select('C2');
    await bench.press('Control+C');
    await bench.paste('I3', 'from elsewhere');
    await bench.shows('I3', 'from elsewhere');
    expect(only(host.actions, 'copy')).toEqual([]);
  });

  test('ctrl+D copies the first row down; on a single row, the one above', async () => {
    const { host, bench } = await open();
    await bench.fillDown('F2:F4');
    await bench.shows('F4', 'New');
    await bench.fillDown('I3');
    await bench.shows('I3', 'Asked for the rate card');
    await eventually(() =>
      expect(only(host.actions, 'fillDown')).toMatchObject([{ block: { row: 1, rows: 3 } }, { block: { row: 1, rows: 2 } }]),
    );
  });

  test('dragging the fill handle fills down', async () => {
    const { bench } = await open();
    await bench.select('F2');
    const box = await bench.at('F2').boundingBox();
    if (!box) throw new Error('F2 is not shown.');
    await bench.page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
    await bench.page.mouse.down();
    await bench.at('F5').hover();
    await bench.page.mouse.up();
    for (const cell of ['F3', 'F4', 'F5']) await bench.shows(cell, 'New');
    await bench.selects('F2:F5');
  });

  test('double-clicking the fill handle fills down to the end of the adjacent run', async () => {
    const { bench } = await open();
    await bench.select('K2');
    await bench.page.keyboard.type('x');
    await bench.press('Enter');
    await bench.select('K2');
    await bench.shows('K2', 'x');
    const box = await bench.at('K2').boundingBox();
    if (!box) throw new Error('K2 is not shown.');
    await bench.page.mouse.dblclick(box.x + box.width - 3, box.y + box.height - 3);
    await bench.shows('K25', 'x');
    await bench.selects('K2:K25');
    await bench.shows('K26', '');
  });

  test('Ctrl+R fills to the right', async () => {
    const { bench } = await open();
    await bench.select('E2:E3');
    await bench.press('Control+R');
    await bench.shows('E3', 'Instagram');
    await bench.shows('E2', 'YouTube');
    await bench.select('I2:K2');
    await bench.press('Control+R');
    await bench.shows('K2', 'Asked for the rate card');
    await bench.shows('J2', 'Asked for the rate card');
  });

  test('Delete does not affect rows that the filter hides', async () => {
    const { host, bench } = await open();
    await bench.filterBy('F1', ['Signed']);
    await bench.at('C2').waitFor({ state: 'detached' });
    await bench.select('I2:I9');
    await bench.press('Delete');
    await bench.shows('I5', '');
    await eventually(() =>
      expect(only(host.actions, 'clear')).toMatchObject([
        {
          blocks: [
            { row: 4, rows: 1 },
            { row: 8, rows: 1 },
          ],
        },
      ]),
    );
  });
});
