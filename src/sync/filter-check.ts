// Whether a CRM row is one that a query asks for, where the row says so.

import { namesOf } from '../../contract/named';
import type { ChannelQuery, Id, Named } from '../../contract/records';
import type { Channel } from '../fields/fields';

/** The filters that a row can be held against. A keyword is not among them: nobody knows in what the CRM looks for it. */
type Checked = 'platform' | 'status' | 'labels' | 'owner' | 'group' | 'archived' | 'updatedSince';

/** Platforms that a query can name; a row with another word says nothing. */
const PLATFORMS: ReadonlySet<string> = new Set(['youtube', 'instagram', 'tiktok', 'x']);

/** What the row says to a filter that is set; `undefined` = it does not say. */
const SAYS: { readonly [F in Checked]: (channel: Channel, wanted: NonNullable<ChannelQuery[F]>) => boolean | undefined } = {
  platform: ({ platform = '' }, wanted) => (PLATFORMS.has(platform.toLowerCase()) ? platform.toLowerCase() === wanted : undefined),
  status: ({ status }, wanted) => known(status, (is) => is !== null && same(is.id, wanted)),
  owner: ({ owner }, wanted) => known(owner, (is) => is !== null && same(is.id, wanted)),
  // The CRM may ask for one of the labels or for all: who has none of them fits neither.
  labels: ({ labels }, wanted) => known(labels, (are) => wanted.length === 0 || wanted.some((id) => names(are, id))),
  group: ({ groups }, wanted) => known(groups, (are) => names(are, wanted)),
  archived: ({ archived }, wanted) => known(archived, (is) => is === wanted),
  updatedSince: ({ updatedAt }, wanted) => known(updatedAt, (is) => is === '' || !(Date.parse(is) < Date.parse(wanted))),
};

const known = <T>(value: T | undefined, says: (value: T) => boolean): boolean | undefined =>
  value === undefined ? undefined : says(value);
const names = (list: readonly Named[], id: Id): boolean => list.some((one) => same(one.id, id));

/** Told apart by more than their type: to stop a pull, "7" where 7 was asked for is no reason. */
const same = (a: Id, b: Id): boolean => String(a) === String(b);

/** The first filter of the query that a row contradicts; null when the CRM has kept to every filter, as far as its rows say. */
export function ignoredFilter(query: ChannelQuery, rows: readonly Channel[]): Checked | null {
  const filters = namesOf(SAYS).filter((filter) => query[filter] !== undefined);
  return filters.find((filter) => rows.some((row) => fits(row, query, filter) === false)) ?? null;
}

/** Filter and value belong together, which the compiler cannot follow through a union. */
const fits = (row: Channel, query: ChannelQuery, filter: Checked): boolean | undefined =>
  (SAYS[filter] as (row: Channel, wanted: unknown) => boolean | undefined)(row, query[filter]);
