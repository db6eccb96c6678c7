// Taking the person to cells: of one creator, of rows, of creators that a run sent or did not.

import { checkAgain, startRetry } from '../../src/commands/runs/again';
import { goToCell, showNotSent, showRows, showSent } from '../../src/commands/runs/go-to';
import { must, type Office } from '../fakes/office';
import { asPage } from './as-page';
import { officeWith, reviewOf, type } from './edited-office';

/** Where the person was taken: rows, and the column's field. */
function taken(office: Office, work: () => unknown): unknown {
  const asked: unknown[] = [];
  const { grid } = office.tab;
  const select = office.tab.select.bind(office.tab);
  office.tab.select = (rows, column) => {
    asked.push([[...rows], column === null ? null : (grid.columns[column - 1]?.mark?.field ?? 'a column of the person')]);
    select(rows, column);
  };
  work();
  return asked.length === 0 ? 'nowhere' : asked.at(-1);
}

const noView = { ok: false, problem: { kind: 'no-view' } };

describe('to a creator', () => {
  it.each([
    ['the column of the field', 'notes', 'notes'],
    ['the name where the field is only shown', 'followers', 'name'],
    ['the name where it is no field', 'anything', 'name'],
    ['the name where none is asked for', null, 'name'],
  ])('%s', (_, field, column) => {
    const office = officeWith(3);
    expect(taken(office, () => must(asPage(goToCell, office.ctx, { creatorId: 'c-2', field })))).toEqual([[3], column]);
  });

  it('shows the whole row if neither the field nor the name has a column; a creator without a row is nowhere', () => {
    const office = officeWith(3);
    const { grid } = office.tab;
    grid.deleteColumns(grid.columnOf('notes'));
    expect(taken(office, () => must(goToCell(office.ctx, { creatorId: 'c-1', field: 'notes' })))).toEqual([[2], 'name']);
    grid.deleteColumns(grid.columnOf('name'));
    expect(taken(office, () => must(goToCell(office.ctx, { creatorId: 'c-1', field: 'notes' })))).toEqual([[2], null]);
    expect(taken(office, () => must(goToCell(office.ctx, { creatorId: 'nobody', field: null })))).toBe('nowhere');
  });

  it('in another tab activates it; a tab without a view is reported', () => {
    const office = officeWith(1);
    const { tab } = office;
    office.book.activate(office.book.addTab('Another'));
    expect(goToCell(office.ctx, { creatorId: 'c-1', field: null })).toMatchObject(noView);
    must(asPage(goToCell, office.ctx, { creatorId: 'c-1', field: null, tab: tab.id }));
    expect([office.tab.id, tab.selectedRows()]).toEqual([tab.id, [{ from: 2, to: 2 }]]);
  });
});

describe('to rows', () => {
  it.each<[readonly number[], unknown]>([
    [
      [2, 4],
      [[2, 4], null],
    ],
    [
      [1, 2, 4, 5],
      [[2, 4], null],
    ],
    [[0, 1, 99], 'nowhere'],
    [[], 'nowhere'],
  ])('%j: the existing ones, without the headings', (rows, where) => {
    const office = officeWith(3);
    expect(taken(office, () => must(asPage(showRows, office.ctx, { rows: [...rows] })))).toEqual(where);
  });

  it('of a tab without a view are not shown', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Another'));
    expect(showRows(office.ctx, { rows: [2] })).toMatchObject(noView);
  });
});

describe('to the rows of a run', () => {
  /** c-1 was sent, c-2 was refused; c-3 was not in it. */
  function sent() {
    const office = officeWith(3);
    for (const row of [2, 3]) type(office, row, 'notes', `mine ${row}`);
    const review = reviewOf(office);
    let n = 0;
    office.crm.before = (request) => {
      if (request !== 'update') return null;
      n += 1;
      return n === 2 ? 'refused' : null;
    };
    office.send(review);
    office.crm.before = () => null;
    return { office, runId: review.runId };
  }

  it('that were sent, and that were not', () => {
    const { office, runId } = sent();
    expect(taken(office, () => must(asPage(showSent, office.ctx, { runId })))).toEqual([[2], null]);
    expect(taken(office, () => must(asPage(showNotSent, office.ctx, { runId })))).toEqual([[3], null]);
    office.tab.grid.deleteRows(3);
    expect(taken(office, () => must(showNotSent(office.ctx, { runId })))).toBe('nowhere');
  });

  it('is reported if the run is unknown, or the tab is gone, or has no ids', () => {
    const { office, runId } = sent();
    for (const call of [showSent, showNotSent, startRetry, checkAgain])
      expect(call(office.ctx, { runId: 'unknown' })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('creatorId'));
    expect(showSent(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    office.book.deleteTab(office.tab.id);
    expect(showSent(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });
});
