// Archiving and restoring selected rows: reviewed, confirmed, sent and undone like any other run.

import type { RowNumber } from '../../src/commands/ports';
import { startArchive } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readHistory, showHistory } from '../../src/commands/runs/history';
import { stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import type { Review } from '../../src/rpc/shapes';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, syncWord, type } from './edited-office';

function select({ tab }: Office, ...rows: readonly (readonly [from: number, to: number])[]): void {
  tab.selection = rows.map(([from, to]) => ({ from: from as RowNumber, to: to as RowNumber }));
}

const archivedOf = ({ crm }: Office): string[] => [...crm.channels.values()].filter((one) => one.archived).map((one) => one.creatorId);

const shownOf = (review: Review | null): unknown[] =>
  (review?.changes ?? []).map(({ creatorId, field, before, after, kind }) => [creatorId, field, before, after, kind]);

const text = (value: string) => ({ as: 'text', text: value });

function opened(review: Review | null): Review {
  if (review === null) throw new Error('there is nothing to review');
  return review;
}

/** Archives or restores the creators of some rows to the end. */
function filed(office: Office, archived: boolean, ...rows: readonly (readonly [number, number])[]): Review {
  select(office, ...rows);
  const review = opened(office.archive(archived));
  office.send(review);
  return review;
}

describe('archiving selected rows', () => {
  it('shows every creator in words, sends nothing before the confirmation, and reports the outcome beside the row', () => {
    const office = officeWith(10);
    select(office, [3, 4], [7, 7]);
    const review = opened(office.archive(true));
    expect(shownOf(review)).toEqual(['c-2', 'c-3', 'c-6'].map((id) => [id, 'archived', text('No'), text('Yes'), 'archive']));
    expect([review.archives, review.creators, review.withoutPreview, review.clears]).toEqual([true, 3, 0, 0]);
    expect(review.changes.map(({ undoable, ticked }) => [undoable, ticked])).toEqual(Array(3).fill([true, true]));
    expect(review.changes.map(({ creator: name, row }) => [name, row])).toEqual([
      ['Sample c-2', 3],
      ['Sample c-3', 4],
      ['Sample c-6', 7],
    ]);
    expect(office.crm.writes).toEqual([]);
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 3, results: { archived: 3, restored: 0, updated: 0, added: 0 } });
    expect(archivedOf(office)).toEqual(['c-2', 'c-3', 'c-6']);
    expect(office.crm.writes.map(({ kind, ids, set }) => [kind, ids, set])).toEqual([['batch', ['c-2', 'c-3', 'c-6'], { archived: true }]]);
    expect(syncWord(office, 3)).toMatch(/^Archived \w{3}, \w{3} \d+, \d\d:\d\d, Sample person 1$/);
    expect(office.tab.lastRow()).toBe(11);
    expect(office.review()).toBeNull();
  });

  it('takes three requests for any number in one body: a read before, the body, and a read after that looks among the archived first', () => {
    const office = officeWith(4);
    select(office, [2, 3]);
    const review = opened(office.archive(true));
    const before = office.crm.requests;
    office.send(review);
    expect(office.crm.requests - before).toBe(3);
  });

  it('uses one request for one creator, and says that the CRM has no preview for it', () => {
    const office = officeWith(3);
    select(office, [2, 2]);
    const review = opened(office.archive(true));
    expect([review.bodies, review.withoutPreview]).toEqual([[], 1]);
    office.send(review);
    expect(office.crm.writes).toMatchObject([{ kind: 'archive', ids: ['c-1'] }]);
    expect(syncWord(office, 2)).toMatch(/^Archived/);
  });

  it('finds nothing to do for creators who are already archived, and leaves them out if others are selected', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-1'), { archived: true });
    select(office, [2, 2]);
    expect(office.archive(true)).toBeNull();
    select(office, [2, 4]);
    expect(shownOf(office.archive(true)).map((row) => (row as unknown[])[0])).toEqual(['c-2', 'c-3']);
  });

  it('lets a creator who is no longer in the CRM wait with the reason', () => {
    const office = officeWith(3);
    office.crm.channels.delete(creator('c-1'));
    select(office, [2, 3]);
    const review = opened(office.archive(true));
    expect(review.waiting).toMatchObject([{ rows: [2], creator: 'Sample c-1', reason: { why: 'gone' } }]);
    expect(review.creators).toBe(1);
  });

  it('lets a selected row that cannot be identified wait, and takes no other row instead', () => {
    const office = officeWith(4);
    type(office, 3, 'creatorId', 'c-4');
    select(office, [2, 3]);
    const review = opened(office.archive(true));
    expect(review.changes.map(({ creatorId }) => creatorId)).toEqual(['c-1']);
    expect(review.waiting).toMatchObject([{ rows: [3], reason: { why: 'mixed-up-row' } }]);
  });

  it.each<readonly [string, readonly (readonly [number, number])[]]>([
    ['nothing is selected', []],
    ['only the headings are selected', [[1, 1]]],
    ['only empty rows are selected', [[40, 50]]],
  ])('says so if %s', (_, rows) => {
    const office = officeWith(3);
    select(office, ...rows);
    expect(startArchive(office.ctx, { archived: true, creators: null })).toMatchObject({
      ok: false,
      problem: { kind: 'nothing-selected' },
    });
  });

  it('leaves out selected rows that a filter hides', () => {
    const office = officeWith(6);
    office.tab.grid.filterTo(new Set([2, 5]));
    select(office, [2, 7]);
    expect(opened(office.archive(true)).changes.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('leaves an unsent edit in its cell; it waits until the creator is restored', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    filed(office, true, [2, 2]);
    const review = opened(office.review());
    expect(review.changes).toEqual([]);
    expect(review.waiting).toMatchObject([{ rows: [2], creatorId: 'c-1', reason: { why: 'archived' }, repairs: ['restore-in-crm'] }]);
    office.send(opened(office.archive(false, ['c-1'])));
    expect(archivedOf(office)).toEqual([]);
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('mine');
  });

  it('says beside an edited row that it waits, and offers restoring it without a Sync', () => {
    const office = officeWith(3);
    filed(office, true, [2, 3]);
    type(office, 2, 'notes', 'mine');
    const { edits } = must(readState(office.ctx, { withEdits: true }));
    expect([edits?.edits, edits?.waitingTotal]).toEqual([0, 1]);
    expect(edits?.waiting).toMatchObject([{ creatorId: 'c-1', reason: { why: 'archived' }, repairs: ['restore-in-crm'] }]);
    expect([syncWord(office, 2), syncWord(office, 3)]).toEqual([
      'Fix: archived in the CRM',
      expect.stringMatching(/^Archived \w{3}, \w{3} \d/),
    ]);
    type(office, 2, 'notes', '');
    must(readState(office.ctx, { withEdits: true }));
    expect(syncWord(office, 2)).toBe('Archived in the CRM');
  });

  it('learns from a check who was archived or restored by somebody else, and lets edits wait or go accordingly', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.crm.change(creator('c-1'), { archived: true });
    expect(opened(office.review())).toMatchObject({ changes: [], waiting: [{ reason: { why: 'archived' } }] });
    expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 0, waitingTotal: 1 });
    office.crm.change(creator('c-1'), { archived: false });
    expect(office.archive(false, ['c-1'])).toBeNull();
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
  });

  it('sends nothing for a creator whom a colleague archived after the review, and counts it as done', () => {
    const office = officeWith(3);
    select(office, [2, 4]);
    const review = opened(office.archive(true));
    office.crm.change(creator('c-2'), { archived: true });
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 3 });
    expect(office.crm.writes.flatMap(({ ids }) => ids)).toEqual(['c-1', 'c-3']);
  });

  it('archives only those that remain checked', () => {
    const office = officeWith(4);
    select(office, [2, 4]);
    const review = opened(office.archive(true));
    office.send(review, [review.changes[1]?.n ?? 0]);
    expect(archivedOf(office)).toEqual(['c-1', 'c-3']);
  });

  it('settles a request with a lost answer by reading, without sending it twice', () => {
    const office = officeWith(3);
    select(office, [2, 4]);
    const review = opened(office.archive(true));
    let lost = false;
    office.crm.before = (request) => {
      if (request !== 'batch' || lost) return null;
      lost = true;
      return 'lost-after';
    };
    must(confirm(office.ctx, { runId: review.runId, digest: review.digest, without: [], later: [], clearsConfirmed: false, number: null }));
    expect(stepSend(office.ctx, { runId: review.runId })).toMatchObject({ problem: { kind: 'unreachable' } });
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 3 });
    expect(office.crm.writes).toHaveLength(1);
  });

  it('says beside the row why the CRM did not archive it', () => {
    const office = officeWith(2);
    select(office, [2, 2]);
    const review = opened(office.archive(true));
    office.crm.before = (request) => (request === 'archive' ? 'refused' : null);
    expect(office.send(review)).toMatchObject({ state: 'partly', applied: 0, results: { notSent: [{ field: 'archived' }] } });
    expect(syncWord(office, 2)).toMatch(/^Refused/);
  });
});

describe('typing the number', () => {
  const answered = (office: Office, review: Review, number: number | null) =>
    confirm(office.ctx, { runId: review.runId, digest: review.digest, without: [], later: [], clearsConfirmed: false, number });

  it('is required for 20 creators or more, whatever else the tab holds', () => {
    const office = officeWith(500);
    select(office, [2, 20]);
    expect(opened(office.archive(true)).typedConfirmation).toBeNull();
    select(office, [2, 21]);
    const review = opened(office.archive(true));
    expect(review.typedConfirmation).toEqual({ number: 20, why: 'archives', field: 'archived' });
    expect(answered(office, review, null)).toMatchObject({ problem: { kind: 'number-needed', words: { number: 20 } } });
    expect(answered(office, review, 19)).toMatchObject({ problem: { kind: 'number-needed' } });
    expect(answered(office, review, 20)).toMatchObject({ ok: true });
  });

  it('is not required for restoring 25, but is for undoing that', () => {
    const office = officeWith(500);
    filed(office, true, [2, 26]);
    const restored = filed(office, false, [2, 26]);
    expect(restored.typedConfirmation).toBeNull();
    expect(opened(office.undo(restored.runId)).typedConfirmation).toMatchObject({ number: 25, why: 'archives' });
  });
});

describe('restoring', () => {
  it('restores selected creators who are archived, and says so', () => {
    const office = officeWith(5);
    filed(office, true, [2, 4]);
    const review = filed(office, false, [2, 6]);
    expect(shownOf(review)).toEqual(['c-1', 'c-2', 'c-3'].map((id) => [id, 'archived', text('Yes'), text('No'), 'restore']));
    expect(archivedOf(office)).toEqual([]);
    expect(syncWord(office, 2)).toMatch(/^Restored \w{3}, \w{3} \d+, \d\d:\d\d, Sample person 1$/);
    expect(syncWord(office, 6)).toBe('');
  });
});

describe('undoing it', () => {
  it('restores the creators that the run archived, except those restored by somebody since', () => {
    const office = officeWith(5);
    const run = filed(office, true, [2, 4]);
    office.crm.change(creator('c-2'), { archived: false });
    const undo = opened(office.undo(run.runId));
    expect(shownOf(undo).map((row) => (row as unknown[])[0])).toEqual(['c-1', 'c-3']);
    expect(undo.waiting).toEqual([]);
    office.send(undo);
    expect(archivedOf(office)).toEqual([]);
  });

  it('archives the creators that the run restored', () => {
    const office = officeWith(3);
    filed(office, true, [2, 3]);
    const run = filed(office, false, [2, 3]);
    office.send(opened(office.undo(run.runId)));
    expect(archivedOf(office)).toEqual(['c-1', 'c-2']);
  });

  it('is listed among the earlier runs as what it was', () => {
    const office = officeWith(3);
    const run = filed(office, true, [2, 3]);
    expect(must(readHistory(office.ctx))).toMatchObject([{ archives: true, isUndo: false, applied: 2 }]);
    must(showHistory(office.ctx, { runId: run.runId }));
    expect(office.tab.grid.text(2, 5)).toBe('Archived');
    expect([office.tab.grid.text(2, 6), office.tab.grid.text(2, 7)]).toEqual(['No', 'Yes']);
  });
});

describe('a refresh', () => {
  it('says that a creator was archived by a colleague, not merely that it left', () => {
    const office = officeWith(4);
    office.crm.change(creator('c-2'), { archived: true });
    expect(office.refresh()).toMatchObject({ creators: 3, left: 0, archived: 1, gone: 0 });
    expect(syncWord(office, 3)).toBe('Archived in the CRM');
    expect(office.tab.lastRow()).toBe(5);
    expect(office.refresh()).toMatchObject({ archived: 0 });
    expect(syncWord(office, 3)).toBe('Archived in the CRM');
  });

  it('keeps the row of a creator archived here in place, with when and by whom, as no news, and removes the words once it is back', () => {
    const office = officeWith(4);
    filed(office, true, [3, 3]);
    const stamp = syncWord(office, 3);
    expect(stamp).toMatch(/^Archived \w{3}, \w{3} \d/);
    for (let i = 0; i < 2; i += 1) {
      expect(office.refresh()).toMatchObject({ creators: 3, left: 0, archived: 0, gone: 0 });
      expect([syncWord(office, 3), office.tab.grid.text(3, office.tab.grid.columnOf('creatorId'))]).toEqual([stamp, 'c-2']);
    }
    office.crm.change(creator('c-2'), { archived: false });
    office.refresh();
    expect(syncWord(office, 3)).toBe('');
  });
});

describe('removing rows', () => {
  it('never archives anybody, whatever is done afterwards', () => {
    const office = officeWith(6);
    office.tab.grid.deleteRows(2, 3);
    type(office, 2, 'notes', 'mine');
    office.sync();
    office.refresh();
    expect(office.crm.writes.map(({ set }) => set)).toEqual([{ notes: 'mine' }]);
    expect(archivedOf(office)).toEqual([]);
  });

  it('removes a creator from an archive operation that is being checked', () => {
    const office = officeWith(5);
    select(office, [2, 4]);
    const { runId } = must(startArchive(office.ctx, { archived: true, creators: null }));
    office.tab.grid.deleteRows(2, 1);
    const review = opened(office.finishCheck(office.ctx, runId));
    expect(review.changes.map(({ creatorId }) => creatorId)).toEqual(['c-2', 'c-3']);
  });
});

describe('a CRM that cannot filter by ids', () => {
  it('is asked about each creator, and archives the same ones', () => {
    const crm = new ModelCrm();
    crm.filters = false;
    const office = officeWith(4, crm);
    filed(office, true, [2, 4]);
    expect(archivedOf(office)).toEqual(['c-1', 'c-2', 'c-3']);
  });
});
