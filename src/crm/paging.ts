// Reads a list to its end, page after page, as one answer.

import type { Page } from '../../contract/records';
import { type Answer, problemOf } from './problems';

export interface ReadAll<T> {
  readonly readPage: (page: number) => Answer<Page<T>>;
  readonly idOf: (row: T) => unknown;
  /** Ends the reading early, when the rows so far are all that is wanted. */
  readonly enough?: (rows: readonly T[]) => boolean;
}

/**
 * All rows, once each by id: pages shift while they are read. Where the CRM counts neither pages nor rows, the list ends with
 * the first page that brings nothing new. A page that brings only known rows although more are announced means that the CRM
 * does not turn pages: that is an unknown shape, never the end of the list. The first problem ends the reading.
 */
export function readAll<T>({ readPage, idOf, enough }: ReadAll<T>): Answer<readonly T[]> {
  const rows = new Map<unknown, T>();
  for (let number = 1; ; number += 1) {
    const answer = readPage(number);
    if (!answer.ok) return answer;
    const before = rows.size;
    for (const row of answer.value.rows) rows.set(idOf(row), row);
    const all = [...rows.values()];
    const more = announced(answer.value, number, all.length);
    if (enough?.(all) || more === false || answer.value.rows.length === 0) return { ...answer, value: all };
    if (rows.size > before) continue;
    if (more === null) return { ...answer, value: all };
    const summary = `page ${number} repeats earlier rows`;
    return { ok: false, problem: problemOf('unknown-shape', false, { summary, requestId: answer.requestId }) };
  }
}

/** Whether the CRM says that rows follow page `number`; null when it does not say. */
function announced(page: Page<unknown>, number: number, seen: number): boolean | null {
  if (page.pages !== null) return number < page.pages;
  return page.total === null ? null : seen < page.total;
}
