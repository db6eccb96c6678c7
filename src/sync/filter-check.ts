// Whether a CRM row matches the query that returned it, as far as the row can tell.

import { namesOf } from '../../contract/named';
import type { ChannelQuery, Id, Named } from '../../contract/records';
import type { Channel } from '../fields/fields';

/** The filters a row can be checked against. A keyword is not one of them: it is not known which fields the CRM searches. */
type Checked = 'platform' | 'status' | 'labels' | 'owner' | 'group' | 'archived' | 'updatedSince';

/** Platforms a query can name; a row with any other word cannot tell. */
const PLATFORMS: ReadonlySet<string> = new Set(['youtube', 'instagram', 'tiktok', 'x']);

/** Whether the row satisfies a set filter; `undefined` = it cannot tell. */
const SAYS: { readonly [F in Checked]: (channel: Channel, wanted: NonNullable<ChannelQuery[F]>) => boolean | undefined } = {
  platform: ({ platform = '' }, wanted) => (PLATFORMS.has(platform.toLowerCase()) ? platform.toLowerCase() === wanted : undefined),
  status: ({ status }, wanted) => known(status, (is) => is !== null && same(is.id, wanted)),
  owner: ({ owner }, wanted) => known(owner, (is) => is !== null && same(is.id, wanted)),
  // The CRM may require one of the labels or all of them: a creator with none satisfies neither.
  labels: ({ labels }, wanted) => known(labels, (are) => wanted.length === 0 || wanted.some((id) => names(are, id))),
  group: ({ groups }, wanted) => known(groups, (are) => names(are, wanted)),
  archived: ({ archived }, wanted) => known(archived, (is) => is === wanted),
  updatedSince: ({ updatedAt }, wanted) => known(updatedAt, (is) => is === '' || !(Date.parse(is) < Date.parse(wanted))),
};

const known = <T>(value: T | undefined, says: (value: T) => boolean): boolean | undefined =>
  value === undefined ? undefined : says(value);
const names = (list: readonly Named[], id: Id): boolean => list.some((one) => same(one.id, id));

/** Compares as text: getting "7" back for 7 is no reason to stop a pull. */
const same = (a: Id, b: Id): boolean => String(a) === String(b);

/** The first filter of the query that some row contradicts; null when the CRM respected every filter, as far as its rows can tell. */
export function ignoredFilter(query: ChannelQuery, rows: readonly Channel[]): Checked | null {
  const filters = namesOf(SAYS).filter((filter) => query[filter] !== undefined);
  return filters.find((filter) => rows.some((row) => fits(row, query, filter) === false)) ?? null;
}

/** Filter and value belong together, which the compiler cannot follow through a union. */
const fits = (row: Channel, query: ChannelQuery, filter: Checked): boolean | undefined =>
  (SAYS[filter] as (row: Channel, wanted: unknown) => boolean | undefined)(row, query[filter]);
