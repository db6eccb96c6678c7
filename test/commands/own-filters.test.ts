// Filters that only the add-on can test: who joins, who leaves, what is stored, and what is reported if it cannot be done.

import { startMutation } from '../../src/commands/mutations/mutation';
import { countChanged } from '../../src/commands/pull/changed-since';
import { countView } from '../../src/commands/pull/count-view';
import { bindOwnTab, startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { viewOf } from '../../src/commands/tab/view-store';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { readViews, saveView } from '../../src/commands/views/saved-views';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullReport } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const DAY = 24 * 3_600_000;
const A = { id: 'u-a', name: 'Sample owner A' };

/** `count` creators, every third of them with an owner; each changed a day before the previous one. */
function officeWith(count: number): Office {
  const office = new Office(new ModelCrm());
  for (let i = 0; i < count; i += 1)
    put(office, `c-${i}`, { owner: i % 3 === 0 ? A : null, updatedAt: new Date(office.clock.now() - i * DAY).toISOString() });
  return office;
}

function put(office: Office, id: string, more: Partial<Channel>): void {
  const known = office.crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  office.crm.channels.set(creator(id), { ...known, ...more });
}

const pull = (office: Office, query: ViewQuery): PullReport =>
  office.finishPull(office.ctx, must(startPull(office.ctx, { query, name: 'Chosen' })).pullId);
const refresh = (office: Office, all = false): PullReport => office.finishPull(office.ctx, must(startRefresh(office.ctx, { all })).pullId);
const ids = ({ tab }: Office): readonly string[] =>
  tab.readTexts(rowNumberOf(2), Math.max(0, tab.lastRow() - 1), tab.grid.columnOf('creatorId'));
const word = ({ tab }: Office, id: string): string => tab.grid.text(rowOf(tab, id), tab.grid.columnOf('sync'));
const rowOf = (tab: Office['tab'], id: string): number => {
  const column = tab.grid.columnOf('creatorId');
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.grid.text(row, column) === id) return row;
  throw new Error(`no row of ${id}`);
};

const UNOWNED: ViewQuery = { where: { owned: false } };

describe('before creators are pulled', () => {
  it('the panel says how many are read for filters that the CRM lacks, and how many of the first match', () => {
    const office = officeWith(300);
    const told = must(countView(office.ctx, { query: UNOWNED }));
    expect(told).toMatchObject({ total: null, tested: { reads: 300, all: true, fit: 66, of: 100 } });
    const before = office.crm.requests;
    expect(pull(office, UNOWNED)).toMatchObject({ creators: 200, incomplete: false });
    // The announced number includes the lists, whether or not this office has read them already: either way no more is requested than
    // announced.
    expect(office.crm.requests - before).toBeLessThanOrEqual(told.requests);
  });

  it('their number is shown if one request covers all of them', () => {
    expect(must(countView(officeWith(30).ctx, { query: UNOWNED }))).toMatchObject({ total: 20 });
  });

  it('the CRM is asked for what it can filter, and nothing is tested if that is the whole query', () => {
    const office = officeWith(30);
    const told = must(countView(office.ctx, { query: { where: { owners: { is: 'any', of: ['u-a'] } } } }));
    expect(told.tested).toBeUndefined();
    expect(told).toMatchObject({ total: 10, text: expect.stringContaining('u-a') });
  });

  it('a choice of one owner is asked of the CRM, which sends only theirs; a pull counts all that it read, also those it leaves out', () => {
    const office = officeWith(30);
    const asked: unknown[] = [];
    const list = office.crm.listChannels.bind(office.crm);
    office.crm.listChannels = (query, page, size) => {
      asked.push(query.owner);
      return list(query, page, size);
    };
    expect(pull(office, { where: { owners: { is: 'any', of: ['u-a'] } } })).toMatchObject({ creators: 10 });
    expect(asked).toEqual(['u-a']);
    office.book.activate(office.book.addTab('Nobody’s'));
    const { pullId } = must(startPull(office.ctx, { query: UNOWNED, name: 'Nobody’s' }));
    expect(must(stepPull(office.ctx, { pullId }))).toMatchObject({ done: 30 });
  });

  it('a filter that the CRM’s rows do not support is named, and nothing is pulled', () => {
    const office = officeWith(3);
    for (const id of ['c-0', 'c-1', 'c-2']) put(office, id, { country: undefined });
    const query: ViewQuery = { where: { countries: { is: 'any', of: ['US'] } } };
    const problem = { kind: 'filter-ignored', words: { filter: 'countries', unsaid: 'yes' } };
    expect(countView(office.ctx, { query })).toMatchObject({ ok: false, problem });
    const { pullId } = must(startPull(office.ctx, { query, name: 'Chosen' }));
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem });
    expect(ids(office)).toEqual([]);
  });
});

describe('a creator who no longer matches', () => {
  it('leaves at a refresh like one who left the view of the CRM, and returns', () => {
    const office = officeWith(300);
    pull(office, UNOWNED);
    const stamp = (minutes: number): string => new Date(office.clock.now() + minutes * 60_000).toISOString();
    put(office, 'c-1', { owner: A, updatedAt: stamp(1) });
    const before = office.crm.requests;
    expect(refresh(office)).toMatchObject({ creators: 199, left: 1, changedSince: expect.anything() });
    expect(word(office, 'c-1')).toMatch(/^Left this view/);
    // Not all 300 creators are read again: only what changed, who left, and the count.
    expect(office.crm.requests - before).toBeLessThan(6);
    put(office, 'c-1', { owner: null, updatedAt: stamp(2) });
    expect(refresh(office)).toMatchObject({ creators: 200, left: 0, changedSince: expect.anything() });
    expect(word(office, 'c-1')).not.toMatch(/^Left this view/);
  });

  it('leaves as days pass, even if nothing was changed', () => {
    const office = officeWith(10);
    const query: ViewQuery = { where: { changed: { is: 'within', days: 5 } } };
    expect(pull(office, query)).toMatchObject({ creators: 6 });
    office.clock.sleep(2 * DAY);
    expect(refresh(office)).toMatchObject({ creators: 4, left: 2 });
  });

  it('is still detected if the record of those left out is damaged: everything is read', () => {
    const office = officeWith(300);
    pull(office, UNOWNED);
    const rows = office.book.hiddenSheets.get(`NoxSync aside ${office.tab.id}`);
    if (rows?.[0] === undefined) throw new Error('nobody was left out');
    rows[0] = ['nonsense'];
    put(office, 'c-0', { owner: null, updatedAt: new Date(office.clock.now()).toISOString() });
    const report = refresh(office);
    expect(report).toMatchObject({ creators: 201, added: 1 });
    expect(report.changedSince).toBeUndefined();
  });
});

it('after a pull that was broken off while it collected who is left out, the next refresh reads everything', () => {
  const office = officeWith(600);
  pull(office, UNOWNED);
  refresh(office);
  expect(refresh(office).changedSince).toBeDefined();
  const { pullId } = must(startRefresh(office.ctx, { all: true }));
  let asked = 0;
  office.crm.before = () => {
    asked += 1;
    return asked > 2 ? 'wait' : null;
  };
  expect(must(stepPull(office.ctx, { pullId }))).toMatchObject({ finished: null });
  office.crm.before = () => null;
  const report = refresh(office);
  expect(report).toMatchObject({ creators: 400 });
  expect(report.changedSince).toBeUndefined();
});

describe('a view with our own filters', () => {
  it('is stored with the tab and under a name, and a tab without one stays readable for earlier add-ons', () => {
    const office = officeWith(3);
    pull(office, UNOWNED);
    must(saveView(office.ctx, { name: 'Nobody’s', query: {}, tab: office.tab.id }));
    expect(viewOf(office.ctx, office.tab.id)).toMatchObject({ query: UNOWNED, aside: 1 });
    expect(must(readViews(office.ctx)).saved).toMatchObject([{ name: 'Nobody’s', query: UNOWNED }]);
    expect(office.shared.read(`view.${office.tab.id}`)).toMatch(/^\[2,/);
    const plain = officeWith(3);
    pull(plain, {});
    expect(plain.shared.read(`view.${plain.tab.id}`)).toMatch(/^\[1,/);
  });

  it('is not passed to an export, which would include others, too', () => {
    const office = officeWith(3);
    pull(office, UNOWNED);
    expect(startMutation(office.ctx, { mutation: { what: 'create-export', whole: false } })).toMatchObject({
      ok: false,
      problem: { kind: 'filtered-here' },
    });
  });

  it('counts, of the changes in the CRM, only creators who join, leave, or look different', () => {
    const office = officeWith(30);
    pull(office, UNOWNED);
    office.clock.sleep(3_600_000);
    const updatedAt = new Date(office.clock.now()).toISOString();
    put(office, 'c-0', { notes: 'stays out', updatedAt });
    put(office, 'c-1', { owner: A, updatedAt });
    put(office, 'c-2', { notes: 'news', updatedAt });
    put(office, 'c-3', { owner: null, updatedAt });
    expect(must(countChanged(office.ctx))).toEqual({ changed: 3 });
  });

  it('also applies to a person’s own tab', () => {
    const office = officeWith(30);
    office.book.activate(office.book.addTab('My list'));
    const { tab } = office;
    tab.grid.type(1, 1, 'Link');
    tab.grid.type(2, 1, 'https://example.com/c-1');
    const columns = { link: 1, handle: null, email: null, platform: null };
    const { matchId } = must(startMatch(office.ctx, { query: UNOWNED, name: 'Mine', columns }));
    expect(must(stepMatch(office.ctx, { matchId })).found).toMatchObject({ matchedRows: 1, appended: 19 });
    expect(office.finishPull(office.ctx, must(bindOwnTab(office.ctx, { matchId })).pullId)).toMatchObject({ creators: 20 });
    expect(viewOf(office.ctx, tab.id)).toMatchObject({ query: UNOWNED, aside: 10 });
  });
});
