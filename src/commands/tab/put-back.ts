// Cells that were written into other rows than was meant, because somebody moved rows in that moment: what stood there before, and where they belong.

import { type ColumnField, isColumnField, isEditable } from '../../fields/fields';
import { keptAs, plainText } from '../../sync/apply-remote';
import { holds } from '../../sync/columns';
import type { MeantWrite } from '../../sync/desired-cells';
import type { Cell, CellInput, SheetRow } from '../../sync/model';
import { isTextColumn } from './columns';

const keyOf = (id: string, field: ColumnField): string => `${field} ${id}`;

/** Whether every cell shows what was written into it, in the row that it was meant for; of fields that were not looked at the row tells. */
export function allLanded(written: readonly SheetRow[], writes: readonly MeantWrite[]): boolean {
  const at = new Map(written.map((row) => [row.row, row]));
  return writes.every(({ row, id, field, cell }) => {
    const hit = at.get(row);
    if (hit?.id !== id) return false;
    const seen = cellIn(hit, field);
    return seen === undefined || shows(seen, cell);
  });
}

/**
 * What is to be written so that every cell shows what was meant for its creator, and everybody else what stood there before. It goes by creators, wherever their
 * rows are by now: a row that shows one of our texts, or what stood in another row (cells between those that are written are written back with them), has been hit. A cell that shows something else than before or than we wrote holds
 * what a person typed since. A row that was not there yet becomes blank, and so does a number or a time, which the next refresh writes again.
 */
export function misplaced(before: readonly SheetRow[], now: readonly SheetRow[], writes: readonly MeantWrite[]): readonly MeantWrite[] {
  const targets = new Map(writes.map(({ id, field, cell }) => [keyOf(id, field), cell]));
  const ours = oursByField(before, writes);
  const byId = new Map<string, SheetRow[]>();
  for (const row of before) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  const written = new Set(ours.keys());
  return now.flatMap((row) => {
    const origin = originOf(row, byId.get(row.id) ?? [], written);
    return [...ours].flatMap(([field, isOurs]): readonly MeantWrite[] => {
      const seen = cellIn(row, field);
      const target = row.id === '' ? undefined : targets.get(keyOf(row.id, field));
      const asBefore = origin !== undefined && textIn(origin, field) === (seen?.text ?? '');
      const isHit = isOurs(seen) && !asBefore;
      if (target !== undefined)
        return shows(seen, target) || !(isHit || asBefore) ? [] : [{ row: row.row, id: row.id, field, cell: target }];
      return isHit ? [{ row: row.row, id: row.id, field, cell: origin === undefined ? null : cellBefore(origin, field) }] : [];
    });
  });
}

/** Of each written field, whether a cell shows what was written, or what another row showed before. */
function oursByField(
  before: readonly SheetRow[],
  writes: readonly MeantWrite[],
): ReadonlyMap<ColumnField, (seen: Cell | undefined) => boolean> {
  const cells = new Map<ColumnField, CellInput[]>();
  for (const { field, cell } of writes) {
    const some = cells.get(field);
    if (some === undefined) cells.set(field, [cell]);
    else some.push(cell);
  }
  return new Map(
    [...cells].map(([field, all]) => {
      const texts = new Set([...before.map((row) => textIn(row, field)), ...all.flatMap(textOf)].map(plainText));
      const others = all.filter((cell) => textOf(cell).length === 0);
      return [field, (seen) => texts.has(plainText(seen?.text ?? '')) || others.some((cell) => holds(seen, cell))];
    }),
  );
}

const textOf = (cell: CellInput): readonly string[] => (cell === null ? [''] : 'text' in cell ? [cell.text] : []);

const shows = (seen: Cell | undefined, cell: CellInput): boolean =>
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
