// Selecting with keys, mouse and name box, and what depends on the selection, in a browser on a fake host.

import { ROW_HEIGHT } from '../../workbench/page/model/tab-model';
import { eventually } from '../eventually';
import { pages } from './fixture';

describe('selecting', () => {
  const open = pages();

  test('the first visible cell is active at first, not the hidden one', async () => {
    const { bench } = await open();
    await bench.selects('B1');
  });

  test('shift with arrows extends the selection and ctrl with arrows jumps', async () => {
    const { bench } = await open();
    await bench.at('D3').click();
    await bench.press('Shift+ArrowDown', 'Shift+ArrowRight');
    await bench.selects('D3:E4');
    await bench.press('Control+ArrowDown');
    await bench.selects('D25');
    await bench.press('Control+Shift+ArrowUp');
    await bench.selects('D1:D25');
  });

  test('a drag with the mouse selects across the frozen edge', async () => {
    const { bench } = await open();
    await bench.at('C3').hover();
    await bench.page.mouse.down();
    await bench.at('E6').hover();
    await bench.page.mouse.up();
    await bench.selects('C3:E6');
    await bench.page.keyboard.down('Shift');
    await bench.at('D4').click();
    await bench.page.keyboard.up('Shift');
    await bench.selects('C3:D4');
  });

  test('a click on a letter or a number selects all of it, and ctrl+A the filled region', async () => {
    const { bench } = await open();
    await bench.page.locator('[data-column-head="4"]').click();
    await bench.selects('E:E');
    await bench.page.locator('[data-row-head="5"]').click();
    await bench.selects('6:6');
    await bench.at('D3').click();
    await bench.press('Control+A');
    await bench.selects('A1:J25');
    await bench.press('Control+A');
    await bench.selects('A1:N60');
  });

  test('the host is told the selection once it settles, and before a menu entry runs', async () => {
    const { host, bench } = await open(undefined, (made) => {
      made.menu = [{ kind: 'menu', caption: 'Add-on', entries: [{ kind: 'item', caption: 'Go', fn: 'go' }] }];
    });
    const told: number[] = [];
    host.onRun = () => {
      told.push(host.actions.filter((action) => action.do === 'select' && action.block.row === 6).length);
      return { ok: true, value: null };
    };
    await bench.at('D7').click();
    await bench.menu(['Extensions', 'Add-on', 'Go']);
    await eventually(() => expect(told).toEqual([1]));
    await eventually(() => expect(host.runs).toEqual([{ person: '1', fn: 'go', args: [] }]));
  });

  test('a selection made by a script is shown', async () => {
    const { host, bench } = await open();
    host.push({ type: 'select', tab: 1, block: { row: 50, column: 12, rows: 2, columns: 1 } });
    await bench.at('M51').waitFor();
    await bench.selects('M51:M52');
  });

  test('the status bar counts and sums what is selected', async () => {
    const { bench } = await open();
    await bench.select('E2:E4');
    await eventually(async () => {
      const figures = await bench.page.getByLabel('Figures of the selection').textContent();
      expect(figures).toContain('Sum: 15,000');
      expect(figures).toContain('Average: 5,000');
      expect(figures).toContain('Count: 3');
    });
  });

  test('a note is shown while its cell is active and while the mouse is over it', async () => {
    const { bench } = await open();
    const note = bench.page.getByRole('note');
    await bench.select('D5');
    expect(await note.count()).toBe(0);
    await bench.at('F1').hover();
    await note.getByText('Edit as ever').waitFor();
    await bench.at('D8').hover();
    await note.waitFor({ state: 'detached' });
    await bench.select('D1');
    await note.getByText('Read-only').waitFor();
  });

  test('each tab returns with its scroll position, wherever its selection is', async () => {
    const { bench } = await open();
    const top = () => bench.page.locator('revogr-viewport-scroll.rgCol .vertical-inner').evaluate((rows) => rows.scrollTop);
    const tabs = { 'All creators': 1, Scratch: 2 } as const;
    // Until a tab is drawn it returns to its old scroll position, whatever the wheel does.
    const toTab = async (name: keyof typeof tabs) => {
      await bench.page.getByRole('tab', { name }).click();
      await bench.page.locator(`.grid-place[aria-busy=false][data-drawn^="${tabs[name]}:"]`).waitFor();
    };
    // RevoGrid moves to the start of the row above when it redraws: one pixel behind it, that is one pixel.
    const [far, near] = [28 * ROW_HEIGHT + 1, 5 * ROW_HEIGHT + 1];
    const stands = async (y: number) => expect(Math.abs((await top()) - y)).toBeLessThanOrEqual(1);
    const scrollTo = async (y: number) => {
      await bench.at('D5').hover();
      await bench.page.mouse.wheel(0, y);
      await eventually(() => stands(y));
    };
    await bench.select('D5');
    await scrollTo(far);
    await toTab('Scratch');
    await bench.at('A1').waitFor();
    await eventually(async () => expect(await top()).toBe(0));
    await scrollTo(near);
    await toTab('All creators');
    await eventually(() => stands(far));
    await toTab('Scratch');
    await eventually(() => stands(near));
    await bench.drawn();
    await stands(near);
  });

  test('moving far away scrolls along', async () => {
    const { bench } = await open();
    await bench.select('N60');
    await bench.at('N60').waitFor();
    expect(await bench.at('N60').isVisible()).toBe(true);
    await bench.press('Control+Home');
    await bench.selects('B1');
    await bench.at('D2').waitFor();
  });
});
