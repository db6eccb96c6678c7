// Retries calls after a passing fault of the platform.

import { PLATFORM } from './platform';
import { mayPass, troubleOf } from './trouble';

/**
 * The result of `work`, which may run up to three times, half a second and then a second apart, if the platform reports a passing fault, or
 * one with unknown wording. A write may have happened although it threw, so `work` must be repeatable: reads, and writes to absolute
 * ranges. Any other error is thrown at once, the last one after the last attempt.
 */
export function repeatable<T>(work: () => T): T {
  return repeated(work, mayPass);
}

/** The same for a write, which is retried only after a fault known to pass. Unknown wording may mean a refusal, which is investigated. */
export function repeatableWrite<T>(work: () => T): T {
  return repeated(work, (error) => troubleOf(error) === 'passing');
}

function repeated<T>(work: () => T, again: (error: unknown) => boolean): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (attempt === PLATFORM.attempts || !again(error)) throw error;
      Utilities.sleep(PLATFORM.firstPause * 2 ** (attempt - 1));
    }
  }
}
