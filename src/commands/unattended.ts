// Unattended work by the timer: which problems are retried within one firing.

import type { Problem } from '../rpc/problems';

/** Our choice: this many attempts in a row, with this pause in between, before the work is left to the next firing. */
const ATTEMPTS = 3;
export const PAUSE_MS = 20_000;

/** Problems that pass on their own. A list that changed meanwhile is re-read. */
const PASSING: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>([
  'unreachable',
  'server',
  'not-json',
  'upstream-limit',
  'busy',
  'google-busy',
  'stale-review',
]);

/** Whether to retry after this many such answers in a row. */
export const isTriedAgain = ({ kind }: Problem, failures: number): boolean => PASSING.has(kind) && failures < ATTEMPTS;
