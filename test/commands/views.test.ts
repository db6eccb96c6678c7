// Views: filters that the CRM ignores, "my" creators, groups, and named views with the tabs that show them.

import { readGroupNames } from '../../src/commands/account/group-names';
import { sayWhoIAm, whoIAm } from '../../src/commands/account/mine';
import { changeView, openSavedView } from '../../src/commands/pull/change-view';
import { countView } from '../../src/commands/pull/count-view';
import { startPull, stepPull } from '../../src/commands/pull/pull';
import { deleteView, duplicateView, goToTab, readViews, renameView, saveView } from '../../src/commands/views/saved-views';
import type { PullReport } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const CREATORS = ['c-1', 'c-2', 'c-3', 'c-4'];

/** c-1 and c-2 are owner A's, the others nobody's. */
function office(): Office {
  const crm = new ModelCrm();
  CREATORS.forEach((id, i) => {
    const owner = i < 2 ? { id: 'u-a', name: 'Sample owner A' } : null;
    crm.channels.set(creator(id), { ...blankChannel(creator(id)), owner });
  });
  return new Office(crm);
}

const mine = { owner: 'u-a' } as const;

function finish(at: Office, pullId: string): PullReport {
  for (let i = 0; i < 50; i += 1) {
    const { finished } = must(stepPull(at.ctx, { pullId }));
    if (finished !== null) return finished;
  }
  throw new Error('the pull does not end');
}

/** Opens a saved view and pulls it; null = a tab already showed it. */
function open(at: Office, viewId: string): PullReport | null {
  const { pull } = must(openSavedView(at.ctx, { viewId }));
  return pull === null ? null : finish(at, pull.pullId);
}

const ids = (at: Office): readonly string[] => at.tab.readTexts(rowNumberOf(2), Math.max(0, at.tab.lastRow() - 1), 1);
const saved = (at: Office) => must(readViews(at.ctx)).saved;
const requestsOf = (at: Office, work: () => unknown): number => {
  const before = at.crm.requests;
  work();
  return at.crm.requests - before;
};

describe('a filter that the CRM ignores', () => {
  it('is named when the view is counted, and when it is pulled nothing is written', () => {
    const at = office();
    at.crm.ignored.add('owner');
    const problem = { kind: 'filter-ignored', words: { filter: 'owner' } };
    expect(countView(at.ctx, { query: mine })).toMatchObject({ ok: false, problem });
    const { pullId } = must(startPull(at.ctx, { query: mine, name: 'Mine' }));
    expect(stepPull(at.ctx, { pullId })).toMatchObject({ ok: false, problem });
    expect(ids(at)).toEqual([]);
  });

  it('stops a refresh, too, before anybody is marked or added', () => {
    const at = office();
    finish(at, must(startPull(at.ctx, { query: mine, name: 'Mine' })).pullId);
    at.crm.ignored.add('owner');
    const { pull } = must(changeView(at.ctx, { viewId: null, query: mine, name: 'Mine' }));
    expect(stepPull(at.ctx, { pullId: pull?.pullId ?? '' })).toMatchObject({ ok: false, problem: { kind: 'filter-ignored' } });
    expect(ids(at)).toEqual(['c-1', 'c-2']);
  });
});

describe('the cost of choosing', () => {
  it('is one request per count, and one for the names of groups unless they are fresh', () => {
    const at = office();
    expect(requestsOf(at, () => must(countView(at.ctx, { query: mine })))).toBe(1);
    must(readGroupNames(at.ctx));
    expect(requestsOf(at, () => must(readGroupNames(at.ctx)))).toBe(0);
    at.clock.sleep(11 * 60_000);
    expect(requestsOf(at, () => must(readGroupNames(at.ctx)))).toBe(1);
    expect(must(readGroupNames(at.ctx)).groups).toEqual([{ id: 'g-1', name: 'Launch team' }]);
  });

  it('is nothing for the list of views and for opening a tab', () => {
    const at = office();
    at.pull();
    must(saveView(at.ctx, { name: 'Everybody', query: {}, tab: at.tab.id }));
    expect(requestsOf(at, () => readViews(at.ctx))).toBe(0);
    expect(requestsOf(at, () => must(goToTab(at.ctx, { tab: at.tab.id })))).toBe(0);
  });
});

describe('who I am', () => {
  it('is set once, known to this person alone, and valid only for existing members', () => {
    const at = office();
    const other = at.contextOf('Sample person 2');
    sayWhoIAm(at.ctx, { member: 'u-a' });
    expect(whoIAm(at.ctx, at.crm.memberList)).toBe('u-a');
    expect(whoIAm(other, at.crm.memberList)).toBeNull();
    expect(whoIAm(at.ctx, [{ id: 'u-z', name: 'Of another account' }])).toBeNull();
    sayWhoIAm(at.ctx, { member: null });
    expect(whoIAm(at.ctx, at.crm.memberList)).toBeNull();
  });
});

describe('a saved view', () => {
  it('is pulled into a tab with its own name, and found there the next time without a request', () => {
    const at = office();
    at.pull();
    const everybody = at.tab.id;
    must(saveView(at.ctx, { name: ' Mine ', query: mine, tab: null }));
    const viewId = saved(at)[0]?.viewId ?? '';
    expect(open(at, viewId)).toMatchObject({ creators: 2 });
    expect(at.tab.name).toBe('Mine');
    expect(ids(at)).toEqual(['c-1', 'c-2']);
    must(goToTab(at.ctx, { tab: everybody }));
    expect(requestsOf(at, () => expect(open(at, viewId)).toBeNull())).toBe(0);
    expect(at.tab.name).toBe('Mine');
    expect(must(readViews(at.ctx)).tabs.map(({ name, savedAs, here }) => [name, savedAs, here])).toEqual([
      ['Creators', null, false],
      ['Mine', viewId, true],
    ]);
  });

  it('includes a view that is pulled as it was saved', () => {
    const at = office();
    must(saveView(at.ctx, { name: 'My creators', query: mine, tab: null }));
    finish(at, must(startPull(at.ctx, { query: { ...mine }, name: 'Sample owner A' })).pullId);
    expect(at.tab.name).toBe('My creators');
    expect(saved(at)[0]?.tab).toBe(at.tab.id);
  });

  it('stores a tab’s view under a name, and a taken name gets a number', () => {
    const at = office();
    at.pull();
    must(saveView(at.ctx, { name: 'Everybody', query: {}, tab: at.tab.id }));
    must(saveView(at.ctx, { name: 'everybody', query: mine, tab: null }));
    expect(saved(at)).toMatchObject([
      { name: 'Everybody', query: {}, tab: at.tab.id },
      { name: 'everybody 2', query: mine, tab: null },
    ]);
    const viewId = saved(at)[1]?.viewId ?? '';
    must(renameView(at.ctx, { viewId, name: 'EVERYBODY' }));
    expect(saved(at)[1]?.name).toBe('EVERYBODY 2');
    must(renameView(at.ctx, { viewId, name: 'Everybody 2' }));
    expect(saved(at)[1]?.name).toBe('Everybody 2');
  });

  it('changes its query in its tab: creators who leave keep their row, unsent edits stay, others are added', () => {
    const at = office();
    must(saveView(at.ctx, { name: 'Mine', query: mine, tab: null }));
    const viewId = saved(at)[0]?.viewId ?? '';
    open(at, viewId);
    const notes = at.tab.columns().find(({ field }) => field === 'notes')?.column ?? 0;
    at.tab.patch([{ row: rowNumberOf(2), column: notes, cell: { text: 'asked twice' } }]);
    at.crm.change(creator('c-3'), { owner: 'u-b' });
    const { pull } = must(changeView(at.ctx, { viewId, query: { owner: 'u-b' }, name: 'ignored' }));
    expect(finish(at, pull?.pullId ?? '')).toMatchObject({ creators: 1, added: 1, left: 2 });
    expect(ids(at)).toEqual(['c-1', 'c-2', 'c-3']);
    expect(at.tab.readTexts(rowNumberOf(2), 1, notes)).toEqual(['asked twice']);
    expect(saved(at)).toMatchObject([{ name: 'Mine', query: { owner: 'u-b' } }]);
  });

  it('may be changed before any tab shows it', () => {
    const at = office();
    must(saveView(at.ctx, { name: 'Later', query: mine, tab: null }));
    expect(must(changeView(at.ctx, { viewId: saved(at)[0]?.viewId ?? '', query: {}, name: 'x' }))).toEqual({ pull: null });
    expect(saved(at)).toMatchObject([{ name: 'Later', query: {} }]);
  });

  it('is changed with its tab if the change is made in the tab; an unnamed view takes the new words', () => {
    const at = office();
    at.pull();
    must(changeView(at.ctx, { viewId: null, query: mine, name: 'Sample owner A' }));
    expect(must(readViews(at.ctx)).tabs).toMatchObject([{ view: 'Sample owner A', query: mine }]);
    must(saveView(at.ctx, { name: 'Mine', query: {}, tab: at.tab.id }));
    must(changeView(at.ctx, { viewId: null, query: {}, name: 'All creators' }));
    expect(saved(at)).toMatchObject([{ name: 'Mine', query: {} }]);
  });

  it('is duplicated without its tab, renamed with it, and deleted without touching it', () => {
    const at = office();
    at.pull();
    must(saveView(at.ctx, { name: 'Everybody', query: {}, tab: at.tab.id }));
    const viewId = saved(at)[0]?.viewId ?? '';
    must(duplicateView(at.ctx, { viewId }));
    must(renameView(at.ctx, { viewId, name: 'All of them' }));
    expect(saved(at).map(({ name, tab }) => [name, tab])).toEqual([
      ['All of them', at.tab.id],
      ['Everybody 2', null],
    ]);
    expect(must(readViews(at.ctx)).tabs).toMatchObject([{ view: 'All of them' }]);
    must(deleteView(at.ctx, { viewId }));
    expect(saved(at).map(({ name }) => name)).toEqual(['Everybody 2']);
    expect(at.refresh()).toMatchObject({ creators: 4 });
    expect(must(readViews(at.ctx)).tabs).toMatchObject([{ savedAs: null }]);
  });

  it('deleted by somebody else, or with a tab that is gone, is reported', () => {
    const at = office();
    for (const missing of [
      deleteView(at.ctx, { viewId: 'v' }),
      renameView(at.ctx, { viewId: 'v', name: 'x' }),
      duplicateView(at.ctx, { viewId: 'v' }),
      openSavedView(at.ctx, { viewId: 'v' }),
    ])
      expect(missing).toMatchObject({ ok: false, problem: { kind: 'no-such-thing' } });
    expect(goToTab(at.ctx, { tab: 99 })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });
});

it('a pull without a name for its tab is refused before anything is done', () => {
  const { ctx, book } = new Office(new ModelCrm());
  expect(startPull.answer(() => ctx, { query: {}, name: '' })).toMatchObject({ problem: { kind: 'bad-arguments' } });
  expect(book.tabs()).toEqual([]);
});
