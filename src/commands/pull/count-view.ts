// How many creators a query has, and what pulling them will cost.

import type { ChannelQuery } from '../../../contract/records';
import { queryText } from '../../crm/query';
import type { CallResults } from '../../rpc/calls';
import { ignoredFilter } from '../../sync/filter-check';
import { connected } from '../account/account';
import type { Context } from '../context';
import { secondsFor } from '../reading/estimate';
import { type Asked, asked, done, failed } from '../result';

/** One request. `filter-ignored`: the CRM answered with creators that the query leaves out. */
export function countView(ctx: Context, query: ChannelQuery): Asked<CallResults['countView']> {
  const account = connected(ctx);
  if (!account.ok) return account;
  const answer = asked(account.value.crm.listChannels(query, 1));
  if (!answer.ok) return answer;
  const { pages, total, rows } = answer.value;
  const ignored = ignoredFilter(query, rows);
  if (ignored !== null) return failed('filter-ignored', { filter: ignored });
  const requests = Math.max(1, pages ?? 1);
  return done({ total, requests, seconds: secondsFor(requests), text: queryText(query) });
}
