// How many creators a query has, and what pulling them will cost.

import type { Page } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import { queryText } from '../../crm/query';
import type { Channel } from '../../fields/fields';
import type { FilterName, ViewQuery } from '../../fields/filters';
import { query } from '../../rpc/arguments';
import { type Asking, askFor, testedFilters } from '../../sync/conditions';
import { ignoredFilter } from '../../sync/filter-check';
import { connected, requestsForLists } from '../account/account';
import { forecastFor } from '../account/forecast';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import { fittingOf } from '../reading/fitting';
import { pagesFor } from '../reading/list-cursor';
import { type Asked, asked, done, failed, isWaiting } from '../result';

export interface ViewCount {
  /** null when the CRM does not say, or it is only known once the creators are read. */
  readonly total: number | null;
  /** What pulling it will cost. */
  readonly requests: number;
  readonly seconds: number;
  /** The choice as it is sent. */
  readonly text: string;
  /** Absent = the CRM itself sends exactly the chosen creators. */
  readonly tested?: Tested;
}

/** Filters tested after the rows are read. */
interface Tested {
  readonly filters: readonly FilterName[];
  /** Creators that must be read for it; null when the CRM does not say. */
  readonly reads: number | null;
  /** Nothing narrows what the CRM sends. */
  readonly all: boolean;
  /** This many of the first `of` creators matched. */
  readonly fit: number;
  readonly of: number;
}

/**
 * Costs one request, two if the CRM does not support a filter used in place of ours. `filter-ignored`: the CRM returned creators that the
 * query excludes, or says nothing about what a filter asks.
 */
export const countView = call(
  () => ({ query: query() }),
  (ctx, { query }): Asked<ViewCount> => {
    const account = connected(ctx);
    if (!account.ok) return account;
    const { crm, key } = account.value;
    const now = ctx.clock.now();
    let asking = askFor(query, now);
    let answer = firstPage(crm, asking);
    if (asking.narrowed.length > 0 && isNotKnown(answer)) {
      asking = askFor(query, now, 'all');
      answer = firstPage(crm, asking);
    }
    if (!answer.ok) return answer;
    const { pages, total, rows } = answer.value;
    const requests = requestsForLists(ctx, key, LISTS_FRESH_MS) + Math.max(pages ?? 1, pagesFor(total ?? 0));
    const cost = { ...forecastFor(ctx, requests), text: queryText(asking.query) };
    const { tests } = asking;
    if (tests === null) return done({ total, ...cost });
    const parted = fittingOf(rows, tests, now);
    if (!parted.ok) return parted;
    const fit = parted.value.channels.length;
    const isWhole = total === rows.length || pages === 1;
    return done({
      total: isWhole ? fit : null,
      ...cost,
      tested: { filters: testedFilters(tests), reads: total, all: isAll(query, asking), fit, of: rows.length },
    });
  },
);

function firstPage(crm: Crm, { query }: Asking): Asked<Page<Channel>> {
  const answer = asked(crm.listChannels(query, 1));
  const ignored = answer.ok ? ignoredFilter(query, answer.value.rows) : null;
  return ignored === null ? answer : failed('filter-ignored', { filter: ignored });
}

const isNotKnown = (answer: Asked<unknown>): boolean =>
  !answer.ok && !isWaiting(answer) && (answer.problem.kind === 'filter-ignored' || answer.problem.kind === 'refused');

/** The CRM is asked for everybody; a sort order excludes nobody. */
const isAll = ({ where: _, sort: __, ...own }: ViewQuery, { narrowed }: Asking): boolean => Object.keys(own).length + narrowed.length === 0;
