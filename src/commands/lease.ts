// Who is sending in this document now. One run at a time; a lease without a sign of life lapses. It must not know what is sent.

import { LEASE_MS } from './journal';
import { LOCK_MS, type Surroundings } from './surroundings';

export interface Lease {
  readonly runId: string;
  readonly token: string;
  readonly who: string;
  readonly changes: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly beatAt: number;
}

const KEY = 'lease';

/** The lease that holds now; one that has not been renewed for LEASE_MS has lapsed. */
export function activeLease({ shared, clock }: Surroundings): Lease | null {
  const kept = shared.read(KEY);
  const lease = kept === null ? null : (JSON.parse(kept) as Lease);
  return lease !== null && clock.now() - lease.beatAt < LEASE_MS ? lease : null;
}

/** Takes or renews the lease for a run; false when somebody else's holds. Changed under the document lock, which ends with this call. */
export function holdLease(world: Surroundings, runId: string, changes: number): boolean {
  const held = world.lock.within(LOCK_MS, () => {
    const lease = activeLease(world);
    if (lease !== null && lease.runId !== runId) return false;
    const now = world.clock.now();
    const { token, name } = world.person;
    world.shared.write(KEY, JSON.stringify({ runId, token, who: name, changes, since: lease?.since ?? now, beatAt: now } satisfies Lease));
    return true;
  });
  return held?.done ?? false;
}

export function endLease(world: Surroundings, runId: string): void {
  world.lock.within(LOCK_MS, () => {
    if (activeLease(world)?.runId === runId) world.shared.write(KEY, null);
  });
}
