// Trying the first few changes: the person's other checkmarks and answers are unchanged in the next review.

import { confirm } from '../../src/commands/runs/confirm';
import type { Review } from '../../src/rpc/shapes';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { forge, officeWith, reviewOf, type } from './edited-office';

const nameOf = ({ creatorId, field }: { readonly creatorId: string; readonly field: string | null }): string => `${creatorId} ${field}`;
const ticked = ({ changes }: Review): string[] => changes.filter((row) => row.ticked).map(nameOf);
const numbersOf = ({ changes }: Review, names: readonly string[]): number[] =>
  changes.filter((row) => names.includes(nameOf(row))).map(({ n }) => n);

/** Sends only these; of the others, `later` are checked. */
function tryFirst(office: Office, review: Review, sent: readonly string[], later: readonly string[]): void {
  const { runId, digest, changes } = review;
  const without = changes.filter((row) => !sent.includes(nameOf(row))).map(({ n }) => n);
  must(confirm(office.ctx, { runId, digest, without, later: numbersOf(review, later), clearsConfirmed: true, number: null }));
  office.finishSend(runId);
}

/** Notes in rows 2 to 5, the last of them cleared. */
function withNotes(): Office {
  const crm = new ModelCrm();
  const office = officeWith(5, crm);
  crm.change(creator('c-4'), { notes: 'known note' });
  office.refresh();
  for (const row of [2, 3, 4]) type(office, row, 'notes', `note ${row}`);
  type(office, 5, 'notes', '');
  return office;
}

describe('after the first changes were tried', () => {
  it('what was unchecked stays so, and removals stay checked', () => {
    const office = withNotes();
    const review = reviewOf(office);
    expect(ticked(review)).toEqual(['c-1 notes', 'c-2 notes', 'c-3 notes']);
    tryFirst(office, review, ['c-1 notes'], ['c-3 notes', 'c-4 notes']);
    expect(ticked(reviewOf(office))).toEqual(['c-3 notes', 'c-4 notes']);
  });

  it('an edit that was changed since is checked like any other', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-4 notes']);
    type(office, 3, 'notes', 'another note');
    type(office, 5, 'notes', 'no longer empty');
    expect(ticked(reviewOf(office))).toEqual(['c-2 notes', 'c-4 notes']);
    type(office, 5, 'notes', '');
    type(office, 3, 'notes', 'note 3');
    expect(ticked(reviewOf(office))).toEqual(['c-4 notes']);
  });

  it('the checkmark for clearing a value does not apply to another value', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-2 notes', 'c-3 notes', 'c-4 notes']);
    office.crm.change(creator('c-4'), { notes: 'newer note' });
    const review = reviewOf(office);
    expect([ticked(review), review.conflicts.map(({ answer }) => answer)]).toEqual([['c-2 notes', 'c-3 notes'], ['later']]);
  });

  it('a review of everything that was checked leaves nothing behind', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-3 notes']);
    const rest = reviewOf(office);
    office.send(rest, numbersOf(rest, ['c-2 notes', 'c-4 notes']));
    expect(ticked(reviewOf(office))).toEqual(['c-2 notes']);
  });

  it('conflicts keep their answers as long as both sides are unchanged', () => {
    const office = withNotes();
    office.crm.change(creator('c-2'), { notes: 'theirs 2' });
    office.crm.change(creator('c-3'), { notes: 'theirs 3' });
    const review = office.answer(reviewOf(office), 'mine');
    tryFirst(office, review, ['c-1 notes'], ['c-2 notes', 'c-3 notes']);
    office.crm.change(creator('c-3'), { notes: 'newer 3' });
    const next = reviewOf(office);
    expect(next.conflicts.map((row) => [nameOf(row), row.answer])).toEqual([
      ['c-2 notes', 'mine'],
      ['c-3 notes', 'later'],
    ]);
    expect(ticked(next)).toEqual(['c-2 notes']);
    office.send(next, numbersOf(next, ['c-4 notes']));
    expect(office.crm.channels.get(creator('c-2'))?.notes).toBe('note 3');
  });

  it('labels missing from overwritten cells are still kept', () => {
    const crm = new ModelCrm();
    const office = officeWith(3, crm);
    type(office, 2, 'labels', 'Beauty');
    type(office, 3, 'labels', 'Beauty');
    office.sync();
    for (const row of [2, 3]) type(office, row, 'labels', 'Food');
    const first = reviewOf(office);
    const keeping = office.answer(first, 'later', true);
    tryFirst(office, keeping, ['c-1 labels'], ['c-2 labels']);
    const next = reviewOf(office);
    expect([next.keepsLabels, ticked(next)]).toEqual([true, ['c-2 labels']]);
  });

  it('a day later everything is checked as at first', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-3 notes', 'c-4 notes']);
    office.clock.sleep(25 * 3_600_000);
    expect(ticked(reviewOf(office))).toEqual(['c-2 notes', 'c-3 notes']);
  });

  it('checkmarks count for nothing once the run they belong to is gone', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-3 notes', 'c-4 notes']);
    office.book.hiddenSheets.get('NoxSync runs')?.splice(0);
    expect(ticked(reviewOf(office))).toEqual(['c-2 notes', 'c-3 notes']);
  });

  it('checkmarks that a colleague wrote into the journal are ignored', () => {
    const office = withNotes();
    tryFirst(office, reviewOf(office), ['c-1 notes'], ['c-2 notes', 'c-3 notes']);
    forge(office, 'NoxSync journal', '"ticked":false', '"ticked":true');
    expect(ticked(reviewOf(office))).toEqual(['c-2 notes', 'c-3 notes']);
  });
});
