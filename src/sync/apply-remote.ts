// Applies a CRM row to the sheet: which cells are written, and which fields' base moves.

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
  /** The new base of each field once the cells are written; for a written cell, `cell` is the text that was requested. */
  readonly moves: ReadonlyMap<EditableField, FieldBase>;
  /** Unsent edits, left untouched. */
  readonly kept: readonly KeptEdit[];
}

interface KeptEdit extends EditedCell {
  /** The CRM's value has changed since the edit was made, so the next review will show a conflict. */
  readonly contested: boolean;
}

export const isContested = ({ contested }: KeptEdit): boolean => contested;

interface ApplyRules {
  readonly names: Names;
  /** The columns present in the tab. */
  readonly columns: readonly ColumnField[];
  /** Edits that are done, by the text of their cell: those the CRM acknowledged, and those that yield to the CRM's value. */
  readonly settled: ReadonlyMap<EditableField, string>;
}

/**
 * Brings one creator's rows up to date with the CRM row. A cell that matches the base, the CRM, or a settled edit takes the CRM's value,
 * and the base moves. Any other cell is an unsent edit and keeps both its text and its base, unless an earlier edit was settled before this
 * one was typed: then the base moves to what both sides held in between. A formula cell is never overwritten, so its base stays behind.
 * Without a `record`, everything is new here.
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

/** One field of a creator while it is being applied. */
interface FieldNow {
  readonly field: EditableField;
  readonly known: FieldBase | undefined;
  /** The cell text of the settled edit, if any. */
  readonly settled: string | undefined;
  readonly remote: FieldValue;
  readonly names: Names;
}

/**
 * Whether a cell has nothing left to send: it may express the base's or the CRM's value in other words (a new name, another order or case).
 */
function follows({ text }: Cell, { field, known, settled, remote, names }: FieldNow): boolean {
  if (text === (known?.cell ?? '') || text === settled) return true;
  const parsed = names.parse(field, text);
  if (!parsed.ok) return false;
  const local = typeof parsed.value === 'string' && isText(field) ? textValue(parsed.value) : parsed.value;
  return sameValue(local, remote) || (known !== undefined && sameValue(local, known.value));
}

/**
 * What the settled edit and the CRM have in common: the CRM's value; for labels, only those that were in the cell, because nobody here has
 * seen the others.
 */
function baseBetween({ field, settled = '', remote, names }: FieldNow): FieldBase {
  const seen = names.parse(field, settled);
  const value = isIds(remote) && seen.ok && isIds(seen.value) ? common(remote, seen.value) : remote;
  return { value, cell: names.cellOf(field, value) };
}

const common = (ids: readonly Id[], others: readonly Id[]): readonly Id[] => without(ids, without(ids, others));

/**
 * A cell stays as it was read back as long as the value has not moved, even where the platform stores the text differently from how we
 * wrote it. The result of a formula, or an address behind a name, is not respelled.
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

/** A cell for a creator who has no row yet. */
export function newCell(channel: Channel, field: ColumnField, names: Names): ShownInput {
  if (!isEditable(field)) return readOnlyCell(channel, field);
  const value = valueOf(channel, field);
  const text = value === undefined ? '' : names.cellOf(field, value);
  return text === '' ? null : { text };
}

/** The text without what the platform may alter: line endings, a leading apostrophe, non-breaking spaces, surrounding whitespace. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^'+/, '')
    .replace(/\u00a0/g, ' ')
    .trim();

/** Whether `seen` is what the platform may have made of the text we wrote. */
export const keptAs = (wanted: string, seen: string): boolean => plainText(seen) === plainText(wanted);
