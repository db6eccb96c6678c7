// Who is sending in this document now. One run at a time, and one call of it; a lease without a sign of life lapses.

import * as z from 'zod/mini';
import { count, text } from '../../rpc/plain-schemas';
import { SENDABLE } from '../../sync/run-totals';
import { type Context, LOCK_MS } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { isLeftAlone, runHead } from './journal';

export interface Lease {
  readonly runId: string;
  readonly token: string;
  readonly who: string;
  readonly changes: number;
  /** The call that sends now, by an id of its own; '' between two calls. A call that was killed keeps it until it lapses. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly beatAt: number;
}

const KEY = 'lease';

const LEASE = kept<Lease>(1, () =>
  z.strictObject({
    runId: text(),
    token: text(),
    who: text(),
    changes: count(),
    holder: text(),
    since: instant(),
    beatAt: instant(),
  }),
);

/** The lease that holds now; one that has not been renewed for long has lapsed, and one that cannot be read holds nobody. */
export function activeLease({ shared, clock }: Context): Lease | null {
  const lease = valueOf(readKept(shared, KEY, LEASE));
  return lease !== null && isLeftAlone(lease.beatAt, clock.now()) ? lease : null;
}

/**
 * Takes or renews the lease of a run for one call. `colleague-sends`: another person's run holds it; `busy`: another one of this person, or another call
 * of this run does, or the document's lock is not free. Changed under that lock, which ends with this call.
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

/** The lease that counts for this run. One that this person's confirmation took before it was killed stands for a run that nobody sends. */
function leaseInTheWay(ctx: Context, runId: string): Lease | null {
  const lease = activeLease(ctx);
  if (lease === null || lease.runId === runId || lease.token !== ctx.person.token || lease.holder !== '') return lease;
  const head = runHead(ctx, lease.runId);
  return head !== null && SENDABLE.has(head.state) ? lease : null;
}

/** Does what the lease was just taken for; when that fails, in whatever way, the lease goes back. */
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

/** A lease is renewed when its last sign of life is so old: often enough that no answer that comes in time lets it lapse, and not with every request. */
const RENEW_MS = 15_000;

/**
 * Whether the run is still in the hands of this call, which says so with a new sign of life where the last one is old. To be asked after every request and before everything that is
 * sent or written: a CRM that is slow may have taken longer than a lease lasts. One that lapsed is taken up again where nobody has taken it since.
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

/** The call is over and the run goes on: the next call of the same run may take the lease at once, others not yet. */
export function freeForNextCall(ctx: Context, runId: string, holder: string): void {
  ctx.lock.within(LOCK_MS, () => {
    const lease = activeLease(ctx);
    if (lease?.runId === runId && lease.holder === holder) keep(ctx, { ...lease, holder: '' });
  });
}

/** The run is not sent any further for now. A lease that another call holds stays with that call. */
export function endLease(ctx: Context, runId: string, holder: string): void {
  ctx.lock.within(LOCK_MS, () => {
    const lease = activeLease(ctx);
    if (lease?.runId === runId && (lease.holder === '' || lease.holder === holder)) keep(ctx, null);
  });
}
