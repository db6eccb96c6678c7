// Who is currently sending in this document. One run at a time, and one call of it; a lease without a sign of life expires.

import * as z from 'zod/mini';
import { count, text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { SENDABLE } from '../../sync/run-totals';
import { type Context, LOCK_MS } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { isBeingSent, runHead } from './journal';

const leaseSchema = () =>
  z.strictObject({
    runId: text(),
    token: text(),
    who: text(),
    changes: count(),
    /** The id of the call that is sending; '' between calls. A killed call holds it until it expires. */
    holder: text(),
    since: instant(),
    beatAt: instant(),
  });
type Lease = ShapeOf<typeof leaseSchema>;

const KEY = 'lease';
const LEASE = kept<Lease>(1, leaseSchema);

/** The lease currently in force; one not renewed for too long has expired, and an unreadable one holds nothing. */
export function activeLease({ shared, clock }: Context): Lease | null {
  const lease = valueOf(readKept(shared, KEY, LEASE));
  return lease !== null && isBeingSent(lease.beatAt, clock.now()) ? lease : null;
}

/**
 * Takes or renews a run's lease for one call. `colleague-sends`: another person's run holds it. `busy`: another run of this person or
 * another call of this run holds it, or the document lock is taken. The lease is changed under that lock, which is released when this call
 * ends.
 */
export function holdLease(ctx: Context, runId: string, changes: number, holder: string): Result<null> {
  return underLock(ctx, (): Result<null> => {
    const lease = leaseInTheWay(ctx, runId);
    if (lease !== null && lease.runId !== runId)
      return lease.token === ctx.person.token ? failed('busy') : failed('colleague-sends', { who: lease.who });
    if (lease !== null && lease.holder !== '' && lease.holder !== holder) return failed('busy');
    const now = ctx.clock.now();
    const { token, name } = ctx.person;
    keep(ctx, { runId, token, who: name, changes, holder, since: lease?.since ?? now, beatAt: now });
    return done(null);
  });
}

/**
 * The lease that counts for this run. One taken by this person's confirmation before the call was killed belongs to a run that nobody
 * sends.
 */
function leaseInTheWay(ctx: Context, runId: string): Lease | null {
  const lease = activeLease(ctx);
  if (lease === null || lease.runId === runId || lease.token !== ctx.person.token || lease.holder !== '') return lease;
  const head = runHead(ctx, lease.runId);
  return head !== null && SENDABLE.has(head.state) ? lease : null;
}

/** Does what the lease was just taken for; if that fails in any way, the lease is released. */
export function orLetGo<T>(ctx: Context, runId: string, holder: string, work: () => Result<T>): Result<T> {
  let succeeded = false;
  try {
    const result = work();
    succeeded = result.ok;
    return result;
  } finally {
    if (!succeeded) endLease(ctx, runId, holder);
  }
}

const keep = ({ shared }: Context, lease: Lease | null): void => shared.write(KEY, lease === null ? null : LEASE.write(lease));

/**
 * A lease is renewed once its last sign of life is this old: often enough that it never expires while answers come in time, but not with
 * every request.
 */
const RENEW_MS = 15_000;

/**
 * Whether this call still holds the run; renews the sign of life if it is old. Call after every request and before anything is sent or
 * written, since a slow CRM may have taken longer than a lease lasts. An expired lease is taken up again unless somebody else has taken it.
 */
export function keepsHold(ctx: Context, holder: string): boolean {
  const mine = (): Lease | null => {
    const lease = valueOf(readKept(ctx.shared, KEY, LEASE));
    return lease?.holder === holder ? lease : null;
  };
  const known = mine();
  if (known === null || ctx.clock.now() - known.beatAt < RENEW_MS) return known !== null;
  const renewed = ctx.lock.within(LOCK_MS, () => {
    const lease = mine();
    if (lease !== null) keep(ctx, { ...lease, beatAt: ctx.clock.now() });
    return lease !== null;
  });
  return renewed?.done === true;
}

/** The call is over but the run continues: the next call of the same run may take the lease at once, others not yet. */
export function freeForNextCall(ctx: Context, runId: string, holder: string): void {
  ctx.lock.within(LOCK_MS, () => {
    const lease = activeLease(ctx);
    if (lease?.runId === runId && lease.holder === holder) keep(ctx, { ...lease, holder: '' });
  });
}

/** The run is not sent any further for now. A lease held by another call stays with it. */
export function endLease(ctx: Context, runId: string, holder: string): void {
  ctx.lock.within(LOCK_MS, () => {
    const lease = activeLease(ctx);
    if (lease?.runId === runId && (lease.holder === '' || lease.holder === holder)) keep(ctx, null);
  });
}
