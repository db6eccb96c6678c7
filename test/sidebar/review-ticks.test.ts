// Which changes of a review are checked before a person checks anything, and after another check.

import { first as firstModel } from '../../sidebar/review/model';
import { offersTrial, rowKey, ticksFor } from '../../sidebar/review/rows';
import type { Review, ReviewRow } from '../../src/rpc/shapes';
import { archiveReview, largeReview, NOW, review as sample } from './samples';

const of = (changes: readonly ReviewRow[]): Review => ({ ...sample, changes, waiting: [] });
const [first] = sample.changes;
const row = (creatorId: string, more: Partial<ReviewRow>): ReviewRow => ({
  ...(first as ReviewRow),
  creatorId,
  kind: 'set',
  removesLabels: false,
  ticked: true,
  ...more,
});
const NOTHING = { review: null, ticked: new Set<string>() };

const set = row('c-1', { field: 'notes' });
const clear = row('c-2', { field: 'notes', kind: 'clear', ticked: false });
const overwritten = row('c-3', { field: 'labels', kind: 'labels', removesLabels: true, ticked: false });
const kept = { ...overwritten, removesLabels: false, ticked: true };

describe('the checkmarks of a review', () => {
  it('start as the server says', () => {
    expect([...ticksFor(of([set, clear, overwritten]), NOTHING)]).toEqual([rowKey(set)]);
    const unticked = { ...set, ticked: false };
    expect([...ticksFor(of([unticked, { ...clear, ticked: true }]), NOTHING)]).toEqual([rowKey(clear)]);
  });

  it('are set on a row of labels once its old labels are kept too, and removed again if they are not', () => {
    const before = { review: of([set, overwritten]), ticked: new Set([rowKey(set)]) };
    const keeping = ticksFor(of([set, kept]), before);
    expect([...keeping]).toEqual([rowKey(set), rowKey(kept)]);
    expect([...ticksFor(of([set, overwritten]), { review: of([set, kept]), ticked: keeping })]).toEqual([rowKey(set)]);
  });

  it('stay as a person left them when the check is repeated', () => {
    const before = { review: of([set, clear]), ticked: new Set([rowKey(clear)]) };
    expect([...ticksFor(of([set, clear]), before)]).toEqual([rowKey(clear)]);
  });
});

describe('a trial of the first few', () => {
  const tried = (review: Review): boolean => offersTrial({ ...firstModel, review, ticked: new Set(review.changes.map(rowKey)) });

  it('is offered for a Sync of more changes than it sends', () => {
    expect([largeReview(3), largeReview(4)].map(tried)).toEqual([false, true]);
  });

  it('is not offered if the next check would not find the rest: an undo, archiving', () => {
    expect([{ ...largeReview(9), undoes: { runId: 'run-0', at: NOW } }, archiveReview(9)].map(tried)).toEqual([false, false]);
  });
});
