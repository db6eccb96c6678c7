// Cells that were written into another row than was meant, because somebody moved rows in that moment: what stood there before, and where they belong.

import { type ColumnField, isColumnField, isEditable } from '../../fields/fields';
import { type CellWrite, keptAs } from '../../sync/apply-remote';
import { holds } from '../../sync/columns';
import type { MeantWrite } from '../../sync/desired-cells';
import type { Cell, CellInput, SheetRow } from '../../sync/model';
import { isTextColumn } from './columns';

/**
 * The cells that now show our text in a row with another id, each with the text that this row had at the first read. A cell that shows
 * something else holds what a person typed since. A row that was not there yet becomes blank, and so does a number or a time, which the next
 * refresh writes again.
 */
export function putBack(before: readonly SheetRow[], after: readonly SheetRow[], writes: readonly MeantWrite[]): readonly CellWrite[] {
  const now = new Map(after.map((row) => [row.row, row]));
  const byId = new Map<string, SheetRow[]>();
  for (const row of before) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  const written = new Set(writes.map(({ field }) => field));
  return writes.flatMap(({ row, id, field, cell }) => {
    const hit = now.get(row);
    if (hit === undefined || hit.id === id || !showsWritten(cellIn(hit, field), cell)) return [];
    const origin = originOf(hit, byId.get(hit.id) ?? [], written);
    return [{ row, field, cell: origin === undefined ? null : cellBefore(origin, field) }];
  });
}

/** Writes at whose place another row stands by now. */
export function movedAway(after: readonly SheetRow[], writes: readonly MeantWrite[]): readonly MeantWrite[] {
  const now = new Map(after.map(({ row, id }) => [row, id]));
  return writes.filter(({ row, id }) => now.get(row) !== id);
}

/** The same writes where their rows stand now, as far as the cells there are still what they were; any other holds our text already, or what a person typed since. */
export function whereTheyAre(before: readonly SheetRow[], now: readonly SheetRow[], writes: readonly MeantWrite[]): readonly MeantWrite[] {
  const at = new Map(before.map((row) => [row.row, row]));
  const same = (one: Cell | undefined, other: Cell | undefined): boolean =>
    (one?.text ?? '') === (other?.text ?? '') && one?.origin === other?.origin;
  // Several rows of one creator may all have moved: each is written once.
  const places = new Map<string, MeantWrite>();
  for (const write of writes) {
    const was = at.get(write.row);
    if (was === undefined) continue;
    const stands = now.filter(({ id }) => id === write.id).filter((row) => same(cellIn(row, write.field), cellIn(was, write.field)));
    for (const { row } of stands) places.set(`${row} ${write.field}`, { ...write, row });
  }
  return [...places.values()];
}

const showsWritten = (seen: Cell | undefined, cell: CellInput): boolean =>
  cell !== null && 'text' in cell ? keptAs(cell.text, seen?.text ?? '') : holds(seen, cell);

const cellIn = (row: SheetRow, field: ColumnField): Cell | undefined => (isEditable(field) ? row.cells[field] : row.readOnly[field]);
const textIn = (row: SheetRow, field: ColumnField): string => cellIn(row, field)?.text ?? '';

/** The same row at the first read: that with the same id and, when there are several, the same texts wherever nothing was written. */
function originOf(hit: SheetRow, candidates: readonly SheetRow[], written: ReadonlySet<ColumnField>): SheetRow | undefined {
  const untouched = fieldsOf(hit).filter((field) => !written.has(field));
  const same = candidates.find((row) =>
    untouched.every((field) => cellIn(row, field) === undefined || textIn(row, field) === textIn(hit, field)),
  );
  return same ?? (hit.id === '' ? undefined : candidates[0]);
}

const fieldsOf = ({ cells, readOnly }: SheetRow): readonly ColumnField[] =>
  [...Object.keys(cells), ...Object.keys(readOnly)].filter(isColumnField);

/** A text stands there again as it was; a number or a time is left to the next refresh. */
function cellBefore(row: SheetRow, field: ColumnField): CellInput {
  const text = textIn(row, field);
  return text === '' || !isTextColumn(field) ? null : { text };
}
