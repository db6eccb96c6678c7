// Sending a confirmed run in short calls that may stop at any point and go on; pausing it, and winding it up.

import { id } from '../../rpc/arguments';
import type { Problem } from '../../rpc/problems';
import type { SendProgress } from '../../rpc/shapes';
import type { BodyRecord, ChangeRecord, RunRecord, RunState } from '../../sync/run';
import { accountHere } from '../account/account';
import { keptCredits } from '../account/key-news';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import { type Asked, done, failed, isWaiting, type Result } from '../result';
import { keepHead, patchRecords, type RunHead, recordsOf, runHead } from './journal';
import { endLease, freeForNextCall, holdLease, stillHolds } from './lease';
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
export const stepSend = call({ runId: id }, (ctx, { runId }): Asked<SendProgress> => {
  const head = runHead(ctx, runId);
  if (head !== null && ENDED.includes(head.state)) return done(progressOf(head, recordsOf(ctx, head), 0));
  if (head === null || !SENDABLE.includes(head.state) || head.token !== ctx.person.token) return failed('stale-review');
  return work(ctx, head, false);
});

/**
 * Ends a run without sending anything more: what is on its way is settled by reading, the rest stays in the cells as edits. Also for a run that
 * somebody else left behind, because it sends nothing. A call that sends just now stops before its next body; until then this answers where it is.
 */
export const cancelRun = call({ runId: id }, (ctx, { runId }): Asked<SendProgress> => {
  const head = runHead(ctx, runId);
  if (head === null) return failed('stale-review');
  if (ENDED.includes(head.state)) return done(progressOf(head, recordsOf(ctx, head), 0));
  const records = recordsOf(ctx, head);
  if (!SENDABLE.includes(head.state) || records.length === 0) {
    keepHead(ctx, { ...head, state: 'cancelled' });
    return done(progressOf({ ...head, state: 'cancelled' }, [], 0));
  }
  ctx.shared.write(pauseKey(runId), 'asked');
  return work(ctx, head, true);
});

/** Bodies that were never sent are closed; changes that only they carry stay as edits. */
function withoutUnsent(records: readonly RunRecord[]): RunRecord[] {
  const open = records.filter(
    (record): record is BodyRecord => record.is === 'body' && (record.state === 'sent' || record.state === 'answered'),
  );
  return records.map((record): RunRecord => {
    if (record.is === 'body' && record.state === 'planned') return { ...record, state: 'settled' };
    if (record.is === 'remote-update' && record.state !== 'taken') return { ...record, state: 'taken' };
    if (record.is !== 'change' || record.state !== 'planned') return record;
    return open.some(({ body }) => carries(body, record)) ? record : { ...record, state: 'left' };
  });
}

/** One call's work on a run, once the run is in its hands: only then is it known what others have done to it. */
function work(ctx: Context, asOf: RunHead, winds: boolean): Asked<SendProgress> {
  const { runId } = asOf;
  const account = accountHere(ctx);
  if (!account.ok) return account;
  const holder = ctx.newId();
  const held = holdLease(ctx, runId, asOf.totals.changes, holder);
  if (!held.ok) return held.problem.kind === 'busy' ? done(progressOf(asOf, recordsOf(ctx, asOf), LOOK_AGAIN_MS)) : held;
  const head = runHead(ctx, runId);
  const kept = head === null ? [] : recordsOf(ctx, head);
  if (head === null || kept.length === 0 || ENDED.includes(head.state)) {
    endLease(ctx, runId, holder);
    return head === null || kept.length === 0 ? failed('stale-review') : done(progressOf(head, kept, 0));
  }
  const now = ctx.clock.now();
  const winding = winds || head.winding;
  const at: Work = {
    ctx,
    crm: account.value.crm,
    head: { ...head, state: 'sending', winding, beatAt: now },
    records: winding ? withoutUnsent(kept) : [...kept],
    until: now + CALL_MS,
    goesOn: () => ctx.shared.read(pauseKey(runId)) === null && stillHolds(ctx, holder),
  };
  ctx.shared.write(pauseKey(runId), null);
  keepHead(ctx, at.head);
  patchRecords(
    ctx,
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
  keepHead(at.ctx, { ...at.head, state: 'paused', totals: totalsOf(at) });
  endLease(at.ctx, at.head.runId, holder);
  return { ok: false, problem };
}

function endCall(at: Work, waitMs: number, holder: string): SendProgress {
  const { ctx, records } = at;
  if (!stillHolds(ctx, holder)) return progressOf(at.head, records, LOOK_AGAIN_MS);
  const state = nextBatch(at) === null ? endState(records) : at.goesOn() ? 'sending' : 'paused';
  const credits = { before: at.head.credits?.before ?? null, after: keptCredits(ctx.mine) };
  const head: RunHead = { ...at.head, state, beatAt: ctx.clock.now(), totals: totalsOf(at), credits };
  keepHead(ctx, head);
  if (state === 'sending') freeForNextCall(ctx, head.runId, holder);
  else endLease(ctx, head.runId, holder);
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
export const pauseSend = call({ runId: id }, (ctx, { runId }): Result<null> => {
  const head = runHead(ctx, runId);
  if (head !== null && SENDABLE.includes(head.state)) {
    ctx.shared.write(pauseKey(runId), 'asked');
    keepHead(ctx, { ...head, state: 'paused' });
    endLease(ctx, runId, '');
  }
  return done(null);
});
