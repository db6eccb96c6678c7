// Cells that ended up in the wrong rows because somebody moved rows at that moment: what was there before, and where they belong.

import { grouped } from '../../../contract/named';
import { type ColumnField, isColumnField, isEditable, isOwn } from '../../fields/fields';
import { keptAs, plainText } from '../../sync/apply-remote';
import { holds } from '../../sync/columns';
import { dayOfMoment } from '../../sync/days';
import type { MeantWrite } from '../../sync/desired-cells';
import type { Cell, CellInput, SheetRow } from '../../sync/model';
import { isTextColumn } from './columns';
import { inputOf } from './own-columns';

const keyOf = (id: string, field: ColumnField): string => `${field} ${id}`;

/** Whether every cell shows what was written, in the intended row; for fields that were not read, the row's id decides. */
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
 * The writes needed so that every cell shows what was meant for its creator, and everyone else's shows what was there before. It goes by
 * creator, wherever the rows are by now: a row that shows one of our texts was hit, and if rows moved, so was one that shows what another
 * row had (cells between written ones are written back along with them). A cell that shows neither its old content nor ours holds what a
 * person has typed since. A row that did not exist before becomes blank, and so does a number or time, which the next refresh rewrites.
 */
export function misplaced(before: readonly SheetRow[], now: readonly SheetRow[], writes: readonly MeantWrite[]): readonly MeantWrite[] {
  const targets = new Map(writes.map(({ row, id, field, cell }) => [isOwn(field) ? keyOf(`${row}`, field) : keyOf(id, field), cell]));
  const ours = oursByField(wereMoved(before, now, writes) ? before : [], writes);
  const originOf = originsIn(before, now[0], new Set(ours.keys()));
  return now.flatMap((row) =>
    [...ours].flatMap(([field, isOurs]): readonly MeantWrite[] => {
      const seen = cellIn(row, field);
      // A creator's rows show the same in our columns, but each has its own content in the person's.
      const target = row.id === '' ? undefined : targets.get(isOwn(field) ? keyOf(`${originOf(row)?.row}`, field) : keyOf(row.id, field));
      const isHit = isOurs(seen);
      if (target === undefined ? !isHit : shows(seen, target)) return [];
      const origin = originOf(row);
      const asBefore = origin !== undefined && textIn(origin, field) === (seen?.text ?? '');
      if (target !== undefined) return isHit || asBefore ? [{ row: row.row, id: row.id, field, cell: target }] : [];
      const cell = origin === undefined ? null : cellBefore(origin, field);
      return asBefore || cell === undefined ? [] : [{ row: row.row, id: row.id, field, cell }];
    }),
  );
}

/**
 * Whether rows are, or were while we wrote, in other positions than before: then one of our texts is where it was not meant to be, or an id
 * differs from the one we wrote.
 */
function wereMoved(before: readonly SheetRow[], now: readonly SheetRow[], writes: readonly MeantWrite[]): boolean {
  const ids = new Map(before.map(({ row, id }) => [row, id]));
  for (const { row, field, cell } of writes) if (field === 'creatorId') ids.set(row, textOf(cell).join());
  if (now.some(({ row, id }) => id !== (ids.get(row) ?? ''))) return true;
  const meant = new Set(writes.map(({ row, field }) => `${row} ${field}`));
  const were = new Map(before.map((row) => [row.row, row]));
  return [...oursByField([], writes)].some(([field, isOurs]) =>
    now.some((row) => {
      const seen = cellIn(row, field);
      if (meant.has(`${row.row} ${field}`) || (seen?.text ?? '') === '' || !isOurs(seen)) return false;
      const old = were.get(row.row);
      return old === undefined || textIn(old, field) !== seen?.text;
    }),
  );
}

/** For each written field, whether a cell shows what was written, or what one of `others` showed before. */
function oursByField(
  others: readonly SheetRow[],
  writes: readonly MeantWrite[],
): ReadonlyMap<ColumnField, (seen: Cell | undefined) => boolean> {
  return new Map(
    [...grouped(writes, ({ field }) => field)].map(([field, own]) => {
      const all = own.map(({ cell }) => cell);
      const texts = new Set([...others.map((row) => textIn(row, field)), ...all.flatMap(textOf)].map(plainText));
      const values = new Set(all.map(valueOf));
      // The result of a formula is unknown, so any value may be ours.
      const anything = all.some((cell) => cell !== null && 'formula' in cell);
      return [
        field,
        (seen = BLANK) =>
          texts.has(plainText(seen.text)) || (seen.value !== undefined && alike(seen.value).some((one) => values.has(one))) || anything,
      ];
    }),
  );
}

const BLANK: Cell = { text: '' };

const secondOf = (time: string): number => Math.floor(Date.parse(time) / 1_000);

/** A number, a day, or a time to the second: sheets do not keep exact moments, and a day begins with its time zone. */
function valueOf(cell: CellInput): string {
  if (cell === null) return '';
  if ('number' in cell) return `${cell.number}`;
  if ('day' in cell) return `#${cell.day}`;
  return 'time' in cell ? `@${secondOf(cell.time)}` : '';
}

const alike = (value: NonNullable<Cell['value']>): readonly string[] =>
  typeof value !== 'object'
    ? [`${value}`]
    : [
        ...[-1, 0, 1].map((away) => `@${secondOf(value.time) + away}`),
        ...[0, 1].map((away) => `#${Math.floor(dayOfMoment(value.time)) + away}`),
      ];

const textOf = (cell: CellInput): readonly string[] => (cell === null ? [''] : 'text' in cell ? [cell.text] : []);

const shows = (seen: Cell | undefined, cell: CellInput): boolean =>
  cell !== null && 'text' in cell ? keptAs(cell.text, seen?.text ?? '') : holds(seen, cell);

const cellIn = (row: SheetRow, field: ColumnField): Cell | undefined => (isEditable(field) ? row.cells[field] : row.readOnly[field]);
const textIn = (row: SheetRow, field: ColumnField): string => cellIn(row, field)?.text ?? '';

/**
 * Finds the same row in the first read: the one with the same id and, if there are several, the same texts wherever nothing was written.
 */
function originsIn(
  before: readonly SheetRow[],
  look: SheetRow | undefined,
  written: ReadonlySet<ColumnField>,
): (hit: SheetRow) => SheetRow | undefined {
  const untouched = (look === undefined ? [] : fieldsOf(look)).filter((field) => !written.has(field));
  const told = untouched.filter((field) => before.every((row) => cellIn(row, field) !== undefined));
  const whole = (row: SheetRow): string => JSON.stringify([row.id, ...told.map((field) => textIn(row, field))]);
  const [alike, byId] = [new Map<string, SheetRow>(), new Map<string, SheetRow>()];
  for (const row of [...before].reverse()) {
    alike.set(whole(row), row);
    if (row.id !== '') byId.set(row.id, row);
  }
  return (hit) => alike.get(whole(hit)) ?? byId.get(hit.id);
}

const fieldsOf = ({ cells, readOnly }: SheetRow): readonly ColumnField[] =>
  [...Object.keys(cells), ...Object.keys(readOnly)].filter(isColumnField);

/** Texts are restored as they were; numbers and times of ours are left to the next refresh. undefined: nothing is written. */
function cellBefore(row: SheetRow, field: ColumnField): CellInput | undefined {
  if (isOwn(field)) return inputOf(cellIn(row, field) ?? { text: '' });
  const text = textIn(row, field);
  return text === '' || !isTextColumn(field) ? null : { text };
}
