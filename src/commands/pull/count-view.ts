// How many creators a query has, and what pulling them will cost.

import { queryText } from '../../crm/query';
import { query } from '../../rpc/arguments';
import { ignoredFilter } from '../../sync/filter-check';
import { connected, requestsForLists } from '../account/account';
import { forecastFor } from '../account/forecast';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import { pagesFor } from '../reading/list-place';
import { type Asked, asked, done, failed } from '../result';

export interface ViewCount {
  /** null when the CRM does not say. */
  readonly total: number | null;
  /** What pulling it will cost. */
  readonly requests: number;
  readonly seconds: number;
  /** The choice as it is sent. */
  readonly text: string;
}

/** One request. `filter-ignored`: the CRM answered with creators that the query leaves out. */
export const countView = call(
  () => ({ query: query() }),
  (ctx, { query }): Asked<ViewCount> => {
    const account = connected(ctx);
    if (!account.ok) return account;
    const answer = asked(account.value.crm.listChannels(query, 1));
    if (!answer.ok) return answer;
    const { pages, total, rows } = answer.value;
    const ignored = ignoredFilter(query, rows);
    if (ignored !== null) return failed('filter-ignored', { filter: ignored });
    const lists = requestsForLists(ctx, account.value.key, LISTS_FRESH_MS);
    return done({ total, ...forecastFor(ctx, lists + Math.max(pages ?? 1, pagesFor(total ?? 0))), text: queryText(query) });
  },
);
