// When a list is at its end.

import type { Page } from '../../contract/records';
import { readAll } from '../../src/crm/paging';
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

  test('it stops when as many rows came as the CRM counts', () => {
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

  test('a row that shifted to the next page while it was read counts once', () => {
    expect(readAll(answers(page([1, 2], 2), page([2, 3], 2)))).toMatchObject({ ok: true, value: [1, 2, 3] });
  });

  test('an empty page ends a list whose rows vanished meanwhile', () => {
    expect(readAll(answers(page([1, 2], 3), page([], 3)))).toMatchObject({ ok: true, value: [1, 2] });
  });

  test('it stops early when the rows so far are enough', () => {
    expect(readAll({ ...answers(page([1, 2], 9)), enough: (rows) => rows.length >= 2 })).toMatchObject({ ok: true, value: [1, 2] });
  });

  test('the first problem is the answer: half a list is none', () => {
    const list = answers(page([1, 2], 2));
    const readPage = (number: number): Answer<Page<number>> =>
      number === 1 ? list.readPage(1) : { ok: false, problem: problemOf('server', false) };
    expect(readAll({ ...list, readPage })).toMatchObject({ ok: false, problem: { kind: 'server' } });
  });
});
