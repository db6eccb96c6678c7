// What the person answers to conflicts and about labels in a review.

import type { CheckProgress } from '../../rpc/shapes';
import { type ConflictAnswer, type ConflictRecord, type EntryId, withConflicts } from '../../sync/run';
import type { Context } from '../context';
import { type Asked, failed } from '../result';
import { reviewable } from './ask-bodies';
import { keepRun, readRun } from './journal';
import { textOf, withAnswers } from './plan-run';
import type { RunHead } from './run-schema';

/** Answers to conflicts and about labels. What they add to the plan goes through the CRM's check before it can be confirmed. */
export function answerConflicts(
  ctx: Context,
  runId: string,
  answers: readonly { readonly n: EntryId; readonly answer: ConflictAnswer }[],
  keepsLabels: boolean,
): Asked<CheckProgress> {
  const reviewed = readRun(ctx, runId);
  if (reviewed === null || reviewed.head.state !== 'reviewing') return failed('stale-review');
  const { head, run } = reviewed;
  const answered = answers.flatMap(({ n, answer }): readonly ConflictRecord[] => {
    const conflict = run.conflicts.get(n);
    return conflict === undefined || (answer === 'both' && conflict.both === null) ? [] : [{ ...conflict, state: answer }];
  });
  const next = withAnswers(withConflicts(run, answered), keepsLabels, ctx.newId);
  const asking: RunHead = { ...head, state: 'checking', keepsLabels, digest: ctx.digest(textOf(head.tab, next)) };
  const kept = keepRun(ctx, asking, next, 'reviewing');
  return kept.ok ? reviewable(ctx, kept.value, next) : kept;
}
