// "Check again" in a review: the same tab and the same choice of rows, whatever is active or selected by now.

import { repairRows } from '../../src/commands/edits/repair';
import { checkAgain } from '../../src/commands/runs/again';
import { confirm } from '../../src/commands/runs/confirm';
import { goToCell } from '../../src/commands/runs/go-to';
import type { ConflictAnswer, Review } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { creator, must, type Office } from '../fakes/office';
import { forge, officeWith, reviewOf, type } from './edited-office';

function again(office: Office, { runId }: Review): Review {
  const started = must(checkAgain(office.ctx, { runId }));
  const review = office.finishCheck(office.ctx, started.runId);
  if (review === null) throw new Error('there is nothing to review');
  return review;
}

function select({ tab }: Office, from: number, to: number): void {
  tab.selection = [{ from: rowNumberOf(from), to: rowNumberOf(to) }];
}

const changed = ({ changes }: Review): string[] => changes.map(({ creatorId, field }) => `${creatorId} ${field}`);

describe('checking a review again', () => {
  it('applies to its own tab if another one is active', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'of the first tab');
    const review = reviewOf(office);
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    type(office, 3, 'notes', 'of the second tab');
    expect(changed(again(office, review))).toEqual(['c-1 notes']);
  });

  it('includes edits made since if all rows had been chosen', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'before');
    const review = reviewOf(office);
    type(office, 3, 'notes', 'since');
    expect(changed(again(office, review))).toEqual(['c-1 notes', 'c-2 notes']);
  });

  it('keeps to the rows that had been chosen, the corrected ones among them', () => {
    const office = officeWith(4);
    type(office, 2, 'notes', 'chosen');
    type(office, 3, 'status', 'no such status');
    type(office, 4, 'notes', 'not chosen');
    select(office, 2, 3);
    const review = office.review('selected');
    if (review === null) throw new Error('there is nothing to review');
    expect([changed(review), review.waiting.length]).toEqual([['c-1 notes'], 1]);
    select(office, 4, 4);
    type(office, 3, 'status', 'Completed');
    const next = again(office, review);
    expect(changed(next)).toEqual(['c-1 notes', 'c-2 status']);
    type(office, 2, 'notes', 'chosen, and changed');
    expect(changed(again(office, next))).toEqual(['c-1 notes', 'c-2 status']);
  });

  describe('the labels that a cell was overwritten without', () => {
    function overwritten(): Office {
      const office = officeWith(2);
      type(office, 2, 'labels', 'Beauty');
      office.sync();
      type(office, 2, 'labels', 'Food');
      return office;
    }
    const forgeKeeping = (office: Office): void => forge(office, 'NoxSync runs', '"keepsLabels":false', '"keepsLabels":true');
    const REMOVED = { keepsLabels: false, labelsRemoved: 1 };

    it('are still kept', () => {
      const office = overwritten();
      const keeping = office.answer(reviewOf(office), 'later', true);
      expect(again(office, keeping)).toMatchObject({ keepsLabels: true, labelsRemoved: 0 });
    });

    it('are not kept because a colleague wrote that into the review', () => {
      const office = overwritten();
      const review = reviewOf(office);
      forgeKeeping(office);
      expect(again(office, review)).toMatchObject(REMOVED);
    });

    it('are not kept because a colleague wrote that into the run while the CRM was read', () => {
      const office = overwritten();
      const { runId } = must(checkAgain(office.ctx, { runId: reviewOf(office).runId }));
      forgeKeeping(office);
      expect(office.finishCheck(office.ctx, runId)).toMatchObject(REMOVED);
    });
  });

  describe('conflicts', () => {
    /** Notes of c-1 and c-2 in conflict, and one answer for both. */
    function decided(answer: ConflictAnswer): { readonly office: Office; readonly review: Review } {
      const office = officeWith(3);
      for (const row of [2, 3]) {
        type(office, row, 'notes', `mine ${row}`);
        office.crm.change(creator(`c-${row - 1}`), { notes: `theirs ${row}` });
      }
      return { office, review: office.answer(reviewOf(office), answer) };
    }
    const answers = ({ conflicts }: Review): string[] => conflicts.map((row) => `${row.creatorId} ${row.answer}`);

    it.each([
      ['mine', ['c-1 notes', 'c-2 notes'], 0],
      ['both', ['c-1 notes', 'c-2 notes'], 0],
      ['theirs', [], 2],
    ] as const)('keep the answer %s, however often it is checked', (answer, changes, theirs) => {
      const { office, review } = decided(answer);
      const next = again(office, again(office, review));
      expect([answers(next), changed(next), next.theirs]).toEqual([[`c-1 ${answer}`, `c-2 ${answer}`], changes, theirs]);
    });

    it('are asked about again if either side has another value', () => {
      const { office, review } = decided('mine');
      type(office, 2, 'notes', 'mine, and changed');
      office.crm.change(creator('c-2'), { notes: 'theirs, and changed' });
      expect(answers(again(office, review))).toEqual(['c-1 later', 'c-2 later']);
    });

    it('keep an answer that was taken back after a trial', () => {
      const { office, review } = decided('mine');
      type(office, 4, 'notes', 'alone');
      const all = again(office, review);
      const others = all.changes.filter(({ creatorId }) => creatorId !== 'c-3').map(({ n }) => n);
      const { runId, digest } = all;
      must(confirm(office.ctx, { runId, digest, without: others, later: others, clearsConfirmed: true, number: null }));
      office.finishSend(runId);
      const rest = reviewOf(office);
      expect(answers(rest)).toEqual(['c-1 mine', 'c-2 mine']);
      expect(answers(again(office, office.answer(rest, 'later')))).toEqual(['c-1 later', 'c-2 later']);
    });

    it('take no answer that a colleague wrote into the journal while the CRM was read', () => {
      const { office, review } = decided('theirs');
      const { runId } = must(checkAgain(office.ctx, { runId: review.runId }));
      forge(office, 'NoxSync journal', '"state":"theirs"', '"state":"mine"');
      const next = office.finishCheck(office.ctx, runId);
      expect(next === null ? [] : answers(next)).toEqual(['c-1 later', 'c-2 later']);
    });
  });

  it('archives the same creators, and undoes the same run', () => {
    const office = officeWith(3);
    const { tab } = office;
    const filed = office.archive(true, ['c-2']);
    if (filed === null) throw new Error('there is nothing to archive');
    office.book.activate(office.book.addTab('Second'));
    expect(changed(again(office, filed))).toEqual(['c-2 archived']);
    office.book.activate(tab);
    type(office, 2, 'notes', 'sent');
    const { runId } = office.send(reviewOf(office));
    const undo = office.undo(runId);
    if (undo === null) throw new Error('there is nothing to take back');
    expect(again(office, undo)).toMatchObject({ undoes: { runId }, changes: [{ creatorId: 'c-1', field: 'notes' }] });
  });
});

describe('showing an item of a review', () => {
  it('activates its own tab', () => {
    const office = officeWith(3);
    const { id } = office.tab;
    type(office, 2, 'status', 'Complete');
    const review = reviewOf(office);
    expect(review.tabId).toBe(id);
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    type(office, 2, 'status', 'Complete');
    const second = office.tab;
    must(repairRows(office.ctx, { repair: 'use-near', rows: [2], tab: review.tabId }));
    expect(office.tab.id).toBe(id);
    expect(office.tab.grid.text(2, office.tab.grid.columnOf('status'))).toBe('Completed');
    expect(second.grid.text(2, second.grid.columnOf('status'))).toBe('Complete');
    office.book.activate(second);
    must(goToCell(office.ctx, { creatorId: 'c-2', field: 'status', tab: review.tabId }));
    expect(office.tab.id).toBe(id);
  });
});
