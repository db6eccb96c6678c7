// Taking a CRM row into the sheet: which cells are written, and which fields' base moves.

import { type Channel, type ColumnField, EDITABLE_FIELDS, isEditable, isListed, isText } from '../fields/fields';
import { holds, readOnlyCell } from './columns';
import type { EditedCell } from './edits-text';
import type { BaseRecord, Cell, CellInput, EditableField, FieldBase, FieldValue, Id, RowNumber, SheetRow, ShownInput } from './model';
import type { Names } from './names';
import { sameButSpelling } from './normal-form';
import { isIds, sameValue, textValue, valueOf, without } from './values';

export interface CellWrite {
  readonly row: RowNumber;
  readonly field: ColumnField;
  readonly cell: CellInput;
}

export interface Taken {
  readonly writes: readonly CellWrite[];
  /** The base that each field gets once the cells have been written; where a cell is written, `cell` is the text that is asked for. */
  readonly moves: ReadonlyMap<EditableField, FieldBase>;
  /** Unsent edits, which were left alone. */
  readonly kept: readonly KeptEdit[];
}

export interface KeptEdit extends EditedCell {
  /** The CRM holds another value than when the edit was made: its next review will ask which counts. */
  readonly contested: boolean;
}

export const isContested = ({ contested }: KeptEdit): boolean => contested;

export interface ApplyRules {
  readonly names: Names;
  /** The columns that the tab has. */
  readonly columns: readonly ColumnField[];
  /** Edits that are over, by the text of their cell: acknowledged ones, and those that give way to the CRM's value. */
  readonly settled: ReadonlyMap<EditableField, string>;
}

/**
 * Brings the rows of one creator up to the CRM's row. A cell that says what the base does, or the CRM, or a settled edit takes the CRM's value, and
 * the base moves. Any other cell is an unsent edit and stays as it is; its base stays too, unless an edit was settled here before this one was
 * typed: then the base moves to what both sides held in between. A formula cell is never written over, so its base stays behind.
 * A blank `record` means that everything is new here.
 */
export function applyRemote(channel: Channel, rows: readonly SheetRow[], record: BaseRecord | undefined, rules: ApplyRules): Taken {
  const writes: CellWrite[] = [];
  const moves = new Map<EditableField, FieldBase>();
  const kept: KeptEdit[] = [];
  for (const field of EDITABLE_FIELDS) {
    const remote = valueOf(channel, field);
    const cells = rows.flatMap((row) => withCell(row, field));
    const [first] = cells;
    if (remote === undefined || first === undefined) continue;
    const at: FieldNow = { field, known: record?.fields[field], settled: rules.settled.get(field), remote, names: rules.names };
    const following = cells.filter(({ cell }) => follows(cell, at));
    const edit = cells.find((one) => !following.includes(one));
    const edited = edit !== undefined;
    if (edited) kept.push({ field, cell: edit.cell.text, contested: at.known === undefined || !sameValue(at.known.value, remote) });
    if (edited && at.settled === undefined) continue;
    const wanted = rules.names.cellOf(field, remote);
    const stale = following.filter(({ cell }) => needsWriting(cell, wanted, at));
    if (stale.some(({ cell }) => cell.origin === 'formula')) continue;
    writes.push(...stale.map(({ row }) => ({ row, field, cell: wanted === '' ? null : { text: wanted } })));
    moves.set(field, edited ? baseBetween(at) : { value: remote, cell: stale.length > 0 ? wanted : first.cell.text });
  }
  writes.push(...readOnlyWrites(channel, rows, rules.columns));
  return { writes, moves, kept };
}

interface Placed {
  readonly row: RowNumber;
  readonly cell: Cell;
}

function withCell(row: SheetRow, field: EditableField): readonly Placed[] {
  const cell = row.cells[field];
  return cell === undefined ? [] : [{ row: row.row, cell }];
}

/** One field of a creator as it is taken in. */
interface FieldNow {
  readonly field: EditableField;
  readonly known: FieldBase | undefined;
  /** The text of the edit that is over, if there was one. */
  readonly settled: string | undefined;
  readonly remote: FieldValue;
  readonly names: Names;
}

/** Whether a cell holds nothing that is still to be sent: it may say the base's value, or the CRM's, in other words (a new name, another order or case). */
function follows({ text }: Cell, { field, known, settled, remote, names }: FieldNow): boolean {
  if (text === (known?.cell ?? '') || text === settled) return true;
  const parsed = names.parse(field, text);
  if (!parsed.ok) return false;
  const local = typeof parsed.value === 'string' && isText(field) ? textValue(parsed.value) : parsed.value;
  return sameValue(local, remote) || (known !== undefined && sameValue(local, known.value));
}

/** What the settled edit and the CRM have in common: the CRM's value, of labels only those that stood in the cell, because nobody here saw the others. */
function baseBetween({ field, settled = '', remote, names }: FieldNow): FieldBase {
  const seen = names.parse(field, settled);
  const value = isIds(remote) && seen.ok && isIds(seen.value) ? common(remote, seen.value) : remote;
  return { value, cell: names.cellOf(field, value) };
}

const common = (ids: readonly Id[], others: readonly Id[]): readonly Id[] => without(ids, without(ids, others));

/**
 * A cell as it was read back is right as long as the value has not moved, even where the platform keeps a text in another way than we wrote it. What results
 * from a formula or stands behind a name is not spelled anew.
 */
function needsWriting({ text, origin, linked }: Cell, wanted: string, { field, known, remote }: FieldNow): boolean {
  if (text === wanted) return false;
  if ((origin === 'formula' || linked === true) && sameButSpelling(field, text, remote)) return false;
  return isListed(field) || known === undefined || text !== known.cell || !sameValue(known.value, remote);
}

function readOnlyWrites(channel: Channel, rows: readonly SheetRow[], columns: readonly ColumnField[]): CellWrite[] {
  const writes: CellWrite[] = [];
  for (const field of columns) {
    if (field === 'creatorId' || field === 'sync' || isEditable(field)) continue;
    const wanted = readOnlyCell(channel, field);
    for (const row of rows) if (!holds(row.readOnly[field], wanted)) writes.push({ row: row.row, field, cell: wanted });
  }
  return writes;
}

/** A cell of a creator who has no row yet. */
export function newCell(channel: Channel, field: ColumnField, names: Names): ShownInput {
  if (field === 'sync') return null;
  if (!isEditable(field)) return readOnlyCell(channel, field);
  const value = valueOf(channel, field);
  const text = value === undefined ? '' : names.cellOf(field, value);
  return text === '' ? null : { text };
}

/** A text without what the platform may change in it: line ends, a leading apostrophe, non-breaking spaces, outer blanks. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^'+/, '')
    .replace(/\u00a0/g, ' ')
    .trim();

/** Whether the platform may have made `seen` of a text that we wrote. */
export const keptAs = (wanted: string, seen: string): boolean => plainText(seen) === plainText(wanted);
