// Practice and real data never mix, whatever people do to tabs, files and keys.

import fc from 'fast-check';
import { addToTab } from '../../src/commands/creators/look-up';
import { discardEdits } from '../../src/commands/edits/edits';
import { changeAsColleague, deletePractice } from '../../src/commands/practice/practice';
import { contextFor } from '../../src/commands/practice/practice-context';
import { startCheck, startUndo } from '../../src/commands/runs/check';
import { cancelRun } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { startMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { blankChannel } from '../fakes/model-crm';
import { creator, must } from '../fakes/office';
import { check } from '../laws/seeded';
import { PracticingPerson } from './practicing-person';

describe('practice and real data never mix', () => {
  const real = () => {
    const me = new PracticingPerson(undefined, undefined, true);
    for (const id of ['c-1', 'c-2']) me.crm.channels.set(creator(id), blankChannel(creator(id)));
    me.office.pull(me.ctx());
    return { me, tab: me.office.tab };
  };

  it('a run of the CRM continues in the CRM while the practice tab is active, and vice versa', () => {
    const { me, tab } = real();
    me.type(2, 'notes', 'real');
    const review = me.office.review('all', me.ctx());
    const practice = me.begin();
    me.type(3, 'notes', 'from the practice');
    const ofPractice = me.office.review('all', me.ctx());
    if (review === null || ofPractice === null) throw new Error('there is nothing to send');
    me.office.send(review, [], me.ctx(tab.id));
    expect(me.crm.channels.get(creator('c-1'))?.notes).toBe('real');
    me.office.book.activate(tab);
    const asked = me.asked;
    me.office.send(ofPractice, [], me.ctx(practice));
    expect([me.asked, [...me.crm.channels.values()].map(({ notes }) => notes)]).toEqual([asked, ['real', '']]);
  });

  it('pressing Sync in one and switching to the other at that moment starts nothing', () => {
    const { me, tab } = real();
    me.type(2, 'notes', 'real');
    const practice = me.begin();
    me.type(3, 'notes', 'from the practice');
    expect(startCheck(me.ctx(tab.id), { scope: 'all' })).toMatchObject({ problem: { kind: 'no-tab' } });
    me.office.book.activate(tab);
    expect(startCheck(me.ctx(practice), { scope: 'all' })).toMatchObject({ problem: { kind: 'no-tab' } });
  });

  it('a key that is set later is used by other tabs only', () => {
    const me = new PracticingPerson();
    const practice = me.begin();
    me.office.book.addTab('Sheet2');
    me.whole.mine.write('crm.key', 'nox_sk_test');
    me.office.book.activate(me.office.book.tab(practice) ?? me.office.tab);
    me.type(2, 'status', 'Completed');
    me.sync();
    expect(me.asked).toBe(0);
  });

  it('a renamed practice remains one; a real tab with that name is not one', () => {
    const { me, tab } = real();
    me.begin();
    me.office.tab.name = 'Creators';
    tab.name = 'Practice (sample creators)';
    expect(me.state().practice?.where).toBe('here');
    me.office.book.activate(tab);
    expect(me.state().practice).toEqual({ where: 'elsewhere', steps: null });
    const asked = me.asked;
    me.office.refresh(me.ctx());
    expect(me.asked).toBeGreaterThan(asked);
  });

  it('a copy of the tab is nobody’s practice, and is not taken for a list of the CRM', () => {
    const me = new PracticingPerson(undefined, undefined, true);
    const practice = me.begin();
    me.office.book.duplicateTab(practice);
    expect(me.state().practice).toEqual({ where: 'copy', steps: null });
    const columns = { link: 12, handle: 11, email: null, platform: null };
    expect([lookAtOwnTab(me.ctx()), startMatch(me.ctx(), { query: {}, name: 'Mine', columns })]).toMatchObject([
      { problem: { kind: 'not-in-practice' } },
      { problem: { kind: 'not-in-practice' } },
    ]);
  });

  it('nobody practices in a copy of the file', () => {
    const me = new PracticingPerson();
    me.begin();
    const copied = { ...me.whole, book: me.office.book.copyBook() };
    expect(must(readState(contextFor(copied, undefined), { withEdits: true }))).toMatchObject({
      account: null,
      practice: { where: 'copy' },
    });
  });

  it('a practice belongs to one person: two people have two, and see each other’s as a copy', () => {
    const me = new PracticingPerson();
    const mine = me.begin();
    const colleague = new PracticingPerson(me.office, 'Sample person 2');
    expect(colleague.state().practice?.where).toBe('copy');
    const theirs = colleague.begin();
    expect(theirs).not.toBe(mine);
    colleague.type(2, 'status', 'Completed');
    colleague.sync();
    expect(me.state().practice?.where).toBe('copy');
    me.office.book.activate(me.office.book.tab(mine) ?? me.office.tab);
    expect([me.state().practice?.steps, me.state().colleague]).toEqual([
      { edited: false, checked: false, sent: false, undone: false },
      null,
    ]);
    must(deletePractice(me.ctx()));
    expect(colleague.state().practice).toMatchObject({ where: 'here', steps: { sent: true } });
    expect(me.asked + colleague.asked).toBe(0);
  });

  it('marks forged on a real tab do not turn it into a practice', () => {
    const { me, tab } = real();
    const sync = tab.grid.columns[tab.grid.columnOf('sync') - 1];
    Object.assign(sync ?? {}, { mark: { field: 'sync', heading: 'Sync (practice)' } });
    me.office.shared.write(`practice.${me.office.book.id}.tab`, `[1,${tab.id}]`);
    expect(me.state().practice).toBeUndefined();
    const asked = me.asked;
    me.office.refresh(me.ctx());
    expect(me.asked).toBeGreaterThan(asked);
  });

  it('whatever somebody does in the practice, there is no network request and nothing else changes', () => {
    check(
      fc.property(
        fc.array(fc.constantFrom('edit', 'sync', 'colleague', 'refresh', 'undo', 'discard', 'add', 'copy', 'rename', 'state'), {
          maxLength: 14,
        }),
        (acts) => {
          const { me, tab } = real();
          const shape = () =>
            JSON.stringify([
              [...me.crm.channels],
              [...me.office.shared.texts],
              [...me.office.book.hiddenSheets, ...me.office.book.choiceLists],
              tab.grid.lastRow(),
            ]);
          const before = shape();
          me.begin();
          const [asked, practice] = [me.asked, me.office.tab.id];
          let last: string | null = null;
          acts.forEach((act, n) => {
            me.office.book.activate(me.office.book.tab(practice) ?? tab);
            const ctx = me.ctx();
            if (act === 'edit')
              me.type(
                2 + (n % 16),
                ['status', 'notes', 'owner'][n % 3] ?? '',
                ['In talks', `note ${n}`, 'Sample Colleague B'][n % 3] ?? '',
              );
            if (act === 'sync') {
              const review = me.office.review('all', ctx);
              if (review !== null && review.changes.length > 0) last = me.office.send(review, [], ctx).runId;
              else if (review !== null) cancelRun(ctx, { runId: review.runId });
            }
            if (act === 'colleague') must(changeAsColleague(ctx));
            if (act === 'refresh') me.office.refresh(ctx);
            if (act === 'discard') must(discardEdits(ctx, { scope: 'all' }));
            if (act === 'add') addToTab(ctx, { creatorIds: ['practice-17'] });
            if (act === 'copy') me.office.book.duplicateTab(practice);
            if (act === 'rename') me.office.tab.name = `Tab ${n}`;
            if (act === 'state') me.state();
            if (act === 'undo' && last !== null) {
              const started = startUndo(ctx, { runId: last });
              if (started.ok && started.value.outcome !== 'nothing') {
                const review = me.office.finishCheck(ctx, started.value.runId);
                if (review !== null) me.office.send(review, [], ctx);
              }
            }
            me.office.clock.sleep(1_000 + n);
          });
          expect(me.asked).toBe(asked);
          expect(shape()).toBe(before);
        },
      ),
      40,
    );
  });
});
