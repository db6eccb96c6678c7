// One look at a tab: which rows are examined closely, what a merged cell hides, and which places a scope keeps.

import {
  cellsBack,
  closer,
  hiddenAmong,
  inScope,
  rowsOf,
  type Scope,
  type Survey,
  survey,
  surveyOf,
  withinSelection,
} from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import { rowNumberOf } from '../../src/sync/model';
import type { OpName } from '../fakes/memory-ops';
import { creator, must, type Office } from '../fakes/office';
import { formula, officeWith, type } from './edited-office';

const opened = ({ ctx, tab }: Office) => must(openView(ctx, tab));
const look = (office: Office): Survey => survey(office.ctx, opened(office));
const lookOf = (office: Office, ...ids: readonly string[]): Survey => surveyOf(office.ctx, opened(office), new Set(ids));
const edited = ({ edits }: Survey) => edits.map(({ creatorId, field }) => `${creatorId} ${field}`);
const waits = ({ waiting }: Survey) => waiting.map(({ creatorId, field, reason }) => `${creatorId} ${field ?? 'row'}: ${reason.why}`);

/** Does something once, before the n-th operation with this name. */
function before(office: Office, op: OpName, n: number, act: () => void): void {
  let seen = 0;
  office.ops.before = ({ name }) => {
    if (name !== op) return;
    seen += 1;
    if (seen === n) act();
  };
}

describe('a look', () => {
  it('reports edits with their formulas, and the names of rows that have some', () => {
    const office = officeWith(3);
    formula(office, 3, 'notes', 'ab', '="a"&"b"');
    const found = look(office);
    expect([edited(found), found.whole]).toEqual([['c-2 notes'], true]);
    expect(found.rows.map(({ readOnly, cells }) => [readOnly.name?.text, cells.notes?.formula])).toEqual([
      [undefined, undefined],
      ['Sample c-2', '="a"&"b"'],
      [undefined, undefined],
    ]);
  });

  it('finds nobody if rows cannot be told apart', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('handle'));
    expect([edited(look(office)), look(office).rows]).toEqual([[], []]);
  });

  it('is repeated while rows move between it and the closer one, and otherwise used as is', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const { grid } = office.tab;
    before(office, 'read', 1, () => grid.moveRows(2, 1, 5));
    const found = look(office);
    expect([edited(found), found.rows.map(({ id }) => id)]).toEqual([['c-1 notes'], ['c-2', 'c-3', 'c-1']]);
    let moves = 0;
    office.ops.before = ({ name }) => {
      if (name !== 'read') return;
      moves += 1;
      grid.moveRows(2, 1, 5);
    };
    expect([edited(look(office)), moves]).toEqual([['c-1 notes'], 3]);
  });

  it('holds back edits of creators archived in the CRM, by name and field', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { archived: true });
    office.refresh();
    for (const row of [2, 3]) type(office, row, 'notes', 'mine');
    expect([edited(look(office)), waits(look(office))]).toEqual([['c-2 notes'], ['c-1 notes: archived']]);
  });
});

describe('a look at some creators', () => {
  it('knows of others only whose their rows are', () => {
    const office = officeWith(3);
    for (const row of [2, 3, 4]) type(office, row, 'notes', 'mine');
    const found = lookOf(office, 'c-2');
    expect([edited(found), found.whole, [...found.genuine.keys()]]).toEqual([['c-2 notes'], false, ['c-1', 'c-2', 'c-3']]);
    expect(found.rows.map(({ cells }) => cells.notes?.text)).toEqual([undefined, 'mine', undefined]);
  });

  it('also examines the others’ cells if an id occurs twice, or a row is in doubt', () => {
    const twice = officeWith(3);
    const { grid } = twice.tab;
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(5, column, grid.cell(2, column));
    expect(lookOf(twice, 'c-2').rows.map(({ cells }) => cells.notes?.text)).toEqual(['', '', undefined, '']);
    const doubtful = officeWith(3);
    type(doubtful, 4, 'handle', '@somebody-else');
    type(doubtful, 2, 'notes', 'mine');
    const found = lookOf(doubtful, 'c-2');
    expect([edited(found), found.whole, waits(found).length]).toEqual([['c-1 notes'], true, 1]);
  });

  it('examines all if somebody there is missing in the base, but not rows without marks', () => {
    const stranger = officeWith(2);
    type(stranger, 4, 'creatorId', 'somebody');
    expect(lookOf(stranger, 'c-1').whole).toBe(true);
    const own = officeWith(2);
    type(own, 4, 'notes', 'a line of my own');
    expect(lookOf(own, 'c-1').whole).toBe(false);
  });

  it('examines all if rows moved in between', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    before(office, 'look', 2, () => office.tab.grid.moveRows(2, 1, 5));
    const found = lookOf(office, 'c-1');
    expect([edited(found), found.whole]).toEqual([['c-1 notes'], true]);
  });
});

describe('a closer look', () => {
  it('adds formulas of the requested creators, unless their rows moved', () => {
    const office = officeWith(2);
    const looked = look(office);
    for (const row of [2, 3]) formula(office, row, 'notes', '', '=""');
    const near = closer(looked, ['c-1'], ['notes']);
    expect(['c-1', 'c-2'].map((id) => near.genuine.get(creator(id))?.[0]?.cells.notes?.formula)).toEqual(['=""', undefined]);
    expect(near.rows.map(({ cells }) => cells.notes?.formula)).toEqual(['=""', undefined]);
    office.tab.grid.moveRows(2, 1, 4);
    expect(closer(looked, ['c-1'], ['notes']).rows).toBe(looked.rows);
  });
});

describe('a cell that reads as blank', () => {
  /** c-1 to c-4 in rows 2 to 5, all with notes and an address; notes are left of addresses. */
  function noted(): Office {
    const office = officeWith(4);
    for (let row = 2; row <= 5; row += 1) {
      type(office, row, 'notes', 'note');
      type(office, row, 'email', 'a@example.com');
    }
    office.sync();
    return office;
  }

  it.each<[string, { row: number; rows: number; columns: number }, readonly string[], readonly string[]]>([
    ['under a cell merged with it downwards', { row: 2, rows: 2, columns: 1 }, ['c-3 notes'], ['c-2 notes: merged-cells']],
    ['under one merged with it sideways', { row: 3, rows: 1, columns: 2 }, ['c-2 notes', 'c-3 notes'], []],
    ['that is the first of the merged ones', { row: 3, rows: 2, columns: 1 }, ['c-2 notes'], ['c-3 notes: merged-cells']],
    ['below all merged ones', { row: 1, rows: 2, columns: 1 }, ['c-2 notes', 'c-3 notes'], []],
    ['above all merged ones', { row: 5, rows: 2, columns: 1 }, ['c-2 notes', 'c-3 notes'], []],
  ])('%s', (_, { row, rows, columns }, edits, waiting) => {
    const office = noted();
    for (const at of [3, 4]) type(office, at, 'notes', '');
    const { grid } = office.tab;
    grid.obstacles.merge({ row, rows, columns, column: grid.columnOf('notes') });
    const found = look(office);
    expect([edited(found), waits(found)]).toEqual([edits, waiting]);
  });

  it('is an edit like any other if nothing is merged over it; merged cells with a text are fine', () => {
    const office = noted();
    type(office, 3, 'notes', 'another');
    const { grid } = office.tab;
    grid.obstacles.merge({ row: 2, rows: 3, columns: 1, column: grid.columnOf('notes') });
    const asked = office.ops.count('obstacles');
    expect(edited(look(office))).toEqual(['c-2 notes']);
    expect(office.ops.count('obstacles')).toBe(asked);
    type(office, 2, 'email', '');
    expect(edited(look(office))).toEqual(['c-1 email', 'c-2 notes']);
  });
});

describe('places in a scope', () => {
  const place = (...rows: readonly number[]) => ({ rows: rows.map(rowNumberOf) });
  const places = [place(2), place(3, 4), place(5)];

  it.each<[Scope, readonly number[]]>([
    ['all', [0, 1, 2]],
    ['selected', [1]],
    ['visible', [0, 1]],
  ])('%s: those with a row in it', (scope, kept) => {
    const { tab } = officeWith(4);
    tab.select([4, 5].map(rowNumberOf), null);
    tab.grid.filterTo(new Set([2, 4]));
    expect(inScope(tab, scope, places)).toEqual(kept.map((n) => places[n]));
  });

  it('are asked about once each, in order', () => {
    expect(rowsOf([place(5, 2), place(2), place(3)])).toEqual([2, 3, 5]);
  });

  it('that are hidden are reported up to a limit, and selected ones by their ranges', () => {
    const { tab } = officeWith(4);
    tab.grid.filterTo(new Set([2]));
    const rows = [2, 3, 4].map(rowNumberOf);
    expect([hiddenAmong(tab, rows, 3), hiddenAmong(tab, rows, 2)]).toEqual([new Set([3, 4]), null]);
    tab.select([2, 3, 5].map(rowNumberOf), null);
    expect(withinSelection(tab, rows)).toEqual([2, 3]);
  });
});

it('cells revert to what the base holds, in every row that says something else', () => {
  const office = officeWith(2);
  const { grid } = office.tab;
  for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(4, column, grid.cell(2, column));
  type(office, 2, 'status', 'Completed');
  type(office, 4, 'notes', 'mine');
  const found = look(office);
  const back = (id: string | null, field: 'status' | 'notes' | null) => cellsBack(found, id === null ? null : creator(id), field);
  expect(back('c-1', 'status')).toEqual([{ row: 2, id: 'c-1', field: 'status', cell: { text: 'Not collaborated' } }]);
  expect(back('c-1', 'notes')).toEqual([{ row: 4, id: 'c-1', field: 'notes', cell: null }]);
  expect([back('c-2', 'notes'), back(null, 'notes'), back('c-1', null), back('c-9', 'notes')]).toEqual([[], [], [], []]);
});
