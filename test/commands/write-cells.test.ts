// The only way of writing cells: planned with every look, certain of every row, and clear about what Google did not accept.

import { done, failed } from '../../src/commands/result';
import { lookAtRows } from '../../src/commands/tab/rows';
import type { Survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import { viewOf } from '../../src/commands/tab/view-store';
import { type CellsPlan, patchesOf, standStill, stillThere, writeCells } from '../../src/commands/tab/write-cells';
import type { ColumnField } from '../../src/fields/fields';
import type { MeantWrite } from '../../src/sync/desired-cells';
import { rowNumberOf } from '../../src/sync/model';
import type { OpName } from '../fakes/memory-ops';
import { creator, must, type Office } from '../fakes/office';
import { formula, officeWith } from './edited-office';

const write = (row: number, id: string, text: string, field: ColumnField = 'notes'): MeantWrite => ({
  row: rowNumberOf(row),
  id: creator(id),
  field,
  cell: text === '' ? null : { text },
});

const plan = (...writes: readonly MeantWrite[]) => done<CellsPlan<string>>({ writes, answer: 'written' });
/** Notes of these creators, in whatever rows they are found. */
const notes =
  (text: string, ...ids: readonly string[]) =>
  (found: Survey) =>
    plan(...ids.flatMap((id) => (found.genuine.get(creator(id)) ?? []).map(({ row }) => write(row, id, text))));

const cells = ({ tab: { grid } }: Office, field: string): readonly string[] =>
  Array.from({ length: grid.lastRow() - 1 }, (_, i) => grid.text(i + 2, grid.columnOf(field)));

/** Does something before every operation with this name, at most that often. */
function whenever(office: Office, op: OpName, times: number, act: () => void): void {
  let left = times;
  office.ops.before = ({ name }) => {
    if (name !== op || left === 0) return;
    left -= 1;
    act();
  };
}

describe('cells', () => {
  it('are written where the plan wants them, and the answer is the plan’s', () => {
    const office = officeWith(3);
    expect(writeCells(office.ctx, notes('mine', 'c-1', 'c-3'))).toEqual({ ok: true, value: 'written' });
    expect(cells(office, 'notes')).toEqual(['mine', '', 'mine']);
  });

  it('are not written if the plan fails, with its message', () => {
    const office = officeWith(1);
    expect(writeCells(office.ctx, () => failed('other-rows-selected'))).toMatchObject({ problem: { kind: 'other-rows-selected' } });
    let asked = 0;
    const second = (found: Survey) => {
      asked += 1;
      return asked === 1 ? notes('mine', 'c-1')(found) : failed('stale-mutation');
    };
    expect(writeCells(office.ctx, second)).toMatchObject({ problem: { kind: 'stale-mutation' } });
    expect([cells(office, 'notes'), asked]).toEqual([[''], 2]);
  });

  it('with a formula in them are known to the plan before it is written', () => {
    const office = officeWith(2);
    formula(office, 2, 'notes', '', '=""');
    const seen: (string | undefined)[] = [];
    must(
      writeCells(office.ctx, (found) => {
        const rows = found.genuine.get(creator('c-1')) ?? [];
        seen.push(rows[0]?.cells.notes?.formula);
        return plan(...rows.filter(({ cells: own }) => own.notes?.formula === undefined).map(({ row }) => write(row, 'c-1', 'mine')));
      }),
    );
    expect(seen).toEqual([undefined, '=""']);
    expect(office.tab.grid.cell(2, office.tab.grid.columnOf('notes')).formula).toBe('=""');
  });

  it('of an inactive tab can be written; for a missing one, or one without a view, this is reported', () => {
    const office = officeWith(1);
    const { tab } = office;
    office.book.activate(office.book.addTab('Another'));
    expect(writeCells(office.ctx, notes('mine', 'c-1'))).toMatchObject({ problem: { kind: 'no-view' } });
    expect(writeCells(office.ctx, notes('mine', 'c-1'), { tabOf: () => null })).toMatchObject({ problem: { kind: 'no-tab' } });
    expect(writeCells(office.ctx, notes('mine', 'c-1'), { tabOf: () => tab }).ok).toBe(true);
    expect(tab.grid.text(2, tab.grid.columnOf('notes'))).toBe('mine');
  });

  it('are not written if rows cannot be told apart, or somebody else is working', () => {
    const office = officeWith(1);
    office.lock.taken = true;
    expect(writeCells(office.ctx, notes('mine', 'c-1'))).toMatchObject({ problem: { kind: 'busy' } });
    office.lock.taken = false;
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('handle'));
    expect(writeCells(office.ctx, notes('mine', 'c-1'))).toMatchObject({ problem: { kind: 'columns-in-doubt' } });
  });

  it('are planned again if rows move before they are written, and given up if they always do', () => {
    const office = officeWith(3);
    const { grid } = office.tab;
    const move = () => grid.moveRows(2, 1, 5);
    whenever(office, 'readTexts', 2, move);
    expect(writeCells(office.ctx, notes('mine', 'c-1')).ok).toBe(true);
    expect(cells(office, 'creatorId')).toEqual(['c-3', 'c-1', 'c-2']);
    expect(cells(office, 'notes')).toEqual(['', 'mine', '']);
    whenever(office, 'readTexts', 3, move);
    expect(writeCells(office.ctx, notes('later', 'c-1'))).toMatchObject({ problem: { kind: 'busy' } });
    expect(cells(office, 'notes')).not.toContain('later');
  });

  it('that Google does not accept are named, with the number nevertheless written', () => {
    const office = officeWith(3);
    const { grid } = office.tab;
    grid.obstacles.protect({ row: 3, rows: 1, column: grid.columnOf('notes'), columns: 1 }, ['boss@example.com']);
    expect(writeCells(office.ctx, notes('mine', 'c-1', 'c-2', 'c-3'))).toMatchObject({
      ok: false,
      problem: { kind: 'protected-cells', words: { others: 2, who: 'boss@example.com' } },
    });
    expect(cells(office, 'notes')).toEqual(['mine', '', 'mine']);
  });

  it('that are read-only make the next refresh read everything; others do not', () => {
    const office = officeWith(1);
    const asOf = () => viewOf(office.ctx, office.tab.id)?.asOf;
    const before = asOf();
    expect(before).toBeDefined();
    must(writeCells(office.ctx, notes('mine', 'c-1')));
    expect(asOf()).toBe(before);
    must(writeCells(office.ctx, () => plan(write(2, 'c-1', 'US', 'country'))));
    expect(asOf()).toBeUndefined();
  });

  it('cost no call if there are none', () => {
    const office = officeWith(1);
    const before = office.ops.count('write') + office.ops.count('flush');
    expect(writeCells(office.ctx, () => plan())).toEqual({ ok: true, value: 'written' });
    expect(office.ops.count('write') + office.ops.count('flush')).toBe(before);
  });
});

describe('rows', () => {
  const opened = ({ ctx, tab }: Office) => must(openView(ctx, tab));

  it('are unmoved while each is where it was, and the tab has no fewer', () => {
    const office = officeWith(3);
    const view = opened(office);
    const rows = lookAtRows(view);
    expect([standStill(view, rows), stillThere(view, rows), stillThere(view, [])]).toEqual([true, true, true]);
    office.tab.grid.moveRows(2, 1, 4);
    expect([standStill(view, rows), stillThere(view, rows), stillThere(view, rows.slice(2))]).toEqual([false, false, true]);
    expect(standStill(view, lookAtRows(view))).toBe(true);
    const all = lookAtRows(view);
    office.tab.grid.deleteRows(4);
    expect([standStill(view, all), stillThere(view, all)]).toEqual([false, false]);
  });

  it('somebody’s row below the others is not unmoved; one without an id is', () => {
    const office = officeWith(2);
    const view = opened(office);
    const rows = lookAtRows(view);
    office.tab.grid.type(4, office.tab.grid.columnOf('notes'), 'a line of my own');
    expect(standStill(view, rows)).toBe(true);
    office.tab.grid.type(4, office.tab.grid.columnOf('creatorId'), 'somebody');
    expect(standStill(view, rows)).toBe(false);
  });

  it('without their id column are nowhere', () => {
    const office = officeWith(2);
    const rows = lookAtRows(opened(office));
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('creatorId'));
    expect([standStill(opened(office), rows), stillThere(opened(office), rows), stillThere(opened(office), [])]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('in a column that is not in its place get nothing', () => {
    const office = officeWith(1);
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('notes'));
    expect(patchesOf(opened(office), [write(2, 'c-1', 'mine'), write(2, 'c-1', 'US', 'country')])).toMatchObject([
      { row: 2, cell: { text: 'US' } },
    ]);
  });
});
