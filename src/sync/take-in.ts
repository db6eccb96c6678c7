// Taking a CRM row into the sheet: which cells are written, and which fields' base moves. It must not write, nor know positions.

import type { Channel } from '../../contract/records';
import { type ColumnField, isEditable, readOnlyCell, shows } from './columns';
import {
  type BaseRecord,
  type Cell,
  type CellInput,
  EDITABLE_FIELDS,
  type EditableField,
  type FieldBase,
  type FieldValue,
  type RowNumber,
  type SheetRow,
} from './model';
import type { Names } from './names';
import { sameValue, textValue, valueOf } from './values';

export interface CellWrite {
  readonly row: RowNumber;
  readonly field: ColumnField;
  readonly cell: CellInput;
}

export interface Taken {
  readonly writes: readonly CellWrite[];
  /** Fields whose base moves to this value once the cells have been written and read back. */
  readonly moves: ReadonlyMap<EditableField, FieldValue>;
  /** Unsent edits that were left alone. */
  readonly kept: readonly EditableField[];
  /** Fields whose value in the CRM had moved and is now in the sheet. */
  readonly drifted: readonly EditableField[];
}

export interface TakeInRules {
  readonly names: Names;
  /** The columns that the tab has. */
  readonly columns: readonly ColumnField[];
  /** Fields that take the CRM's value although their cell was edited: acknowledged ones, and conflicts answered with the CRM's. */
  readonly settled: ReadonlySet<EditableField>;
}

/**
 * Brings the rows of one creator up to the CRM's row. An untouched cell, one that already means the CRM's value, and a settled field take the
 * CRM's value; any other edited cell stays as it is and keeps its base. A formula cell is never written over, so its base stays behind.
 * A blank `record` means that everything is new here.
 */
export function takeIn(channel: Channel, rows: readonly SheetRow[], record: BaseRecord | undefined, rules: TakeInRules): Taken {
  const writes: CellWrite[] = [];
  const moves = new Map<EditableField, FieldValue>();
  const kept: EditableField[] = [];
  const drifted: EditableField[] = [];
  for (const field of EDITABLE_FIELDS) {
    const remote = valueOf(channel, field);
    const cells = rows.flatMap((row) => withCell(row, field));
    if (remote === undefined || cells.length === 0) continue;
    const known = record?.fields[field];
    const moved = known === undefined || !sameValue(known.value, remote);
    if (!rules.settled.has(field) && !cells.every(({ cell }) => mayTake(field, cell, known, remote, rules.names))) {
      kept.push(field);
      continue;
    }
    const wanted = rules.names.cellOf(field, remote);
    const stale = cells.filter(({ cell }) => needsWriting(field, cell, known, wanted, moved));
    if (stale.some(({ cell }) => cell.odd === 'formula')) continue;
    writes.push(...stale.map(({ row }) => ({ row, field, cell: wanted === '' ? null : { text: wanted } })));
    moves.set(field, remote);
    if (moved && known !== undefined) drifted.push(field);
  }
  writes.push(...readOnlyWrites(channel, rows, record, rules.columns));
  return { writes, moves, kept, drifted };
}

interface Placed {
  readonly row: RowNumber;
  readonly cell: Cell;
}

function withCell(row: SheetRow, field: EditableField): readonly Placed[] {
  const cell = row.cells[field];
  return cell === undefined ? [] : [{ row: row.row, cell }];
}

function mayTake(field: EditableField, cell: Cell, known: FieldBase | undefined, remote: FieldValue, names: Names): boolean {
  if (cell.text === known?.cell) return true;
  if (known === undefined && cell.text === '') return true;
  const parsed = names.parse(field, cell.text);
  return (
    parsed.ok &&
    sameValue(typeof parsed.value === 'string' && field !== 'status' && field !== 'owner' ? textValue(parsed.value) : parsed.value, remote)
  );
}

/** A cell as it was read back is right as long as the value has not moved, even where the platform keeps a text in another way than we wrote it. */
function needsWriting(field: EditableField, cell: Cell, known: FieldBase | undefined, wanted: string, moved: boolean): boolean {
  if (cell.text === wanted) return false;
  const named = field === 'status' || field === 'owner' || field === 'labels';
  return moved || named || cell.text !== known?.cell;
}

function readOnlyWrites(
  channel: Channel,
  rows: readonly SheetRow[],
  record: BaseRecord | undefined,
  columns: readonly ColumnField[],
): CellWrite[] {
  const unchanged = record !== undefined && record.updatedAt !== '' && record.updatedAt === channel.updatedAt;
  const writes: CellWrite[] = [];
  for (const field of columns) {
    if (field === 'creatorId' || field === 'sync' || isEditable(field)) continue;
    const wanted = readOnlyCell(channel, field);
    for (const row of rows) if (!shows(row.readOnly[field] ?? '', wanted, unchanged)) writes.push({ row: row.row, field, cell: wanted });
  }
  return writes;
}

/** The cells of a creator who has no row yet, one per column. */
export function newRow(channel: Channel, columns: readonly (ColumnField | null)[], names: Names): readonly CellInput[] {
  return columns.map((field) => {
    if (field === null || field === 'sync') return null;
    if (!isEditable(field)) return readOnlyCell(channel, field);
    const value = valueOf(channel, field);
    const text = value === undefined ? '' : names.cellOf(field, value);
    return text === '' ? null : { text };
  });
}
