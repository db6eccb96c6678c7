// Reads the channel list a few pages at a time, resuming where the previous call stopped.

import type { Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import { repeated } from '../../crm/paging';
import type { Channel } from '../../fields/fields';
import type { CrmQuery } from '../../fields/filters';
import { ignoredFilter } from '../../sync/filter-check';
import type { CreatorId } from '../../sync/model';
import { CALL_MS, type Context } from '../context';
import { type Asked, asked, done, failed, isWaiting, problemOf } from '../result';
import { afterPageOf, type ListCursor, withoutOverlap } from './list-cursor';

/**
 * A block ends after this many pages or this much time, whichever comes first. Applying a block looks at the ids of the whole tab, so few
 * blocks are better.
 */
const PAGES_A_BLOCK = 40;
const BLOCK_MS = 10_000;

/** As many creators as a block of pages holds, for creators that were already read. */
export const CREATORS_A_BLOCK = PAGES_A_BLOCK * crmContract.paging.maxPageSize.value;

export interface PagesBlock extends ListCursor {
  /** Each creator once, as on the latest page. */
  readonly channels: readonly Channel[];
  readonly waitMs: number;
}

/**
 * What was read counts even if the next page cannot be read. A page with creators that a filter should exclude, or that is not `believed`,
 * fails the whole block.
 */
export function readPages(
  { clock }: Context,
  crm: Crm,
  query: CrmQuery,
  from: ListCursor,
  believed: (page: Page<Channel>) => boolean = () => true,
): Asked<PagesBlock> {
  const until = clock.now() + Math.min(BLOCK_MS, CALL_MS);
  const channels = new Map<CreatorId, Channel>();
  let state = from;
  let waitMs = 0;
  for (let read = 0; state.page !== null && read < PAGES_A_BLOCK && clock.now() < until; read += 1) {
    const answer: Asked<Page<Channel>> = asked(crm.listChannels(query, state.page, state.size));
    if (isWaiting(answer)) {
      waitMs = answer.waitMs;
      break;
    }
    if (!answer.ok && answer.problem.kind === 'refused' && state.size < state.most) {
      // The CRM accepts only certain page sizes.
      state = withoutOverlap(state);
      continue;
    }
    if (!answer.ok) {
      if (channels.size === 0) return answer;
      break;
    }
    const ignored = ignoredFilter(query, answer.value.rows);
    if (!believed(answer.value)) return failed('filter-ignored', { filter: 'updatedSince' });
    if (ignored !== null) return failed('filter-ignored', { filter: ignored });
    for (const channel of answer.value.rows) channels.set(channel.creatorId, channel);
    const next = afterPageOf(state, state.page, answer.value);
    if (next === null) return { ok: false, problem: problemOf(repeated(state.page, '')) };
    state = next;
  }
  return done({ ...state, channels: [...channels.values()], waitMs });
}
