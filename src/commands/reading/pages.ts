// Reading the channel list some pages at a time, going on where the call before stopped.

import * as z from 'zod/mini';
import type { Channel, ChannelQuery, Page } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import { afterPage, type PageStarts, repeated } from '../../crm/paging';
import { wireId } from '../../rpc/arguments';
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
}

/** As it is kept between calls. */
export const PAGES_READ = { page: z.nullable(z.number()), starts: z.array(wireId), total: z.nullable(z.number()) };

export const NO_PAGES: PagesRead = { page: 1, starts: [], total: null };

/** A block is so many pages or so much time, whichever comes first: 1,000 rows a block keep the service calls few. */
const PAGES_A_BLOCK = 10;
const BLOCK_MS = 8_000;

export interface PagesBlock extends PagesRead {
  /** Each creator once, as the latest page had them. */
  readonly channels: readonly Channel[];
  readonly waitMs: number;
}

/** What was read counts also when the next page cannot be read; a page with creators whom a filter leaves out ends it with nothing. */
export function readPages({ clock }: Context, crm: Crm, query: ChannelQuery, from: PagesRead): Asked<PagesBlock> {
  const until = clock.now() + Math.min(BLOCK_MS, CALL_MS);
  const channels = new Map<CreatorId, Channel>();
  let { page, total, starts } = from;
  let waitMs = 0;
  for (let read = 0; page !== null && read < PAGES_A_BLOCK && clock.now() < until; read += 1) {
    const answer: Asked<Page<Channel>> = asked(crm.listChannels(query, page));
    if (isWaiting(answer)) {
      waitMs = answer.waitMs;
      break;
    }
    if (!answer.ok) {
      if (channels.size === 0) return answer;
      break;
    }
    const ignored = ignoredFilter(query, answer.value.rows);
    if (ignored !== null) return failed('filter-ignored', { filter: ignored });
    for (const channel of answer.value.rows) channels.set(channel.creatorId, channel);
    total = answer.value.total ?? total;
    const after = afterPage(answer.value, page, answer.value.rows[0]?.creatorId, starts, null);
    if (after.list === 'repeats') return { ok: false, problem: problemOf(repeated(page, '')) };
    if (after.list === 'goes-on') starts = after.starts;
    page = after.list === 'goes-on' ? page + 1 : null;
  }
  return done({ page, starts, total, channels: [...channels.values()], waitMs });
}
