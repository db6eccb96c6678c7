// Writes CRM rows into a tab and then moves the base. The order is a law: cells, flush, re-read ids and cells, base last. If rows moved
// meanwhile, stray cells are restored and the block is redone. Every value a base takes in passes through here, so this also logs what
// changed in the CRM.

import type { Channel, ColumnField } from '../../fields/fields';
import type { Problem } from '../../rpc/problems';
import { applyRemote, isContested, newCell } from '../../sync/apply-remote';
import type { MeantWrite } from '../../sync/desired-cells';
import { identify } from '../../sync/identity';
import type { BaseRecord, CreatorId, EditableField, RowNumber, SheetRow } from '../../sync/model';
import { createNames, type Names } from '../../sync/names';
import { type RemoteChange, remoteChanges } from '../../sync/remote-changes';
import { keptLists, learnNames } from '../account/lists';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { appendRows } from './append-rows';
import { type BaseBook, openBase } from './base-book';
import { type LoggedChange, logChanges } from './change-log';
import { withLinks } from './linked-cells';
import { type Job, membershipOf, settleBase } from './move-base';
import { type IsRefused, problemOf, refusedAmong, tellRefused } from './refused';
import { lookAtRows, rowAfter } from './rows';
import { beforeWriting, readBackRows, rowsOfChannels } from './rows-to-write';
import type { Survey } from './survey';
import { canIdentify, type OpenView, openView } from './view';
import { patchesOf, putRight, standStill, stillThere } from './write-cells';

export interface ApplyRequest {
  readonly channels: readonly Channel[];
  readonly names: Names;
  /** Marks the creators as seen by this pull; null leaves the mark unchanged. */
  readonly pull: string | null;
  /** Appends a row for creators without one. */
  readonly append: boolean;
  /** Edits that are done, by the text of their cell: such a cell takes the CRM's value. */
  readonly settled: ReadonlyMap<CreatorId, ReadonlyMap<EditableField, string>>;
  /** Whether this file sent the field's value, so that the CRM's change of it is our own. */
  readonly sent?: (creatorId: CreatorId, field: EditableField) => boolean;
  /** The tab as surveyed under this very lock; without it, the tab is read here. */
  readonly seen?: Pick<Survey, 'rows' | 'whole'>;
}

export interface ApplyReport {
  readonly added: number;
  readonly updated: number;
  /** Unsent edits, left untouched. */
  readonly kept: number;
  /** The creators' rows as last read or read back. */
  readonly rows: readonly SheetRow[];
  /** By creator, fields with an unsent edit whose value has changed in the CRM. */
  readonly contested: ReadonlyMap<string, readonly EditableField[]>;
  /** By creator, the values the CRM holds that differ from the base. */
  readonly changed: ReadonlyMap<string, CreatorChanges>;
  /** Google refuses new rows in the columns that identify a creator. */
  readonly refused: Problem | null;
}

interface CreatorChanges {
  readonly changes: readonly RemoteChange[];
  /** The row has unsent edits, and its status is about those. */
  readonly edited: boolean;
}

/** How often we look again when rows move while we write (a person who keeps sorting wins). */
const TRIES = 3;

export function applyRows(ctx: Context, open: OpenView, base: BaseBook, request: ApplyRequest): ApplyReport {
  let report: ApplyReport = { added: 0, updated: 0, kept: 0, rows: [], contested: new Map(), changed: new Map(), refused: null };
  let channels = request.channels;
  for (let attempt = 0; attempt < TRIES && channels.length > 0; attempt += 1) {
    const seen = attempt === 0 && request.seen !== undefined ? request.seen.rows : lookAtRows(open, ['creatorId']);
    const round = applyOnce(ctx, open, base, { ...request, channels }, seen, attempt > 0);
    report = {
      added: report.added + round.added,
      updated: report.updated + round.updated,
      kept: report.kept + round.kept,
      rows: attempt === 0 ? round.rows : newest(report.rows, round.rows, seen),
      contested: new Map([...report.contested, ...round.contested]),
      changed: new Map([...report.changed, ...round.changed]),
      refused: report.refused ?? round.refused,
    };
    channels = round.moved;
  }
  markSeen(base, request);
  base.save();
  logChanges(ctx, open.tab, null, request.names, changesInCrm(report, request));
  return report;
}

/**
 * Updates creators that were just read in a tab, under the document lock; their unsent edits stay. With `append`, those without a row get
 * one. The columns are located again, because time passed while the CRM was asked.
 */
export function applyChannels(ctx: Context, tab: Tab | null, channels: readonly Channel[], append: boolean): Result<null> {
  return underLock(ctx, (): Result<null> => {
    const open = openView(ctx, tab);
    if (!open.ok) return open;
    if (!canIdentify(open.value)) return failed('columns-in-doubt');
    const names = createNames(learnNames(ctx, keptLists(ctx), channels));
    const base = openBase(ctx, open.value.tab.id);
    const { refused } = applyRows(ctx, open.value, base, { channels, names, pull: null, append, settled: new Map() });
    return refused === null ? done(null) : { ok: false, problem: refused };
  });
}

/** Takes rows of an earlier round from where `seen` has them now: their old position may hold somebody else's row. */
function newest(earlier: readonly SheetRow[], later: readonly SheetRow[], seen: readonly SheetRow[]): readonly SheetRow[] {
  const again = new Set(later.map(({ id }) => id));
  const now = new Map(seen.map(({ row, id }) => [row, id]));
  const stay = earlier.filter(({ row, id }) => now.get(row) === id);
  const placeOf = new Map(seen.map(({ row, id }) => [id, row]));
  const moved = earlier.flatMap(({ row, id, cells, fingerprint, readOnly }): SheetRow[] => {
    const place = now.get(row) === id ? undefined : placeOf.get(id);
    return place === undefined ? [] : [{ row: place, id, cells, fingerprint, readOnly }];
  });
  return [...[...stay, ...moved].filter(({ id }) => !again.has(id)), ...later];
}

function changesInCrm({ changed }: ApplyReport, { channels, sent }: ApplyRequest): readonly LoggedChange[] {
  return channels.flatMap(({ creatorId, name }) =>
    (changed.get(creatorId)?.changes ?? [])
      .filter(({ field }) => sent?.(creatorId, field) !== true)
      .map((change) => ({ ...change, creator: name ?? creatorId })),
  );
}

/** The CRM returned these creators, even where their rows are in doubt and take nothing in. */
function markSeen(base: BaseBook, { channels, pull }: ApplyRequest): void {
  if (pull === null) return;
  for (const channel of channels) {
    const record = base.records.get(channel.creatorId);
    if (record === undefined || record.seen === pull) continue;
    base.put({ ...record, seen: pull, membership: record.membership === 'new' ? 'new' : membershipOf(channel) });
  }
}

interface Round extends ApplyReport {
  /** Creators whose rows were elsewhere by the end. */
  readonly moved: readonly Channel[];
}

/**
 * Reads the full rows of these creators only; for the rest, `seen` has the ids. If rows are known to be moving (`restless`), all are
 * re-read afterwards; otherwise only those written or added.
 */
function applyOnce(
  ctx: Context,
  open: OpenView,
  base: BaseBook,
  request: ApplyRequest,
  seen: readonly SheetRow[],
  restless: boolean,
): Round {
  const nothing: Round = {
    added: 0,
    updated: 0,
    kept: 0,
    rows: [],
    contested: new Map(),
    changed: new Map(),
    moved: request.channels,
    refused: null,
  };
  const whole = rowsOfChannels(open, seen, request.channels);
  if (whole === null) return nothing;
  const own = withLinks(open, whole, base.records);
  const jobs = jobsFor(open, own, base, request);
  const fresh = request.append ? newcomers(open, seen, base, request.channels) : [];
  const writes = jobs.flatMap(({ channel, taken }) => taken.writes.map((write): MeantWrite => ({ ...write, id: channel.creatorId })));
  const before = beforeWriting(open, seen, writes, request.seen?.whole === true && seen === request.seen.rows);
  // Moves between this look and the write are detected afterwards. New rows go below all others, so all must have stayed in place.
  if (!(fresh.length > 0 ? standStill(open, seen) : stillThere(open, own))) return nothing;
  const firstNew = rowAfter(seen);
  const refused = [
    ...open.tab.patch(patchesOf(open, writes)),
    ...appendRows(open, firstNew, fresh, (channel, field) => newCell(channel, field, request.names)),
  ];
  tellRefused(ctx, open, refused);
  const written =
    writes.length + fresh.length === 0
      ? []
      : readBackRows(ctx, open, { writes, rows: rowsWritten(jobs), firstNew, added: fresh.length, restless });
  const after = withLinks(open, written, base.records);
  const isRefused = refusedAmong(open, refused);
  putRight(ctx, { open, base }, { before, written: after, writes: writes.filter(({ row, field }) => !isRefused(row, field)) });
  const nameless = refused.find(({ row, column }) => row >= firstNew && column === open.layout.at.get('creatorId'));
  const added = nameless === undefined ? fresh : [];
  const moved = settleBase({ after, jobs, fresh: added, firstNew, isRefused }, base, request);
  const updated = jobs.filter(({ taken }) => taken.writes.some(({ row, field }) => !isRefused(row, field))).length;
  const rows = new Map([...own, ...after].map((row) => [row.row, row]));
  return {
    added: added.length,
    updated,
    kept: jobs.reduce((sum, { taken }) => sum + taken.kept.length, 0),
    rows: [...rows.values()],
    contested: contestedIn(jobs),
    changed: changedIn(jobs, isRefused),
    moved,
    refused: nameless === undefined ? null : problemOf(nameless.obstacle),
  };
}

/** All rows of the creators with a written cell, since each of a creator's rows must still be in place. */
const rowsWritten = (jobs: readonly Job[]): readonly RowNumber[] =>
  jobs.flatMap(({ rows, taken }) => (taken.writes.length > 0 ? rows.map(({ row }) => row) : []));

function contestedIn(jobs: readonly Job[]): ApplyReport['contested'] {
  const contested = jobs.map(
    ({ channel, taken }) => [channel.creatorId, taken.kept.filter(isContested).map(({ field }) => field)] as const,
  );
  return new Map(contested.filter(([, fields]) => fields.length > 0));
}

function changedIn(jobs: readonly Job[], isRefused: IsRefused): ApplyReport['changed'] {
  const changed = jobs.map(({ channel, rows, record, taken }) => {
    const written = [...taken.moves].filter(([field]) => !rows.some(({ row }) => isRefused(row, field)));
    return [channel.creatorId, { changes: remoteChanges(record, new Map(written)), edited: taken.kept.length > 0 }] as const;
  });
  return new Map(changed.filter(([, { changes }]) => changes.length > 0));
}

/** The creators to append: those without a row, unless a row in doubt is theirs. All rows are read only if there may be such a row. */
function newcomers(open: OpenView, seen: readonly SheetRow[], { records }: BaseBook, channels: readonly Channel[]): readonly Channel[] {
  const here = new Set<string>(seen.map(({ id }) => id));
  const absent = channels.filter(({ creatorId }) => !here.has(creatorId));
  const known = absent.filter(({ creatorId }) => records.has(creatorId));
  if (known.length === 0) return absent;
  const claimed = new Set<string>();
  for (const { reason } of identify(lookAtRows(open), records).waiting)
    if ('belongsTo' in reason && reason.belongsTo !== null) claimed.add(reason.belongsTo);
  return absent.filter(({ creatorId }) => !claimed.has(creatorId));
}

function jobsFor(open: OpenView, rows: readonly SheetRow[], base: BaseBook, request: ApplyRequest): readonly Job[] {
  const own = ownRows(rows, base.records, request.channels);
  const columns = [...open.layout.at.keys()];
  return request.channels.flatMap((channel) => {
    const found = own.get(channel.creatorId);
    return found === undefined ? [] : [job(channel, found, base, columns, request)];
  });
}

/**
 * Each creator's rows: those with its id whose fingerprint columns are as written, or as the CRM has them now. This accepts a row pasted
 * from another tab, and one whose new handle was written before a call was killed.
 */
function ownRows(
  rows: readonly SheetRow[],
  base: ReadonlyMap<string, BaseRecord>,
  channels: readonly Channel[],
): ReadonlyMap<CreatorId, readonly SheetRow[]> {
  const known = new Map<string, Channel>(channels.map((channel) => [channel.creatorId, channel]));
  const own = new Map<CreatorId, SheetRow[]>();
  for (const row of rows) {
    const channel = known.get(row.id);
    if (channel === undefined) continue;
    const { creatorId } = channel;
    const written = base.get(creatorId)?.fingerprint;
    const fits = (['handle', 'channelLink'] as const).every(
      (part) => row.fingerprint[part] === written?.[part] || row.fingerprint[part] === (channel[part] ?? ''),
    );
    if (fits) own.set(creatorId, [...(own.get(creatorId) ?? []), row]);
  }
  return own;
}

function job(channel: Channel, rows: readonly SheetRow[], base: BaseBook, columns: readonly ColumnField[], request: ApplyRequest): Job {
  const record = base.records.get(channel.creatorId);
  const settled = request.settled.get(channel.creatorId) ?? new Map<EditableField, string>();
  return { channel, rows, record, taken: applyRemote(channel, rows, record, { names: request.names, columns, settled }) };
}
