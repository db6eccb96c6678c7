// How many creators of a tab changed in the CRM since it was pulled; costs one request.

import type { Page } from '../../../contract/records';
import type { Channel } from '../../fields/fields';
import type { Where } from '../../fields/filters';
import { askFor, fits } from '../../sync/conditions';
import { accountHere } from '../account/account';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, asked, done } from '../result';
import { openBase } from '../tab/base-book';
import { type OpenView, openView } from '../tab/view';

/**
 * null = unknown. It is not documented whether the CRM can be asked for changes since a time, so its answer only counts if every row is as
 * recent as requested and there are fewer creators than the tab has.
 */
export const countChanged = call(
  () => ({}),
  (ctx): Asked<{ readonly changed: number | null }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const { query, pulledAt } = open.value.view;
    if (pulledAt === null) return done({ changed: null });
    const { query: toAsk, tests } = askFor(query, ctx.clock.now(), ['updatedSince']);
    const answer = asked(account.value.crm.listChangedSince(toAsk, new Date(pulledAt).toISOString()));
    if (!answer.ok) return answer;
    if (answer.value === 'unsupported') return done({ changed: null });
    const changed = tests === null ? believed(ctx, open.value, answer.value) : fittingNow(ctx, open.value, answer.value, tests);
    return done({ changed });
  },
);

/**
 * With filters of ours, the CRM's count is meaningless: only if all changed creators are on the page are those counted that join, leave, or
 * look different.
 */
function fittingNow(ctx: Context, { tab, view }: OpenView, { rows, total }: Page<Channel>, tests: Where): number | null {
  if (total !== rows.length || total >= view.creators + (view.aside ?? 0)) return null;
  const { records } = openBase(ctx, tab.id);
  const now = ctx.clock.now();
  return rows.filter((row) => {
    const record = records.get(row.creatorId);
    return fits(row, tests, now) ? record?.updatedAt !== row.updatedAt : record?.membership === 'here';
  }).length;
}

/** What this sheet sent or took in itself since is no news: if all rows are on the page, only those it does not show yet are counted. */
function believed(ctx: Context, { tab, view }: OpenView, { rows, pages, total }: Page<Channel>): number | null {
  const all = total ?? (pages === 1 || rows.length === 0 ? rows.length : null);
  if (all === null || all >= view.creators) return null;
  if (all > rows.length) return all;
  const { records } = openBase(ctx, tab.id);
  return rows.filter(({ creatorId, updatedAt }) => records.get(creatorId)?.updatedAt !== updatedAt).length;
}
