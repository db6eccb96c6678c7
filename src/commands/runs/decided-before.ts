// What a plan takes over from what the person decided before: in the preceding trial, and in the review that is being checked again.
// Answers and ticks count only for exactly the same change or conflict.

import type { ChangeRecord, ConflictRecord, Run } from '../../sync/run';
import { withChanges, withConflicts } from '../../sync/run';
import { tickedAtFirst } from '../../sync/run-totals';
import { reviewText } from '../../sync/sendable-text';
import { sameValue } from '../../sync/values';
import { isSealed, type Stage, sealStage } from '../account/seal';
import type { Context } from '../context';
import { placeKey, withAnswers } from './plan-run';
import type { RunHead } from './run-schema';
import { type Begun, trialBefore } from './trial';

const answersStage = (ctx: Context, { runId, keepsLabels }: RunHead, begun: Run): Stage => ({
  what: ctx.digest(JSON.stringify([runId, keepsLabels, reviewText(begun)])),
  progress: 'answers',
});

/**
 * Call before the entries with which another check of a review begins are written: until it has planned, its conflicts are the review's.
 */
export const sealAnswers = (ctx: Context, head: RunHead, begun: Run): void => sealStage(ctx, head.runId, answersStage(ctx, head, begun));

/**
 * The plan with what the person decided before. `begun`: the entries with which the check began. What was decided in the review that is
 * checked again wins over the trial before it.
 */
export function decidedBefore(ctx: Context, head: RunHead, begun: Run, run: Run): Begun {
  const trial = trialBefore(ctx, head);
  const isAgain = isSealed(ctx, head.runId, answersStage(ctx, head, begun));
  const keepsLabels = isAgain ? head.keepsLabels : (trial?.keepsLabels ?? false);
  const known = [...(trial?.run.conflicts.values() ?? []), ...(isAgain ? begun.conflicts.values() : [])];
  const conflicts = remembered(run.conflicts.values(), known, sameConflict, (now, { state }) => ({ ...now, state }));
  const answered = conflicts.length === 0 && !keepsLabels ? run : withAnswers(withConflicts(run, conflicts), keepsLabels, ctx.newId);
  if (trial === null) return { keepsLabels, run: answered };
  const changes = remembered(answered.changes.values(), trial.run.changes.values(), sameChange, (now, { ticked }) => ({
    ...now,
    ticked: ticked === tickedAtFirst(now, false) ? null : ticked,
  }));
  return { keepsLabels, run: withChanges(answered, changes) };
}

/** The entries that are the same as before, each built with its counterpart; of several, the last. */
function remembered<E extends Parameters<typeof placeKey>[0]>(
  entries: Iterable<E>,
  before: Iterable<E>,
  same: (now: E, then: E) => boolean,
  make: (now: E, then: E) => E,
): readonly E[] {
  const known = new Map([...before].map((entry) => [placeKey(entry), entry]));
  return [...entries].flatMap((now) => {
    const then = known.get(placeKey(now));
    return then !== undefined && same(now, then) ? [make(now, then)] : [];
  });
}

const sameChange = (now: ChangeRecord, then: ChangeRecord): boolean =>
  sameValue(now.before, then.before) && sameValue(now.after, then.after);

const sameConflict = (now: ConflictRecord, then: ConflictRecord): boolean =>
  sameValue(now.mine, then.mine) && sameValue(now.theirs, then.theirs);
