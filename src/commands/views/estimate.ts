// What a pull or a run will cost in requests and time, before it starts. It must not start anything.

import type { ChannelQuery } from '../../../contract/records';
import { queryText } from '../../crm/query';
import type { CallResults } from '../../rpc/calls';
import { ignoredFilter } from '../../sync/fits';
import type { BodyRecord } from '../../sync/run';
import { connected } from '../account/account';
import { IDS_PER_READ } from '../pull/reading';
import { type Asked, asked, done, failed } from '../result';
import type { RunHead } from '../runs/journal';
import { idsPerRound } from '../runs/work';
import type { Surroundings } from '../surroundings';

/** How many creators a query has, and what pulling them costs. One request. */
export function countView(world: Surroundings, query: ChannelQuery): Asked<CallResults['countView']> {
  const account = connected(world);
  if (!account.ok) return account;
  const answer = asked(account.value.crm.listChannels(query, 1));
  if (!answer.ok) return answer;
  const { pages, total, rows } = answer.value;
  const ignored = ignoredFilter(query, rows);
  if (ignored !== null) return failed('filter-ignored', { filter: ignored });
  const requests = Math.max(1, pages ?? 1);
  return done({ total, requests, seconds: secondsFor(requests), text: queryText(query) });
}

/** The CRM takes 30 requests a minute: the first 30 go at about one a second, the rest at two seconds each. */
export function secondsFor(requests: number): number {
  return Math.ceil(Math.min(requests, 30) + Math.max(0, requests - 30) * 2);
}

/** Requests that are left for a run: each body is one, and its creators are read before and after, so many at a time as the CRM lets us read. */
export function requestsFor(bodies: readonly BodyRecord[], head: Pick<RunHead, 'cursor'>): number {
  if (bodies.length === 0) return 0;
  const perRound = idsPerRound(head);
  const ids = bodies.reduce((sum, { body }) => sum + body.ids.length, 0);
  if (perRound === IDS_PER_READ) return bodies.length + 1 + Math.ceil(ids / perRound);
  return bodies.reduce((sum, { body }) => sum + Math.ceil(body.ids.length / perRound), 0) + 2 * ids;
}
