// A colleague changes the CRM between a person's review and their Send.

import { creator } from '../fakes/office';
import { officeWith, reviewOf, syncWord, type } from './edited-office';

describe('a value that a colleague changed in the CRM after the review was opened', () => {
  it('is not sent, counts as changed there and not as a changed row, and is asked about next', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', 'mine too');
    const review = reviewOf(office);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const { results } = office.send(review);
    expect(results?.notSent.map(({ creatorId, outcome }) => [creatorId, outcome])).toEqual([['c-1', 'conflicted']]);
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('theirs');
    expect(syncWord(office, 2)).toBe(office.ctx.words.cells.sync.movedMeanwhile);
    expect(reviewOf(office).conflicts.map(({ creatorId }) => creatorId)).toEqual(['c-1']);
  });
});
