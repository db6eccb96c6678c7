// Practicing with sample creators: every step of Sync over a CRM inside the script, never the network, never another tab, and nothing left
// behind.

import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { changeAsColleague, deletePractice, hidePracticeSteps, startPractice } from '../../src/commands/practice/practice';
import { startPull } from '../../src/commands/pull/pull';
import { startUndo } from '../../src/commands/runs/check';
import { openReview } from '../../src/commands/runs/review';
import { signOut } from '../../src/commands/schedule/sign-out';
import { readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { connect } from '../../src/commands/views/read-choices';
import { must } from '../fakes/office';

import { PracticingPerson } from './practicing-person';

const steps = (who: PracticingPerson) => who.state().practice?.steps;

describe('a practice', () => {
  it('starts without a key, in a tab of its own, with creators who are obviously invented', () => {
    const me = new PracticingPerson();
    me.begin();
    expect(me.office.tab.name).toBe('Practice (sample creators)');
    expect([me.cell(1, 'sync'), me.cell(2, 'name'), me.cell(17, 'name')]).toEqual([
      'Sync (practice)',
      'Sample Creator 01',
      'Sample Creator 16',
    ]);
    expect(me.state()).toMatchObject({ practice: { where: 'here' }, account: { onlyReads: false }, tab: { view: { creators: 16 } } });
    expect(me.asked).toBe(0);
  });

  it('goes through every step of Sync, checks off what really happened, and never uses the network', () => {
    const me = new PracticingPerson();
    me.begin();
    expect(steps(me)).toEqual({ edited: false, checked: false, sent: false, undone: false });
    me.type(2, 'status', 'Completed');
    expect(steps(me)).toMatchObject({ edited: true, checked: false });
    expect(me.cell(2, 'sync')).toBe('Edited: Status');
    expect(must(readState(me.ctx(), { withEdits: false })).practice?.steps?.edited).toBe(true);

    const { review, progress } = me.sync();
    expect(review).toMatchObject({ practice: true, tab: 'Practice (sample creators)' });
    expect(progress).toMatchObject({ state: 'done', applied: 1 });
    expect(me.cell(2, 'sync')).toMatch(/^Sent .*practice$/);
    expect(steps(me)).toEqual({ edited: true, checked: true, sent: true, undone: false });

    const undo = must(startUndo(me.ctx(), { runId: review.runId }));
    const back = me.office.finishCheck(me.ctx(), undo.runId);
    if (back === null) throw new Error('there is nothing to undo');
    me.office.send(back, [], me.ctx());
    expect(me.cell(2, 'status')).toBe('Not contacted');
    expect(steps(me)).toEqual({ edited: true, checked: true, sent: true, undone: true });
    expect(me.asked).toBe(0);
  });

  it('shows a colleague’s changes at a refresh, and asks about what both changed', () => {
    const me = new PracticingPerson();
    me.begin();
    me.type(3, 'notes', 'mine');
    const { changes } = must(changeAsColleague(me.ctx()));
    expect(changes.map(({ field, edited }) => [field, edited])).toEqual([
      ['status', false],
      ['notes', true],
    ]);
    expect(me.office.refresh(me.ctx())).toMatchObject({ changed: 1, editsKept: 1 });
    const [theirs] = changes;
    const row = Array.from({ length: 16 }, (_, i) => i + 2).find((n) => me.cell(n, 'name') === theirs?.creator) ?? 0;
    expect([me.cell(row, 'status'), me.cell(row, 'sync')]).toEqual([theirs?.value, expect.stringContaining('Changed: Status')]);
    const review = me.office.review('all', me.ctx());
    expect(review?.conflicts).toMatchObject([{ field: 'notes', mine: { text: 'mine' }, theirs: { text: changes[1]?.value } }]);
    expect(me.asked).toBe(0);
  });

  it('has a creator that its CRM refuses to change, and says why in the review', () => {
    const me = new PracticingPerson();
    me.begin();
    expect(me.cell(7, 'notes')).toContain('locked');
    me.type(7, 'status', 'Completed');
    me.type(8, 'status', 'Completed');
    const { review, progress } = me.sync();
    expect(review.bodies).toMatchObject([{ existing: 1, ourExisting: 2, refusedExisting: 1 }]);
    expect(review.waiting).toMatchObject([
      { rows: [7], reason: { why: 'refused-by-crm', summary: expect.stringContaining('locked in the practice CRM') } },
    ]);
    expect([progress.applied, me.cell(7, 'sync'), me.cell(8, 'sync')]).toEqual([1, '', expect.stringMatching(/^Sent/)]);
  });

  it('creates a label that a cell names, which is then sent like any other', () => {
    const me = new PracticingPerson();
    me.begin();
    const { mutationId, digest } = must(startMutation(me.ctx(), { mutation: { what: 'create-label', name: 'Sample label: food' } }));
    expect(must(approveMutation(me.ctx(), { mutationId, digest })).state).toBe('done');
    me.type(2, 'labels', 'Sample label: food');
    const review = me.office.review('all', me.ctx());
    expect(review).toMatchObject({ labelsRemoved: 1, waiting: [] });
    if (review !== null) expect(me.office.send(review, [], me.ctx())).toMatchObject({ state: 'done', failed: 0 });
    expect(me.asked).toBe(0);
  });

  it('is stable while nobody changes anything: a later refresh finds nothing', () => {
    const me = new PracticingPerson();
    me.begin();
    const before = me.cell(2, 'updatedAt');
    me.office.clock.sleep(3_600_000);
    expect(me.office.refresh(me.ctx())).toMatchObject({ changed: 0, updated: 0 });
    expect(me.cell(2, 'updatedAt')).toBe(before);
  });

  it('opens its review under a title of its own', () => {
    const me = new PracticingPerson();
    me.begin();
    const titles: string[] = [];
    must(openReview({ ...me.ctx(), showReview: (title) => void titles.push(title) }));
    expect(titles).toEqual(['Practice: review before sending']);
  });

  it('hides its steps permanently when they are closed, and only there', () => {
    const me = new PracticingPerson();
    me.begin();
    must(hidePracticeSteps(me.ctx()));
    expect(me.state().practice).toEqual({ where: 'here', steps: null });
  });

  it('creates no other tab, uses no key, and signs nobody out', () => {
    const me = new PracticingPerson(undefined, undefined, true);
    me.begin();
    const before = me.kept();
    expect([connect(me.ctx(), { key: 'nox_sk_other' }), signOut(me.ctx(), { sure: false })]).toMatchObject([
      { problem: { kind: 'not-in-practice' } },
      { problem: { kind: 'not-in-practice' } },
    ]);
    for (const leave of [() => openChangeLog(me.ctx()), () => startPull(me.ctx(), { query: {}, name: 'All' })])
      expect(leave).toThrow('not-in-practice');
    expect(me.office.book.tabs()).toHaveLength(1);
    expect(JSON.parse(me.kept()).mine.filter(([key]: [string]) => !key.startsWith('practice.'))).toEqual(
      JSON.parse(before).mine.filter(([key]: [string]) => !key.startsWith('practice.')),
    );
  });

  it('exists once per person and file: asking again leads back to it', () => {
    const me = new PracticingPerson();
    const tab = me.begin();
    me.office.book.addTab('Sheet2');
    must(startPractice(me.ctx()));
    expect([me.office.tab.id, me.office.book.tabs().length]).toEqual([tab, 2]);
  });

  it('leaves nothing behind when it is deleted: in its tab, the file, or the person’s own properties', () => {
    const me = new PracticingPerson();
    me.office.book.addTab('Sheet1');
    me.state();
    const before = me.kept();
    me.begin();
    me.type(2, 'status', 'Completed');
    me.sync();
    must(changeAsColleague(me.ctx()));
    me.office.refresh(me.ctx());
    must(deletePractice(me.ctx()));
    expect(me.kept()).toBe(before);
    expect(me.state().practice).toBeUndefined();
  });

  it('is also forgotten if its tab was deleted by hand', () => {
    const me = new PracticingPerson();
    me.office.book.addTab('Sheet1');
    me.state();
    const before = me.kept();
    const tab = me.begin();
    me.office.book.deleteTab(tab);
    expect(me.state().practice).toBeUndefined();
    expect(me.kept()).toBe(before);
  });

  it('continues after a call that was killed during its creation', () => {
    for (let nth = 1; nth < 40; nth += 1) {
      const me = new PracticingPerson();
      let left = nth;
      me.office.ops.before = () => {
        left -= 1;
        if (left === 0) throw new Error('killed');
      };
      try {
        startPractice(me.ctx());
      } catch {}
      me.office.ops.before = () => {};
      me.begin();
      expect([nth, me.cell(17, 'name'), me.state().edits?.edits]).toEqual([nth, 'Sample Creator 16', 0]);
    }
  });
});
