// What is announced for a query before it is pulled, and for a tab that was: how many creators, at what cost, and when nobody knows.

import { countChanged } from '../../src/commands/pull/changed-since';
import { countView, type ViewCount } from '../../src/commands/pull/count-view';
import { startPull } from '../../src/commands/pull/pull';
import { queryText } from '../../src/crm/query';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const A = { id: 'u-a', name: 'Sample owner A' };
const HOUR = 3_600_000;

function put(office: Office, id: string, more: Partial<Channel> = {}): void {
  const known = office.crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  office.crm.channels.set(creator(id), { ...known, ...more });
}

/** Every second one of these creators has an owner; the account's lists are read. */
function officeWith(count: number): Office {
  const office = new Office(new ModelCrm());
  for (let n = 0; n < count; n += 1) put(office, `c-${n}`, { owner: n % 2 === 0 ? A : null });
  must(startPull(office.ctx, { query: { keyword: 'nobody' }, name: 'Nobody' }));
  return office;
}

const counted = (office: Office, query: ViewQuery): ViewCount => must(countView(office.ctx, { query }));

describe('a choice', () => {
  test('that the CRM answers itself is counted by it, and shown as it is sent', () => {
    const office = officeWith(250);
    const { requests } = office.crm;
    expect(counted(office, { owner: 'u-a', sort: 'name' })).toEqual({
      total: 125,
      requests: 2,
      seconds: 2,
      text: queryText({ owner: 'u-a', sort: 'name' }),
    });
    expect(office.crm.requests - requests).toBe(1);
  });

  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [250, 3],
    [1_000, 11],
  ])('of %i creators takes %i requests, as pages overlap in a list of several', (creators, requests) => {
    expect(counted(officeWith(creators), {}).requests).toBe(requests);
  });

  test('includes those for the lists, while they have not been read', () => {
    const office = officeWith(10);
    office.clock.sleep(24 * HOUR);
    expect(counted(office, {})).toMatchObject({ requests: 4, seconds: 4 });
  });

  test('takes as many pages as the CRM says, and one if it says nothing', () => {
    const office = officeWith(250);
    office.crm.pageSize = 20;
    expect(counted(office, {}).requests).toBe(13);
    office.crm.counts = false;
    expect(counted(office, {})).toMatchObject({ total: null, requests: 1 });
  });

  test.each<readonly [string, ViewQuery, Partial<ViewCount>]>([
    [
      'nothing narrows it down',
      { where: { owned: true } },
      { total: null, tested: { filters: ['owned'], reads: 250, all: true, fit: 50, of: 100 } },
    ],
    [
      'an order alone',
      { sort: 'name', where: { owned: true } },
      { total: null, tested: { filters: ['owned'], reads: 250, all: true, fit: 50, of: 100 } },
    ],
    [
      'the CRM narrows it down',
      { owner: 'u-a', where: { email: true } },
      { total: null, tested: { filters: ['email'], reads: 125, all: false, fit: 0, of: 100 } },
    ],
    [
      'a filter of ours narrows it down',
      { where: { labels: { is: 'all', of: ['l-0', 'l-1'] } } },
      { total: 0, tested: { filters: ['labels'], reads: 0, all: false, fit: 0, of: 0 } },
    ],
    [
      'all of it is on the first page',
      { keyword: 'c-24', where: { owned: true } },
      { total: 6, tested: { filters: ['owned'], reads: 11, all: false, fit: 6, of: 11 } },
    ],
    ['the CRM takes the place of the filter', { where: { owners: { is: 'any', of: ['u-a'] } } }, { total: 125 }],
  ])('with our own filters, if %s', (_, query, told) => {
    const shown = counted(officeWith(250), query);
    expect(shown).toMatchObject(told);
    expect(shown.tested === undefined).toBe(told.tested === undefined);
  });

  test('is reported exactly if the CRM says that there is one page, although it counts nothing', () => {
    const office = officeWith(10);
    const list = office.crm.listChannels.bind(office.crm);
    office.crm.listChannels = (query, page, size) => {
      const answer = list(query, page, size);
      return answer.ok ? { ...answer, value: { ...answer.value, total: null, pages: 1 } } : answer;
    };
    expect(counted(office, { where: { owned: true } })).toMatchObject({ total: 5, tested: { reads: null, of: 10, fit: 5 } });
  });

  test.each(['ignored', 'refused'])('is counted without a CRM filter that was used for one of ours, and %s', (how) => {
    const office = officeWith(10);
    const { requests } = office.crm;
    if (how === 'ignored') office.crm.ignored.add('owner');
    else office.crm.before = (_, n) => (n === requests + 1 ? 'refused' : null);
    expect(counted(office, { where: { owners: { is: 'any', of: ['u-a'] } } })).toMatchObject({
      total: 5,
      text: queryText({}),
      tested: { reads: 10, all: true, fit: 5, of: 10 },
    });
    expect(office.crm.requests - requests).toBe(2);
  });

  test('is not counted if the CRM cannot be asked, or ignores a filter that a person chose', () => {
    const office = officeWith(10);
    office.crm.ignored.add('owner');
    const { requests } = office.crm;
    expect(countView(office.ctx, { query: { owner: 'u-a' } })).toMatchObject({
      problem: { kind: 'filter-ignored', words: { filter: 'owner' } },
    });
    expect(office.crm.requests - requests).toBe(1);
    office.crm.before = () => 'wait';
    expect(countView(office.ctx, { query: { where: { owners: { is: 'any', of: ['u-a'] } } } })).toEqual({ ok: false, waitMs: 1_000 });
    office.ctx.mine.write('crm.key', null);
    expect(countView(office.ctx, { query: {} })).toMatchObject({ problem: { kind: 'not-connected' } });
  });
});

describe('what changed since', () => {
  const at = '2026-03-02T12:00:00Z';

  /** Pulled at nine; `asked` are the requests for changes. */
  function pulled(count: number, query: ViewQuery = {}) {
    const office = officeWith(count);
    office.clock.sleep(Date.parse('2026-03-02T09:00:00Z') - office.clock.now());
    office.book.activate(office.book.addTab('Pulled'));
    office.finishPull(office.ctx, must(startPull(office.ctx, { query, name: 'Pulled' })).pullId);
    office.clock.sleep(HOUR);
    const asked: unknown[] = [];
    const list = office.crm.listChangedSince.bind(office.crm);
    office.crm.listChangedSince = (...question) => {
      asked.push(question);
      return list(...question);
    };
    /** The CRM reports a different count. */
    const counting = (total: number | null, pages: number | null) => {
      const plain = office.crm.listChangedSince;
      office.crm.listChangedSince = (...question) => {
        const answer = plain(...question);
        return answer.ok && answer.value !== 'unsupported' ? { ...answer, value: { ...answer.value, total, pages } } : answer;
      };
    };
    return { office, asked, counting, changed: () => must(countChanged(office.ctx)).changed };
  }

  test('is requested with the view’s query, since the tab was pulled', () => {
    const { office, asked, changed } = pulled(10, { owner: 'u-a' });
    put(office, 'c-0', { updatedAt: at });
    put(office, 'c-1', { updatedAt: at });
    expect(changed()).toBe(1);
    expect(asked).toEqual([[{ owner: 'u-a' }, '2026-03-02T09:00:00.000Z']]);
  });

  test.each<readonly [string, number | null, number | null, number | null]>([
    ['counts them', 2, null, 2],
    ['counts more than it shows', 3, null, 3],
    ['says that one page is all', null, 1, 2],
    ['says that there are more pages', null, 2, null],
    ['says nothing', null, null, null],
    ['counts as many as the tab has', 10, null, null],
  ])('of two if the CRM %s', (_, total, pages, told) => {
    const { office, counting, changed } = pulled(10);
    put(office, 'c-1', { updatedAt: at });
    put(office, 'c-2', { updatedAt: at });
    counting(total, pages);
    expect(changed()).toBe(told);
  });

  test('is zero if an empty page arrives without a count', () => {
    const { counting, changed } = pulled(10);
    counting(null, null);
    expect(changed()).toBe(0);
  });

  test('with our own filters counts creators who join, leave or look different, if all of them are on the page', () => {
    const { office, counting, changed } = pulled(10, { where: { owned: true } });
    put(office, 'c-0', { notes: 'news', updatedAt: at });
    put(office, 'c-1', { owner: A, updatedAt: at });
    put(office, 'c-2', { owner: null, updatedAt: at });
    put(office, 'c-3', { notes: 'stays out', updatedAt: at });
    expect(changed()).toBe(3);
    counting(5, null);
    expect(changed()).toBeNull();
  });

  test('with our own filters is not trusted if the CRM names everybody', () => {
    const { office, changed } = pulled(4, { where: { owned: true } });
    for (let n = 0; n < 4; n += 1) put(office, `c-${n}`, { updatedAt: at });
    expect(changed()).toBeNull();
    put(office, 'c-3', { updatedAt: '2026-01-01T00:00:00Z' });
    expect(changed()).toBe(2);
  });

  test('with our own day filters is not requested with the time that they name', () => {
    const { asked, changed } = pulled(10, { where: { changed: { is: 'within', days: 500 } } });
    changed();
    expect(asked).toEqual([[{}, '2026-03-02T09:00:00.000Z']]);
  });

  test('is unknown for a tab that was never pulled to its end, or if the CRM cannot be asked', () => {
    const { office } = pulled(3);
    office.book.activate(office.book.addTab('Begun'));
    must(startPull(office.ctx, { query: {}, name: 'Begun' }));
    expect(must(countChanged(office.ctx))).toEqual({ changed: null });
    office.book.activate(office.book.addTab('Of my own'));
    expect(countChanged(office.ctx)).toMatchObject({ problem: { kind: 'no-view' } });
    const other = pulled(3).office;
    other.crm.before = () => 'wait';
    expect(countChanged(other.ctx)).toEqual({ ok: false, waitMs: 1_000 });
    other.ctx.mine.write('crm.key', null);
    expect(countChanged(other.ctx)).toMatchObject({ problem: { kind: 'not-connected' } });
  });
});
