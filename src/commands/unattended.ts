// Work that the timer does while nobody is there: which problems are tried again within one firing.

import type { Problem } from '../rpc/problems';

/** Chosen: so many answers in a row that may pass, with such a pause between two, before the work is left to the next firing. */
const ATTEMPTS = 3;
export const PAUSE_MS = 20_000;

/** What is over by itself. A list that changed meanwhile is read anew. */
const PASSING: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>([
  'unreachable',
  'server',
  'not-json',
  'upstream-limit',
  'busy',
  'google-busy',
  'stale-review',
]);

/** Whether the same is tried again after so many such answers in a row. */
export const isTriedAgain = ({ kind }: Problem, failures: number): boolean => PASSING.has(kind) && failures < ATTEMPTS;
