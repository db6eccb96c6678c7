// The props of every view of the review.

import type { Review } from '../../src/rpc/shapes';
import type { Act, Model } from './model';

export interface ReviewProps {
  readonly model: Model;
  readonly review: Review;
  readonly act: (act: Act) => void;
}

/** Nothing can be pressed while a step is in progress. */
export function isBusy({ phase }: Model): boolean {
  return phase !== 'ready';
}
