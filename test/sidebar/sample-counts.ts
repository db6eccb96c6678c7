// The CRM's counts for a request, for the review's tests.

import type { BodyCheck } from '../../src/rpc/shapes';

/** The CRM's counts match ours. */
export const agreed = (n: number, existing: number, creatable: number): BodyCheck => ({
  n,
  creators: existing + creatable,
  existing,
  creatable,
  ourExisting: existing,
  ourCreatable: creatable,
  refusedExisting: 0,
  refusedCreatable: 0,
  problem: null,
});
