// The person's agreement to what a review showed; after it, the run may be sent.

import * as z from 'zod/mini';
import { id, numbers, whole } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { SendProgress } from '../../rpc/shapes';
import { type ChangeRecord, changesSomething, type EntryId, type Run, withChanges, withDrafts } from '../../sync/run';
import { SENDABLE, STARTED, takesAway } from '../../sync/run-totals';
import { progressText } from '../../sync/sendable-text';
import { connected } from '../account/account';
import { sealStage } from '../account/seal';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { rememberTicks } from './decided-before';
import { keepRun, readRun } from './journal';
import { holdLease, orLetGo } from './lease';
import { bodiesFor, cellsBack, textOf } from './plan-run';
import { refusalOf } from './review-rows';
import { reviewedRun } from './reviewed';
import { progressOf } from './run-progress';
import type { RunHead } from './run-schema';
import { idsPerRound, whatOf } from './sending';
import { typedConfirmationFor } from './typed-confirmation';

const confirmationShape = () => ({
  runId: id(),
  digest: id(),
  /** Changes not to send. */
  without: numbers(),
  /** Those of them that are ticked: only a first part is tried, and these come in the next review. */
  later: numbers(),
  clearsConfirmed: yes(),
  /** What was typed when a number was required. */
  number: z.nullable(whole()),
});

type Confirmation = ShapeOf<() => z.ZodMiniObject<ReturnType<typeof confirmationShape>>>;

/**
 * Binds the person's agreement to exactly the changes in the review: another digest, or a run no longer in review, is rejected. What was
 * unticked or refused stays in the sheet as an edit. Takes the lease; sending starts with the next call.
 */
export const confirm = call(
  confirmationShape,
  (ctx, confirmation): Result<SendProgress> => underLock(ctx, () => confirmReviewed(ctx, confirmation)),
);

/** Under the lock as a whole: of two windows that confirm a review, one does, and the other is told that it is no longer under review. */
function confirmReviewed(ctx: Context, confirmation: Confirmation): Result<SendProgress> {
  const { runId, digest } = confirmation;
  const reviewed = reviewedRun(ctx, runId);
  if (!reviewed.ok) {
    const again = confirmedBefore(ctx, confirmation);
    return again === null ? reviewed : done(again);
  }
  const { head, run } = reviewed.value;
  if (head.digest !== digest || ctx.digest(textOf(head.tab, run)) !== digest) return failed('stale-review');
  const decided = decide(run, new Set(confirmation.without), new Set(confirmation.later));
  const planned = [...decided.changes.values()].filter(({ state }) => state === 'planned');
  const back = cellsBack(run);
  if (planned.length === 0 && run.remoteUpdates.size + back.length === 0) return failed('nothing-to-send');
  const agreed = agreedTo(planned, confirmation, viewOf(ctx, head.tab)?.creators ?? 0);
  if (!agreed.ok) return agreed;
  const account = connected(ctx);
  if (!account.ok) return account;
  const held = holdLease(ctx, runId, planned.length, '');
  if (!held.ok) return held;
  return orLetGo(ctx, runId, '', () => {
    const bodies = bodiesFor(planned, [...run.bodies.values()], ctx.newId, idsPerRound(ctx, head));
    const sendable = withDrafts({ ...decided, bodies: new Map() }, { remoteUpdates: back, bodies }, run);
    sealStage(ctx, runId, { what: whatOf(ctx, account.value.key, head, sendable), progress: progressText(sendable) });
    rememberTicks(ctx, head, sendable, confirmation.later.length > 0);
    const next = keepRun(ctx, confirmed(ctx, head, planned.length), sendable, head);
    return next.ok ? done(progressOf(ctx, next.value, sendable, 0)) : next;
  });
}

/**
 * The run's progress if this very confirmation was already accepted and only its answer was lost; what is unticked now must have been left
 * then, too.
 */
function confirmedBefore(ctx: Context, { runId, digest, without }: Confirmation) {
  const kept = readRun(ctx, runId);
  if (
    kept === null ||
    !(SENDABLE.has(kept.head.state) || STARTED.has(kept.head.state)) ||
    kept.head.token !== ctx.person.token ||
    kept.head.digest !== digest
  )
    return null;
  const same = without.every((id) => kept.run.changes.get(id)?.state === 'left');
  return same ? progressOf(ctx, kept.head, kept.run, 0) : null;
}

/** Every proposed change is planned, or left if it was unticked, was refused, or changes nothing. */
function decide(run: Run, without: ReadonlySet<EntryId>, later: ReadonlySet<EntryId>): Run {
  const proposed = [...run.changes.values()].filter(({ state }) => state === 'proposed');
  const left = (change: ChangeRecord): boolean => without.has(change.id) || !changesSomething(change) || refusalOf(change, run) !== null;
  return withChanges(
    run,
    proposed.map((change) => ({
      ...change,
      state: left(change) ? 'left' : 'planned',
      ticked: !without.has(change.id) || later.has(change.id),
    })),
  );
}

/** `creators`: how many the tab has. */
function agreedTo(planned: readonly ChangeRecord[], { clearsConfirmed, number }: Confirmation, creators: number): Result<null> {
  const clears = planned.some(takesAway);
  if (clears && !clearsConfirmed) return failed('decisions-needed');
  const typed = typedConfirmationFor(planned, creators);
  return typed !== null && number !== typed.number ? failed('number-needed', { number: typed.number }) : done(null);
}

function confirmed({ clock }: Context, head: RunHead, changes: number): RunHead {
  const now = clock.now();
  return { ...head, state: 'confirmed', startedAt: now, beatAt: now, totals: { ...head.totals, changes } };
}
