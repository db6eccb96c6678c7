// Sending a confirmed run in short calls that may stop at any point and go on; pausing it, and winding it up. It must not send what was not confirmed.

import type { Problem, SendProgress } from '../rpc/shapes';
import type { BodyRecord, ChangeRecord, RunRecord, RunState } from '../sync/run';
import { accountHere } from './account';
import { keepHead, patchRecords, type RunHead, recordsOf, runHead } from './journal';
import { endLease, holdLease } from './lease';
import { type Asked, done, failed, isWaiting, type Result } from './result';
import { nextBatch, rounds, type Work } from './rounds';
import { progressOf } from './run-progress';
import { carries } from './settle';
import { CALL_MS, type Surroundings } from './surroundings';

const ENDED: readonly RunState[] = ['done', 'partly', 'cancelled'];
const SENDABLE: readonly RunState[] = ['confirmed', 'sending', 'paused'];

const pauseKey = (runId: string): string => `pause.${runId}`;

/** Sends for one call's time. Answers the progress, with `waitMs` when the CRM's limit is reached, or the problem that paused the run. */
export function stepSend(world: Surroundings, runId: string): Asked<SendProgress> {
  const head = runHead(world, runId);
  if (head !== null && ENDED.includes(head.state)) return done(progressOf(head, recordsOf(world, head), 0));
  if (head === null || !SENDABLE.includes(head.state) || head.token !== world.person.token) return failed('stale-review');
  world.shared.write(pauseKey(runId), null);
  return work(world, head, [...recordsOf(world, head)]);
}

/**
 * Ends a run without sending anything more: what is on its way is settled by reading, the rest stays in the cells as edits. Also for a run that
 * somebody else left behind, because it sends nothing.
 */
export function windUp(world: Surroundings, runId: string): Asked<SendProgress> {
  const head = runHead(world, runId);
  if (head === null) return failed('stale-review');
  if (ENDED.includes(head.state)) return done(progressOf(head, recordsOf(world, head), 0));
  if (!SENDABLE.includes(head.state)) {
    keepHead(world, { ...head, state: 'cancelled' });
    return done(progressOf({ ...head, state: 'cancelled' }, [], 0));
  }
  const records = withoutUnsent(recordsOf(world, head));
  if (!holdLease(world, runId, 0)) return failed('colleague-sends', { who: '' });
  patchRecords(world, head, records, [...records.keys()]);
  return work(world, head, records);
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

function work(world: Surroundings, head: RunHead, records: RunRecord[]): Asked<SendProgress> {
  const account = accountHere(world);
  if (!account.ok) return account;
  if (!holdLease(world, head.runId, head.totals.changes)) return failed('colleague-sends', { who: '' });
  const now = world.clock.now();
  const paused = (): boolean => world.shared.read(pauseKey(head.runId)) !== null;
  const at: Work = {
    world,
    crm: account.value.crm,
    head: { ...head, state: 'sending', beatAt: now },
    records,
    until: now + CALL_MS,
    paused,
  };
  keepHead(world, at.head);
  const stopped = rounds(at);
  if (stopped !== null && !isWaiting(stopped)) return pause(at, stopped.problem);
  return done(endCall(at, stopped?.waitMs ?? 0));
}

/** The run stops here and can go on; nothing that was sent is forgotten. */
function pause(at: Work, problem: Problem): Result<SendProgress> {
  keepHead(at.world, { ...at.head, state: 'paused', totals: totalsOf(at) });
  endLease(at.world, at.head.runId);
  return { ok: false, problem };
}

function endCall(at: Work, waitMs: number): SendProgress {
  const { world, records } = at;
  const state = nextBatch(records) === null ? endState(records) : at.paused() ? 'paused' : 'sending';
  const head: RunHead = { ...at.head, state, beatAt: world.clock.now(), totals: totalsOf(at) };
  keepHead(world, head);
  if (state !== 'sending') endLease(world, head.runId);
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
    endLease(world, runId);
  }
  return done(null);
}

export function readRun(world: Surroundings, runId: string): Result<SendProgress> {
  const head = runHead(world, runId);
  return head === null ? failed('stale-review') : done(progressOf(head, recordsOf(world, head), 0));
}
