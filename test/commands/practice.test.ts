// Practising with sample creators: every step of Sync over a CRM inside the script, never the network, never another tab, and nothing left behind.

import fc from 'fast-check';
import { signOut } from '../../src/commands/account/account';
import type { Context } from '../../src/commands/context';
import { addToTab } from '../../src/commands/creators/look-up';
import { discardEdits } from '../../src/commands/edits/edits';
import { changeAsColleague, deletePractice, hidePracticeSteps, startPractice } from '../../src/commands/practice/practice';
import { contextFor } from '../../src/commands/practice/practice-context';
import { startPull } from '../../src/commands/pull/pull';
import { startCheck, startUndo } from '../../src/commands/runs/check';
import { openReview } from '../../src/commands/runs/review';
import { cancelRun } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { lookAtOwnTab, startMatch } from '../../src/commands/views/own-tab';
import { connect } from '../../src/commands/views/read-choices';
import type { SidebarState } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** A person in a file; the network is a CRM that counts whoever asks it. */
class Practiser {
  readonly crm = new ModelCrm();
  readonly office: Office;
  asked = 0;
  /** Everything as `src/main.ts` makes it for a call, before it is chosen what the call works with. */
  readonly whole: Context;

  constructor(office?: Office, name = 'Sample person 1', connectedToo = false) {
    this.office = office ?? new Office(this.crm);
    const ctx = this.office.contextOf(name);
    if (!connectedToo) ctx.mine.write('crm.key', null);
    this.whole = {
      ...ctx,
      crmWith: (key) => {
        this.asked += 1;
        return ctx.crmWith(key);
      },
    };
  }

  /** As for a call of a page: about this tab, or the one in front. */
  ctx = (tab?: number): Context => contextFor(this.whole, tab);

  state(): SidebarState {
    return must(readState(this.ctx(), { withEdits: true }));
  }

  begin(): number {
    must(startPractice(this.ctx()));
    return this.office.tab.id;
  }

  type(row: number, field: string, text: string): void {
    const { grid } = this.office.tab;
    grid.type(row, grid.columnOf(field), text);
  }

  cell(row: number, field: string): string {
    const { grid } = this.office.tab;
    return grid.text(row, grid.columnOf(field));
  }

  /** Syncs all edits, taking in conflicts what the person wrote. */
  sync() {
    const ctx = this.ctx();
    const review = this.office.review('all', ctx);
    if (review === null) throw new Error('there is nothing to send');
    return { review, progress: this.office.send(review, [], ctx) };
  }

  /** What is kept for everybody and for the person, and the tabs. */
  kept() {
    const { book, shared } = this.office;
    return JSON.stringify({
      tabs: book.tabs().map(({ id, name, grid }) => [id, name, grid.lastRow()]),
      hidden: [...book.hiddenSheets],
      shared: [...shared.texts],
      mine: this.whole.mine.keys('').map((key) => [key, this.whole.mine.read(key)]),
    });
  }
}

const steps = (who: Practiser) => who.state().practice?.steps;

describe('a practice', () => {
  it('begins without a key, in a tab of its own, with creators who are plainly invented', () => {
    const me = new Practiser();
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

  it('goes through every step of Sync, ticks off what really happened, and never asks the network', () => {
    const me = new Practiser();
    me.begin();
    expect(steps(me)).toEqual({ edited: false, checked: false, sent: false, undone: false });
    me.type(2, 'status', 'Completed');
    expect(steps(me)).toMatchObject({ edited: true, checked: false });
    const before = me.cell(2, 'sync');
    expect(before).toBe('Edited: Status');

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

  it('shows at a refresh what a colleague changed, and asks about what both changed', () => {
    const me = new Practiser();
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

  it('has a creator whom its CRM refuses to change, and says why in the review', () => {
    const me = new Practiser();
    me.begin();
    expect(me.cell(7, 'notes')).toContain('locked');
    me.type(7, 'status', 'Completed');
    me.type(8, 'status', 'Completed');
    const { review, progress } = me.sync();
    expect(review.waiting).toMatchObject([
      { rows: [7], reason: { why: 'refused-by-crm', summary: expect.stringContaining('locked in the practice CRM') } },
    ]);
    expect([progress.applied, me.cell(7, 'sync'), me.cell(8, 'sync')]).toEqual([1, '', expect.stringMatching(/^Sent/)]);
  });

  it('opens its review under a title of its own', () => {
    const me = new Practiser();
    me.begin();
    const titles: string[] = [];
    must(openReview({ ...me.ctx(), showReview: (title) => void titles.push(title) }));
    expect(titles).toEqual(['Practice: check before sending']);
  });

  it('hides its steps for good when they are closed, and only there', () => {
    const me = new Practiser();
    me.begin();
    must(hidePracticeSteps(me.ctx()));
    expect(me.state().practice).toEqual({ where: 'here', steps: null });
  });

  it('makes no other tab, takes no key, and signs nobody out', () => {
    const me = new Practiser(undefined, undefined, true);
    me.begin();
    const before = me.kept();
    expect([connect(me.ctx(), { key: 'nox_sk_other' }), signOut(me.ctx())]).toMatchObject([
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

  it('is one a person and file: who asks again is brought back to it', () => {
    const me = new Practiser();
    const tab = me.begin();
    me.office.book.addTab('Sheet2');
    must(startPractice(me.ctx()));
    expect([me.office.tab.id, me.office.book.tabs().length]).toEqual([tab, 2]);
  });

  it('leaves nothing behind when it is deleted, in its tab, the file, or the person’s own properties', () => {
    const me = new Practiser();
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

  it('is forgotten, too, when its tab was deleted by hand', () => {
    const me = new Practiser();
    me.office.book.addTab('Sheet1');
    me.state();
    const before = me.kept();
    const tab = me.begin();
    me.office.book.deleteTab(tab);
    expect(me.state().practice).toBeUndefined();
    expect(me.kept()).toBe(before);
  });

  it('goes on after a call that was killed while it began', () => {
    for (let nth = 1; nth < 40; nth += 1) {
      const me = new Practiser();
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

describe('what is practised and what is real never meet', () => {
  const real = () => {
    const me = new Practiser(undefined, undefined, true);
    for (const id of ['c-1', 'c-2']) me.crm.channels.set(creator(id), blankChannel(creator(id)));
    me.office.pull(me.ctx());
    return { me, tab: me.office.tab };
  };

  it('a run of the CRM goes on in the CRM while the practice is in front, and the other way round', () => {
    const { me, tab } = real();
    me.type(2, 'notes', 'real');
    const review = me.office.review('all', me.ctx());
    const practice = me.begin();
    me.type(3, 'notes', 'practised');
    const practised = me.office.review('all', me.ctx());
    if (review === null || practised === null) throw new Error('there is nothing to send');
    me.office.send(review, [], me.ctx(tab.id));
    expect(me.crm.channels.get(creator('c-1'))?.notes).toBe('real');
    me.office.book.activate(tab);
    const asked = me.asked;
    me.office.send(practised, [], me.ctx(practice));
    expect([me.asked, [...me.crm.channels.values()].map(({ notes }) => notes)]).toEqual([asked, ['real', '']]);
  });

  it('who pressed Sync of one and turned to the other at that moment starts nothing', () => {
    const { me, tab } = real();
    me.type(2, 'notes', 'real');
    const practice = me.begin();
    me.type(3, 'notes', 'practised');
    expect(startCheck(me.ctx(tab.id), { scope: 'all' })).toMatchObject({ problem: { kind: 'no-tab' } });
    me.office.book.activate(tab);
    expect(startCheck(me.ctx(practice), { scope: 'all' })).toMatchObject({ problem: { kind: 'no-tab' } });
  });

  it('a key that is set later is used by other tabs alone', () => {
    const me = new Practiser();
    const practice = me.begin();
    me.office.book.addTab('Sheet2');
    me.whole.mine.write('crm.key', 'nox_sk_test');
    me.office.book.activate(me.office.book.tab(practice) ?? me.office.tab);
    me.type(2, 'status', 'Completed');
    me.sync();
    expect(me.asked).toBe(0);
  });

  it('a renamed practice stays one; a real tab that is called so is none', () => {
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

  it('a copy of the tab is a practice of nobody, and is not read for a list of the CRM', () => {
    const me = new Practiser(undefined, undefined, true);
    const practice = me.begin();
    me.office.book.duplicateTab(practice);
    expect(me.state().practice).toEqual({ where: 'copy', steps: null });
    const columns = { link: 12, handle: 11, email: null, platform: null };
    expect([lookAtOwnTab(me.ctx()), startMatch(me.ctx(), { query: {}, name: 'Mine', columns })]).toMatchObject([
      { problem: { kind: 'not-in-practice' } },
      { problem: { kind: 'not-in-practice' } },
    ]);
  });

  it('in a copy of the file nobody practises', () => {
    const me = new Practiser();
    me.begin();
    const copied = { ...me.whole, book: me.office.book.copyBook() };
    expect(must(readState(contextFor(copied, undefined), { withEdits: true }))).toMatchObject({
      account: null,
      practice: { where: 'copy' },
    });
  });

  it('a practice is that person’s alone: two at once have two, and see each other’s as a copy', () => {
    const me = new Practiser();
    const mine = me.begin();
    const colleague = new Practiser(me.office, 'Sample person 2');
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

  it('marks that somebody forges on a real tab make no practice of it', () => {
    const { me, tab } = real();
    const sync = tab.grid.columns[tab.grid.columnOf('sync') - 1];
    Object.assign(sync ?? {}, { mark: { field: 'sync', heading: 'Sync (practice)' } });
    me.office.shared.write(`practice.${me.office.book.id}.tab`, `[1,${tab.id}]`);
    expect(me.state().practice).toBeUndefined();
    const asked = me.asked;
    me.office.refresh(me.ctx());
    expect(me.asked).toBeGreaterThan(asked);
  });

  it('whatever somebody does in the practice, the network is never asked and nothing else changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('edit', 'sync', 'colleague', 'refresh', 'undo', 'discard', 'add', 'copy', 'rename', 'state'), {
          maxLength: 14,
        }),
        (acts) => {
          const { me, tab } = real();
          const shape = () =>
            JSON.stringify([[...me.crm.channels], [...me.office.shared.texts], [...me.office.book.hiddenSheets], tab.grid.lastRow()]);
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
      { numRuns: 40 },
    );
  });
});
