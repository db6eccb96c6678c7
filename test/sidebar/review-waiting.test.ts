// Rows of a review that need a fix: how they are counted, and the effect of a repair.

import { countsOf, rowsThatWait } from '../../sidebar/review/rows';
import type { Review } from '../../src/rpc/shapes';
import { opened } from './opened-review';
import { review } from './samples';

describe('rows that need a fix', () => {
  it('counts a row with two cells that need a fix once', () => {
    const [one] = review.waiting;
    if (one === undefined) throw new Error('no row waits');
    const two: Review = { ...review, conflicts: [], waiting: [one, { ...one, field: 'notes' }] };
    expect([countsOf(two).needsYou, rowsThatWait(two)]).toEqual([one.rows.length, one.rows.length]);
  });
});

describe('a repair of a cell', () => {
  it('is no longer requested once it is made, but the others still are', () => {
    const page = opened();
    const [first] = review.waiting;
    if (first === undefined) throw new Error('no row waits');
    page.send({ type: 'repair', repair: 'use-near', rows: first.rows });
    page.answer('repairRows', { rows: first.rows.length });
    expect(page.model().review?.waiting).toEqual(review.waiting.slice(1));
    expect(page.model().repaired).toBe(first.rows.length);
  });

  it('that changed no cell is still requested', () => {
    const page = opened();
    page.send({ type: 'repair', repair: 'use-near', rows: review.waiting[0]?.rows ?? [] });
    page.answer('repairRows', { rows: 0 });
    expect(page.model().review?.waiting).toEqual(review.waiting);
  });
});
