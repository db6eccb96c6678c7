// Writes CRM rows into a tab and moves the base after them. It must not ask the CRM, nor decide what an edit is worth.
// The order is a law: cells, flush, re-read ids and cells, base last; when rows moved meanwhile, the block is done again.

import type { Channel } from '../../contract/records';
import type { ColumnField } from '../sync/columns';
import { identify } from '../sync/identity';
import {
  type BaseRecord,
  type CellInput,
  type CreatorId,
  EDITABLE_FIELDS,
  type EditableField,
  type FieldBase,
  type RowNumber,
  type SheetRow,
} from '../sync/model';
import type { Names } from '../sync/names';
import { type CellWrite, newRow, type Taken, takeIn } from '../sync/take-in';
import { valueOf } from '../sync/values';
import type { BaseBook } from './base-book';
import type { CellPatch } from './ports';
import type { Surroundings } from './surroundings';
import { FIRST_ROW, type OpenView, readRows } from './view';

export interface TakeRequest {
  readonly channels: readonly Channel[];
  readonly names: Names;
  /** Marks the creators as seen by this pull; null leaves the mark as it is. */
  readonly pull: string | null;
  /** Creators without a row get one at the end. */
  readonly append: boolean;
  /** Fields that take the CRM's value even where the cell was edited. */
  readonly settled: ReadonlyMap<CreatorId, ReadonlySet<EditableField>>;
}

export interface TakeReport {
  readonly added: number;
  readonly updated: number;
  /** Unsent edits that were left alone. */
  readonly kept: number;
  /** The tab as it was read back last. */
  readonly rows: readonly SheetRow[];
}

/** Rows that move while we write make us look again; so often at most (a person who sorts all the time wins). */
const TRIES = 3;

export function takeRows(world: Surroundings, open: OpenView, base: BaseBook, request: TakeRequest): TakeReport {
  let report: TakeReport = { added: 0, updated: 0, kept: 0, rows: [] };
  let channels = request.channels;
  for (let attempt = 0; attempt < TRIES && channels.length > 0; attempt += 1) {
    const round = takeOnce(world, open, base, { ...request, channels });
    report = {
      added: report.added + round.added,
      updated: report.updated + round.updated,
      kept: report.kept + round.kept,
      rows: round.rows,
    };
    channels = round.moved;
  }
  base.save();
  return report;
}

interface Job {
  readonly channel: Channel;
  readonly rows: readonly SheetRow[];
  readonly taken: Taken;
  readonly record: BaseRecord | undefined;
}

function takeOnce(
  world: Surroundings,
  open: OpenView,
  base: BaseBook,
  request: TakeRequest,
): TakeReport & { readonly moved: readonly Channel[] } {
  const rows = readRows(open);
  const { genuine, waiting } = identify(rows, base.records);
  const claimed = new Set<string>(rows.map(({ id }) => id));
  for (const { reason } of waiting) if ('belongsTo' in reason && reason.belongsTo !== null) claimed.add(reason.belongsTo);
  const adopted = adoptable(rows, base.records, request.channels);
  const columns = [...open.layout.at.keys()];
  const jobs: Job[] = [];
  const fresh: Channel[] = [];
  for (const channel of request.channels) {
    const own = genuine.get(channel.creatorId) ?? adopted.get(channel.creatorId);
    if (own !== undefined) jobs.push(job(channel, own, base, columns, request));
    else if (request.append && !claimed.has(channel.creatorId)) fresh.push(channel);
  }
  const firstNew = Math.max(open.tab.lastRow() + 1, FIRST_ROW) as RowNumber;
  open.tab.patch(
    patches(
      open,
      jobs.flatMap(({ taken }) => taken.writes),
    ),
  );
  appendRows(open, fresh, firstNew, request.names);
  world.book.flush();
  const after = readRows(open);
  const moved = settleBase(after, jobs, fresh, firstNew, base, request);
  const updated = jobs.filter(({ taken }) => taken.writes.length > 0).length;
  return { added: fresh.length, updated, kept: jobs.reduce((sum, { taken }) => sum + taken.kept.length, 0), rows: after, moved };
}

/** Rows whose id has no base here, but whose witnesses are just what the CRM says of that creator: pasted from another tab, or written before a crash. */
function adoptable(
  rows: readonly SheetRow[],
  base: ReadonlyMap<CreatorId, BaseRecord>,
  channels: readonly Channel[],
): ReadonlyMap<CreatorId, readonly SheetRow[]> {
  const known = new Map<string, Channel>(channels.map((channel) => [channel.creatorId, channel]));
  const adopted = new Map<CreatorId, SheetRow[]>();
  for (const row of rows) {
    const channel = known.get(row.id);
    if (channel === undefined || base.has(channel.creatorId)) continue;
    if (row.witness.handle !== (channel.handle ?? '') || row.witness.channelLink !== (channel.channelLink ?? '')) continue;
    adopted.set(channel.creatorId, [...(adopted.get(channel.creatorId) ?? []), row]);
  }
  return adopted;
}

function job(channel: Channel, rows: readonly SheetRow[], base: BaseBook, columns: readonly ColumnField[], request: TakeRequest): Job {
  const record = base.records.get(channel.creatorId);
  const settled = request.settled.get(channel.creatorId) ?? new Set<EditableField>();
  return { channel, rows, record, taken: takeIn(channel, rows, record, { names: request.names, columns, settled }) };
}

function patches({ layout }: OpenView, writes: readonly CellWrite[]): CellPatch[] {
  return writes.flatMap(({ row, field, cell }) => {
    const column = layout.at.get(field);
    return column === undefined ? [] : [{ row, column, cell }];
  });
}

/** One rectangle per stretch of neighbouring columns of ours: the person's own columns between them are not touched. */
function appendRows({ tab, layout }: OpenView, channels: readonly Channel[], row: RowNumber, names: Names): void {
  if (channels.length === 0) return;
  const blocks = stretches(layout.at).map(({ column, fields }) => ({
    row,
    column,
    cells: channels.map((channel): readonly CellInput[] => newRow(channel, fields, names)),
  }));
  tab.write(blocks);
}

function stretches(at: ReadonlyMap<ColumnField, number>): { readonly column: number; readonly fields: readonly ColumnField[] }[] {
  const out: { column: number; fields: ColumnField[] }[] = [];
  for (const [field, column] of [...at].sort(([, a], [, b]) => a - b)) {
    const last = out[out.length - 1];
    if (last !== undefined && last.column + last.fields.length === column) last.fields.push(field);
    else out.push({ column, fields: [field] });
  }
  return out;
}

/** Moves the base for every creator whose rows are still where they were; answers the others. */
function settleBase(
  after: readonly SheetRow[],
  jobs: readonly Job[],
  fresh: readonly Channel[],
  firstNew: RowNumber,
  base: BaseBook,
  request: TakeRequest,
): readonly Channel[] {
  const at = new Map(after.map((row) => [row.row, row]));
  const moved: Channel[] = [];
  for (const one of jobs) {
    const now = one.rows.map(({ row }) => at.get(row));
    if (now.every((row) => row !== undefined && row.id === one.channel.creatorId))
      base.put(moveBase(one, now as readonly SheetRow[], request));
    else moved.push(one.channel);
  }
  fresh.forEach((channel, i) => {
    const row = at.get((firstNew + i) as RowNumber);
    if (row === undefined || row.id !== channel.creatorId) moved.push(channel);
    else base.put(firstBase(channel, row, request));
  });
  return moved;
}

function moveBase({ channel, record, taken }: Job, now: readonly SheetRow[], { names, pull }: TakeRequest): BaseRecord {
  const fields: Partial<Record<EditableField, FieldBase>> = { ...record?.fields };
  for (const [field, value] of taken.moves) {
    const seen = now[0]?.cells[field]?.text ?? '';
    const wanted = taken.writes.some((write) => write.field === field) ? names.cellOf(field, value) : seen;
    fields[field] = { value, cell: keptAs(wanted, seen) ? seen : wanted };
  }
  const [first] = now;
  return {
    creatorId: channel.creatorId,
    standing: record === undefined || record.standing !== 'new' || taken.moves.size > 0 ? 'here' : record.standing,
    witness: first?.witness ?? { handle: '', channelLink: '' },
    fields,
    seen: pull ?? record?.seen ?? '',
    updatedAt: channel.updatedAt ?? '',
  };
}

/** A row that nobody but us has seen yet: its cells are the base as they were read back. */
function firstBase(channel: Channel, row: SheetRow, { pull }: TakeRequest): BaseRecord {
  const fields: Partial<Record<EditableField, FieldBase>> = {};
  for (const field of EDITABLE_FIELDS) {
    const value = valueOf(channel, field);
    const cell = row.cells[field];
    if (value !== undefined && cell !== undefined) fields[field] = { value, cell: cell.text };
  }
  return {
    creatorId: channel.creatorId,
    standing: 'here',
    witness: row.witness,
    fields,
    seen: pull ?? '',
    updatedAt: channel.updatedAt ?? '',
  };
}

/** Whether the platform may have made `seen` of what we wrote: line ends, a leading apostrophe, non-breaking spaces, outer blanks. Anything else is a person's edit. */
function keptAs(wanted: string, seen: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/^'+/, '')
      .replace(/\u00a0/g, ' ')
      .trim();
  return seen === wanted || plain(seen) === plain(wanted);
}
