// What people do to whole rows: sort, filter, hide, insert, delete, move, copy and paste; and to the hidden id in them. See
// docs/identity.md.

import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { creator, must, type Office } from '../fakes/office';
import { officeWith } from './edited-office';
import {
  EDITS,
  editedOffice,
  expectWhole,
  gridOf,
  mend,
  officeOf,
  pasteRows,
  reasons,
  repairAll,
  rowOf,
  sends,
  shownCells,
  textAt,
  typeAt,
  waiting,
} from './identity-office';

describe('whole rows', () => {
  it('keep their creators after the table was sorted, ascending or descending', () => {
    const office = editedOffice();
    gridOf(office).sort(gridOf(office).columnOf('notes'), false);
    gridOf(office).sort(gridOf(office).columnOf('status'));
    expectWhole(office);
  });

  it('keep their creators when a filter or a person hides them, and hidden edits are sent with the others', () => {
    const office = editedOffice();
    gridOf(office).filterTo(new Set([2, 9]));
    gridOf(office).hideRow(10);
    expect(sends(office)).toEqual(EDITS);
    expect(office.review()?.hiddenRows).toBe(1);
    expectWhole(office);
  });

  it('keep their creators after rows were inserted, deleted and moved, and a deleted row is not an edit', () => {
    const office = editedOffice();
    gridOf(office).insertRows(4, 3);
    gridOf(office).moveRows(rowOf(office, 'c-08'), 1, 2);
    gridOf(office).deleteRows(rowOf(office, 'c-05'));
    expect(sends(office)).toEqual(EDITS);
    expect(office.refresh()).toMatchObject({ added: 1 });
    expectWhole(office);
    expect(office.crm.channels.has(creator('c-05'))).toBe(true);
  });

  it('added by a person without an id are left alone by Sync and refresh', () => {
    const office = editedOffice();
    const own = gridOf(office).lastRow() + 1;
    typeAt(office, own, 'name', 'my own row');
    typeAt(office, own, 'notes', 'my own note');
    expectWhole(office);
    expect(textAt(office, own, 'notes')).toBe('my own note');
  });

  it('keep their own columns through sort, Sync and refresh', () => {
    const office = editedOffice();
    gridOf(office).sort(gridOf(office).columnOf('email'));
    expectWhole(office);
    const budget = gridOf(office).lastColumn();
    for (const id of shownCells(office).keys()) expect(gridOf(office).text(rowOf(office, id), budget)).toBe(`budget ${id}`);
  });
});

describe('a copied row', () => {
  const copied = (): ReturnType<typeof editedOffice> => {
    const office = editedOffice();
    pasteRows(office, rowOf(office, 'c-03'), 1, gridOf(office).lastRow() + 1, ['creatorId', 'updatedAt']);
    return office;
  };

  it('shows one creator twice, and an edit in both is sent once', () => {
    expectWhole(copied());
  });

  it('waits as soon as the copies are edited to different values, and only the field with these edits', () => {
    const office = copied();
    typeAt(office, rowOf(office, 'c-03'), 'email', 'same@example.com');
    typeAt(office, gridOf(office).lastRow(), 'email', 'same@example.com');
    typeAt(office, gridOf(office).lastRow(), 'notes', 'another note');
    expect(reasons(office)).toEqual(['rows-disagree']);
    expect(sends(office)).toEqual(['c-03 email', 'c-08 status']);
    repairAll(office, 'rows-disagree');
    expectWhole(office, ['c-03 email', 'c-03 notes', 'c-08 status']);
  });

  it('shows the content of the chosen row, and is then sent', () => {
    const office = copied();
    const last = gridOf(office).lastRow();
    typeAt(office, last, 'notes', 'another note');
    const [place] = waiting(office);
    expect(place?.reason).toMatchObject({ rows: [{ row: rowOf(office, 'c-03') }, { row: last, text: 'another note' }] });
    must(repairRows(office.ctx, { repair: 'use-row', rows: [last] }));
    expect(textAt(office, rowOf(office, 'c-03'), 'notes')).toBe('another note');
    expect(sends(office)).toContain('c-03 notes');
    office.sync();
    expect(office.crm.channels.get(creator('c-03'))?.notes).toBe('another note');
  });

  it.each([4, 7])('edited in row %s alone, while the other row shows the old value, is sent, and fills the other row', (row) => {
    const office = officeOf(5);
    pasteRows(office, 4, 1, 7, ['creatorId', 'updatedAt']);
    typeAt(office, row, 'notes', 'one copy only');
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual(['c-03 notes']);
    office.sync();
    expect([textAt(office, 4, 'notes'), textAt(office, 7, 'notes')]).toEqual(['one copy only', 'one copy only']);
    expect(office.review()).toBeNull();
  });

  it('cleared in one row alone is a clear, with its own checkbox', () => {
    const office = officeOf(5);
    pasteRows(office, 4, 1, 7, ['creatorId', 'updatedAt']);
    typeAt(office, 7, 'notes', '');
    expect(office.review()).toMatchObject({ clears: 1 });
  });

  it('keeps an edit of one row through a refresh that brings another value', () => {
    const office = officeOf(5);
    pasteRows(office, 4, 1, 7, ['creatorId', 'updatedAt']);
    typeAt(office, 7, 'notes', 'mine');
    office.crm.change(creator('c-03'), { notes: 'theirs' });
    office.refresh();
    expect(textAt(office, 7, 'notes')).toBe('mine');
    expect(office.review()).toMatchObject({ conflicts: [{}] });
  });
});

describe('rows pasted over others', () => {
  it('with the id become the copied creators; those who lost their row return with a refresh', () => {
    const office = editedOffice();
    pasteRows(office, rowOf(office, 'c-02'), 2, rowOf(office, 'c-10'), ['creatorId', 'updatedAt']);
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual(EDITS);
    expect(office.refresh()).toMatchObject({ added: 2 });
    expectWhole(office);
  });

  it('in part, with id and fingerprint columns: what is left of the previous creator is not an edit of the pasted one', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    grid.moveColumns(grid.columnOf('creatorId'), 1, grid.columnOf('labels') + 1);
    pasteRows(office, rowOf(office, 'c-02'), 1, rowOf(office, 'c-10'), ['creatorId', 'updatedAt']);
    expect(waiting(office).map(({ reason }) => reason)).toEqual([{ why: 'mixed-up-row', belongsTo: null }]);
    expect(sends(office)).toEqual(EDITS);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-cells');
    expect(office.refresh()).toMatchObject({ added: 1 });
    expectWhole(office);
  });

  it('without the hidden id wait, and the repair makes them copies of the rows that they show', () => {
    const office = editedOffice();
    pasteRows(office, rowOf(office, 'c-02'), 2, rowOf(office, 'c-10'), ['sync', 'updatedAt']);
    expect(waiting(office).map(({ rows, reason }) => [rows, reason])).toEqual([
      [[11], { why: 'mixed-up-row', belongsTo: 'c-02' }],
      [[12], { why: 'mixed-up-row', belongsTo: 'c-03' }],
    ]);
    expect(sends(office)).toEqual(EDITS);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expect(office.refresh()).toMatchObject({ added: 2 });
    expectWhole(office);
  });

  it('from another tab, with creators missing in this one, wait as unknown and stop nobody else', () => {
    const office = editedOffice();
    const row = gridOf(office).lastRow() + 1;
    pasteRows(office, 2, 1, row, ['creatorId', 'updatedAt']);
    for (const [field, text] of [
      ['creatorId', 'x-99'],
      ['handle', '@x-99'],
      ['channelLink', 'https://example.com/x-99'],
      ['notes', 'edited'],
    ] as const)
      typeAt(office, row, field, text);
    expect(waiting(office).map(({ rows, reason }) => [rows, reason.why])).toEqual([[[row], 'unknown-id']]);
    expect(sends(office)).toEqual(EDITS);
    gridOf(office).deleteRows(row);
    expectWhole(office);
  });

  it('from another tab over visible cells only leave another creator’s hidden id, and nothing is sent to that creator', () => {
    const office = editedOffice();
    const row = rowOf(office, 'c-05');
    typeAt(office, row, 'handle', '@x-99');
    typeAt(office, row, 'channelLink', 'https://example.com/x-99');
    typeAt(office, row, 'notes', 'note of x-99');
    expect(waiting(office).map(({ rows, reason }) => [rows, reason])).toEqual([[[row], { why: 'mixed-up-row', belongsTo: null }]]);
    expect(sends(office)).toEqual(EDITS);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-cells');
    expectWhole(office);
  });

  it('from another tab, with a creator that has a row here too, bring the edit that was made there', () => {
    const office = editedOffice();
    const row = gridOf(office).lastRow() + 1;
    pasteRows(office, rowOf(office, 'c-06'), 1, row, ['creatorId', 'updatedAt']);
    typeAt(office, row, 'notes', 'edited in the other tab');
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual([...EDITS, 'c-06 notes'].sort());
    gridOf(office).deleteRows(row);
    expectWhole(office);
  });
});

describe('a hidden id', () => {
  it('that was cleared is restored from the fingerprint columns, with the edits of its row', () => {
    const office = editedOffice();
    typeAt(office, 4, 'creatorId', '');
    expect(waiting(office).map(({ reason }) => reason)).toEqual([{ why: 'id-cleared', belongsTo: 'c-03' }]);
    expect(sends(office)).toEqual(['c-08 status']);
    expect(office.refresh()).toMatchObject({ added: 0 });
    expect(repairAll(office, 'id-cleared')).toBe('restore-id');
    expectWhole(office);
  });

  it('that was overwritten is restored, whether the text is nobody or another creator', () => {
    for (const text of ['abc', 'c-07', 'C-03', ' c-03']) {
      const office = editedOffice();
      typeAt(office, 4, 'creatorId', text);
      expect(reasons(office)).toEqual(['mixed-up-row']);
      expect(sends(office)).toEqual(['c-08 status']);
      expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
      expectWhole(office);
    }
  });

  it('that was swapped with another is restored in each row, with the edits of both', () => {
    const office = editedOffice();
    typeAt(office, 4, 'creatorId', 'c-08');
    typeAt(office, 9, 'creatorId', 'c-03');
    expect(sends(office)).toEqual([]);
    expect(waiting(office).map(({ reason }) => reason)).toEqual([
      { why: 'mixed-up-row', belongsTo: 'c-03' },
      { why: 'mixed-up-row', belongsTo: 'c-08' },
    ]);
    repairAll(office, 'mixed-up-row');
    expectWhole(office);
  });

  it('cleared in every row at once is restored in all of them', () => {
    const office = editedOffice();
    for (let row = 2; row <= 13; row += 1) typeAt(office, row, 'creatorId', '');
    expect(reasons(office)).toEqual(['id-cleared']);
    expect(office.refresh()).toMatchObject({ added: 0 });
    repairAll(office, 'id-cleared');
    expectWhole(office);
  });

  it('pasted as a block over other rows is restored in each, and the copied creator is not duplicated', () => {
    const office = editedOffice();
    pasteRows(office, 2, 3, 8, ['creatorId', 'creatorId']);
    expect(reasons(office)).toEqual(['mixed-up-row']);
    expect(sends(office)).toEqual(['c-03 notes']);
    repairAll(office, 'mixed-up-row');
    expectWhole(office);
  });
});

describe('a hidden id among creators with identical cells', () => {
  const alike = (): Office => {
    const office = officeWith(4);
    typeAt(office, 3, 'notes', 'mine of c-2');
    return office;
  };

  it('copied from a row that still has it is restored, with the edits of its row', () => {
    const office = alike();
    pasteRows(office, 5, 1, 3, ['creatorId', 'creatorId']);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expect(sends(office)).toEqual(['c-2 notes']);
  });

  it('that was swapped makes it impossible to attribute an edit, so the cells are reverted', () => {
    const office = alike();
    typeAt(office, 3, 'creatorId', 'c-3');
    typeAt(office, 4, 'creatorId', 'c-2');
    expect(waiting(office).map(({ reason }) => reason)).toEqual([
      { why: 'mixed-up-row', belongsTo: null },
      { why: 'mixed-up-row', belongsTo: 'c-3' },
    ]);
    mend(office);
    expect(sends(office)).toEqual([]);
  });
});

describe('a fingerprint', () => {
  it('that was overwritten waits; without an edit beside it the repair is harmless, and the others continue', () => {
    const office = editedOffice();
    typeAt(office, 6, 'handle', '@typo');
    typeAt(office, 7, 'channelLink', '');
    expect(reasons(office)).toEqual(['mixed-up-row']);
    expect(sends(office)).toEqual(EDITS);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('overwritten beside an edit: the row may show another creator, so the repair reverts its cells', () => {
    const office = editedOffice();
    typeAt(office, 4, 'handle', '@typo');
    expect(sends(office)).toEqual(['c-08 status']);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-cells');
    expectWhole(office, ['c-08 status']);
  });

  it('restored by hand makes the row whole without a repair, and its edit is sent', () => {
    const office = editedOffice();
    typeAt(office, 4, 'handle', '@typo');
    typeAt(office, 4, 'handle', '@c-03');
    expectWhole(office);
  });

  it('cleared together with all visible cells of its row clears nothing', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    for (let column = grid.columnOf('sync'); column <= grid.columnOf('updatedAt'); column += 1) grid.setCell(6, column, undefined);
    expect(waiting(office).map(({ reason }) => reason)).toEqual([{ why: 'mixed-up-row', belongsTo: null }]);
    expect(sends(office)).toEqual(EDITS);
    repairAll(office, 'mixed-up-row');
    expectWhole(office);
  });
});

describe('discarding edits', () => {
  it('leaves rows in doubt unchanged', () => {
    const office = editedOffice();
    typeAt(office, 4, 'creatorId', 'c-08');
    must(discardEdits(office.ctx, { scope: 'all' }));
    expect(textAt(office, 4, 'notes')).toBe('mine of c-03');
    expect(sends(office)).toEqual([]);
  });
});
