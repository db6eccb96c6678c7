// The sidebar's machine while somebody practices: what is offered, what is not, and switching to and from it.

import type { SidebarState } from '../../sidebar/calls';
import type { PracticeCard } from '../../src/rpc/shapes';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { emptyTab, idle, noEdits, run, tab } from './samples';

const none = { edited: false, checked: false, sent: false, undone: false };
const here: PracticeCard = { where: 'here', steps: none };
const practice: SidebarState = { ...idle, tab: { ...tab, id: 30 }, practice: here };
const real: SidebarState = { ...idle, practice: { where: 'elsewhere', steps: null } };

describe('the sidebar in a practice', () => {
  it('starts from the screen without a key', () => {
    const page = opened({ ...idle, account: null, tab: emptyTab, edits: null });
    expect(calls(page.send({ type: 'practice' }))).toEqual(['startPractice']);
    expect(calls(page.answer('startPractice', null))).toEqual(['readState']);
    page.answer('readState', practice);
    expect(page.shows()).toBe('idle');
  });

  it('says in a sentence what is not part of it, and requests nothing', () => {
    const page = opened(practice);
    for (const act of [
      { type: 'openPanel', panel: 'exports' },
      { type: 'openPanel', panel: 'imports' },
      { type: 'openPanel', panel: 'email' },
      { type: 'openPanel', panel: 'groups' },
      { type: 'openPanel', panel: 'views' },
      { type: 'openPanel', panel: 'own-tab' },
      { type: 'openPanel', panel: 'account' },
      { type: 'openChanges' },
      { type: 'choose' },
      { type: 'signOut' },
    ] as const) {
      expect(page.send(act)).toEqual([]);
      expect([page.model().notice, page.model().problem]).toEqual([{ what: 'not-in-practice' }, null]);
    }
    expect(calls(page.send({ type: 'openPanel', panel: 'labels' }))).toEqual(['readLabels']);
  });

  it('reports what a colleague changed, and leaves the screen unchanged', () => {
    const page = opened(practice);
    expect(calls(page.send({ type: 'colleague' }))).toEqual(['changeAsColleague']);
    const changes = [{ creator: 'Sample Creator 03', field: 'status', value: 'In talks', edited: false }] as const;
    page.answer('changeAsColleague', { changes });
    expect([page.shows(), page.model().notice]).toEqual(['idle', { what: 'colleague-changed', changes }]);
  });

  it('hides the steps without leaving a result', () => {
    const page = opened({ ...practice, run: run('paused') });
    expect(calls(page.send({ type: 'hideSteps' }))).toEqual(['hidePracticeSteps']);
    page.answer('hidePracticeSteps', null);
    expect(page.shows()).toBe('stopped');
  });

  it('discards lists, counts and results when the person switches from it to a tab of the CRM, and vice versa', () => {
    for (const [from, to] of [
      [practice, real],
      [real, practice],
    ] as const) {
      const page = opened(from);
      page.send({ type: 'refreshLists' });
      page.answer('readChoices', choices);
      expect(page.model().choices).toEqual(choices);
      page.send({ type: 'returned' });
      page.answer('readState', to);
      expect([page.model().choices, page.model().counts, page.model().query, page.shows()]).toEqual([null, {}, {}, 'idle']);
    }
  });

  it('keeps what it knows while the person stays', () => {
    const page = opened(practice);
    page.send({ type: 'refreshLists' });
    page.answer('readChoices', choices);
    page.send({ type: 'returned' });
    page.answer('readState', practice);
    expect(page.model().choices).toEqual(choices);
  });

  it('says after deleting it that nothing is left, in whatever tab is active then', () => {
    const page = opened(practice);
    expect(calls(page.send({ type: 'deletePractice' }))).toEqual(['deletePractice']);
    page.answer('deletePractice', null);
    page.answer('readState', idle);
    expect([page.shows(), page.model().notice]).toEqual(['idle', { what: 'practice-deleted' }]);
  });

  it('asks before deleting unsent edits with it', () => {
    const page = opened({ ...practice, edits: { ...noEdits, edits: 2 } });
    expect(calls(page.send({ type: 'deletePractice' }))).toEqual([]);
    expect(page.model().asking).toBe('delete-practice');
    page.send({ type: 'keepEdits' });
    expect(page.model().asking).toBeNull();
    page.send({ type: 'deletePractice' });
    expect(calls(page.send({ type: 'deletePractice', sure: true }))).toEqual(['deletePractice']);
    expect(page.model().asking).toBeNull();
  });

  it('offers only a practice of one’s own in a copy', () => {
    const page = opened({ ...idle, tab: emptyTab, edits: null, practice: { where: 'copy', steps: null } });
    expect(page.shows()).toBe('practice-copy');
  });
});
