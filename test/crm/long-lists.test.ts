// Lists that are too long for one call to read within the CRM's limit of requests per minute.

import { type Crm, createCrm } from '../../src/crm/client';
import { shortMemory } from '../../src/crm/long-lists';
import { forecast } from '../../src/crm/pace';
import { readAll } from '../../src/crm/paging';
import type { Http } from '../../src/crm/ports';
import type { Answer } from '../../src/crm/problems';
import { clientOf } from './scripted-client';
import { countedIds, noAnswer, paceMemory, refusal, sampleKey, stillClock, success } from './scripted-http';

const PAGE = 100;

/** An account with that many entries in its lists; `asked` are the requested pages. */
function account(sizes: { readonly labels: number; readonly groups: number }) {
  const asked: string[] = [];
  const clock = stillClock();
  const [pace, pages] = [paceMemory(), shortMemory()];
  const names = { labels: (n: number) => `Label ${n}`, groups: (n: number) => `Group ${n}` };
  const http: Http = ({ url }) => {
    const list = url.includes('label') ? 'labels' : 'groups';
    const page = Number(/[?&]page(?:_num|_no|Num)?=(\d+)/.exec(url)?.[1]);
    asked.push(`${list} ${page}`);
    const rows = Array.from({ length: sizes[list] }, (_, n) => ({ [`${list.slice(0, -1)}_id`]: `${list}-${n}`, name: names[list](n) }));
    const shown = rows.slice((page - 1) * PAGE, page * PAGE);
    return success({ items: shown, page_num: page, page_size: PAGE, total: rows.length, total_page: Math.ceil(rows.length / PAGE) });
  };
  /** A call of its own: what it knows about earlier calls is what was stored. */
  const client = () => createCrm({ http, pace, pages, clock, newId: countedIds(), key: sampleKey });
  const until = <T>(ask: () => Answer<T>): T => {
    for (let calls = 0; calls < 60; calls += 1) {
      const answer = ask();
      if (answer.ok) return answer.value;
      if (answer.problem.kind !== 'wait') throw new Error(answer.problem.summary);
      clock.sleep(answer.problem.waitMs ?? 0);
    }
    throw new Error('the list is never whole');
  };
  return { asked, client, until, names, pages };
}

describe('a list of more pages than the CRM answers in a minute', () => {
  test('continues where the limit interrupted it, each page once', () => {
    const { asked, client, until } = account({ labels: 6_000, groups: 3 });
    expect(until(() => client().list('listLabels'))).toHaveLength(6_000);
    expect([asked.length, new Set(asked).size]).toEqual([60, 60]);
  });

  test('so do several of them, one after another', () => {
    const { asked, client, until } = account({ labels: 4_000, groups: 4_000 });
    const both = until((): Answer<readonly unknown[]> => {
      const crm = client();
      const groups = crm.list('listGroups');
      return groups.ok ? crm.list('listLabels') : groups;
    });
    expect(both).toHaveLength(4_000);
    expect(asked.length).toBe(80);
  });

  test('is read again by the next operation, once it was complete', () => {
    const { client, until, names } = account({ labels: 3_500, groups: 1 });
    until(() => client().list('listLabels'));
    names.labels = (n) => `Renamed ${n}`;
    expect(new Set(until(() => client().list('listLabels')).map(({ name }) => name.split(' ')[0]))).toEqual(new Set(['Renamed']));
  });

  test('is read from its start after a change of ours', () => {
    const { asked, client, until } = account({ labels: 3_500, groups: 1 });
    client().list('listLabels');
    until(() => client().perform('updateLabel', 'labels-1', { name: 'New name' }, 'key-1'));
    until(() => client().list('listLabels'));
    expect(asked.filter((one) => one === 'labels 2').length).toBe(2);
  });
});

describe('what is stored of a list', () => {
  const page = (number: number) => success({ items: [{ label_id: number, name: 'A' }], total_page: 3 });
  const kept = (text: string | null) => {
    const texts = [text];
    return { texts, read: () => texts[texts.length - 1] ?? null, write: (pages: string | null) => void texts.push(pages) };
  };
  const limited = refusal(429, 'RATE_LIMITED');
  const first = '{"listLabels":[{"items":[{"label_id":1,"name":"A"}],"total_page":3}]}';

  test('is its start, if the limit interrupted it, and nothing if nothing was received', () => {
    const pages = kept(null);
    clientOf([page(1), limited], { pages }).crm.list('listLabels');
    expect(pages.texts).toEqual([null, first]);
    const none = kept(null);
    clientOf([limited], { pages: none }).crm.list('listLabels');
    expect(none.texts).toEqual([null]);
  });

  test('is not read a second time, and forgotten once the list is complete', () => {
    const pages = kept(first);
    const { crm, asked } = clientOf([page(2), page(3)], { pages });
    expect(crm.list('listLabels')).toMatchObject({ value: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect([asked.length, pages.texts]).toEqual([2, [first, null]]);
  });

  test('stays if it was not used, and if the CRM fails', () => {
    const pages = kept(first);
    clientOf([success([{ id: 1, name: 'New' }])], { pages }).crm.list('listStatuses');
    clientOf([refusal(403, 'SCOPE_REQUIRED')], { pages }).crm.list('listLabels');
    expect(pages.texts).toEqual([first]);
  });

  test.each([
    ['no text of ours', 'nonsense'],
    ['no object', '[1]'],
    ['no list of pages', '{"listLabels":{"0":1}}'],
    ['a page that cannot be read', '{"listLabels":[{"items":[{"name":"A"}]}]}'],
    ['a page that was cut', '{"listLabels":[null]}'],
  ])('is requested again if it is %s', (_, text) => {
    const { crm, asked } = clientOf([page(1), page(2), page(3)], { pages: kept(text) });
    expect(crm.list('listLabels')).toMatchObject({ value: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(asked).toHaveLength(3);
  });

  test('ends with a change of ours, before it is sent', () => {
    for (const change of [
      (crm: Crm) => crm.createLabel('A', 'key-1'),
      (crm: Crm) => crm.perform('deleteLabel', 1, {}, 'key-1'),
      (crm: Crm) => crm.createGroup({ name: 'A' }, 'key-1'),
    ]) {
      const pages = kept(first);
      change(clientOf([noAnswer], { pages }).crm);
      expect(pages.texts).toEqual([first, null]);
    }
  });
});

describe('a CRM whose pages never end', () => {
  const turning = (pages: readonly (readonly number[])[], total: number | null) => {
    let asked = 0;
    const readPage = (number: number) => {
      asked += 1;
      if (asked > 100) throw new Error('it is asked for ever');
      const rows = pages[number - 1] ?? pages[pages.length - 1 - (number % 2)] ?? [];
      return { ok: true, value: { rows, page: number, pages: total, total: null }, requestId: 'req' } as const;
    };
    return () => readAll({ readPage, idOf: (row) => row });
  };

  test.each([
    ['two pages in turn', [[1], [2], [3], [4], [5]]],
    ['its first pages', [[1], [2]]],
  ])('and answers with %s is detected', (_, pages) => {
    expect(turning(pages, 1e9)()).toMatchObject({ ok: false, problem: { kind: 'unknown-shape' } });
    expect(turning(pages, null)()).toMatchObject({ ok: true, value: pages.flat() });
  });

  test('makes no estimate that takes forever', () => {
    const { seconds } = forecast({ sent: [], blockedUntil: 0 }, 0, 30, { requests: 1e9, again: 0, stretchMs: 20_000 });
    expect(seconds).toBeGreaterThan(1e9);
  });
});

test('what is kept of a list, and is damaged, counts for nothing: it is read from its start', () => {
  const { client, until, pages } = account({ labels: 120, groups: 1 });
  pages.write('{"listLabels":"damaged","listGroups":7}');
  expect(until(() => client().list('listLabels'))).toHaveLength(120);
});
