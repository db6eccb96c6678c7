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
import { haltRun, pauseKey } from './halt';
import { forgetHandedOver, handedOver } from './handed-over';
import { keepHead, readEntries, runHead } from './journal';
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
    // A step that was on its way when the run was handed over. A page that wants to continue takes the run back first.
    if (handedOver(ctx)?.runId === runId) return done(progressOf(ctx, { ...head, state: 'paused' }, readEntries(ctx, head), 0));
    return sendForOneCall(ctx, head, false);
  },
);

/** The same for the timer: sends no further body once the run is taken back, wherever the call is. */
export const sendUnattended = (ctx: Context, head: RunHead): Asked<SendProgress> =>
  sendForOneCall(ctx, head, false, () => handedOver(ctx)?.runId === head.runId);

/**
 * Ends a run without sending anything more: what is on its way is settled by reading, and the rest stays in the cells as edits. Also works
 * for a run somebody else abandoned and this person never confirmed: then it only reads, and seals nothing. A call that is sending stops
 * before its next body; until then, this returns the current progress.
 */
export const cancelRun = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<SendProgress> => {
    const head = runHead(ctx, runId);
    if (head === null) return failed('stale-review');
    const free = forgetHandedOver(ctx, runId);
    if (!free.ok) return free;
    if (ENDED.has(head.state)) return done(progressOf(ctx, head, readEntries(ctx, head), 0));
    if (!SENDABLE.has(head.state) || readEntries(ctx, head) === null) {
      const over: RunHead = { ...head, state: brokenOffState(head.state) };
      keepHead(ctx, over);
      return done(progressOf(ctx, over, null, 0));
    }
    ctx.shared.write(pauseKey(runId), 'asked');
    return sendForOneCall(ctx, head, true);
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
function sendForOneCall(ctx: Context, asOf: RunHead, winds: boolean, isWanted: () => boolean = () => true): Asked<SendProgress> {
  const { runId } = asOf;
  const account = accountHere(ctx);
  if (!account.ok) return account;
  const holder = ctx.newId();
  const held = holdLease(ctx, runId, asOf.totals.changes, holder);
  if (!held.ok) return held.problem.kind === 'busy' ? done(progressOf(ctx, asOf, readEntries(ctx, asOf), LOOK_AGAIN_MS)) : held;
  try {
    return sendHeld(ctx, account.value, { runId, holder, winds, isWanted });
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
    () => {
      const head = runHead(ctx, runId);
      if (head !== null && SENDABLE.has(head.state)) keepHead(ctx, { ...head, state: 'paused' });
    },
  ];
  for (const step of steps)
    try {
      step();
    } catch {
      // If Google accepts no writes at all, the lease expires on its own.
    }
}

interface Hold {
  readonly runId: string;
  readonly holder: string;
  /** The run is being wound up. */
  readonly winds: boolean;
  /** False when the caller should send no more. */
  readonly isWanted: () => boolean;
}

function sendHeld(ctx: Context, { crm, key }: Account, { runId, holder, winds, isWanted }: Hold): Asked<SendProgress> {
  const head = runHead(ctx, runId);
  const kept = head === null ? null : readEntries(ctx, head);
  const isHeld = (): boolean => keepsHold(ctx, holder);
  // Reading may outlast the hold: then parts of what was read are already another call's, and do not fit together.
  const takenOver = (): Asked<SendProgress> => (head === null ? failed('stale-review') : done(progressOf(ctx, head, kept, LOOK_AGAIN_MS)));
  if (head === null || kept === null || ENDED.has(head.state)) {
    if (!isHeld()) return takenOver();
    if (head !== null && !ENDED.has(head.state)) breakOff(ctx, head);
    endLease(ctx, runId, holder);
    return head === null || kept === null ? failed('stale-review') : done(progressOf(ctx, head, kept, 0));
  }
  const now = ctx.clock.now();
  const winding = winds || head.winding;
  const what = whatOf(ctx, key, head, kept);
  const sealed = isSealed(ctx, runId, { what, progress: progressText(kept) });
  // Winding up only reads. A colleague who started doing so has written entries that the owner's seal does not know.
  const onlyReads = head.winding || (winding && head.token !== ctx.person.token && !hasSeal(ctx, runId));
  if (!isHeld()) return takenOver();
  if (!sealed && !onlyReads) {
    breakOff(ctx, head);
    endLease(ctx, runId, holder);
    return failed('not-confirmed');
  }
  const run = winding ? withoutUnsent(kept) : kept;
  const sending: Sending = {
    ctx,
    crm,
    key,
    head: { ...head, state: 'sending', winding, beatAt: now },
    run,
    what: !sealed ? null : winding ? whatOf(ctx, key, head, run) : what,
    until: now + CALL_MS,
    isHeld,
    goesOn: () => ctx.shared.read(pauseKey(runId)) === null && isHeld() && isWanted(),
  };
  ctx.shared.write(pauseKey(runId), null);
  keepHead(ctx, sending.head);
  keepEntries(sending, winding ? differing(kept, sending.run) : []);
  const stopped = rounds(sending);
  if (stopped !== null && !isWaiting(stopped) && sending.isHeld()) return pause(sending, stopped.problem, holder);
  return done(endCall(sending, stopped !== null && isWaiting(stopped) ? stopped.waitMs : 0, holder));
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

/** The run stops here and can be resumed; nothing that was sent is forgotten. */
function pause({ ctx, head, run }: Sending, problem: Problem, holder: string): Result<SendProgress> {
  keepHead(ctx, { ...head, state: 'paused', totals: totalsOf(run) });
  endLease(ctx, head.runId, holder);
  return { ok: false, problem };
}

function endCall(sending: Sending, waitMs: number, holder: string): SendProgress {
  const { ctx, run } = sending;
  if (!keepsHold(ctx, holder)) return progressOf(ctx, sending.head, run, LOOK_AGAIN_MS);
  const state = nextRound(run, 1) === null ? endState(run) : sending.goesOn() ? 'sending' : 'paused';
  const head: RunHead = { ...sending.head, state, beatAt: ctx.clock.now(), totals: totalsOf(run) };
  keepHead(ctx, head);
  if (state === 'sending') freeForNextCall(ctx, head.runId, holder);
  else endLease(ctx, head.runId, holder);
  return progressOf(ctx, head, run, waitMs);
}

/** The run stays paused until somebody resumes it. */
export const pauseSend = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<null> => {
    const head = runHead(ctx, runId);
    const free = forgetHandedOver(ctx, runId);
    if (!free.ok) return free;
    if (head !== null && SENDABLE.has(head.state)) haltRun(ctx, head);
    return done(null);
  },
);
