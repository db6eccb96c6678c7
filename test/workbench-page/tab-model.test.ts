// A tab as the page knows it: cells, hidden rows, statistics, filter values and drop-downs.

import { hiddenBeside } from '../../workbench/page/grid/cell-template';
import { listedChoices, nextChoice } from '../../workbench/page/model/choices';
import { filterValues, hiddenAfter, searched } from '../../workbench/page/model/filter-values';
import { nearest } from '../../workbench/page/model/scrolling';
import { numberOf, summaryOf } from '../../workbench/page/model/summary';
import { TabModel } from '../../workbench/page/model/tab-model';
import { fakeTab, viewOf } from './fake-tab';
import { sampleTab } from './sample-book';

const model = (more: object = {}) => new TabModel(viewOf(Object.assign(sampleTab(8, 20, 12), more)));
const FILTER = { block: { row: 0, column: 0, rows: 9, columns: 10 }, hidden: { 5: ['New'] } };

describe('the cells of a tab', () => {
  test('a patch replaces cells, and null makes one blank', () => {
    const tab = model();
    tab.patch(2, [
      [1, 2, { shown: 'Someone' }],
      [2, 2, null],
    ]);
    expect(tab.cell(1, 2)).toEqual({ shown: 'Someone' });
    expect(tab.isBlank(2, 2)).toBe(true);
    expect(tab.version).toBe(2);
  });

  test('a typed text is shown in the look of its cell until the host answers', () => {
    const tab = model();
    tab.expect({ row: 0, column: 5 }, 'Stage');
    expect(tab.cell(0, 5)).toEqual({ shown: 'Stage', bold: true, background: '#cfe2f3', note: 'Edit as ever' });
    tab.patch(2, [[0, 5, { shown: 'Stage!' }]]);
    expect(tab.cell(0, 5).shown).toBe('Stage!');
  });

  test('a value outside its drop-down is unlisted, a blank is not', () => {
    const tab = model();
    tab.patch(2, [
      [1, 5, { shown: 'Maybe' }],
      [2, 5, null],
    ]);
    expect([1, 2, 3].map((row) => tab.isUnlisted({ row, column: 5 }))).toEqual([true, false, false]);
  });

  test('a long text may use the blank cells beside it, up to the next text, a drop-down or the frozen edge', () => {
    const texts = [['long'], ['long', '', '', 'x'], ['long'], ['', '', 'long']];
    const tab = new TabModel(
      viewOf({
        ...fakeTab(1, 'Texts', texts, 4, 6),
        frozenColumns: 2,
        hiddenColumns: [4],
        widths: { 3: 50, 5: 70 },
        dropDowns: [{ block: { row: 2, column: 1, rows: 1, columns: 1 }, choices: ['a'], strict: false }],
      }),
    );
    expect([0, 1, 2].map((row) => tab.overflowRoom({ row, column: 0 }))).toEqual([100, 100, 0]);
    expect([1, 3].map((row) => tab.overflowRoom({ row, column: 2 }))).toEqual([0, 120]);
  });

  test('rows hidden by the filter are distinguished from rows hidden by hand', () => {
    const tab = model({ filter: FILTER, byHand: [3, 15] });
    expect([...tab.filteredRows]).toEqual([1, 5]);
    expect(tab.shownRows.slice(0, 5)).toEqual([0, 2, 4, 6, 7]);
  });

  test('a block splits into parts around filtered rows and keeps rows hidden by hand', () => {
    const parts = model({ filter: FILTER, byHand: [3] }).unfilteredParts({ row: 0, column: 2, rows: 9, columns: 1 });
    expect(parts.map(({ row, rows }) => [row, rows])).toEqual([
      [0, 1],
      [2, 3],
      [6, 3],
    ]);
  });
});

describe('the statistics of a selection', () => {
  test('filled cells are counted and numbers summed, without filtered rows', () => {
    const followers = { row: 0, column: 4, rows: 9, columns: 1 };
    expect(summaryOf(model(), followers)).toEqual({ count: 9, sum: 65_000, average: 8125 });
    expect(summaryOf(model({ filter: FILTER }), followers).count).toBe(7);
  });

  test('a formatted number counts with the typed value', () => {
    expect(numberOf({ shown: '1,234.50', typed: '1234.5', kind: 'number' })).toBe(1234.5);
    expect(numberOf({ shown: '1,234', typed: '=A1*2', kind: 'number' })).toBe(1234);
    expect(numberOf({ shown: '12', kind: 'text' })).toBeNull();
  });
});

describe('the list of a filter', () => {
  test('values are counted and sorted in natural order', () => {
    const tab = new TabModel(
      viewOf(
        Object.assign(fakeTab(1, 'Tab', [['Size'], ['10'], ['9'], ['b'], ['A'], ['9']], 7, 1), {
          filter: { block: { row: 0, column: 0, rows: 7, columns: 1 }, hidden: {} },
        }),
      ),
    );
    expect(filterValues(tab, 0)).toEqual([
      { shown: '', rows: 1 },
      { shown: '9', rows: 2 },
      { shown: '10', rows: 1 },
      { shown: 'A', rows: 1 },
      { shown: 'b', rows: 1 },
    ]);
  });

  test('values that occur only in rows hidden by another column are left out and stay hidden', () => {
    const tab = model({ filter: { ...FILTER, hidden: { 3: ['TikTok', 'Instagram'] } } });
    const values = filterValues(tab, 2);
    expect(values.map(({ shown }) => shown)).toEqual(['Creator 01', 'Creator 04', 'Creator 07']);
    expect(hiddenAfter(values, new Set(['Creator 01']), '', ['Creator 02'])).toEqual(['Creator 04', 'Creator 07', 'Creator 02']);
  });

  test('with a search only what is found and checked stays', () => {
    const values = filterValues(model(), 5);
    expect(searched(values, 'SIGN').map(({ shown }) => shown)).toEqual(['Signed']);
    expect(hiddenAfter(values, new Set(['Signed', 'New']), 'sign', [])).toEqual(['Contacted', 'Negotiating', 'New']);
  });
});

describe('the list of a drop-down', () => {
  const editing = { tab: 1, place: { row: 1, column: 5 }, mode: 'edit', where: 'cell', picked: null } as const;

  test('all choices are listed until the text changes, then those that contain it', () => {
    expect(listedChoices(model(), { ...editing, text: 'New' })).toHaveLength(4);
    expect(listedChoices(model(), { ...editing, text: 'neg' })).toEqual(['Negotiating']);
    expect(listedChoices(model(), { ...editing, text: 'New', place: { row: 1, column: 2 } })).toEqual([]);
  });

  test('arrows wrap around the ends', () => {
    expect(nextChoice(['a', 'b'], null, false)).toBe('a');
    expect(nextChoice(['a', 'b'], 'b', false)).toBe('a');
    expect(nextChoice(['a', 'b'], 'a', true)).toBe('b');
    expect(nextChoice([], null, false)).toBeNull();
  });
});

describe('marks of what is hidden', () => {
  test('a visible neighbor carries the mark of the run before it, the last one also that of the run at the end', () => {
    expect(hiddenBeside(6, new Set([0, 1]), 2)).toEqual([{ at: 0, count: 2, side: 'before' }]);
    expect(hiddenBeside(6, new Set([1, 4, 5]), 3)).toEqual([{ at: 4, count: 2, side: 'after' }]);
    expect(hiddenBeside(6, new Set([3]), 2)).toEqual([]);
  });
});

describe('scrolling to a stretch', () => {
  test('what is visible stays in place, the rest moves to the nearer edge', () => {
    expect(nearest(100, 50, 110, 20)).toBeNull();
    expect(nearest(100, 50, 80, 20)).toBe(80);
    expect(nearest(100, 50, 140, 20)).toBe(110);
  });
});
