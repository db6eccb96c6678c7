// When a list has ended.

import type { Page } from '../../contract/records';
import { afterPage, announced, type PageStarts, readAll } from '../../src/crm/paging';
import { type Answer, problemOf } from '../../src/crm/problems';

const page = (rows: readonly number[], pages: number | null, total: number | null = null): Page<number> => ({
  rows,
  page: 1,
  pages,
  total,
});

const answers = (...pages: readonly Page<number>[]) => {
  const asked: number[] = [];
  const readPage = (number: number): Answer<Page<number>> => {
    asked.push(number);
    const value = pages[number - 1];
    if (!value) throw new Error(`page ${number} was not expected`);
    return { ok: true, value, requestId: `req-${number}` };
  };
  return { asked, readPage, idOf: (row: number) => row };
};

describe('reading a list to its end', () => {
  test('it stops at the last page that the CRM announces', () => {
    const list = answers(page([1, 2], 2), page([3], 2));
    expect(readAll(list)).toMatchObject({ ok: true, value: [1, 2, 3] });
  });

  test('it stops when as many rows have arrived as the CRM counts', () => {
    const list = answers(page([1, 2], null, 3), page([3], null, 3));
    expect(readAll(list)).toMatchObject({ ok: true, value: [1, 2, 3] });
  });

  test('without any count a short page is not the end: the next one must be empty', () => {
    const list = answers(page([1, 2], null), page([], null));
    expect(readAll(list)).toMatchObject({ ok: true, value: [1, 2] });
    expect(list.asked).toEqual([1, 2]);
  });

  test('without any count a page that repeats the list ends it', () => {
    expect(readAll(answers(page([1, 2], null), page([1, 2], null)))).toMatchObject({ ok: true, value: [1, 2] });
  });

  test('a CRM that announces more pages and always sends the first is not believed', () => {
    const answer = readAll(answers(page([1, 2], 9), page([1, 2], 9)));
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unknown-shape', requestId: 'req-2', effect: 'none' } });
  });

  test('a row that moved to the next page during the read counts once', () => {
    expect(readAll(answers(page([1, 2], 2), page([2, 3], 2)))).toMatchObject({ ok: true, value: [1, 2, 3] });
  });

  test('an empty page ends a list whose rows disappeared meanwhile', () => {
    expect(readAll(answers(page([1, 2], 3), page([], 3)))).toMatchObject({ ok: true, value: [1, 2] });
  });

  test('it stops early if the rows so far are enough', () => {
    expect(readAll({ ...answers(page([1, 2], 9)), enough: (rows) => rows.length >= 2 })).toMatchObject({ ok: true, value: [1, 2] });
  });

  test('the first problem is the answer: half a list does not count', () => {
    const list = answers(page([1, 2], 2));
    const readPage = (number: number): Answer<Page<number>> =>
      number === 1 ? list.readPage(1) : { ok: false, problem: problemOf('server', false) };
    expect(readAll({ ...list, readPage })).toMatchObject({ ok: false, problem: { kind: 'server' } });
  });

  test('an empty page has no first row to identify it', () => {
    const empty: Page<{ readonly id: number }> = { rows: [], page: 1, pages: null, total: null };
    const list = {
      readPage: () => ({ ok: true, value: empty, requestId: 'req' }) as const,
      idOf: (row: { readonly id: number }) => row.id,
    };
    expect(readAll(list)).toMatchObject({ ok: true, value: [] });
  });
});

describe('what follows a page', () => {
  /** Of the three previous pages, the first began with 1, the second with 2, the third with 3. */
  const before: PageStarts = [1, 2, 3];
  const none = { pages: null, total: null };

  test.each<readonly [string, Partial<Page<number>>, number | undefined, number | null, string]>([
    ['is empty, and the CRM announces more', { pages: 9 }, undefined, null, 'ends'],
    ['is empty, and nobody counts', {}, undefined, null, 'ends'],
    ['is the last that the CRM announces', { pages: 4 }, 7, null, 'ends'],
    ['brings the last row that the CRM counts', { total: 40 }, 7, 40, 'ends'],
    ['begins like the first, and nobody counts', {}, 1, null, 'ends'],
    ['begins like the second, and nobody counts', {}, 2, null, 'ends'],
    ['begins like the one before, and more pages are announced', { pages: 9 }, 3, null, 'repeats'],
    ['begins like the first, and the CRM counts more rows', { total: 41 }, 1, 40, 'repeats'],
    ['begins like no other, and more pages are announced', { pages: 5 }, 7, null, 'goes-on'],
    ['begins like no other, and nobody counts', {}, 7, null, 'goes-on'],
    ['begins like no other, and nobody has counted what came', { total: 40 }, 7, null, 'goes-on'],
  ])('that %s', (_, page, first, seen, list) => {
    expect(afterPage({ rows: [], page: 4, ...none, ...page }, 4, first, before, seen).list).toBe(list);
  });

  test('announced pages say more than counted rows: rows shared by two pages are counted once', () => {
    const page = { rows: [], page: 2, pages: 2, total: 40 };
    expect([announced(page, 2, 39), announced(page, 1, 40), announced({ ...page, pages: null }, 2, 39)]).toEqual([false, true, true]);
  });

  test('the remembered starts are those of the first page, the latest with a power of two as its number, and the latest', () => {
    let starts: PageStarts = [];
    const remembered = Array.from({ length: 9 }, (_, i) => {
      const after = afterPage({ rows: [], page: i + 1, ...none }, i + 1, `page ${i + 1}`, starts, null);
      if (after.list === 'goes-on') starts = after.starts;
      return starts.map((start) => Number(String(start).slice('page '.length)));
    });
    expect(remembered.map((three) => three.join(' '))).toEqual([
      '1 1 1',
      '1 2 2',
      '1 2 3',
      '1 4 4',
      '1 4 5',
      '1 4 6',
      '1 4 7',
      '1 8 8',
      '1 8 9',
    ]);
  });
});
