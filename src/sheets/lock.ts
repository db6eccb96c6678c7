// The document lock.

import type { Lock } from '../commands/ports';
import { waited } from './memory';

/** Excludes everybody else in this document, including the same person in another window. */
export function documentLock(): Lock {
  const lock: GoogleAppsScript.Lock.Lock | null = LockService.getDocumentLock();
  if (lock === null) throw new Error('no document lock: this project does not run as an add-on of a document');
  let held = false;
  return {
    within(ms, work) {
      if (held) return { done: work() };
      held = lock.tryLock(ms);
      waited();
      if (!held) return null;
      try {
        return { done: work() };
      } finally {
        held = false;
        // Otherwise, buffered writes would reach the sheet after the next person has read it.
        try {
          SpreadsheetApp.flush();
        } finally {
          lock.releaseLock();
        }
      }
    },
  };
}
