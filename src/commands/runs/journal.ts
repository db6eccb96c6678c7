// The journal: heads of runs in one hidden sheet, their records in another. Rows are added and moved under the document's lock only; a
// run's own rows are written where they stand, by one call at a time.

import { type ChangeRecord, decodeRecord, encodeRecord, RUN_WIDTH, type RunRecord, type RunState } from '../../sync/run';
import type { CreditsLeft } from '../account/key-news';
import { type Context, LOCK_MS } from '../context';
import { done, failed, type Result } from '../result';
import type { Scope } from '../tab/survey';

/** How long a run that is being sent is left alone after its last sign of life, before it counts as abandoned. */
export const LEASE_MS = 90_000;

/** A run in one of these states waits for somebody, or is at work. */
export const OPEN_STATES: ReadonlySet<RunState> = new Set<RunState>(['checking', 'reviewing', 'confirmed', 'sending', 'paused']);

/** Runs that sent something, or may have. */
export const STARTED_STATES: ReadonlySet<RunState> = new Set<RunState>(['sending', 'paused', 'done', 'partly']);

export interface RunHead {
  readonly runId: string;
  readonly state: RunState;
  readonly tab: number;
  readonly tabName: string;
  readonly who: string;
  /** Tells persons apart without naming them. */
  readonly token: string;
  readonly scope: Scope;
  /** The run whose changes this one takes back; null for a Sync. */
  readonly undoes: string | null;
  /** It archives the creators of selected rows (true) or restores them (false); null for everything else. */
  readonly archives: boolean | null;
  readonly keepsLabels: boolean;
  /** Somebody ended it: nothing more is sent, what is on its way is only read. */
  readonly winding: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly beatAt: number;
  readonly digest: string;
  /** How the remote rows are read, and how far that has come. */
  readonly cursor: unknown;
  /** Where the records stand in the journal. */
  readonly first: number;
  readonly count: number;
  /** What the CRM had said of the person's credits at the confirmation and at the end; null where it never said any. */
  readonly credits?: { readonly before: CreditsLeft | null; readonly after: CreditsLeft | null };
  /** Totals for lists of runs, kept when a run ends. */
  readonly totals: {
    readonly changes: number;
    readonly applied: number;
    readonly failed: number;
    readonly unknown: number;
    readonly added: number;
  };
}

const HEADS = 'NoxSync runs';
const RECORDS = 'NoxSync journal';
/** Runs kept for history; older ones go when a new run starts. */
export const RUNS_KEPT = 50;
/** A run that still waits for somebody after so long is left behind, and no longer keeps the journal from being swept. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

const headsStore = ({ book }: Context) => book.store(HEADS, 2);
/** The first column names the run, so that rows of another run are never taken for one's own. */
const recordStore = ({ book }: Context) => book.store(RECORDS, RUN_WIDTH + 1);

export function runHeads(ctx: Context): readonly RunHead[] {
  return headsStore(ctx)
    .readAll()
    .flatMap(([, head = '']) => (head === '' ? [] : [JSON.parse(head) as RunHead]));
}

export function runHead(ctx: Context, runId: string): RunHead | null {
  return runHeads(ctx).find((head) => head.runId === runId) ?? null;
}

/** Writes the head of a run that has begun where it stands. */
export function keepHead(ctx: Context, head: RunHead): void {
  const store = headsStore(ctx);
  const place = store.readAll().findIndex(([runId]) => runId === head.runId);
  if (place >= 0) store.write(place, [headRow(head)]);
}

const headRow = (head: RunHead): readonly string[] => [head.runId, JSON.stringify(head)];

/** The records of a run; none when rows of it were lost, because what is left would not be what was confirmed. */
export function recordsOf(ctx: Context, head: RunHead): readonly RunRecord[] {
  const rows = recordStore(ctx).read(head.first, head.count);
  const whole = rows.length === head.count && rows.every(([runId]) => runId === head.runId);
  return whole ? rows.map(([, ...record]) => decodeRecord(record)) : [];
}

/** What runs that sent something changed of one creator, the newest run first. Only rows that name the creator are looked into. */
export function changesOfCreator(ctx: Context, creatorId: string): readonly { readonly head: RunHead; readonly change: ChangeRecord }[] {
  const rows = recordStore(ctx).readAll();
  const named = JSON.stringify(creatorId);
  const started = runHeads(ctx).filter(({ state }) => STARTED_STATES.has(state));
  return started.reverse().flatMap((head) =>
    rows
      .slice(head.first, head.first + head.count)
      .filter(([runId, is, , ...pieces]) => runId === head.runId && is === 'change' && pieces.join('').includes(named))
      .map(([, ...record]) => decodeRecord(record))
      .filter((record): record is ChangeRecord => record.is === 'change' && record.creatorId === creatorId && record.state !== 'left')
      .map((change) => ({ head, change })),
  );
}

const recordRows = (runId: string, records: readonly RunRecord[]): readonly (readonly string[])[] =>
  records.map((record) => [runId, ...encodeRecord(record)]);

/** Puts a new run at the end of the journal; old runs go. `busy` when others are writing. */
export function beginRun(ctx: Context, head: RunHead, records: readonly RunRecord[]): Result<RunHead> {
  const begun = ctx.lock.within(LOCK_MS, () => {
    sweepJournal(ctx);
    const next = { ...head, first: append(ctx, head.runId, records), count: records.length };
    headsStore(ctx).append([headRow(next)]);
    return next;
  });
  return begun === null ? failed('busy') : done(begun.done);
}

/**
 * Keeps the run's records: where they stand when they are as many as before, else at the end of the journal; what stood before is left behind
 * until old runs go. `stale-review` when the run is no longer in the state `was`: somebody else took it further, or ended it.
 */
export function keepRecords(ctx: Context, head: RunHead, records: readonly RunRecord[], was: RunState): Result<RunHead> {
  const kept = ctx.lock.within(LOCK_MS, (): Result<RunHead> => {
    const now = runHead(ctx, head.runId);
    if (now?.state !== was) return failed('stale-review');
    const inPlace = records.length === now.count && now.count > 0;
    const first = inPlace ? now.first : append(ctx, head.runId, records);
    if (inPlace) recordStore(ctx).write(first, recordRows(head.runId, records));
    const next = { ...head, first, count: records.length };
    keepHead(ctx, next);
    return done(next);
  });
  return kept === null ? failed('busy') : kept.done;
}

const append = (ctx: Context, runId: string, records: readonly RunRecord[]): number => recordStore(ctx).append(recordRows(runId, records));

/** Unchanged records between two changed ones are written along when they are no more than this: one call more costs about as much. */
const WRITTEN_ALONG = 200;

/** Writes some records of a run where they stand, neighbours in one call. */
export function patchRecords(ctx: Context, head: RunHead, records: readonly RunRecord[], changed: readonly number[]): void {
  const store = recordStore(ctx);
  for (const { from, to } of stretchesOf(changed)) store.write(head.first + from, recordRows(head.runId, records.slice(from, to + 1)));
}

function stretchesOf(places: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = out[out.length - 1];
    if (last !== undefined && place - last.to <= WRITTEN_ALONG) last.to = Math.max(last.to, place);
    else out.push({ from: place, to: place });
  }
  return out;
}

/**
 * Drops the oldest runs beyond RUNS_KEPT and everything that runs have left behind, keeping the order. Not while a run is open: whoever is at
 * work on it knows its rows by their places.
 */
function sweepJournal(ctx: Context): void {
  const heads = runHeads(ctx);
  const now = ctx.clock.now();
  const open = heads.some(({ state, beatAt }) => OPEN_STATES.has(state) && now - beatAt < LEFT_BEHIND_MS);
  if (heads.length <= RUNS_KEPT || open) return;
  const rows = recordStore(ctx).readAll();
  const kept = heads.slice(heads.length - RUNS_KEPT);
  const records: (readonly string[])[] = [];
  const moved = kept.map((head): RunHead => {
    const first = records.length;
    for (let i = 0; i < head.count; i += 1) records.push(rows[head.first + i] ?? []);
    return { ...head, first };
  });
  rewrite(recordStore(ctx), records);
  rewrite(headsStore(ctx), moved.map(headRow));
}

function rewrite(store: ReturnType<typeof recordStore>, rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) store.write(0, rows);
  store.truncate(rows.length);
}
