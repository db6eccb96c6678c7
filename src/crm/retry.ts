// Whether and when a failed request is retried automatically, as a pure rule.

import type { CrmProblem } from './problems';

/** Waits before the second and third try, in milliseconds: short, because a person is looking at a spinner. */
const waits: readonly number[] = [500, 1500];

/** Messages of the platform for conditions that last the whole execution. */
const finalTexts = /for one day|maximum execution time|permission|not allowed/i;

/**
 * Milliseconds until the next try, or null when the problem is final.
 *
 * | request | problem | |
 * |---|---|---|
 * | changes nothing | no answer, unless the platform's text is final for the run | up to two more tries |
 * | changes nothing | the CRM or a gateway failed (5xx) | up to two more tries |
 * | changes nothing | anything else | the same request would fail the same way |
 * | may change something | anything | never: what happened is settled by reading |
 */
export function waitBeforeRetry(problem: CrmProblem, triesSoFar: number, changes: boolean): number | null {
  if (changes || !passing(problem)) return null;
  return waits[triesSoFar - 1] ?? null;
}

function passing(problem: CrmProblem): boolean {
  switch (problem.kind) {
    case 'unreachable':
      return !finalTexts.test(problem.summary);
    case 'server':
      return true;
    case 'not-json':
      return (problem.status ?? 0) >= 500;
    default:
      return false;
  }
}
