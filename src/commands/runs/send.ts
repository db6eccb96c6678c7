// Sends a confirmed run in short calls that may stop at any point and be resumed; pauses it and winds it up.

import { id } from '../../rpc/arguments';
import type { Problem } from '../../rpc/problems';
import type { SendProgress } from '../../rpc/shapes';
import {
  type BodyRecord,
  type ChangeRecord,
  carries,
  type EntryId,
  type RemoteUpdateRecord,
  type Run,
  withBodies,
  withChanges,
  withRemoteUpdates,
} from '../../sync/run';
import { brokenOffState, ENDED, endState, SENDABLE, totalsOf } from '../../sync/run-totals';
import { progressText } from '../../sync/sendable-text';
import { type Account, accountHere } from '../account/account';
import { hasSeal, isSealed } from '../account/seal';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import { type Asked, done, failed, isWaiting, type Result } from '../result';
import { underLock } from '../under-lock';
import { haltRun } from './halt';
import { forgetHandedOver, handedOver } from './handed-over';
import { changeHead, keepHead, pauseKey, readEntries, runHead } from './journal';
import { endLease, freeForNextCall, holdLease, keepsHold } from './lease';
import { nextRound, rounds } from './rounds';
import { progressOf } from './run-progress';
import type { RunHead } from './run-schema';
import { keepEntries, type Sending, whatOf } from './sending';

/** When another call holds the run, a page checks again after this many milliseconds. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Sends for the duration of one call. Returns the progress, with `waitMs` when the CRM's limit is reached or another window is sending this
 * run, or the problem that paused the run.
 */
export const stepSend = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<SendProgress> => {
    const head = runHead(ctx, runId);
    if (head !== null && ENDED.has(head.state)) return done(progressOf(ctx, head, readEntries(ctx, head), 0));
    if (head === null || !SENDABLE.has(head.state) || head.token !== ctx.person.token) return failed('stale-review');
    return sendForOneCall(ctx, head, 'page');
  },
);

/** The same for the timer: sends no further body once the run is taken back, wherever the call is. */
export const sendUnattended = (ctx: Context, head: RunHead): Asked<SendProgress> => sendForOneCall(ctx, head, 'timer');

/**
 * Ends a run without sending anything more: what is on its way is settled by reading, and the rest stays in the cells as edits. Also works
 * for a run somebody else abandoned and this person never confirmed: then it only reads, and seals nothing. A call that is sending stops
 * before its next body; until then, this returns the current progress.
 */
export const cancelRun = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<SendProgress> => {
    const ending = underLock(ctx, (): Result<{ readonly head: RunHead; readonly over: SendProgress | null }> => {
      const head = runHead(ctx, runId);
      if (head === null) return failed('stale-review');
      forgetHandedOver(ctx, runId);
      if (ENDED.has(head.state)) return done({ head, over: progressOf(ctx, head, readEntries(ctx, head), 0) });
      if (SENDABLE.has(head.state) && readEntries(ctx, head) !== null) {
        ctx.shared.write(pauseKey(runId), 'asked');
        return done({ head, over: null });
      }
      const over: RunHead = { ...head, state: brokenOffState(head.state) };
      keepHead(ctx, over);
      return done({ head, over: progressOf(ctx, over, null, 0) });
    });
    if (!ending.ok) return ending;
    const { head, over } = ending.value;
    return over === null ? sendForOneCall(ctx, head, 'ending') : done(over);
  },
);

/** Closes bodies that were never sent, and cells that did not take a value yet; changes that only they carry stay as edits. */
function withoutUnsent(run: Run): Run {
  const bodies = [...run.bodies.values()];
  const onTheWay = bodies.filter(({ state }) => state === 'sent' || state === 'answered');
  const unsent = bodies.filter(({ state }) => state === 'planned').map((body): BodyRecord => ({ ...body, state: 'settled' }));
  const stays = [...run.changes.values()]
    .filter((change) => change.state === 'planned' && !onTheWay.some(({ body }) => carries(body, change)))
    .map((change): ChangeRecord => ({ ...change, state: 'left' }));
  const updates = [...run.remoteUpdates.values()].map((one): RemoteUpdateRecord => ({ ...one, state: 'taken' }));
  return withRemoteUpdates(withChanges(withBodies(run, unsent), stays), updates);
}

/** The work of one call on a run, once the call holds it: only then is it known what others have done to it. */
function sendForOneCall(ctx: Context, asOf: RunHead, by: Sender): Asked<SendProgress> {
  const { runId } = asOf;
  const account = accountHere(ctx);
  if (!account.ok) return account;
  const holder = ctx.newId();
  try {
    const begun = underLock(ctx, () => beginCall(ctx, account.value, asOf, { runId, holder, by }));
    if (!begun.ok) return begun.problem.kind === 'busy' ? done(progressOf(ctx, asOf, readEntries(ctx, asOf), LOOK_AGAIN_MS)) : begun;
    if (begun.value.sending === null) return done(begun.value.over);
    const { sending } = begun.value;
    const stopped = rounds(sending);
    const waitMs = stopped !== null && isWaiting(stopped) ? stopped.waitMs : 0;
    return endCall(sending, stopped !== null && !isWaiting(stopped) ? stopped.problem : null, waitMs, holder);
  } catch (thrown) {
    letGo(ctx, runId, holder);
    throw thrown;
  }
}

/**
 * An unexpected exception ends this call, not the run: the run is paused at once, and can be ended, without waiting for its lease to
 * expire.
 */
function letGo(ctx: Context, runId: string, holder: string): void {
  const steps = [
    () => endLease(ctx, runId, holder),
    () => changeHead(ctx, runId, (now) => (SENDABLE.has(now.state) ? { ...now, state: 'paused' } : null)),
  ];
  for (const step of steps)
    try {
      step();
    } catch {
      // If Google accepts no writes at all, the lease expires on its own.
    }
}

/** A page that sends, the timer, or somebody who winds the run up. */
type Sender = 'page' | 'timer' | 'ending';

interface Hold {
  readonly runId: string;
  readonly holder: string;
  readonly by: Sender;
}

/** What a call sends; or `over`: it has nothing to send. */
type Begun = { readonly sending: Sending } | { readonly sending: null; readonly over: SendProgress };

/** Takes the run for this call, as it is now. Call under the document lock. */
function beginCall(ctx: Context, { crm, key }: Account, asOf: RunHead, { runId, holder, by }: Hold): Result<Begun> {
  const isTimers = (): boolean => handedOver(ctx)?.runId === runId;
  // A step that was on its way when the run was handed over, or taken back. A page that wants to continue takes the run back first.
  if (by !== 'ending' && isTimers() !== (by === 'timer'))
    return done({ sending: null, over: progressOf(ctx, { ...asOf, state: 'paused' }, readEntries(ctx, asOf), 0) });
  // Somebody may have handed it over since they asked to end it.
  if (by === 'ending') forgetHandedOver(ctx, runId);
  const held = holdLease(ctx, runId, asOf.totals.changes, holder);
  if (!held.ok) return held;
  const head = runHead(ctx, runId);
  const kept = head === null ? null : readEntries(ctx, head);
  if (head === null || kept === null || ENDED.has(head.state)) {
    if (head !== null && !ENDED.has(head.state)) breakOff(ctx, head);
    endLease(ctx, runId, holder);
    return head === null || kept === null ? failed('stale-review') : done({ sending: null, over: progressOf(ctx, head, kept, 0) });
  }
  const now = ctx.clock.now();
  const winding = by === 'ending' || head.winding;
  const what = whatOf(ctx, key, head, kept);
  const sealed = isSealed(ctx, runId, { what, progress: progressText(kept) });
  // Winding up only reads. A colleague who started doing so has written entries that the owner's seal does not know.
  const onlyReads = head.winding || (winding && head.token !== ctx.person.token && !hasSeal(ctx, runId));
  if (!sealed && !onlyReads) {
    breakOff(ctx, head);
    endLease(ctx, runId, holder);
    return failed('not-confirmed');
  }
  const run = winding ? withoutUnsent(kept) : kept;
  const isHeld = (): boolean => keepsHold(ctx, holder);
  const sending: Sending = {
    ctx,
    crm,
    key,
    head: { ...head, state: 'sending', winding, beatAt: now },
    run,
    what: !sealed ? null : winding ? whatOf(ctx, key, head, run) : what,
    until: now + CALL_MS,
    isHeld,
    goesOn: () => ctx.shared.read(pauseKey(runId)) === null && isHeld() && (by !== 'timer' || isTimers()),
  };
  ctx.shared.write(pauseKey(runId), null);
  keepHead(ctx, sending.head);
  keepEntries(sending, winding ? differing(kept, sending.run) : []);
  return done({ sending });
}

/**
 * Entries that are unreadable, or were changed by somebody in the hidden sheet, are not what was confirmed: nothing more is sent, and what
 * did not arrive is still an edit.
 */
const breakOff = (ctx: Context, head: RunHead): void => keepHead(ctx, { ...head, state: brokenOffState(head.state) });

function differing(before: Run, after: Run): readonly EntryId[] {
  const parts = ['changes', 'bodies', 'remoteUpdates'] as const;
  return parts.flatMap((part) => [...after[part].values()].filter((entry) => before[part].get(entry.id) !== entry).map(({ id }) => id));
}

/**
 * The call is over. After a problem, and if somebody asked for it, the run is paused and can be resumed; nothing that was sent is
 * forgotten. Under the lock, so that a request to pause comes either before, and counts, or after, and finds the run between two calls.
 * Without the lock, the call's lease expires.
 */
function endCall(sending: Sending, problem: Problem | null, waitMs: number, holder: string): Result<SendProgress> {
  const { ctx, run } = sending;
  const ended = underLock(ctx, (): Result<SendProgress> => {
    if (!keepsHold(ctx, holder)) return done(progressOf(ctx, sending.head, run, LOOK_AGAIN_MS));
    const isOver = nextRound(run, 1) === null;
    const state = problem !== null ? 'paused' : isOver ? endState(run) : sending.goesOn() ? 'sending' : 'paused';
    const head: RunHead = { ...sending.head, state, beatAt: ctx.clock.now(), totals: totalsOf(run) };
    keepHead(ctx, head);
    if (state === 'sending') freeForNextCall(ctx, head.runId, holder);
    else endLease(ctx, head.runId, holder);
    return done(progressOf(ctx, head, run, waitMs));
  });
  return problem !== null && (!ended.ok || ended.value.state === 'paused') ? { ok: false, problem } : ended;
}

/** The run stays paused until somebody resumes it. */
export const pauseSend = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<null> =>
    underLock(ctx, (): Result<null> => {
      forgetHandedOver(ctx, runId);
      haltRun(ctx, runId);
      return done(null);
    }),
);
