// What people do to columns and to the row of headings: move, hide, rename, copy, delete, cut and paste. See docs/identity.md.

import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { startCheck } from '../../src/commands/runs/check';
import { readState } from '../../src/commands/state';
import type { TabTrouble } from '../../src/rpc/shapes';
import { creator, must, type Office } from '../fakes/office';
import {
  carryColumn,
  EDITS,
  editedOffice,
  expectWhole,
  gridOf,
  mend,
  officeOf,
  reasons,
  repairAll,
  restoreHeadings,
  rowOf,
  sends,
  shownCells,
  textAt,
  typeAt,
} from './identity-office';

const troubles = (office: Office): readonly TabTrouble[] => must(readState(office.ctx, { withEdits: true })).edits?.troubles ?? [];
const troubled = (office: Office): readonly string[] =>
  troubles(office).map((one) => ('field' in one ? `${one.what} ${one.field}` : one.what));

const columnAt = (office: Office, field: string): number => gridOf(office).columnOf(field);

/** Everything is held back: nothing counts as an edit, and Sync says why. */
function expectStopped(office: Office): void {
  expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 0, waitingTotal: 0 });
  expect(startCheck(office.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
  expect(office.crm.writes).toEqual([]);
}

describe('columns', () => {
  it('are recognized by their marks wherever they are moved, hidden or shown, with own columns between them', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    grid.moveColumns(grid.columnOf('notes'), 1, 2);
    grid.moveColumns(grid.columnOf('creatorId'), 1, grid.columnOf('handle'));
    grid.insertColumns(grid.columnOf('status'), 2);
    grid.column(grid.columnOf('handle')).hidden = true;
    grid.column(grid.columnOf('creatorId')).hidden = false;
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
  });

  it('of a person may have one of our headings: the mark distinguishes them', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    const copy = grid.lastColumn() + 1;
    for (let row = 1; row <= grid.lastRow(); row += 1) grid.setCell(row, copy, grid.cell(row, grid.columnOf('notes')));
    grid.type(5, copy, 'typed into the copy');
    expectWhole(office);
    expect(grid.text(5, copy)).toBe('typed into the copy');
  });

  it('with the same mark hold their field back until one of them is deleted', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    const copy = grid.lastColumn() + 1;
    for (let row = 1; row <= grid.lastRow(); row += 1) grid.setCell(row, copy, grid.cell(row, grid.columnOf('notes')));
    grid.column(copy).mark = grid.column(grid.columnOf('notes')).mark;
    expect(troubled(office)).toEqual(['column-twice notes']);
    expect(sends(office)).toEqual(['c-08 status']);
    office.refresh();
    expect(sends(office)).toEqual(['c-08 status']);
    grid.deleteColumns(copy);
    expectWhole(office);
  });
});

describe('a heading', () => {
  it.each(['Notes of mine', ''])('that became "%s" holds its column back, never clears it, and is restored by one click', (heading) => {
    const office = editedOffice();
    typeAt(office, 1, 'notes', heading);
    expect(troubled(office)).toEqual(['column-renamed notes']);
    expect(sends(office)).toEqual(['c-08 status']);
    office.refresh();
    expect(sends(office)).toEqual(['c-08 status']);
    expect(restoreHeadings(office)).toBe(1);
    expectWhole(office);
  });

  it.each(['creatorId', 'handle', 'channelLink'])('of %s may be renamed: its cells identify it, and everything continues', (field) => {
    const office = editedOffice();
    typeAt(office, 1, field, 'Something else');
    expect(troubled(office)).toEqual([`column-renamed ${field}`]);
    expect(sends(office)).toEqual(EDITS);
    restoreHeadings(office);
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
  });

  it('restored above a row that was cleared and repaired meanwhile does not leave its cell blank', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    for (let column = grid.columnOf('sync'); column <= grid.columnOf('updatedAt'); column += 1) grid.setCell(6, column, undefined);
    typeAt(office, 1, 'owner', 'Renamed');
    expect(repairAll(office, 'mixed-up-row')).toBe('restore-cells');
    restoreHeadings(office);
    expectWhole(office);
  });

  it('moved away with its column while rows were inserted above is restored with the row of headings', () => {
    const office = editedOffice();
    carryColumn(office, columnAt(office, 'notes'), gridOf(office).lastColumn() + 2);
    gridOf(office).insertRows(1);
    expectStopped(office);
    restoreHeadings(office);
    expectWhole(office);
  });

  it('cleared together with its cells restores the cells, and is not a clear', () => {
    const office = editedOffice();
    for (let row = 1; row <= 13; row += 1) gridOf(office).setCell(row, columnAt(office, 'email'), undefined);
    expect(sends(office)).toEqual(EDITS);
    restoreHeadings(office);
    expectWhole(office);
  });
});

describe('a column cut and pasted elsewhere', () => {
  it('holds its field back; the repair restores heading, cells and edits in the marked column', () => {
    const office = editedOffice();
    const away = gridOf(office).lastColumn() + 3;
    carryColumn(office, columnAt(office, 'notes'), away);
    expect(troubled(office)).toEqual(['column-renamed notes']);
    expect(sends(office)).toEqual(['c-08 status']);
    restoreHeadings(office);
    expect(gridOf(office).text(1, away)).toBe('');
    expectWhole(office);
  });

  it('with the empty one deleted is recreated by a refresh, with the edits from where they are', () => {
    const office = editedOffice();
    const from = columnAt(office, 'notes');
    carryColumn(office, from, gridOf(office).lastColumn() + 3);
    gridOf(office).deleteColumns(from);
    expect(troubled(office)).toEqual(['column-missing notes']);
    expect(sends(office)).toEqual(['c-08 status']);
    office.refresh();
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
  });

  it('restores the addresses behind its links, which its texts do not contain', () => {
    const office = editedOffice();
    const [row, away] = [rowOf(office, 'c-05'), gridOf(office).lastColumn() + 3];
    gridOf(office).link(row, columnAt(office, 'email'), 'Sample five', 'mailto:five@example.test');
    carryColumn(office, columnAt(office, 'email'), away);
    restoreHeadings(office);
    expect(gridOf(office).text(row, away)).toBe('');
    expect(sends(office)).toEqual([...EDITS, 'c-05 email'].sort());
    expect(textAt(office, row, 'email')).toBe('five@example.test');
  });

  it('over another exchanges two columns; the repair restores both', () => {
    const office = editedOffice();
    const [notes, email] = [columnAt(office, 'notes'), columnAt(office, 'email')];
    const spare = gridOf(office).lastColumn() + 2;
    carryColumn(office, notes, spare);
    carryColumn(office, email, notes);
    carryColumn(office, spare, email);
    expect(troubled(office)).toEqual(['column-renamed notes', 'column-renamed email']);
    expect(sends(office)).toEqual(['c-08 status']);
    restoreHeadings(office);
    expectWhole(office);
  });

  it('keeps its cells if only its heading was exchanged with another', () => {
    const office = editedOffice();
    const [notes, email] = [textAt(office, 1, 'notes'), textAt(office, 1, 'email')];
    typeAt(office, 1, 'notes', email);
    typeAt(office, 1, 'email', notes);
    expect(sends(office)).toEqual(['c-08 status']);
    restoreHeadings(office);
    expectWhole(office);
  });

  it.each(['creatorId', 'handle'])('with %s: every row waits, nothing is lost, and the repair restores it', (field) => {
    const office = editedOffice();
    carryColumn(office, columnAt(office, field), gridOf(office).lastColumn() + 3);
    expect(sends(office)).toEqual([]);
    expect(office.refresh()).toMatchObject({ added: 0 });
    restoreHeadings(office);
    expectWhole(office);
  });
});

describe('a deleted column', () => {
  it('of a field sends nothing and clears nothing; a refresh recreates it with what the CRM holds', () => {
    const office = editedOffice();
    gridOf(office).deleteColumns(columnAt(office, 'email'));
    expect(troubled(office)).toEqual(['column-missing email']);
    expect(sends(office)).toEqual(EDITS);
    must(startRefresh(office.ctx, { all: false }));
    expect(sends(office)).toEqual(EDITS);
    expectWhole(office);
  });

  it('of ids stops everything; a refresh recreates it, hidden, and every row has its id back with its edits', () => {
    const office = editedOffice();
    gridOf(office).sort(columnAt(office, 'notes'));
    gridOf(office).deleteColumns(columnAt(office, 'creatorId'));
    expect(troubled(office)).toEqual(['id-column-missing']);
    expectStopped(office);
    expect(office.refresh()).toMatchObject({ creators: 12, added: 0 });
    expect(gridOf(office).column(columnAt(office, 'creatorId')).hidden).toBe(true);
    expectWhole(office);
  });

  it.each(['handle', 'channelLink'])('of the fingerprint %s stops everything until a refresh recreates it', (field) => {
    const office = editedOffice();
    gridOf(office).deleteColumns(columnAt(office, field));
    expectStopped(office);
    expect(office.refresh()).toMatchObject({ added: 0 });
    expectWhole(office);
  });

  it.each(['handle', 'channelLink'])('of ids and of %s is restored through the other fingerprint', (field) => {
    const office = editedOffice();
    gridOf(office).deleteColumns(columnAt(office, 'creatorId'));
    gridOf(office).deleteColumns(columnAt(office, field));
    expectStopped(office);
    expect(office.refresh()).toMatchObject({ added: 0 });
    expectWhole(office);
  });

  it('of ids, if two creators share the only remaining fingerprint, sets those rows apart from everybody', () => {
    const office = officeOf(6);
    for (const id of ['c-02', 'c-05']) {
      const channel = office.crm.channels.get(creator(id));
      if (channel !== undefined) office.crm.channels.set(creator(id), { ...channel, handle: '@shared' });
    }
    office.refresh();
    typeAt(office, rowOf(office, 'c-02'), 'notes', 'mine of c-02');
    gridOf(office).deleteColumns(columnAt(office, 'creatorId'));
    gridOf(office).deleteColumns(columnAt(office, 'channelLink'));
    office.refresh();
    expect(sends(office)).toEqual([]);
    expect(textAt(office, 3, 'notes')).toBe('mine of c-02');
    expect(shownCells(office).size).toBe(6);
  });

  it('of ids and of both fingerprint columns leaves nothing to identify rows: nothing is created, added or sent', () => {
    const office = editedOffice();
    for (const field of ['creatorId', 'handle', 'channelLink']) gridOf(office).deleteColumns(columnAt(office, field));
    const { pullId } = must(startRefresh(office.ctx, { all: false }));
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    expectStopped(office);
    expect(gridOf(office).lastRow()).toBe(13);
  });

  it('of ids, with rows torn by a sort, gives no id to a row that its fingerprint columns do not identify, and it waits', () => {
    const office = editedOffice();
    const grid = gridOf(office);
    const [handle, other] = [textAt(office, 4, 'handle'), textAt(office, 5, 'handle')];
    typeAt(office, 4, 'handle', other);
    typeAt(office, 5, 'handle', handle);
    grid.deleteColumns(columnAt(office, 'creatorId'));
    office.refresh();
    expect(sends(office)).toEqual(['c-08 status']);
    expect(reasons(office)).toEqual(['mixed-up-row']);
    mend(office);
    expectWhole(office);
  });
});

describe('a call killed while a column is recreated', () => {
  it('leaves the column held back, never cleared, and the next refresh continues', () => {
    const met = new Set<string>();
    for (const field of ['notes', 'creatorId']) {
      for (let at = 0; at < 12; at += 1) {
        const office = editedOffice();
        gridOf(office).deleteColumns(columnAt(office, field));
        let writes = 0;
        office.ops.before = ({ name }) => {
          if (!['addColumns', 'write', 'patchWrite', 'flush', 'memoryWrite', 'storeWrite'].includes(name)) return;
          writes += 1;
          if (writes > at) throw new Error('the execution was killed');
        };
        try {
          startRefresh(office.ctx, { all: false });
        } catch {
          // The person sees an error and continues.
        }
        office.ops.before = () => {};
        const isIdGone = troubled(office).includes('id-column-missing');
        met.add(`${field}, ${isIdGone ? 'without ids' : 'with ids'}`);
        if (isIdGone) expectStopped(office);
        else expect(sends(office).filter((edit) => !EDITS.includes(edit))).toEqual([]);
        office.refresh();
        expectWhole(office, field === 'notes' ? ['c-08 status'] : EDITS);
      }
    }
    expect([...met]).toEqual(['notes, with ids', 'creatorId, without ids', 'creatorId, with ids']);
  });
});

describe('the row of headings', () => {
  it('pushed down by rows inserted above stops everything; the repair moves it to the top, and the inserted rows stay the person’s', () => {
    const office = editedOffice();
    gridOf(office).insertRows(1, 2);
    gridOf(office).type(1, 3, 'My campaign');
    expectStopped(office);
    restoreHeadings(office);
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
    expect(gridOf(office).text(3, 3)).toBe('My campaign');
  });

  it('when deleted stops everything; the repair rewrites it and keeps the creator that took its place', () => {
    const office = editedOffice();
    gridOf(office).moveRows(rowOf(office, 'c-03'), 1, 2);
    gridOf(office).deleteRows(1);
    expectStopped(office);
    restoreHeadings(office);
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
  });

  it('sorted into the rows stops everything; the repair moves it to the top and the creator back to a row', () => {
    const office = editedOffice();
    gridOf(office).moveRows(rowOf(office, 'c-08'), 1, 2);
    gridOf(office).moveRows(1, 1, 7);
    expectStopped(office);
    restoreHeadings(office);
    expect(troubled(office)).toEqual([]);
    expectWhole(office);
  });

  it('is not overwritten if a refresh finds it gone', () => {
    const office = editedOffice();
    gridOf(office).deleteRows(1);
    const first = gridOf(office).rows[0]?.cells.map((cell) => cell?.text);
    const { pullId } = must(startRefresh(office.ctx, { all: false }));
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    expect(gridOf(office).rows[0]?.cells.map((cell) => cell?.text)).toEqual(first);
  });
});
