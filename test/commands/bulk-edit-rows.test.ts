// One edit for many rows if a creator has several, what the panel offers for it, and undoing it after the tab has changed.

import { previewBulkEdit, readBulkColumns, takeBackBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import { rowNumberOf } from '../../src/sync/model';
import { must } from '../fakes/office';
import { asPage } from './as-page';
import { cells, setNotes, shown, wayBack, written } from './bulk-editing';
import { officeWith, type } from './edited-office';

describe('several rows of one creator', () => {
  /** Rows 2 and 3 are c-1's, row 4 is c-2's; beside them is one of the person's own columns. */
  function twoRows(own: readonly [string, string, string]) {
    const office = officeWith(2);
    const { grid } = office.tab;
    grid.insertRows(3);
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
    const column = grid.lastColumn() + 1;
    for (const [i, text] of ['Mine', ...own].entries()) grid.type(i + 1, column, text);
    return { office, column };
  }

  it.each<[readonly [string, string, string], readonly string[], readonly number[]]>([
    [['a', 'a', 'b'], ['a', 'a', 'b'], []],
    [
      ['a', 'c', 'b'],
      ['', '', 'b'],
      [2, 3],
    ],
    [
      ['', 'a', 'b'],
      ['', '', 'b'],
      [2, 3],
    ],
  ])('copy: beside %j they become %j', (own, notes, leftOut) => {
    const { office, column } = twoRows(own);
    const edit: BulkEdit = { verb: 'copy', field: 'notes', column, heading: 'Mine' };
    expect(shown(office, edit).leftOut).toEqual(leftOut);
    written(office, edit);
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(notes);
  });

  it.each([
    ['say the same', 'one', 'one', ['one\nmore', 'one\nmore', 'more'], []],
    ['say different things', 'one', 'two', ['one', 'two', 'more'], [2, 3]],
    ['say something in one row alone', '', 'two', ['', 'two', 'more'], [2, 3]],
  ])('append: if they %s', (_, first, second, notes, leftOut) => {
    const { office } = twoRows(['', '', '']);
    setNotes(office, [first, second]);
    const edit: BulkEdit = { verb: 'append', field: 'notes', line: 'more' };
    expect(shown(office, edit).leftOut).toEqual(leftOut);
    written(office, edit);
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(notes);
  });

  it('labels: if one row names a label that the CRM does not have, none of them is touched', () => {
    const { office } = twoRows(['', '', '']);
    type(office, 3, 'labels', 'Beauty, no such label');
    expect(shown(office, { verb: 'labels', add: ['l-3'], remove: [] })).toMatchObject({ changing: 1, leftOut: [2, 3] });
  });

  it('set: all of them show it afterwards, whatever was there', () => {
    const { office } = twoRows(['', '', '']);
    setNotes(office, ['one', 'two']);
    expect(written(office, { verb: 'set', field: 'notes', value: 'same' })).toMatchObject({ cells: 3, creators: 2 });
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(['same', 'same', 'same']);
  });
});

describe('what the panel offers', () => {
  it('to copy from: columns with a heading that nobody edits for the CRM', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    const own = grid.lastColumn() + 1;
    grid.type(1, own, 'Mine');
    grid.type(2, own + 1, 'under no heading');
    const { columns } = must(asPage(readBulkColumns, office.ctx, {}));
    const offered = columns.map(({ heading }) => heading);
    const headingOf = (field: string) => grid.text(1, grid.columnOf(field));
    expect(offered).toEqual(expect.arrayContaining([headingOf('name'), headingOf('followers'), 'Mine']));
    for (const field of ['sync', 'status', 'owner', 'labels', 'email', 'contactLink', 'notes'])
      expect(offered).not.toContain(headingOf(field));
    expect(columns.map(({ column }) => column)).not.toContain(own + 1);
  });

  it('uses the selection in this very tab', () => {
    const office = officeWith(3);
    const selection = (): string => must(readBulkColumns(office.ctx)).selection;
    office.tab.select([rowNumberOf(2)], null);
    const first = selection();
    expect(selection()).toBe(first);
    expect(shown(office, { verb: 'clear', field: 'notes' }).selection).toBe(first);
    office.tab.select([rowNumberOf(3)], null);
    expect(selection()).not.toBe(first);
  });

  it('nothing in a tab without a view', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Another tab'));
    const edit: BulkEdit = { verb: 'clear', field: 'notes' };
    const refused = { ok: false, problem: { kind: 'no-view' } };
    expect(readBulkColumns(office.ctx)).toMatchObject(refused);
    expect(previewBulkEdit(office.ctx, { edit, scope: 'all' })).toMatchObject(refused);
    expect(writeBulkEdit(office.ctx, { edit, scope: 'all', digest: 'x' })).toMatchObject(refused);
  });

  it('no edit of a column that is gone', () => {
    const office = officeWith(1);
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('notes'));
    expect(previewBulkEdit(office.ctx, { edit: { verb: 'clear', field: 'notes' }, scope: 'all' })).toMatchObject({
      ok: false,
      problem: { kind: 'columns-in-doubt' },
    });
  });
});

describe('undoing after the tab has changed', () => {
  it('skips creators whose row, or whose column, is gone, and identifies rows if a creator has several', () => {
    const office = officeWith(3);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    const { grid } = office.tab;
    grid.deleteRows(3);
    grid.insertRows(3);
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
    expect(must(asPage(takeBackBulkEdit, office.ctx, { undo }))).toEqual({ cells: 2, edited: 1 });
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(['', 'all', '']);
    grid.deleteColumns(grid.columnOf('notes'));
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 0, edited: 3 });
  });

  it('is refused if the tab is gone', () => {
    const office = officeWith(1);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    expect(takeBackBulkEdit(office.ctx, { undo: { ...undo, tab: 99 } })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });
});
