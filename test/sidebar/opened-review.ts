// The page of the review as it is once it has been read.

import { type Event, first, type Model } from '../../sidebar/review/model';
import { next } from '../../sidebar/review/next';
import { tickedRows } from '../../sidebar/review/rows';
import type { Review } from '../../src/rpc/shapes';
import { play } from './play';
import { review } from './samples';

export function opened(shown: Review = review) {
  const page = play<Model, Event>(first, next);
  page.send({ type: 'opened' });
  page.answer('readReview', shown);
  return page;
}

/** The numbers of the ticked changes. */
export const ticks = (model: Model): readonly number[] => tickedRows(model).map(({ n }) => n);
