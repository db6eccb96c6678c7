// The person's answers in a review, to conflicts and about labels.

import { id } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { CheckProgress } from '../../rpc/shapes';
import { type ConflictRecord, withConflicts } from '../../sync/run';
import { call } from '../call';
import type { Asked } from '../result';
import { underLock } from '../under-lock';
import { reviewable } from './ask-bodies';
import { keepRun } from './journal';
import { answersShape } from './kept-decisions';
import { textOf, withAnswers } from './plan-run';
import { reviewedRun, sealReview } from './reviewed';
import type { RunHead } from './run-schema';

/** Answers to conflicts and about labels. What they add to the plan goes through the CRM's check before it can be confirmed. */
export const answerConflicts = call(
  () => ({
    runId: id(),
    answers: answersShape(),
    /** true: labels a cell was overwritten without stay on the creator. */
    keepLabels: yes(),
  }),
  (ctx, { runId, answers, keepLabels: keepsLabels }): Asked<CheckProgress> =>
    underLock(ctx, (): Asked<CheckProgress> => {
      const reviewed = reviewedRun(ctx, runId);
      if (!reviewed.ok) return reviewed;
      const { head, run } = reviewed.value;
      const answered = answers.flatMap(({ n, answer }): readonly ConflictRecord[] => {
        const conflict = run.conflicts.get(n);
        return conflict === undefined || (answer === 'both' && conflict.both === null) ? [] : [{ ...conflict, state: answer }];
      });
      const next = withAnswers(withConflicts(run, answered), keepsLabels, ctx.newId);
      const asking: RunHead = { ...head, state: 'checking', keepsLabels, digest: ctx.digest(textOf(head.tab, next)) };
      sealReview(ctx, asking, next);
      const kept = keepRun(ctx, asking, next, head);
      return kept.ok ? reviewable(ctx, kept.value, next) : kept;
    }),
);
