// Work in the document that nobody else does at the same time.

import { type Context, LOCK_MS } from './context';
import { failed } from './result';

/** The result of `work`; `busy` when another execution holds the document lock for all of LOCK_MS. */
export function underLock<R>({ lock }: Context, work: () => R): R | ReturnType<typeof failed> {
  const held = lock.within(LOCK_MS, work);
  return held === null ? failed('busy') : held.done;
}
