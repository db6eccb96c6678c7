// LockService: one execution at a time in a section of code.

import { Exception, emulated, hostOf, mismatch } from '../emulated';
import type { LockPort, StoreKind } from '../host';

export const lockService = (): object =>
  emulated('LockService', {
    getDocumentLock: (): object | null => lockOf('document'),
  });

function lockOf(kind: StoreKind): object | null {
  const lock = hostOf().lock(kind);
  return lock === null ? null : emulated('Lock', new Lock(lock));
}

class Lock {
  constructor(private readonly _lock: LockPort) {}

  /** With a negative time it is never acquired. */
  tryLock(ms: unknown): boolean {
    if (typeof ms !== 'number') throw mismatch('LockService.Lock.tryLock', [ms]);
    return ms >= 0 && this._lock.take(ms);
  }

  waitLock(ms: unknown): void {
    if (typeof ms !== 'number') throw mismatch('LockService.Lock.waitLock', [ms]);
    if (!this.tryLock(ms)) throw new Exception('Lock timeout: another process was holding the lock for too long.');
  }

  hasLock(): boolean {
    return this._lock.held();
  }

  releaseLock(): void {
    this._lock.release();
  }
}
