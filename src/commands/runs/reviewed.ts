// A run under review by this person, verified to be as their own calls left it.

import type { Run } from '../../sync/run';
import { reviewText } from '../../sync/sendable-text';
import { isSealed, type Stage, sealStage } from '../account/seal';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { lookAgain } from '../under-lock';
import { readRun } from './journal';
import type { RunHead } from './run-schema';

const stageOf = (ctx: Context, { runId, tab, keepsLabels }: RunHead, run: Run): Stage => ({
  what: ctx.digest(JSON.stringify([runId, tab, keepsLabels, reviewText(run)])),
  progress: 'review',
});

/** Call before a plan is written into the journal, where everyone who can edit the file can change it. */
export const sealReview = (ctx: Context, head: RunHead, run: Run): void => sealStage(ctx, head.runId, stageOf(ctx, head, run));

/**
 * The run with the plan found by this person's check, or derived from it by their answers. `stale-review`: it is not under review, or
 * cannot be read. `not-confirmed`: somebody else changed the plan in the hidden sheet.
 */
export function reviewedRun(ctx: Context, runId: string): Result<Reviewed> {
  const look = (): Result<Reviewed> => {
    const reviewed = readRun(ctx, runId);
    if (reviewed === null || reviewed.head.state !== 'reviewing' || reviewed.head.token !== ctx.person.token) return failed('stale-review');
    return isSealed(ctx, runId, stageOf(ctx, reviewed.head, reviewed.run)) ? done(reviewed) : failed('not-confirmed');
  };
  return lookAgain(ctx, look);
}

interface Reviewed {
  readonly head: RunHead;
  readonly run: Run;
}
