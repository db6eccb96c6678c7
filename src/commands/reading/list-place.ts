// Where the reading of the channel list stands, and what that proves: each page begins with rows of the page before.

import * as z from 'zod/mini';
import type { Id, Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import { afterPage, announced, type PageStarts } from '../../crm/paging';
import type { Channel } from '../../fields/fields';
import { wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, moment, yes } from '../../rpc/plain-schemas';

/** So many ids of the last page are remembered; those that the next page shows again tell whether rows before them have come or gone. */
const TAIL = 16;

/** So many pages in a row a place that slid is looked for further ahead, then at the beginning of the list; and so often in all. */
const BACK_IN_A_ROW = 6;
const MOST_BACK = 24;

/** How far a list has been read. */
export interface PagesRead {
  /** The next page, 1-based, of `size` rows; null when all pages have been read. */
  readonly page: number | null;
  readonly size: number;
  /** Rows that the CRM gives on a page at most. */
  readonly most: number;
  /** Rows of the list from its beginning to the end of the last page, and the last of them. */
  readonly end: number;
  readonly tail: readonly Id[];
  readonly starts: PageStarts;
  readonly total: number | null;
  /** Rows that came behind those which were read before: as many creators, unless one came twice. */
  readonly rows: number;
  /** Rows that came into the list before its place. */
  readonly grown: number;
  /** How often the tail was looked for further ahead, or a page brought nobody new. */
  readonly back: number;
  /** false = the CRM gives pages of one size only, or the place was lost: one page is read after the other, and nothing is proven. */
  readonly overlaps: boolean;
  /** The list is at its end and its beginning is read again, up to this page; null = not so far. */
  readonly again: number | null;
  /** The latest change that its first page told of, by the CRM's clock (ISO 8601): the reading began no earlier. null = it told of none. */
  readonly asOf: string | null;
}

/** As it is kept between calls. */
export const pagesReadShape = once(() => ({
  page: z.nullable(count()),
  size: count(),
  most: count(),
  end: count(),
  tail: z.array(wireId()),
  starts: z.array(wireId()),
  total: z.nullable(count()),
  rows: count(),
  grown: count(),
  back: count(),
  overlaps: yes(),
  again: z.nullable(count()),
  asOf: z.nullable(moment()),
}));

const LARGEST = crmContract.paging.maxPageSize.value;

export const NO_PAGES: PagesRead = {
  page: 1,
  size: LARGEST,
  most: LARGEST,
  end: 0,
  tail: [],
  starts: [],
  total: null,
  rows: 0,
  grown: 0,
  back: 0,
  overlaps: true,
  again: null,
  asOf: null,
};

/**
 * Whether creators may be missing of whom `seen` different ones came: pages that do not hang together, fewer than the CRM counts, somebody who came twice
 * (so somebody else may have changed places unseen), or newcomers who stood on no page that was read.
 */
export const mayMiss = ({ overlaps, most, rows, grown, total }: PagesRead, seen: number): boolean =>
  (!overlaps && seen > most) || seen < rows + grown || seen < (total ?? 0);

/** Two calls that went on from the same place would read the same. */
export const samePlace = (a: PagesRead, b: PagesRead): boolean =>
  a.page === b.page && a.size === b.size && a.end === b.end && a.back === b.back && a.again === b.again;

/** The page of at most `most` rows that shows the last of `end` rows again and reaches farthest behind it; null = there is none. */
function pageAcross(end: number, most: number): { readonly page: number; readonly size: number } | null {
  let best = null;
  let reach = end;
  for (let size = most; size > 0; size -= 1) {
    const page = Math.ceil(end / size);
    if (page * size > reach) {
      best = { page, size };
      reach = page * size;
    }
  }
  return best;
}

/** The page that shows row `start` (1-based) and reaches farthest ahead of it. */
function pageUpTo(start: number, most: number): { readonly page: number; readonly size: number } {
  let best = { page: 1, size: most };
  let begin = start;
  for (let size = most; size > 0; size -= 1) {
    const page = Math.ceil(start / size);
    if ((page - 1) * size < begin) {
      best = { page, size };
      begin = (page - 1) * size;
    }
  }
  return best;
}

/** How many requests a list of so many rows takes. */
export function pagesFor(total: number): number {
  let pages = 1;
  let end = LARGEST;
  for (let next = pageAcross(end, LARGEST); end < total && next !== null; next = pageAcross(end, LARGEST)) {
    end = next.page * next.size;
    pages += 1;
  }
  return pages;
}

/** On from here one page after the other. */
export const withoutOverlap = (state: PagesRead): PagesRead => ({
  ...state,
  overlaps: false,
  page: Math.floor(state.end / state.most) + 1,
  size: state.most,
});

/**
 * Where the list stands after the page that was asked for; null when the CRM sends the same rows again and again.
 *
 * Creators leave and join a list while it is read, and those behind them slide. As long as a page shows somebody again who was read at the end of
 * the page before, everybody between has been read: those who stay keep their order, and whoever stood before that row was read before it. When none of
 * them is there, rows slid out of reach, and the place is looked for further ahead. Newcomers push nobody out of reach, and stand at the beginning of a
 * list that shows the newest first: it is read again at the end.
 */
export function afterPageOf(state: PagesRead, number: number, page: Page<Channel>): PagesRead | null {
  const total = page.total ?? state.total;
  if (state.again !== null) return { ...state, total, page: number < state.again ? number + 1 : null };
  const ids = page.rows.map(({ creatorId }) => creatorId);
  const asOf = state.end === 0 ? latestChange([state.asOf, ...page.rows.map(({ updatedAt }) => updatedAt)]) : state.asOf;
  const here = { ...state, total, asOf };
  return state.overlaps ? acrossPage(here, number, page, ids) : plainPage(here, number, page, ids);
}

/** The latest change that the CRM told of: by its own clock, nothing that was told of before happened later. */
export const latestChange = (times: readonly (string | null | undefined)[]): string | null => {
  let found: string | null = null;
  for (const time of times) {
    const at = Date.parse(time ?? '');
    if (time != null && !Number.isNaN(at) && (found === null || at > Date.parse(found))) found = time;
  }
  return found;
};

function plainPage(state: PagesRead, number: number, page: Page<Channel>, ids: readonly Id[]): PagesRead | null {
  const follows = afterPage(page, number, ids[0], state.starts, null);
  if (follows.list === 'repeats') return null;
  return follows.list === 'ends' ? ended(state) : { ...state, page: number + 1, starts: follows.starts };
}

function acrossPage(state: PagesRead, number: number, page: Page<Channel>, ids: readonly Id[]): PagesRead | null {
  const { size, tail, end } = state;
  if (ids.length > size) {
    const plain = withoutOverlap(state);
    return plain.page === number ? plainPage(plain, number, page, ids) : plain;
  }
  const start = (number - 1) * size;
  const met = ids.map((id) => tail.includes(id)).lastIndexOf(true);
  if (start > 0 && met < 0) return stepBack(state, start);
  const known = tail.indexOf(ids[met] ?? '');
  const stood = end - tail.length + known;
  const read =
    met < 0
      ? { rows: ids.length, grown: 0 }
      : { rows: state.rows + ids.length - 1 - met, grown: state.grown + Math.max(0, start + met - stood) };
  // A full page with nobody new: so many came before it, or the CRM always sends the same.
  const back = ids.length === size && met === size - 1 ? state.back + 1 : state.back;
  const starts = start === 0 ? ids.slice(0, 1) : state.starts;
  return goOn({ ...state, ...read, back, starts, end: start + ids.length, tail: ids.slice(-TAIL) }, number, page, ids.length);
}

function stepBack(state: PagesRead, start: number): PagesRead {
  const back = state.back + 1;
  if (back > MOST_BACK) return withoutOverlap(state);
  const further = back % BACK_IN_A_ROW === 0 ? { page: 1, size: state.most } : pageUpTo(start, state.most);
  return { ...state, ...further, back };
}

/** A page that is shorter than was asked for is the last one, or the first of a CRM with shorter pages; a later one is not believed when more are announced. */
function goOn(here: PagesRead, number: number, page: Page<Channel>, shown: number): PagesRead {
  const more = announced(page, number, here.end);
  const isShort = shown < here.size;
  if (more === false || shown === 0 || (isShort && number > 1 && more === null)) return ended(here);
  if ((isShort && number > 1) || here.back > MOST_BACK) return withoutOverlap(here);
  const most = isShort ? shown : here.most;
  const next = pageAcross(here.end, most);
  return next === null ? withoutOverlap({ ...here, most }) : { ...here, ...next, most };
}

const ended = (state: PagesRead): PagesRead =>
  state.grown > 0 ? { ...state, page: 1, size: state.most, again: Math.ceil(state.grown / state.most) } : { ...state, page: null };
