// Finds which cells were edited, and what they mean, by comparing them with the base.

import { EDITABLE_FIELDS, isListed, isSet } from '../fields/fields';
import { TEXT_LIMIT } from '../fields/text-limit';
import { sortedAlone } from './column-sorted-alone';
import type {
  BaseRecord,
  Cell,
  CreatorId,
  Edit,
  EditableField,
  FieldBase,
  FieldValue,
  Reason,
  RowNumber,
  SheetRow,
  Waiting,
} from './model';
import type { Names } from './names';
import { rowsWithBase } from './rows-with-base';
import { beginningOf, isCleared, isShortened, MORE_LABELS, sameValue } from './values';

export interface Diff {
  readonly edits: readonly Edit[];
  readonly waiting: readonly Waiting[];
}

export interface DiffRules {
  readonly names: Names;
  /** Whether the CRM can express an empty value of this field. */
  readonly canClear: (field: EditableField) => boolean;
  /** Columns that look sorted on their own but whose values a person has declared to be edits. */
  readonly trusted: ReadonlySet<EditableField>;
}

/**
 * Compares each genuine row with its base. A cell equal to the base's cell is untouched, whatever the lists of names say today; only a
 * changed cell is parsed. A changed cell that means the same value (other label order, other case) is not an edit. If a creator has several
 * rows, those that still match the base are ignored beside an edited one; rows edited to different values wait. A column that looks sorted
 * on its own waits as a whole.
 */
export function diff(genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>, base: ReadonlyMap<string, BaseRecord>, rules: DiffRules): Diff {
  const compared = rowsWithBase(genuine, base);
  const found = diffFields(new Set(compared.differing.map(({ creatorId }) => creatorId)), genuine, base, rules);
  const edited = EDITABLE_FIELDS.filter((field) => hasDifferences(found.get(field)));
  const torn = sortedAlone(edited, compared, base);
  const judged = [...found].map(([field, own]): Diff => {
    return torn.has(field) && !rules.trusted.has(field) ? { edits: [], waiting: asSortedAlone(own) } : own;
  });
  return { edits: inSheetOrder(judged.flatMap(({ edits }) => edits)), waiting: inSheetOrder(judged.flatMap(({ waiting }) => waiting)) };
}

const hasDifferences = (found: Found | undefined): boolean => found !== undefined && found.edits.length + found.waiting.length > 0;

/** Top to bottom, as a person meets them; the fields of one row stay in column order. */
function inSheetOrder<T extends { readonly rows: readonly number[] }>(places: readonly T[]): readonly T[] {
  return [...places].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

interface Found {
  readonly edits: Edit[];
  readonly waiting: Waiting[];
}

function diffFields(
  differing: ReadonlySet<CreatorId>,
  genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>,
  base: ReadonlyMap<string, BaseRecord>,
  rules: DiffRules,
): ReadonlyMap<EditableField, Found> {
  const all = new Map(EDITABLE_FIELDS.map((field): [EditableField, Found] => [field, { edits: [], waiting: [] }]));
  for (const creatorId of differing) {
    const rows = genuine.get(creatorId) ?? [];
    for (const [field, found] of all) {
      const known = base.get(creatorId)?.fields[field];
      if (rows.every((row) => isUntouched(row.cells[field], known))) continue;
      const difference = diffField(creatorId, field, rows, known, rules);
      if (difference === null) continue;
      if ('reason' in difference) found.waiting.push(difference);
      else found.edits.push(difference);
    }
  }
  return all;
}

/** A field without a cell (its column is missing or in doubt) is untouched. */
const isUntouched = (cell: Cell | undefined, known: FieldBase | undefined): boolean => cell === undefined || cell.text === known?.cell;

function diffField(
  creatorId: CreatorId,
  field: EditableField,
  rows: readonly SheetRow[],
  known: FieldBase | undefined,
  rules: DiffRules,
): Edit | Waiting | null {
  const cells = rows.flatMap((row) => editedCell(row, field, known));
  const read = readCells(field, cells, known, rules);
  const place = { creatorId, field, rows: cells.map(({ row }) => row), cell: cells[0]?.cell.text ?? '' };
  if ('reason' in read) return { ...place, reason: read.reason };
  return known !== undefined && sameValue(read.local, known.value)
    ? null
    : { ...place, base: known?.unproven ? undefined : known?.value, local: read.local };
}

interface Placed {
  readonly row: RowNumber;
  readonly cell: Cell;
}

function editedCell({ row, cells }: SheetRow, field: EditableField, known: FieldBase | undefined): readonly Placed[] {
  const cell = cells[field];
  return cell === undefined || isUntouched(cell, known) ? [] : [{ row, cell }];
}

type Read = { readonly local: FieldValue } | { readonly reason: Reason };

/** The single value that the edited cells of one field and creator express, ignoring those that still mean the base. */
function readCells(field: EditableField, cells: readonly Placed[], known: FieldBase | undefined, rules: DiffRules): Read {
  const meant: { readonly row: RowNumber; readonly text: string; readonly local: FieldValue }[] = [];
  for (const { row, cell } of cells) {
    const read = readCell(field, cell, known?.value, rules);
    if ('reason' in read) return read;
    const { local } = read;
    if (known !== undefined && sameValue(local, known.value)) continue;
    if (!meant.some((one) => sameValue(one.local, local))) meant.push({ row, text: beginningOf(cell.text), local });
  }
  const [first, second] = meant;
  if (second !== undefined) return { reason: { why: 'rows-disagree', rows: meant.map(({ row, text }) => ({ row, text })) } };
  return { local: first === undefined ? (known?.value ?? null) : first.local };
}

/** Text that begins with "=" is held back unless it names something in the CRM: a label may be called "=Formula". */
function readCell(field: EditableField, cell: Cell, base: FieldValue | undefined, rules: DiffRules): Read {
  if (cell.origin === 'error') return { reason: { why: 'error-in-cell' } };
  if (cell.doubt !== undefined) return { reason: { why: cell.doubt } };
  const formula = cell.origin === undefined && cell.text.startsWith('=');
  if (formula && !isListed(field)) return { reason: { why: 'looks-like-formula' } };
  if (cell.text.length > TEXT_LIMIT || isShortened(base)) return { reason: { why: 'too-long', limit: TEXT_LIMIT } };
  const parsed = rules.names.parse(field, cell.text);
  if (formula && !parsed.ok) return { reason: { why: 'looks-like-formula' } };
  if (!parsed.ok && isSet(field) && cell.text.trimEnd().endsWith(MORE_LABELS)) return { reason: { why: 'too-long', limit: TEXT_LIMIT } };
  if (!parsed.ok) return { reason: parsed.reason };
  const clears = isCleared(field, base, parsed.value);
  return clears && !rules.canClear(field) ? { reason: { why: 'cannot-clear' } } : { local: parsed.value };
}

function asSortedAlone(found: Found): Waiting[] {
  return [...found.edits, ...found.waiting].map(({ rows, creatorId, field, cell }) => ({
    rows,
    creatorId,
    field,
    cell,
    reason: { why: 'column-sorted-alone' },
  }));
}
