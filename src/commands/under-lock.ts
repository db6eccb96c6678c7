// Work in the document that nobody else does at the same time.

import { type Context, LOCK_MS } from './context';
import { failed, type Result } from './result';

/** The result of `work`; `busy` when another execution holds the document lock for all of LOCK_MS. */
export function underLock<R>({ lock }: Context, work: () => R): R | ReturnType<typeof failed> {
  const held = lock.within(LOCK_MS, work);
  return held === null ? failed('busy') : held.done;
}

/**
 * For a look at the sheet and at its seal, which are read one after the other: if they do not fit, another call of this person may just
 * have written in between, so what does not fit under the lock either counts.
 */
export function lookAgain<T>(ctx: Context, look: () => Result<T>): Result<T> {
  const first = look();
  return first.ok || first.problem.kind !== 'not-confirmed' ? first : underLock(ctx, look);
}
