// The journal: heads of runs in one hidden sheet, their records in another. It must not know what a run means.

import { decodeRecord, encodeRecord, RUN_WIDTH, type RunRecord, type RunState } from '../sync/run';
import type { Surroundings } from './surroundings';
import type { Scope } from './survey';

/** How long a run that is being sent is left alone after its last sign of life, before it counts as abandoned. */
export const LEASE_MS = 90_000;

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
  readonly keepsLabels: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly beatAt: number;
  readonly digest: string;
  /** How the remote rows are read, and how far that has come. */
  readonly cursor: unknown;
  /** Where the records stand in the journal. */
  readonly first: number;
  readonly count: number;
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

const headsStore = ({ book }: Surroundings) => book.store(HEADS, 2);
const recordStore = ({ book }: Surroundings) => book.store(RECORDS, RUN_WIDTH);

export function runHeads(world: Surroundings): readonly RunHead[] {
  return headsStore(world)
    .readAll()
    .flatMap(([, head = '']) => (head === '' ? [] : [JSON.parse(head) as RunHead]));
}

export function runHead(world: Surroundings, runId: string): RunHead | null {
  return runHeads(world).find((head) => head.runId === runId) ?? null;
}

/** Writes the head where it stands, or at the end when it is new. */
export function keepHead(world: Surroundings, head: RunHead): void {
  const store = headsStore(world);
  const place = store.readAll().findIndex(([runId]) => runId === head.runId);
  store.write(place < 0 ? store.size() : place, [[head.runId, JSON.stringify(head)]]);
}

export function recordsOf(world: Surroundings, head: RunHead): readonly RunRecord[] {
  return recordStore(world).read(head.first, head.count).map(decodeRecord);
}

/** Puts the run's records at the end of the journal and answers the head that points there. What stood before is left behind until old runs go. */
export function keepRecords(world: Surroundings, head: RunHead, records: readonly RunRecord[]): RunHead {
  const store = recordStore(world);
  const inPlace = records.length === head.count && head.count > 0;
  const first = inPlace ? head.first : store.size();
  if (records.length > 0) store.write(first, records.map(encodeRecord));
  const next = { ...head, first, count: records.length };
  keepHead(world, next);
  return next;
}

/** Unchanged records between two changed ones are written along when they are no more than this: one call more costs about as much. */
const WRITTEN_ALONG = 200;

/** Writes some records of a run where they stand, neighbours in one call. */
export function patchRecords(world: Surroundings, head: RunHead, records: readonly RunRecord[], changed: readonly number[]): void {
  const store = recordStore(world);
  for (const { from, to } of stretchesOf(changed)) store.write(head.first + from, records.slice(from, to + 1).map(encodeRecord));
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

/** Drops the oldest runs beyond RUNS_KEPT and everything that runs have left behind, keeping the order. */
export function sweepJournal(world: Surroundings): void {
  const heads = runHeads(world);
  if (heads.length <= RUNS_KEPT) return;
  const rows = recordStore(world).readAll();
  const kept = heads.slice(heads.length - RUNS_KEPT);
  const records: (readonly string[])[] = [];
  const moved = kept.map((head): RunHead => {
    const first = records.length;
    for (let i = 0; i < head.count; i += 1) records.push(rows[head.first + i] ?? []);
    return { ...head, first };
  });
  rewrite(recordStore(world), records);
  rewrite(
    headsStore(world),
    moved.map((head) => [head.runId, JSON.stringify(head)]),
  );
}

function rewrite(store: ReturnType<typeof recordStore>, rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) store.write(0, rows);
  store.truncate(rows.length);
}
