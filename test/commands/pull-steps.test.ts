// A pull on its way: into which tab it goes, what each step answers, what becomes of those who did not come, and what is kept of it.

import { bindOwnTab, startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { refreshCreators } from '../../src/commands/pull/refresh-creators';
import { viewOf } from '../../src/commands/tab/view-store';
import { saveView } from '../../src/commands/views/saved-views';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullProgress } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { matchOwnTab, ownOffice, useOwnTab } from '../laws/own-rows';

function put({ crm }: Office, id: string, more: Partial<Channel> = {}): void {
  const known = crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  crm.channels.set(creator(id), { ...known, ...more });
}

/** A CRM with so many creators, and a file without tabs. */
function officeOf(count: number): Office {
  const office = new Office(new ModelCrm());
  for (let n = 1; n <= count; n += 1) put(office, `c-${n}`);
  return office;
}

const begin = (office: Office, query: ViewQuery = {}) => must(startPull(office.ctx, { query, name: 'Pulled' }));
const step = (office: Office, { pullId }: Pick<PullProgress, 'pullId'>) => stepPull(office.ctx, { pullId });
const names = (office: Office) => office.book.tabs().map(({ name }) => name);
const text = ({ tab }: Office, row: number, field: string) => tab.grid.text(row, tab.grid.columnOf(field));
const word = (office: Office, row: number) => text(office, row, 'sync');

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

  test('that was killed while it made its columns is begun again in the same tab, unless somebody has typed a heading there', () => {
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

  test('answers how far it has come, step by step, and its report however often it is asked for after its end', () => {
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

  test('is over where another began in its tab, or its tab is gone; a name that is no pull is none', () => {
    const office = officeOf(3);
    const first = begin(office);
    const second = must(startRefresh(office.ctx, { all: true }));
    expect(step(office, first)).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(stepPull(office.ctx, { pullId: 'nothing' })).toMatchObject({ problem: { kind: 'stale-review' } });
    office.book.deleteTab(office.tab.id);
    expect(step(office, second).ok).toBe(false);
  });

  test('of which two windows take a step at once writes each block once', () => {
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

  test('is refused without a key, in a tab without creators, and where a later add-on began one', () => {
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

  test('fails as the CRM does, and goes on where it stood', () => {
    const office = officeOf(3);
    const started = begin(office);
    office.crm.before = () => 'refused';
    expect(step(office, started)).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, started.pullId)).toMatchObject({ creators: 3 });
  });

  test.each<readonly [string, number, ViewQuery, readonly number[]]>([
    ['makes room for everybody at its first block, so that no block has to add rows', 12, {}, [13]],
    ['needs no room for who came with its only block', 5, {}, []],
    ['does not know how much it needs where filters of ours leave some out', 12, { where: { owned: false } }, []],
  ])('%s', (_, count, query, rows) => {
    const office = officeOf(count);
    office.crm.pageSize = 5;
    const started = begin(office, query);
    const reserved: number[] = [];
    office.tab.reserve = (room) => void reserved.push(room);
    let asked = 0;
    office.crm.before = () => {
      asked += 1;
      return asked % 2 === 0 ? 'wait' : null;
    };
    expect(office.finishPull(office.ctx, started.pullId)).toMatchObject({ creators: count });
    expect(reserved).toEqual(rows);
  });

  test('offers the names of the lists in its cells', () => {
    const office = officeOf(2);
    office.finishPull(office.ctx, begin(office).pullId);
    expect(office.tab.choicesAt(3, office.tab.grid.columnOf('owner'))).toEqual(['Sample owner A', 'Sample owner B', 'Sample owner C']);
  });

  test('keeps with its view when it was pulled, when everything was read, and what it holds', () => {
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
});

describe('keys of the CRM that nobody knows', () => {
  test('get columns in the order of the alphabet, as far as there is room; of the others six are told, each shortened', () => {
    const office = officeOf(2);
    const keys = Array.from({ length: 48 }, (_, n) => `key-${String(n).padStart(2, '0')}`);
    const long = Array.from({ length: 7 }, (_, n) => `z${n}-${'x'.repeat(150)}`);
    put(office, 'c-1', { extras: Object.fromEntries([...keys, ...long].reverse().map((key) => [key, 'a'])) });
    put(office, 'c-2', { extras: { 'key-00': 'b', added: 'c' } });
    const report = office.finishPull(office.ctx, begin(office).pullId);
    const fields = office.tab.columns().flatMap(({ field }) => (field?.startsWith('extra:') ? [field.slice('extra:'.length)] : []));
    expect(fields).toEqual(['added', ...keys]);
    expect(report.leftOut).toEqual(long.slice(0, 6).map((key) => `${key.slice(0, 39)}…`));
    expect([text(office, 2, 'extra:key-00'), text(office, 3, 'extra:key-00'), text(office, 3, 'extra:added')]).toEqual(['a', 'b', 'c']);
  });

  test('that all have columns leave nothing to tell, and their columns are looked for once', () => {
    const office = officeOf(2);
    put(office, 'c-1', { extras: { tier: 'gold' } });
    expect(office.finishPull(office.ctx, begin(office).pullId)).not.toHaveProperty('leftOut');
    const before = office.ops.count('addColumns');
    office.refresh();
    expect([office.ops.count('addColumns') - before, text(office, 2, 'extra:tier')]).toEqual([0, 'gold']);
    put(office, 'c-2', { extras: { score: 7 } });
    office.refresh();
    expect([text(office, 2, 'extra:tier'), text(office, 3, 'extra:score')]).toEqual(['gold', '7']);
  });
});

describe('whoever did not come', () => {
  /** Creators of one owner; then one is given to another, one archived and one deleted. */
  function left() {
    const office = officeOf(5);
    for (let n = 1; n <= 4; n += 1) put(office, `c-${n}`, { owner: { id: 'u-a', name: 'Sample owner A' } });
    office.finishPull(office.ctx, begin(office, { owner: 'u-a' }).pullId);
    put(office, 'c-2', { owner: { id: 'u-b', name: 'Sample owner B' }, notes: 'theirs' });
    put(office, 'c-3', { archived: true });
    office.crm.channels.delete(creator('c-4'));
    return office;
  }

  test('left the view, is archived, or gone: each row says which, is brought up to date, and stays', () => {
    const office = left();
    office.tab.grid.type(3, office.tab.grid.columnOf('email'), 'mine@example.com');
    expect(office.refresh()).toMatchObject({ creators: 1, left: 1, archived: 1, gone: 1, added: 0, editsKept: 1 });
    expect([2, 3, 4, 5].map((row) => word(office, row))).toEqual([
      '',
      expect.stringMatching(/^Left this view/),
      expect.stringMatching(/archived/i),
      expect.stringMatching(/not in the CRM|no longer/i),
    ]);
    expect([text(office, 3, 'notes'), text(office, 3, 'owner'), text(office, 3, 'email')]).toEqual([
      'theirs',
      'Sample owner B',
      'mine@example.com',
    ]);
    expect(viewOf(office.ctx, office.tab.id)?.creators).toBe(1);
  });

  test('and comes back is told so no more', () => {
    const office = left();
    office.refresh();
    put(office, 'c-2', { owner: { id: 'u-a', name: 'Sample owner A' } });
    put(office, 'c-3', { archived: false });
    put(office, 'c-4', { owner: { id: 'u-a', name: 'Sample owner A' } });
    expect(office.refresh()).toMatchObject({ creators: 4, added: 0, left: 0, archived: 0, gone: 0 });
    expect([2, 3, 4, 5].map((row) => word(office, row).replace(/^Changed.*/, ''))).toEqual(['', '', '', '']);
  });

  test('of a view of archived creators left it, and is not told to be archived', () => {
    const office = officeOf(2);
    for (const id of ['c-1', 'c-2']) put(office, id, { archived: true, owner: { id: 'u-a', name: 'Sample owner A' } });
    office.finishPull(office.ctx, begin(office, { archived: true, owner: 'u-a' }).pullId);
    put(office, 'c-1', { owner: null });
    expect(office.refresh()).toMatchObject({ creators: 1, left: 1, archived: 0 });
    expect(word(office, 2)).toMatch(/^Left this view/);
  });

  test('is read by and by where the limit lets only some through', () => {
    const office = officeOf(250);
    office.finishPull(office.ctx, begin(office).pullId);
    for (let n = 1; n <= 220; n += 1) put(office, `c-${n}`, { archived: true });
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    let asked = 0;
    office.crm.before = () => {
      asked += 1;
      return asked % 3 === 0 ? 'wait' : null;
    };
    expect(office.finishPull(office.ctx, pullId)).toMatchObject({ creators: 30, archived: 220, left: 0, gone: 0 });
  });

  test('is asked for again where the CRM fails in between', () => {
    const office = left();
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    office.crm.before = (request) => (request === 'list' ? null : 'refused');
    const steps = [1, 2, 3].map(() => stepPull(office.ctx, { pullId }));
    expect(steps.some((one) => !one.ok && 'problem' in one && one.problem.kind === 'refused')).toBe(true);
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, pullId)).toMatchObject({ left: 1, archived: 1, gone: 1 });
  });
});

describe('one’s own tab', () => {
  const row = (link: number | null) => ({ link, email: null, decorated: false });

  test('is bound with a key, once its creators are read, and only by the latest add-on', () => {
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
  });
});

test('creators that are read again are read a hundred at once, and not at all where the CRM cannot be asked for several', () => {
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
