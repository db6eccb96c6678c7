// What the CRM counts of a request, for the tests of the review.

import type { BodyCheck } from '../../src/rpc/shapes';

/** The CRM counts a request as we do. */
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
