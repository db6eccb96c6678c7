// What was deselected and chosen in a review is there again when its window is opened again.

import { keepDecisions } from '../../src/commands/runs/kept-decisions';
import { readReview } from '../../src/commands/runs/review';
import type { Review } from '../../src/rpc/shapes';
import { MapMemory } from '../fakes/memory-platform';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Edited notes of three creators, of which those of c-1 are in conflict, and an edited status. */
function reviewed() {
  const office = officeWith(3);
  for (const row of [2, 3, 4]) type(office, row, 'notes', `note ${row}`);
  type(office, 3, 'status', 'Completed');
  office.crm.change(creator('c-1'), { notes: 'theirs' });
  return { office, review: reviewOf(office) };
}

const opened = ({ ctx }: Office): Review => must(readReview(ctx, { runId: 'current' }));
const selected = ({ changes }: Review) => changes.filter(({ ticked }) => ticked).map(({ creatorId, field }) => `${creatorId} ${field}`);
const chosen = ({ conflicts }: Review) => conflicts.map((one) => one.chosen);

function decide(office: Office, { runId, digest, changes, conflicts }: Review, left: readonly string[]): void {
  const without = changes.filter(({ field }) => left.includes(field)).map(({ n }) => n);
  const answers = conflicts.map(({ n }) => ({ n, answer: 'mine' as const }));
  must(keepDecisions(office.ctx, { runId, digest, without, answers }));
}

test('deselected changes stay deselected, and chosen answers stay chosen', () => {
  const { office, review } = reviewed();
  expect(selected(review)).toHaveLength(3);
  decide(office, review, ['notes']);
  expect(selected(opened(office))).toEqual(['c-2 status']);
  expect(chosen(opened(office))).toEqual(['mine']);
});

test('they are nobody else’s', () => {
  const { office, review } = reviewed();
  decide(office, review, ['notes']);
  const other = { ...office.ctx, mine: new MapMemory() };
  // Only the person whose run it is can read it at all.
  expect(readReview(other, { runId: review.runId })).toMatchObject({ ok: false });
  expect([office.shared.keys('decisions.').length, office.ctx.mine.keys('decisions.').length]).toEqual([0, 1]);
});

test('they do not count for another review', () => {
  const { office, review } = reviewed();
  decide(office, { ...review, digest: 'of another plan' }, ['notes']);
  expect(selected(opened(office))).toHaveLength(3);
  expect(chosen(opened(office))).toEqual([undefined]);
});
