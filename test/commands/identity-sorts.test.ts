// Sorts that tear rows apart: of part of the table, of one column, with or without the id. See docs/identity.md.

import { repairRows } from '../../src/commands/edits/repair';
import { must, type Office } from '../fakes/office';
import {
  editedOffice,
  expectWhole,
  gridOf,
  mend,
  officeOf,
  reasons,
  repairAll,
  rowOf,
  sends,
  shownCells,
  sortSpan,
  textAt,
  typeAt,
  waiting,
} from './identity-office';

const rowsOf = (office: Office): readonly number[] => Array.from({ length: gridOf(office).lastRow() - 1 }, (_, i) => i + 2);

describe('a sort of all visible columns without the hidden id', () => {
  it('holds back every row that moved; the repair restores the ids, and the edits go to the creators they were made for', () => {
    const office = editedOffice();
    sortSpan(office, 'notes', ['sync', 'updatedAt']);
    expect(reasons(office)).toEqual(['mixed-up-row']);
    expect(sends(office)).toEqual([]);
    expect(office.refresh()).toMatchObject({ added: 0 });
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('of some rows holds back only these', () => {
    const office = editedOffice();
    const { grid } = office.tab;
    const below = grid.rows.splice(7);
    sortSpan(office, 'email', ['sync', 'updatedAt']);
    grid.rows.push(...below);
    expect(reasons(office)).toEqual(['mixed-up-row']);
    expect(sends(office)).toEqual(['c-08 status']);
    repairAll(office, 'mixed-up-row');
    expectWhole(office);
  });

  it('is repaired even if edited cells happen to match the creator of the id beside them', () => {
    const office = officeOf(12);
    for (let row = 2; row <= 13; row += 3) typeAt(office, row, 'status', 'Completed');
    const edits = sends(office);
    sortSpan(office, 'followers', ['sync', 'updatedAt']);
    sortSpan(office, 'notes', ['sync', 'updatedAt'], false);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office, edits);
  });
});

describe('a sort that leaves one fingerprint behind', () => {
  it('lets the cells identify the row: if the handle moved along, the handle is right', () => {
    const office = editedOffice();
    sortSpan(office, 'notes', ['sync', 'handle']);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('lets the cells identify the row: if only the handle moved, the id is right', () => {
    const office = editedOffice();
    sortSpan(office, 'handle', ['handle', 'handle'], false);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('lets the cells identify the row: if both fingerprint columns moved and the cells stayed, the id is right', () => {
    const office = editedOffice();
    sortSpan(office, 'handle', ['handle', 'updatedAt'], false);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('over a row whose cells had been cleared does not clear them in the CRM', () => {
    const office = editedOffice();
    for (const field of ['owner', 'labels', 'notes', 'email', 'contactLink']) typeAt(office, 6, field, '');
    sortSpan(office, 'handle', ['handle', 'handle'], false);
    expect(sends(office)).toEqual([]);
    mend(office);
    expectWhole(office);
  });

  it('through the editable columns leaves no row whole, so the cells revert to what the CRM held', () => {
    const office = editedOffice();
    sortSpan(office, 'status', ['sync', 'labels']);
    sortSpan(office, 'handle', ['email', 'updatedAt'], false);
    expect(sends(office)).toEqual([]);
    mend(office);
    expectWhole(
      office,
      sends(office).filter((edit) => edit === 'c-03 notes'),
    );
  });
});

describe('a sort with the id that leaves the fingerprint columns behind', () => {
  it('returns every row to the creator of its cells', () => {
    const office = editedOffice();
    sortSpan(office, 'notes', ['creatorId', 'contactLink']);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });

  it('of the id column alone returns every row’s id', () => {
    const office = editedOffice();
    sortSpan(office, 'creatorId', ['creatorId', 'creatorId'], false);
    expect(sends(office)).toEqual([]);
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-id');
    expectWhole(office);
  });
});

describe('a sort of editable columns alone', () => {
  it('of one column holds that column back, and the others are sent', () => {
    const office = editedOffice();
    sortSpan(office, 'email', ['email', 'email']);
    expect(new Set(waiting(office).map(({ field, reason }) => `${field} ${reason.why}`))).toEqual(new Set(['email column-sorted-alone']));
    expect(repairAll(office, 'column-sorted-alone')).toBe('restore-cells');
    expectWhole(office);
  });

  it('of a column with few values holds it back too', () => {
    const office = officeOf(12);
    typeAt(office, 4, 'notes', 'mine of c-03');
    sortSpan(office, 'status', ['status', 'status']);
    expect(reasons(office)).toEqual(['column-sorted-alone']);
    expect(sends(office)).toEqual(['c-03 notes']);
    repairAll(office, 'column-sorted-alone');
    expectWhole(office, ['c-03 notes']);
  });

  it('of a column with two values in which few cells moved holds it back', () => {
    const office = officeOf(10);
    for (let row = 2; row <= 11; row += 1) typeAt(office, row, 'status', row < 7 ? 'Completed' : 'In communication');
    typeAt(office, 6, 'status', 'In communication');
    typeAt(office, 7, 'status', 'Completed');
    office.sync();
    expect(office.review()).toBeNull();
    sortSpan(office, 'status', ['status', 'status']);
    expect(reasons(office)).toEqual(['column-sorted-alone']);
    expect(sends(office)).toEqual([]);
  });

  it('of several columns by one of them holds back every column that moved, including edits in it', () => {
    const office = officeOf(9);
    typeAt(office, 4, 'labels', 'Food, Summer, Beauty, Q1 Launch');
    typeAt(office, 5, 'email', '');
    sortSpan(office, 'notes', ['status', 'contactLink']);
    expect(sends(office)).toEqual([]);
    repairAll(office, 'column-sorted-alone');
    expectWhole(office, []);
  });

  it('by the name beside them holds them back, and leaves edits in columns that stayed', () => {
    const office = editedOffice();
    sortSpan(office, 'name', ['name', 'labels'], false);
    expect(sends(office)).toEqual(['c-03 notes']);
    repairAll(office, 'column-sorted-alone');
    expectWhole(office, ['c-03 notes']);
  });

  it('is reverted completely even if the repair was requested for one row', () => {
    const office = editedOffice();
    sortSpan(office, 'notes', ['notes', 'email']);
    must(repairRows(office.ctx, { repair: 'restore-cells', rows: [waiting(office)[0]?.rows[0] ?? 0] }));
    expectWhole(office, ['c-08 status']);
  });

  it('declared to be edits by a person is sent after all, until a refresh asks again', () => {
    const office = officeOf(12);
    sortSpan(office, 'notes', ['notes', 'notes']);
    const moved = waiting(office).length;
    must(repairRows(office.ctx, { repair: 'keep-edits', rows: [...rowsOf(office)] }));
    expect(sends(office)).toHaveLength(moved);
    office.refresh();
    expect(sends(office)).toEqual([]);
    expect(reasons(office)).toEqual(['column-sorted-alone']);
  });

  it('shifted down by inserted cells holds the column back', () => {
    const office = officeOf(12);
    const notes = rowsOf(office).map((row) => textAt(office, row, 'notes'));
    rowsOf(office).forEach((row, i) => {
      if (i > 3) typeAt(office, row, 'notes', i === 4 ? '' : (notes[i - 1] ?? ''));
    });
    expect(sends(office)).toEqual([]);
    repairAll(office, 'column-sorted-alone');
    expectWhole(office, []);
  });
});

describe('edits that merely resemble a sort', () => {
  it('are sent: two notes exchanged by hand, one value filled down, and values of a short list exchanged in a small table', () => {
    const office = officeOf(7);
    const [a, b] = [textAt(office, 2, 'notes'), textAt(office, 3, 'notes')];
    typeAt(office, 2, 'notes', b);
    typeAt(office, 3, 'notes', a);
    for (const row of rowsOf(office)) typeAt(office, row, 'owner', 'Sample owner A');
    const statuses = rowsOf(office).map((row) => textAt(office, row, 'status'));
    rowsOf(office).forEach((row, i) => {
      typeAt(office, row, 'status', statuses[(i + 1) % statuses.length] ?? '');
    });
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toContain('c-01 notes');
    expect(sends(office).filter((edit) => edit.endsWith('status')).length).toBeGreaterThan(3);
  });

  it('are sent: the same note copied to many creators', () => {
    const office = editedOffice();
    for (const row of [5, 6, 7, 10]) typeAt(office, row, 'notes', textAt(office, 2, 'notes'));
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toHaveLength(6);
  });
});

describe('the tab after any repair', () => {
  it('matches the CRM, creator by creator', () => {
    const office = officeOf(12);
    const before = shownCells(office);
    sortSpan(office, 'notes', ['sync', 'updatedAt']);
    repairAll(office, 'mixed-up-row');
    expect(shownCells(office)).toEqual(before);
    expect(rowOf(office, 'c-01')).not.toBe(2);
  });
});
