// A pull in progress: which tab it goes into, what each step answers, and what is stored of it.

import { bindOwnTab, startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { refreshCreators } from '../../src/commands/pull/refresh-creators';
import { readState } from '../../src/commands/state';
import { viewOf } from '../../src/commands/tab/view-store';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { saveView } from '../../src/commands/views/saved-views';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { matchOwnTab, OWN_COLUMNS, ownOffice, useOwnTab } from '../laws/own-rows';
import { begin, officeOf, put, step, text } from './pulled-office';

const names = (office: Office) => office.book.tabs().map(({ name }) => name);

describe('a pull', () => {
  test.each<readonly [string, (office: Office) => void, readonly string[]]>([
    ['a new tab where the file has none', () => {}, ['Pulled']],
    ['the open tab where that is empty', ({ book }) => book.activate(book.addTab('Empty')), ['Empty']],
    [
      'a new tab where something stands in the open one',
      ({ book }) => {
        book.activate(book.addTab('Mine'));
        book.activeTab()?.grid.type(1, 1, 'Own');
      },
      ['Mine', 'Pulled'],
    ],
    [
      'a new tab where a later add-on keeps something of the empty one',
      ({ book, shared }) => {
        book.activate(book.addTab('Later'));
        shared.write(`view.${book.activeTab()?.id}`, '[9,{}]');
      },
      ['Later', 'Pulled'],
    ],
    [
      'a new tab where the empty one is protected',
      ({ book }) => {
        book.activate(book.addTab('Closed'));
        book.activeTab()?.grid.obstacles.protectAll(['Sample person 2']);
      },
      ['Closed', 'Pulled'],
    ],
  ])('goes into %s', (_, make, tabs) => {
    const office = officeOf(2);
    make(office);
    office.finishPull(office.ctx, begin(office).pullId);
    expect(names(office)).toEqual(tabs);
    expect([office.tab.name, office.tab.lastRow()]).toEqual([tabs[tabs.length - 1], 3]);
  });

  test('that was killed while it created its columns is started again in the same tab, unless somebody has typed a heading there', () => {
    const killed = () => {
      const office = officeOf(2);
      office.ops.before = ({ name, on }) => {
        if (name === 'memoryWrite' && String(on).startsWith('view.')) throw new Error('killed');
      };
      expect(() => begin(office)).toThrow('killed');
      office.ops.before = () => {};
      const [tab] = office.book.tabs();
      if (tab === undefined) throw new Error('no tab was made');
      office.book.activate(tab);
      return office;
    };
    const again = killed();
    again.finishPull(again.ctx, begin(again).pullId);
    expect(names(again)).toEqual(['Pulled']);
    const typed = killed();
    typed.tab.grid.insertColumns(typed.tab.grid.columns.length + 1);
    typed.tab.grid.type(1, typed.tab.grid.columns.length, 'Own');
    typed.finishPull(typed.ctx, begin(typed).pullId);
    expect(names(typed)).toHaveLength(2);
  });

  test('reports its progress, step by step, and its result as often as requested after its end', () => {
    const office = officeOf(8);
    office.crm.pageSize = 5;
    const { requests } = office.crm;
    const started = begin(office);
    expect(started).toEqual({ pullId: started.pullId, done: 0, total: null, waitMs: 0, finished: null });
    const lists = office.crm.requests - requests;
    office.crm.before = (_, n) => (n > requests + lists + 1 ? 'wait' : null);
    expect(must(step(office, started))).toEqual({ ...started, done: 5, total: 8, waitMs: 1_000 });
    office.crm.before = () => null;
    let last = must(step(office, started));
    for (let n = 0; last.finished === null && n < 20; n += 1) last = must(step(office, started));
    expect(last).toMatchObject({ done: 8, total: 8, finished: { creators: 8, added: 8, incomplete: false } });
    const after = office.crm.requests;
    expect(must(step(office, started))).toEqual(last);
    expect(office.crm.requests).toBe(after);
  });

  test('is over if another started in its tab, or its tab is gone; an unknown id is no pull', () => {
    const office = officeOf(3);
    const first = begin(office);
    const second = must(startRefresh(office.ctx, { all: true }));
    expect(step(office, first)).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(stepPull(office.ctx, { pullId: 'nothing' })).toMatchObject({ problem: { kind: 'stale-review' } });
    office.book.deleteTab(office.tab.id);
    expect(step(office, second).ok).toBe(false);
  });

  test('advanced by two windows at once writes each block once', () => {
    const office = officeOf(8);
    office.crm.pageSize = 5;
    const started = begin(office);
    const { requests } = office.crm;
    office.crm.before = (_, n) => {
      if (n === requests + 1) must(step(office, started));
      return null;
    };
    must(step(office, started));
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, started.pullId)).toMatchObject({ creators: 8, added: 8 });
    expect(office.tab.lastRow()).toBe(9);
  });

  test('is refused without a key, in a tab without creators, and if a later add-on started one', () => {
    const office = officeOf(2);
    const { pullId } = begin(office);
    office.shared.write(`pull.${office.tab.id}`, '[9,{}]');
    expect(startRefresh(office.ctx, { all: false })).toMatchObject({ problem: { kind: 'newer-version' } });
    office.book.activate(office.book.addTab('Mine'));
    expect(startRefresh(office.ctx, { all: false })).toMatchObject({ problem: { kind: 'no-view' } });
    office.ctx.mine.write('crm.key', null);
    for (const answer of [
      startPull(office.ctx, { query: {}, name: 'x' }),
      startRefresh(office.ctx, { all: true }),
      stepPull(office.ctx, { pullId }),
    ])
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
    expect(startRefresh(new Office(new ModelCrm()).ctx, { all: false })).toMatchObject({ problem: { kind: 'no-tab' } });
  });

  test('fails as the CRM does, and continues where it was', () => {
    const office = officeOf(3);
    const started = begin(office);
    office.crm.before = () => 'refused';
    expect(step(office, started)).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, started.pullId)).toMatchObject({ creators: 3 });
  });

  test('stores with its view when it was pulled, when everything was read, and what it contains', () => {
    const office = officeOf(3);
    must(saveView(office.ctx, { name: 'Everybody', query: {}, tab: null }));
    office.finishPull(office.ctx, begin(office).pullId);
    const at = office.clock.now();
    expect(viewOf(office.ctx, office.tab.id)).toMatchObject({
      name: 'Everybody',
      savedAs: expect.any(String),
      query: {},
      pulledAt: at,
      wholeAt: at,
      creators: 3,
      asOf: '2026-01-01T00:00:00Z',
      trusted: [],
    });
  });

  it('tells the panel whether the tab was pulled or refreshed last', () => {
    const office = officeOf(2);
    office.pull();
    const view = () => must(readState(office.ctx, { withEdits: false })).tab?.view;
    expect(view()).not.toHaveProperty('refreshed');
    office.refresh();
    expect(view()).toHaveProperty('refreshed', true);
  });
});

describe('one’s own tab', () => {
  const row = (link: number | null) => ({ link, email: null, decorated: false });

  test('requires a key, its creators read, and the latest add-on', () => {
    const at = ownOffice([row(1)], 8);
    at.crm.pageSize = 5;
    const half = matchOwnTab(at).matchId;
    at.ctx.shared.write(`view.${at.tab.id}`, '[9,{}]');
    expect(bindOwnTab(at.ctx, { matchId: half })).toMatchObject({ problem: { kind: 'newer-version' } });
    at.ctx.shared.write(`view.${at.tab.id}`, null);
    at.ctx.mine.write('crm.key', null);
    expect(bindOwnTab(at.ctx, { matchId: half })).toMatchObject({ problem: { kind: 'not-connected' } });
    at.ctx.mine.write('crm.key', 'nox_sk_test');
    expect(bindOwnTab(at.ctx, { matchId: 'nothing' })).toMatchObject({ problem: { kind: 'stale-review' } });
    expect(useOwnTab(at, half)).toMatchObject({ creators: 8, added: 7 });
    expect(viewOf(at.ctx, at.tab.id)).toMatchObject({ name: 'All creators', query: {}, creators: 8 });
    expect([at.ctx.shared.read(`own.${at.tab.id}`), at.ctx.shared.read('account.ids')]).toEqual([null, expect.stringContaining('u-a')]);
  });

  test('with our own filters stores how many they exclude, and the time from which its days are counted', () => {
    const at = ownOffice([row(1)], 4);
    const query = { where: { created: { is: 'before', days: 2 }, owned: false } } as const;
    at.crm.change(creator('c-3'), { owner: 'u-a' });
    const { matchId } = must(startMatch(at.ctx, { query, name: 'Mine', columns: OWN_COLUMNS }));
    must(stepMatch(at.ctx, { matchId }));
    expect(useOwnTab(at, matchId)).toMatchObject({ creators: 3, added: 2 });
    expect(viewOf(at.ctx, at.tab.id)).toMatchObject({ query, aside: 1 });
  });

  test('of a query without our own filters stores no count of excluded ones', () => {
    const at = ownOffice([row(1)], 4);
    useOwnTab(at, matchOwnTab(at).matchId);
    expect(viewOf(at.ctx, at.tab.id)).not.toHaveProperty('aside');
    at.refresh();
    expect(viewOf(at.ctx, at.tab.id)).not.toHaveProperty('aside');
  });
});

describe('a list of five thousand or more', () => {
  /**
   * The wait reported by the first step, for a CRM that counts that many, with or without the limit ending the step, and with that many
   * earlier requests, one per second.
   */
  function waits(total: number, held: boolean, sent: number): number {
    const office = officeOf(8);
    office.crm.pageSize = 4;
    const list = office.crm.listChannels.bind(office.crm);
    office.crm.listChannels = (query, page, size) => {
      const answer = list(query, page, size);
      return answer.ok ? { ...answer, value: { ...answer.value, total, pages: Math.ceil(total / 4) } } : answer;
    };
    const started = begin(office);
    office.sent = Array.from({ length: sent }, (_, n) => office.clock.now() - n * 1_000);
    const { requests } = office.crm;
    office.crm.before = (_, n) => {
      if (n === requests + 1 && !held) office.clock.sleep(10_000);
      return n > requests + 1 ? 'wait' : null;
    };
    return must(step(office, started)).waitMs;
  }

  test.each<readonly [string, number, boolean, number, number]>([
    ['held back waits until the next block can be as large', 5_000, true, 30, 31_000],
    ['held back waits as long as the CRM says where that is longer', 5_000, true, 0, 1_000],
    ['whose requests are almost spent waits, too', 5_000, false, 21, 30_000],
    ['with requests to spare goes on at once', 5_000, false, 20, 0],
    ['of fewer waits as long as the CRM says', 4_999, true, 30, 1_000],
    ['of fewer goes on at once', 4_999, false, 30, 0],
  ])('%s', (_, total, held, sent, ms) => {
    expect(waits(total, held, sent)).toBe(ms);
  });
});

test('creators that are read again are read a hundred at once, and not at all if the CRM cannot be asked for several', () => {
  const office = officeOf(120);
  office.pull();
  for (let n = 1; n <= 120; n += 1) put(office, `c-${n}`, { notes: 'theirs' });
  const ids = Array.from({ length: 120 }, (_, n) => creator(`c-${n + 1}`));
  const sizes: number[] = [];
  const find = office.crm.findChannels.bind(office.crm);
  office.crm.findChannels = (asked, options) => {
    sizes.push(asked.length);
    return find(asked, options);
  };
  expect(refreshCreators(office.ctx, office.crm, ids)).toBe(true);
  expect([sizes, text(office, 2, 'notes'), text(office, 121, 'notes')]).toEqual([[100, 20], 'theirs', 'theirs']);
  office.crm.filters = false;
  expect(refreshCreators(office.ctx, office.crm, ids)).toBe(false);
  office.crm.filters = true;
  office.crm.before = () => 'wait';
  expect(refreshCreators(office.ctx, office.crm, ids)).toBe(false);
});
