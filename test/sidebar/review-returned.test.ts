// Returning to the review: it is read again, and unchanged unless it was ended elsewhere.

import { rowKey } from '../../sidebar/review/rows';
import { opened } from './opened-review';
import { review } from './samples';

describe('a review that a person returns to', () => {
  it('is unchanged if it is the same', () => {
    const page = opened();
    page.send({ type: 'tick', keys: [rowKey(review.changes[0] ?? { creatorId: '', field: 'notes' })], on: false });
    const before = page.model();
    expect(page.send({ type: 'returned' })).toEqual([{ do: 'call', call: 'readReview', args: { runId: 'current' } }]);
    page.answer('readReview', review);
    expect(page.model()).toEqual(before);
  });

  it('is over if it was cancelled in the sidebar: nothing is left to send', () => {
    const page = opened();
    page.send({ type: 'returned' });
    page.refuse('readReview', 'stale-review');
    expect(page.model()).toMatchObject({ phase: 'none', review: null });
  });

  it('continues sending if the answer arrives too late', () => {
    const page = opened();
    page.send({ type: 'returned' });
    page.send({ type: 'send', only: null });
    page.refuse('readReview', 'stale-review');
    expect(page.model().phase).toBe('confirming');
  });
});
