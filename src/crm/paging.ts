// When a list read page by page has ended: one rule for every list, read in one go or over many calls.

import type { Id, Page } from '../../contract/records';
import { type Answer, problemOf } from './problems';

/**
 * The ids that opened the first page, the latest page whose number is a power of two, and the latest page; JSON, so that they can be stored
 * between calls. The second one catches a cycle of pages of any length.
 */
export type PageStarts = readonly Id[];

/** `repeats`: the CRM announces more rows but sends the same ones again. */
type AfterPage = { readonly list: 'ends' } | { readonly list: 'repeats' } | { readonly list: 'goes-on'; readonly starts: PageStarts };

/**
 * What follows page `number` (1-based), which begins with the row `first` (undefined = the page is empty); `seen` is how many rows have
 * come so far, null if nobody counts.
 *
 * | the page | the CRM announces | |
 * |---|---|---|
 * | is empty | anything | ends |
 * | any | no more rows | ends |
 * | begins like an earlier one | nothing | ends: past the end, the CRM answers with its last page, or its first |
 * | begins like an earlier one | more rows | repeats: the CRM does not turn pages, and the list is unknown |
 * | any other | more rows, or nothing | goes on |
 */
export function afterPage(page: Page<unknown>, number: number, first: Id | undefined, starts: PageStarts, seen: number | null): AfterPage {
  const more = announced(page, number, seen);
  if (first === undefined || more === false) return { list: 'ends' };
  if (number > 1 && starts.includes(first)) return { list: more === null ? 'ends' : 'repeats' };
  const [opened = first, halfway = first] = starts;
  return { list: 'goes-on', starts: [opened, isPowerOfTwo(number) ? first : halfway, first] };
}

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));

/** Whether the CRM says that rows follow page `number`; null when it does not say. */
export function announced({ pages, total }: Page<unknown>, number: number, seen: number | null): boolean | null {
  if (pages !== null) return number < pages;
  return total === null || seen === null ? null : seen < total;
}

interface ReadAll<T> {
  readonly readPage: (page: number) => Answer<Page<T>>;
  readonly idOf: (row: T) => Id;
  /** Ends the reading early, once the rows so far are all that is wanted. */
  readonly enough?: (rows: readonly T[]) => boolean;
}

/** All rows, deduplicated by id because pages shift while being read. The first problem ends the reading; half a list is not returned. */
export function readAll<T>({ readPage, idOf, enough }: ReadAll<T>): Answer<readonly T[]> {
  const rows = new Map<Id, T>();
  let starts: PageStarts = [];
  for (let number = 1; ; number += 1) {
    const answer = readPage(number);
    if (!answer.ok) return answer;
    for (const row of answer.value.rows) rows.set(idOf(row), row);
    const [first] = answer.value.rows;
    const after = afterPage(answer.value, number, first === undefined ? undefined : idOf(first), starts, rows.size);
    if (after.list === 'repeats') return { ok: false, problem: repeated(number, answer.requestId) };
    const all = [...rows.values()];
    if (after.list === 'ends' || enough?.(all)) return { ...answer, value: all };
    starts = after.starts;
  }
}

export const repeated = (number: number, requestId: string) =>
  problemOf('unknown-shape', false, { summary: `page ${number} repeats earlier rows`, requestId });
