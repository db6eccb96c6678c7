// The journal: heads of runs in one hidden sheet, their entries in another. Rows are added and moved only under the document lock; a run's
// own rows are written in place, by one call at a time. Anything unreadable costs only the run it belongs to.

import { runsOf } from '../../sync/number-runs';
import type { ChangeRecord, EntryId, Run } from '../../sync/run';
import { ENDED, OPEN, STARTED } from '../../sync/run-totals';
import { unseal } from '../account/seal';
import type { Context } from '../context';
import type { Reading } from '../kept';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { changeFromRow, ENTRY_WIDTH, placedEntries, runFromRows } from './run-rows';
import { HEAD, type RunHead } from './run-schema';

/** How long after its last sign of life a run that is being sent counts as abandoned. */
const LEASE_MS = 90_000;

/** Whether a run with this last sign of life still counts as being sent. */
export const isBeingSent = (beatAt: number, now: number): boolean => now - beatAt < LEASE_MS;

const HEADS = 'NoxSync runs';
const ENTRIES = 'NoxSync journal';
/** Runs kept as history; older ones are dropped when a new run starts. */
const RUNS_KEPT = 50;
/** A run that has waited for somebody this long is abandoned, and no longer keeps the journal from being swept. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

const headsStore = ({ book }: Context) => book.store(HEADS, 2);
/** The first column is the run's id, so that another run's rows are never mistaken for one's own. */
const entryStore = ({ book }: Context) => book.store(ENTRIES, ENTRY_WIDTH + 1);

/** Every stored head with its position. */
function headReadings(ctx: Context): readonly { readonly place: number; readonly reading: Reading<RunHead> }[] {
  return headsStore(ctx)
    .readAll()
    .flatMap(([runId = '', head = ''], place) => (runId + head === '' ? [] : [{ place, reading: HEAD.read(head) }]));
}

/** The readable runs, oldest first. */
export function runHeads(ctx: Context): readonly RunHead[] {
  return headReadings(ctx).flatMap(({ reading }) => (reading.is === 'read' ? [reading.value] : []));
}

export function runHead(ctx: Context, runId: string): RunHead | null {
  return runHeads(ctx).find((head) => head.runId === runId) ?? null;
}

/** The runs of this document, and the first unreadable one, if any. */
export function runsKept(ctx: Context): { readonly heads: readonly RunHead[]; readonly unreadable: Reading<RunHead> | null } {
  const readings = headReadings(ctx).map(({ reading }) => reading);
  return {
    heads: readings.flatMap((reading) => (reading.is === 'read' ? [reading.value] : [])),
    unreadable: readings.find(({ is }) => is === 'newer') ?? readings.find(({ is }) => is === 'damaged') ?? null,
  };
}

/** The key of a request to pause or end the run, which the sending call looks for before it sends more. */
export const pauseKey = (runId: string): string => `pause.${runId}`;

/**
 * Updates the head of a started run in place; call under the document lock. Once the run is over, nothing of it is sent any more, so its
 * seal and a request to pause are removed, after the head: a call killed in between leaves a seal for nothing, rather than a run that
 * cannot continue.
 */
export function keepHead(ctx: Context, head: RunHead): void {
  const store = headsStore(ctx);
  const place = store.readAll().findIndex(([runId]) => runId === head.runId);
  if (place >= 0) store.write(place, [headRow(head)]);
  if (!ENDED.has(head.state)) return;
  unseal(ctx, head.runId);
  ctx.shared.write(pauseKey(head.runId), null);
}

/**
 * Changes a run's head to what `change` makes of the one stored now: the head that a call read before may have been advanced by another
 * since. null from `change`: it no longer applies, and nothing is written.
 */
export function changeHead(ctx: Context, runId: string, change: (now: RunHead) => RunHead | null): void {
  underLock(ctx, () => {
    const now = runHead(ctx, runId);
    const next = now === null ? null : change(now);
    if (next !== null) keepHead(ctx, next);
  });
}

const headRow = (head: RunHead): readonly string[] => [head.runId, HEAD.write(head)];

/** The entries of a run; null when one of them is lost or unreadable, because the rest would not be what was confirmed. */
export function readEntries(ctx: Context, head: RunHead): Run | null {
  const rows = entryStore(ctx).read(head.first, head.count);
  const whole = rows.length === head.count && rows.every(([runId]) => runId === head.runId);
  return whole ? runFromRows(rows.map(([, ...entry]) => entry)) : null;
}

/** A run with its entries; null when it does not exist (any more), or cannot be read. */
export function readRun(ctx: Context, runId: string): { readonly head: RunHead; readonly run: Run } | null {
  const head = runHead(ctx, runId);
  const run = head === null ? null : readEntries(ctx, head);
  return head === null || run === null ? null : { head, run };
}

/** What runs that sent something changed for one creator, newest run first. Only rows that mention the creator are parsed. */
export function changesOfCreator(ctx: Context, creatorId: string): readonly { readonly head: RunHead; readonly change: ChangeRecord }[] {
  const rows = entryStore(ctx).readAll();
  const named = JSON.stringify(creatorId);
  const started = runHeads(ctx).filter(({ state }) => STARTED.has(state));
  return started.reverse().flatMap((head) =>
    rows.slice(head.first, head.first + head.count).flatMap(([runId, ...entry]) => {
      const change = runId === head.runId && entry.join('').includes(named) ? changeFromRow(entry) : null;
      return change === null || change.creatorId !== creatorId || change.state === 'left' ? [] : [{ head, change }];
    }),
  );
}

const entryRows = (runId: string, run: Run): readonly (readonly string[])[] => placedEntries(run).map(({ row }) => [runId, ...row()]);

/** Appends a new run to the journal, dropping old runs and damaged heads. `busy` when others are writing. */
export function beginRun(ctx: Context, head: RunHead, run: Run): Result<RunHead> {
  return underLock(ctx, () => {
    forgetDamaged(ctx);
    sweepJournal(ctx);
    const next = { ...head, ...rewriteOrAppend(ctx, { ...head, count: 0 }, run) };
    headsStore(ctx).append([headRow(next)]);
    return done(next);
  });
}

/** Damaged heads were reported when the panel was opened; a new check finds everything that was not sent. */
function forgetDamaged(ctx: Context): void {
  for (const { place, reading } of headReadings(ctx)) if (reading.is === 'damaged') headsStore(ctx).write(place, [['', '']]);
}

/** A run as a call found it; if it has changed since, another call was faster. */
type Found = Pick<RunHead, 'runId' | 'state' | 'digest' | 'first' | 'count'>;

/**
 * Does the work under the lock if the run is still as this call found it, and its entries where this call knows them. `stale-review`: while
 * this call waited for an answer, another one (of a page that gave up waiting and asked again, or of another window) advanced, moved or
 * ended the run, and what this call would write is no longer true.
 */
export function whileStill<T>(ctx: Context, { runId, state, digest, first, count }: Found, work: () => Result<T>): Result<T> {
  return underLock(ctx, (): Result<T> => {
    const now = runHead(ctx, runId);
    const still = now?.state === state && now.digest === digest && now.first === first && now.count === count;
    return still ? work() : failed('stale-review');
  });
}

/**
 * Stores a run as a whole, if it is still as it was found: in place if the number of entries is unchanged, otherwise at the end of the
 * journal, leaving the old rows behind until they are swept.
 */
export function keepRun(ctx: Context, head: RunHead, run: Run, found: Found): Result<RunHead> {
  return whileStill(ctx, { ...found, runId: head.runId }, (): Result<RunHead> => {
    const next = { ...head, ...rewriteOrAppend(ctx, { ...head, first: found.first, count: found.count }, run) };
    keepHead(ctx, next);
    return done(next);
  });
}

type Place = Pick<RunHead, 'first' | 'count'>;

function rewriteOrAppend(ctx: Context, { runId, first, count }: RunHead, run: Run): Place {
  const rows = entryRows(runId, run);
  if (rows.length !== count || count === 0) return { first: entryStore(ctx).append(rows), count: rows.length };
  entryStore(ctx).write(first, rows);
  return { first, count };
}

/** Up to this many unchanged entries between two changed ones are written along, because one more call costs about as much. */
const WRITTEN_ALONG = 200;

/**
 * Writes some entries of a run in place, neighbors in one call. The run must have the same entries as when it was last stored as a whole.
 * Call with the lease, or under the document lock.
 */
export function patchEntries(ctx: Context, { runId, first }: RunHead, run: Run, changed: Iterable<EntryId>): void {
  const ids = new Set(changed);
  const entries = placedEntries(run);
  const places = entries.flatMap(({ id }, place) => (ids.has(id) ? [place] : []));
  for (const { from, to } of runsOf(places, WRITTEN_ALONG))
    entryStore(ctx).write(
      first + from,
      entries.slice(from, to + 1).map(({ row }) => [runId, ...row()]),
    );
}

/**
 * Drops the oldest runs beyond RUNS_KEPT and everything runs have left behind, keeping the order. Not while a run is open, because whoever
 * works on it knows its rows by position; nor beside a run of a later version, whose positions only that version knows.
 */
function sweepJournal(ctx: Context): void {
  const { heads, unreadable } = runsKept(ctx);
  const now = ctx.clock.now();
  const open = heads.some(({ state, beatAt }) => OPEN.has(state) && now - beatAt < LEFT_BEHIND_MS);
  if (heads.length <= RUNS_KEPT || open || unreadable !== null) return;
  const rows = entryStore(ctx).readAll();
  const entries: (readonly string[])[] = [];
  const moved = heads.slice(heads.length - RUNS_KEPT).map((head): RunHead => {
    const first = entries.length;
    for (let i = 0; i < head.count; i += 1) entries.push(rows[head.first + i] ?? []);
    return { ...head, first };
  });
  rewrite(entryStore(ctx), entries);
  rewrite(headsStore(ctx), moved.map(headRow));
}

function rewrite(store: ReturnType<typeof entryStore>, rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) store.write(0, rows);
  store.truncate(rows.length);
}
