// Sending a confirmed run in short calls that may stop at any point and go on; pausing it, and winding it up. It must not send what was not confirmed.

import type { Problem, SendProgress } from '../../rpc/shapes';
import type { BodyRecord, ChangeRecord, RunRecord, RunState } from '../../sync/run';
import { accountHere } from '../account/account';
import { keptCredits } from '../account/key-news';
import { type Asked, done, failed, isWaiting, type Result } from '../result';
import { CALL_MS, type Surroundings } from '../surroundings';
import { keepHead, patchRecords, type RunHead, recordsOf, runHead } from './journal';
import { endLease, holdLease, rest, stillHolds } from './lease';
import { nextBatch, rounds } from './rounds';
import { progressOf } from './run-progress';
import { carries } from './settle';
import type { Work } from './work';

const ENDED: readonly RunState[] = ['done', 'partly', 'cancelled'];
const SENDABLE: readonly RunState[] = ['confirmed', 'sending', 'paused'];

const pauseKey = (runId: string): string => `pause.${runId}`;

/** Another call has the run in hand: a page looks again after so many milliseconds. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Sends for one call's time. Answers the progress, with `waitMs` when the CRM's limit is reached or another window sends this run just now, or the
 * problem that paused the run.
 */
export function stepSend(world: Surroundings, runId: string): Asked<SendProgress> {
  const head = runHead(world, runId);
  if (head !== null && ENDED.includes(head.state)) return done(progressOf(head, recordsOf(world, head), 0));
  if (head === null || !SENDABLE.includes(head.state) || head.token !== world.person.token) return failed('stale-review');
  return work(world, head, false);
}

/**
 * Ends a run without sending anything more: what is on its way is settled by reading, the rest stays in the cells as edits. Also for a run that
 * somebody else left behind, because it sends nothing. A call that sends just now stops before its next body; until then this answers where it is.
 */
export function windUp(world: Surroundings, runId: string): Asked<SendProgress> {
  const head = runHead(world, runId);
  if (head === null) return failed('stale-review');
  if (ENDED.includes(head.state)) return done(progressOf(head, recordsOf(world, head), 0));
  const records = recordsOf(world, head);
  if (!SENDABLE.includes(head.state) || records.length === 0) {
    keepHead(world, { ...head, state: 'cancelled' });
    return done(progressOf({ ...head, state: 'cancelled' }, [], 0));
  }
  world.shared.write(pauseKey(runId), 'asked');
  return work(world, head, true);
}

/** Bodies that were never sent are closed; changes that only they carry stay as edits. */
function withoutUnsent(records: readonly RunRecord[]): RunRecord[] {
  const open = records.filter(
    (record): record is BodyRecord => record.is === 'body' && (record.state === 'sent' || record.state === 'answered'),
  );
  return records.map((record): RunRecord => {
    if (record.is === 'body' && record.state === 'planned') return { ...record, state: 'settled' };
    if (record.is === 'intake' && record.state !== 'taken') return { ...record, state: 'taken' };
    if (record.is !== 'change' || record.state !== 'planned') return record;
    return open.some(({ body }) => carries(body, record)) ? record : { ...record, state: 'left' };
  });
}

/** One call's work on a run, once the run is in its hands: only then is it known what others have done to it. */
function work(world: Surroundings, asOf: RunHead, winds: boolean): Asked<SendProgress> {
  const { runId } = asOf;
  const account = accountHere(world);
  if (!account.ok) return account;
  const holder = world.newId();
  const held = holdLease(world, runId, asOf.totals.changes, holder);
  if (!held.ok) return held.problem.kind === 'busy' ? done(progressOf(asOf, recordsOf(world, asOf), LOOK_AGAIN_MS)) : held;
  const head = runHead(world, runId);
  const kept = head === null ? [] : recordsOf(world, head);
  if (head === null || kept.length === 0 || ENDED.includes(head.state)) {
    endLease(world, runId, holder);
    return head === null || kept.length === 0 ? failed('stale-review') : done(progressOf(head, kept, 0));
  }
  const now = world.clock.now();
  const winding = winds || head.winding;
  const at: Work = {
    world,
    crm: account.value.crm,
    head: { ...head, state: 'sending', winding, beatAt: now },
    records: winding ? withoutUnsent(kept) : [...kept],
    until: now + CALL_MS,
    goesOn: () => world.shared.read(pauseKey(runId)) === null && stillHolds(world, holder),
  };
  world.shared.write(pauseKey(runId), null);
  keepHead(world, at.head);
  patchRecords(
    world,
    at.head,
    at.records,
    [...kept.keys()].filter((n) => at.records[n] !== kept[n]),
  );
  const stopped = rounds(at);
  if (stopped !== null && !isWaiting(stopped)) return pause(at, stopped.problem, holder);
  return done(endCall(at, stopped?.waitMs ?? 0, holder));
}

/** The run stops here and can go on; nothing that was sent is forgotten. */
function pause(at: Work, problem: Problem, holder: string): Result<SendProgress> {
  keepHead(at.world, { ...at.head, state: 'paused', totals: totalsOf(at) });
  endLease(at.world, at.head.runId, holder);
  return { ok: false, problem };
}

function endCall(at: Work, waitMs: number, holder: string): SendProgress {
  const { world, records } = at;
  if (!stillHolds(world, holder)) return progressOf(at.head, records, LOOK_AGAIN_MS);
  const state = nextBatch(at) === null ? endState(records) : at.goesOn() ? 'sending' : 'paused';
  const credits = { before: at.head.credits?.before ?? null, after: keptCredits(world.mine) };
  const head: RunHead = { ...at.head, state, beatAt: world.clock.now(), totals: totalsOf(at), credits };
  keepHead(world, head);
  if (state === 'sending') rest(world, head.runId, holder);
  else endLease(world, head.runId, holder);
  return progressOf(head, records, waitMs);
}

const sentChanges = (records: readonly RunRecord[]): readonly ChangeRecord[] =>
  records.filter((record): record is ChangeRecord => record.is === 'change' && record.state !== 'left');

const endState = (records: readonly RunRecord[]): RunState =>
  sentChanges(records).every(({ state }) => state === 'applied') ? 'done' : 'partly';

function totalsOf({ records }: Work): RunHead['totals'] {
  const changes = sentChanges(records);
  const count = (...states: readonly string[]): number => changes.filter(({ state }) => states.includes(state)).length;
  const added = new Set(changes.filter(({ creates, state }) => creates && state === 'applied').map(({ creatorId }) => creatorId)).size;
  return {
    changes: changes.length,
    applied: count('applied'),
    failed: count('rejected', 'conflicted', 'moved'),
    unknown: count('unknown'),
    added,
  };
}

/** Takes hold before the next round: the call that sends looks for it, and the run stays paused until somebody goes on. */
export function pauseSend(world: Surroundings, runId: string): Result<null> {
  const head = runHead(world, runId);
  if (head !== null && SENDABLE.includes(head.state)) {
    world.shared.write(pauseKey(runId), 'asked');
    keepHead(world, { ...head, state: 'paused' });
    endLease(world, runId, '');
  }
  return done(null);
}

export function readRun(world: Surroundings, runId: string): Result<SendProgress> {
  const head = runHead(world, runId);
  return head === null ? failed('stale-review') : done(progressOf(head, recordsOf(world, head), 0));
}
