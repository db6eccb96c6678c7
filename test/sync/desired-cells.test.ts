// Cells that express what somebody wants, and what they replace.

import { desiredCells } from '../../src/sync/desired-cells';
import type { EditableField, SheetRow } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const names = createNames({ statuses: [{ id: 1, name: 'Completed' }], members: [], labels: [{ id: 5, name: 'Beauty' }] });

const row = (number: number, cells: SheetRow['cells']): SheetRow => ({
  row: rowNumberOf(number),
  id: 'a',
  cells,
  fingerprint: { handle: '', channelLink: '' },
  readOnly: {},
});

const record = recordOf('a', { notes: { value: 'known', cell: 'known' }, labels: { value: [5], cell: 'beauty ;' } });

const desired = (field: EditableField, value: Parameters<typeof desiredCells>[0][number]['value'], ...rows: readonly SheetRow[]) =>
  desiredCells([{ creatorId: creator('a'), field, value }], {
    genuine: new Map(rows.length === 0 ? [] : [[creator('a'), rows]]),
    records: new Map([['a', record]]),
    names,
  });

const nothing = { writes: [], overwritten: [], formulas: 0, withoutCell: 0 };

test('every row of the creator shows the value; a cell that already does is left alone', () => {
  expect(
    desired('status', 1, row(2, { status: { text: '' } }), row(3, { status: { text: 'Completed' } }), row(4, { status: { text: '' } })),
  ).toEqual({
    ...nothing,
    writes: [2, 4].map((at) => ({ row: at, id: 'a', field: 'status', cell: { text: 'Completed' } })),
  });
});

test('a value equal to the base’s is written as the base’s cell, so that it is not an edit', () => {
  expect(desired('labels', [5], row(2, { labels: { text: '' } })).writes).toMatchObject([{ cell: { text: 'beauty ;' } }]);
  expect(desired('labels', [], row(2, { labels: { text: 'beauty ;' } })).writes).toMatchObject([{ cell: null }]);
});

test('an unsent edit that is replaced is reported, a cell that matches the base is not', () => {
  const { writes, overwritten } = desired('notes', 'wanted', row(2, { notes: { text: 'known' } }), row(3, { notes: { text: 'typed' } }));
  expect(writes).toHaveLength(2);
  expect(overwritten).toEqual([{ creatorId: 'a', field: 'notes' }]);
  expect(desired('status', 1, row(2, { status: { text: 'typed' } })).overwritten).toHaveLength(1);
  expect(desired('status', 1, row(2, { status: { text: '' } })).overwritten).toEqual([]);
});

test('a formula is never overwritten, and counted; one that shows the value is not counted', () => {
  const cells = [row(2, { notes: { text: 'counted', origin: 'formula' } }), row(3, { notes: { text: 'wanted', origin: 'formula' } })];
  expect(desired('notes', 'wanted', ...cells)).toEqual({ ...nothing, formulas: 1 });
});

test('creators without a row, or without such a column, are counted', () => {
  expect(desired('notes', 'wanted')).toEqual({ ...nothing, withoutCell: 1 });
  expect(desired('notes', 'wanted', row(2, { status: { text: '' } }))).toEqual({ ...nothing, withoutCell: 1 });
});
