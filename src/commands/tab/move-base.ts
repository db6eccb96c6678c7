// Moves the base after cells were written: to what the rows show when read back, never ahead of it.

import { type Channel, EDITABLE_FIELDS } from '../../fields/fields';
import { isContested, keptAs, type Taken } from '../../sync/apply-remote';
import { editsText } from '../../sync/edits-text';
import type { BaseRecord, EditableField, FieldBase, FieldValue, Membership, RowNumber, SheetRow } from '../../sync/model';
import { rowNumberOf } from '../../sync/model';
import type { Names } from '../../sync/names';
import { blankOf, sameValue, valueOf } from '../../sync/values';
import type { BaseBook } from './base-book';
import type { IsRefused } from './refused';

/** A creator of the CRM with its rows, and what is to be done to them. */
export interface Job {
  readonly channel: Channel;
  readonly rows: readonly SheetRow[];
  readonly taken: Taken;
  readonly record: BaseRecord | undefined;
}

/** The parameters of moving the base for a block. */
interface BaseRequest {
  readonly names: Names;
  /** Marks the creators as seen by this pull; null leaves the mark unchanged. */
  readonly pull: string | null;
}

export const membershipOf = ({ archived }: Channel): Membership => (archived === true ? 'archived' : 'here');

/** What was written, and the rows as read back. */
interface Written {
  readonly after: readonly SheetRow[];
  readonly jobs: readonly Job[];
  readonly fresh: readonly Channel[];
  readonly firstNew: RowNumber;
  readonly isRefused: IsRefused;
}

/** Moves the base of every creator whose rows are still where they were; returns the others. */
export function settleBase({ after, jobs, fresh, firstNew, isRefused }: Written, base: BaseBook, request: BaseRequest): readonly Channel[] {
  const at = new Map(after.map((row) => [row.row, row]));
  const moved: Channel[] = [];
  for (const one of jobs) {
    const isWritten = one.taken.writes.length > 0;
    // Where nothing was written, the rows are as they were read.
    const now = one.rows.flatMap((row) => (isWritten ? at.get(row.row) : row) ?? []);
    if (now.length === one.rows.length && now.every(({ id }) => id === one.channel.creatorId))
      base.put(moveBase(one, now, request, isRefused));
    else moved.push(one.channel);
  }
  fresh.forEach((channel, i) => {
    const row = at.get(rowNumberOf(firstNew + i));
    if (row === undefined || row.id !== channel.creatorId) moved.push(channel);
    else base.put(firstBase(channel, row, request, isRefused));
  });
  return moved;
}

function moveBase(
  { channel, record, taken }: Job,
  now: readonly SheetRow[],
  { pull, names }: BaseRequest,
  isRefused: IsRefused,
): BaseRecord {
  const fields: Partial<Record<EditableField, FieldBase>> = { ...record?.fields };
  for (const [field, { value, cell }] of taken.moves) {
    const write = taken.writes.find((one) => one.field === field);
    const seen = write === undefined ? undefined : now.find(({ row }) => row === write.row)?.cells[field]?.text;
    if (taken.writes.some((one) => one.field === field && isRefused(one.row, field)))
      fields[field] = unwritten(field, value, seen ?? '', record?.fields[field], names);
    else fields[field] = { value, cell: seen === undefined ? cell : readBack(cell, seen) };
  }
  const [first] = now;
  return {
    creatorId: channel.creatorId,
    membership: membershipAfter(channel, record, taken, pull),
    fingerprint: first?.fingerprint ?? { handle: '', channelLink: '' },
    fields,
    seen: pull ?? record?.seen ?? '',
    updatedAt: channel.updatedAt ?? '',
    told: taken.kept.some(isContested) ? editsText(taken.kept) : (record?.told ?? ''),
  };
}

/** Only a pull can tell that somebody is back in the view. */
function membershipAfter(channel: Channel, record: BaseRecord | undefined, { moves }: Taken, pull: string | null): Membership {
  if (record?.membership === 'new' && moves.size === 0) return 'new';
  return record?.membership === 'left' && pull === null && channel.archived !== true ? 'left' : membershipOf(channel);
}

function firstBase(channel: Channel, row: SheetRow, { names, pull }: BaseRequest, isRefused: IsRefused): BaseRecord {
  const fields: Partial<Record<EditableField, FieldBase>> = {};
  for (const field of EDITABLE_FIELDS) {
    const value = valueOf(channel, field);
    const cell = row.cells[field];
    if (value === undefined || cell === undefined) continue;
    fields[field] = isRefused(row.row, field)
      ? unwritten(field, value, cell.text, undefined, names)
      : { value, cell: readBack(names.cellOf(field, value), cell.text) };
  }
  return {
    creatorId: channel.creatorId,
    membership: membershipOf(channel),
    fingerprint: row.fingerprint,
    fields,
    seen: pull ?? '',
    updatedAt: channel.updatedAt ?? '',
    told: '',
  };
}

/**
 * The base of a cell Google refused to write stays, so that the next refresh retries and nothing passes for an edit; without one, both
 * sides count as blank. A cell that already expresses the value in other words is left as is.
 */
function unwritten(field: EditableField, value: FieldValue, seen: string, known: FieldBase | undefined, names: Names): FieldBase {
  const said = names.parse(field, seen);
  if (said.ok && sameValue(said.value, value)) return { value, cell: seen };
  return known ?? { value: blankOf(field), cell: '' };
}

/** The base of a cell we wrote: as read back, unless a person typed there since, which is an edit on top of what we wrote. */
const readBack = (wanted: string, seen: string): string => (keptAs(wanted, seen) ? seen : wanted);
