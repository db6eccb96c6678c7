// How far the channel list has been read, and what that proves: each page starts with rows of the page before.

import * as z from 'zod/mini';
import type { Id, Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import { afterPage, announced } from '../../crm/paging';
import type { Channel } from '../../fields/fields';
import { wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, countOrNot, moment, yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { instant } from '../kept';

/** How many ids of the last page are remembered; where the next page shows them again reveals whether rows before them came or went. */
const TAIL = 16;

/**
 * After this many consecutive attempts to find a lost position further ahead, reading restarts at the beginning of the list; MOST_BACK
 * limits all attempts.
 */
const BACK_IN_A_ROW = 6;
const MOST_BACK = 24;

/** How far a list has been read. */
export const listCursorShape = once(() => ({
  /** The next page (1-based) of `size` rows; null when all pages have been read. */
  page: countOrNot(),
  size: count(),
  /** The most rows the CRM puts on a page. */
  most: count(),
  /** The number of rows from the start of the list to the end of the last page, and the last ids among them. */
  end: count(),
  tail: z.array(wireId()),
  /** See `PageStarts`. */
  starts: z.array(wireId()),
  total: countOrNot(),
  /** Rows counted without the overlaps: as many creators, unless one appeared twice. */
  rows: count(),
  /** Rows that joined the list before the current position. */
  grown: count(),
  /** How often the tail was searched for further ahead, or a page brought nobody new. */
  back: count(),
  /** false = the CRM only serves pages of one size, or the position was lost: pages are read one after another, and nothing is proven. */
  overlaps: yes(),
  /** The end of the list was reached, and its beginning is being re-read up to this page; null = not there yet. */
  again: countOrNot(),
  /**
   * The latest change mentioned on its first page, by the CRM's clock (ISO 8601): the reading started no earlier. null = none mentioned.
   */
  asOf: z.nullable(moment()),
}));
export const listCursorSchema = once(() => z.strictObject(listCursorShape()));
export type ListCursor = ShapeOf<typeof listCursorSchema>;

/** How a reading applies filters of our own. */
export const filteringShape = once(() => ({
  /** When it started, which its filters count days from. */
  at: z.exactOptional(instant()),
  /** No CRM filter is used in place of ours: the CRM does not support one of them, or that is not known yet. */
  unasked: z.exactOptional(z.literal(true)),
  /** Creators the CRM listed and our filters excluded, each once; absent = nothing was tested yet. */
  aside: z.exactOptional(count()),
}));

const LARGEST = crmContract.paging.maxPageSize.value;

export const LIST_START: ListCursor = {
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
 * Whether creators may be missing, given that `seen` distinct ones came: the pages do not connect, there are fewer than the CRM counts,
 * somebody appeared twice (so somebody else may have changed places unseen), or newcomers were on no page that was read.
 */
export const mayMiss = ({ overlaps, most, rows, grown, total }: ListCursor, seen: number): boolean =>
  (!overlaps && seen > most) || seen < rows + grown || seen < (total ?? 0);

/** Two calls that resume from the same position would read the same. */
export const samePlace = (a: ListCursor, b: ListCursor): boolean =>
  a.page === b.page && a.size === b.size && a.end === b.end && a.back === b.back && a.again === b.again;

/**
 * Among pages of at most `most` rows that include the last of `end` rows, the one that reaches farthest beyond it; null = there is none.
 */
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

/** Among pages that include row `start` (1-based), the one that starts earliest. */
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

/** The number of requests a list of that many rows takes. */
export function pagesFor(total: number): number {
  let pages = 1;
  let end = LARGEST;
  for (let next = pageAcross(end, LARGEST); end < total && next !== null; next = pageAcross(end, LARGEST)) {
    end = next.page * next.size;
    pages += 1;
  }
  return pages;
}

/** Reads the rest one page after another. */
export const withoutOverlap = (state: ListCursor): ListCursor => ({
  ...state,
  overlaps: false,
  page: Math.floor(state.end / state.most) + 1,
  size: state.most,
});

/**
 * The position after the requested page; null when the CRM keeps sending the same rows.
 *
 * Creators leave and join a list while it is being read, which shifts the ones behind them. As long as a page shows somebody again from the
 * end of the previous page, everybody in between has been read: those who stay keep their order, and whoever was before that row was read
 * before it. If none of them appears, rows have slid out of reach, and the position is searched for further ahead. Newcomers push nobody
 * out of reach. In a list that shows the newest first they are at the beginning, which is therefore re-read at the end.
 */
export function afterPageOf(state: ListCursor, number: number, page: Page<Channel>): ListCursor | null {
  const total = page.total ?? state.total;
  if (state.again !== null) return { ...state, total, page: number < state.again ? number + 1 : null };
  const ids = page.rows.map(({ creatorId }) => creatorId);
  const asOf = state.end === 0 ? latestChange([state.asOf, ...page.rows.map(({ updatedAt }) => updatedAt)]) : state.asOf;
  const here = { ...state, total, asOf };
  return state.overlaps ? acrossPage(here, number, page, ids) : plainPage(here, number, page, ids);
}

/** The latest change the CRM mentioned: by its own clock, nothing mentioned before happened later. */
export const latestChange = (times: readonly (string | null | undefined)[]): string | null => {
  let found: string | null = null;
  for (const time of times) {
    const at = Date.parse(time ?? '');
    if (time != null && !Number.isNaN(at) && (found === null || at > Date.parse(found))) found = time;
  }
  return found;
};

function plainPage(state: ListCursor, number: number, page: Page<Channel>, ids: readonly Id[]): ListCursor | null {
  const follows = afterPage(page, number, ids[0], state.starts, null);
  if (follows.list === 'repeats') return null;
  return follows.list === 'ends' ? ended(state) : { ...state, page: number + 1, starts: follows.starts };
}

function acrossPage(state: ListCursor, number: number, page: Page<Channel>, ids: readonly Id[]): ListCursor | null {
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
  // A full page with nobody new: that many came before it, or the CRM always sends the same page.
  const back = ids.length === size && met === size - 1 ? state.back + 1 : state.back;
  const starts = start === 0 ? ids.slice(0, 1) : state.starts;
  return goOn({ ...state, ...read, back, starts, end: start + ids.length, tail: ids.slice(-TAIL) }, number, page, ids.length);
}

function stepBack(state: ListCursor, start: number): ListCursor {
  const back = state.back + 1;
  if (back > MOST_BACK) return withoutOverlap(state);
  const further = back % BACK_IN_A_ROW === 0 ? { page: 1, size: state.most } : pageUpTo(start, state.most);
  return { ...state, ...further, back };
}

/**
 * A page shorter than requested is the last one, or the first of a CRM with shorter pages. A later short page is not trusted if the CRM
 * announces more.
 */
function goOn(here: ListCursor, number: number, page: Page<Channel>, shown: number): ListCursor {
  const more = announced(page, number, here.end);
  const isShort = shown < here.size;
  if (more === false || shown === 0 || (isShort && number > 1 && more === null)) return ended(here);
  if ((isShort && number > 1) || here.back > MOST_BACK) return withoutOverlap(here);
  const most = isShort ? shown : here.most;
  const next = pageAcross(here.end, most);
  return next === null ? withoutOverlap({ ...here, most }) : { ...here, ...next, most };
}

const ended = (state: ListCursor): ListCursor =>
  state.grown > 0 ? { ...state, page: 1, size: state.most, again: Math.ceil(state.grown / state.most) } : { ...state, page: null };
