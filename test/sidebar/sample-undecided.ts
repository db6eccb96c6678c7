// Reviews whose only content is one conflict.

import type { Review } from '../../src/rpc/shapes';
import { largeReview, review } from './samples';

/** Not answered yet. */
export const undecided: Review = {
  ...largeReview(0),
  conflicts: review.conflicts.slice(0, 1),
  drift: 0,
  bodies: [],
  withoutPreview: 0,
  hiddenRows: 0,
  requests: 1,
  seconds: 1,
};

/** Answered with the CRM's value. */
export const theirsChosen: Review = {
  ...undecided,
  conflicts: undecided.conflicts.map((one) => ({ ...one, answer: 'theirs' })),
  theirs: 1,
};
