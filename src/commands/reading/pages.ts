// Reading the channel list some pages at a time, going on where the call before stopped.

import * as z from 'zod/mini';
import type { ChannelQuery, Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import { afterPage, type PageStarts, repeated } from '../../crm/paging';
import type { Channel } from '../../fields/fields';
import { wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, textOrNot } from '../../rpc/plain-schemas';
import { ignoredFilter } from '../../sync/filter-check';
import type { CreatorId } from '../../sync/model';
import { CALL_MS, type Context } from '../context';
import { type Asked, asked, done, failed, isWaiting, problemOf } from '../result';

/** How far a list has been read. */
export interface PagesRead {
  /** The next page, 1-based; null when all pages have been read. */
  readonly page: number | null;
  readonly starts: PageStarts;
  readonly total: number | null;
  /** How many rows left the list while it was read, and how many came into it, as its total tells. */
  readonly dropped: number;
  readonly grown: number;
  /** The list is at its end and its beginning is read again, up to this page; null = not so far. */
  readonly again: number | null;
  /** The latest change that its first page told of, by the CRM's clock (ISO 8601): the reading began no earlier. null = it told of none. */
  readonly asOf: string | null;
}

/** As it is kept between calls. */
export const pagesReadShape = once(() => ({
  page: z.nullable(count()),
  starts: z.array(wireId()),
  total: z.nullable(count()),
  dropped: count(),
  grown: count(),
  again: z.nullable(count()),
  asOf: textOrNot(),
}));

export const NO_PAGES: PagesRead = { page: 1, starts: [], total: null, dropped: 0, grown: 0, again: null, asOf: null };

/**
 * Whether creators may be missing of whom `seen` different ones came: fewer than the CRM counts, or newcomers that stood on no page that was read. Those who
 * left while the list was read were seen, and are not counted any more.
 */
export const mayMiss = ({ total, dropped, grown }: PagesRead, seen: number): boolean =>
  total !== null && seen < total + (grown > 0 ? dropped : 0);

/** The latest change that the CRM told of: by its own clock, nothing that was told of before happened later. */
export const latestChange = (times: readonly (string | null | undefined)[]): string | null => {
  let found: string | null = null;
  for (const time of times) {
    const at = Date.parse(time ?? '');
    if (time != null && !Number.isNaN(at) && (found === null || at > Date.parse(found))) found = time;
  }
  return found;
};

/** A block is so many pages or so much time, whichever comes first: each one looks at the ids of the whole tab, so a tab is done in few. */
const PAGES_A_BLOCK = 40;
const BLOCK_MS = 10_000;

/** As many creators as a block of pages holds, for those that were read before. */
export const CREATORS_A_BLOCK = PAGES_A_BLOCK * crmContract.paging.maxPageSize.value;

export interface PagesBlock extends PagesRead {
  /** Each creator once, as the latest page had them. */
  readonly channels: readonly Channel[];
  readonly waitMs: number;
}

/** What was read counts also when the next page cannot be read; a page with creators whom a filter leaves out, or that is not `believed`, ends it with nothing. */
export function readPages(
  { clock }: Context,
  crm: Crm,
  query: ChannelQuery,
  from: PagesRead,
  believed: (page: Page<Channel>) => boolean = () => true,
): Asked<PagesBlock> {
  const until = clock.now() + Math.min(BLOCK_MS, CALL_MS);
  const channels = new Map<CreatorId, Channel>();
  let state = from;
  let waitMs = 0;
  for (let read = 0; state.page !== null && read < PAGES_A_BLOCK && clock.now() < until; read += 1) {
    const answer: Asked<Page<Channel>> = asked(crm.listChannels(query, state.page));
    if (isWaiting(answer)) {
      waitMs = answer.waitMs;
      break;
    }
    if (!answer.ok) {
      if (channels.size === 0) return answer;
      break;
    }
    const ignored = ignoredFilter(query, answer.value.rows);
    if (!believed(answer.value)) return failed('filter-ignored', { filter: 'updatedSince' });
    if (ignored !== null) return failed('filter-ignored', { filter: ignored });
    for (const channel of answer.value.rows) channels.set(channel.creatorId, channel);
    const next = after(state, state.page, answer.value);
    if (next === null) return { ok: false, problem: problemOf(repeated(state.page, '')) };
    state = next;
  }
  return done({ ...state, channels: [...channels.values()], waitMs });
}

/**
 * Where the list stands after page `number`; null when the CRM sends the same rows again and again. Rows of a list slide while it is read: when some
 * before the page have left it, as many of those that follow now stand on pages that were read, which are read again. Newcomers push nobody out of
 * reach, and stand at the beginning of a list that shows the newest first: it is read again at the end.
 */
function after(state: PagesRead, number: number, page: Page<Channel>): PagesRead | null {
  const change = (page.total ?? 0) - (state.total ?? page.total ?? 0);
  const begins = number === 1 && state.starts.length === 0;
  const moved = {
    ...state,
    asOf: begins ? latestChange([state.asOf, ...page.rows.map(({ updatedAt }) => updatedAt)]) : state.asOf,
    total: page.total ?? state.total,
    dropped: state.dropped + Math.max(0, -change),
    grown: state.grown + Math.max(0, change),
  };
  if (state.again !== null) return { ...moved, page: number < state.again ? number + 1 : null };
  const perPage = Math.max(1, page.rows.length, Math.ceil((page.total ?? 0) / (page.pages ?? Number.POSITIVE_INFINITY)));
  const pagesFor = (rows: number): number => Math.ceil(rows / perPage);
  if (change < 0 && number > 1) return { ...moved, page: Math.max(1, number - pagesFor(-change)), starts: state.starts.slice(0, 1) };
  const follows = afterPage(page, number, page.rows[0]?.creatorId, state.starts, null);
  if (follows.list === 'repeats') return null;
  if (follows.list === 'goes-on') return { ...moved, page: number + 1, starts: follows.starts };
  return moved.grown > 0 ? { ...moved, page: 1, again: pagesFor(moved.grown) } : { ...moved, page: null };
}
