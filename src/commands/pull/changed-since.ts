// How many creators of a tab were changed in the CRM since it was pulled: one request.

import type { Page } from '../../../contract/records';
import type { Channel } from '../../fields/fields';
import { accountHere } from '../account/account';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, asked, done } from '../result';
import { openBase } from '../tab/base-book';
import { type OpenView, openView } from '../tab/view';

/**
 * null = not known: whether the CRM can be asked for changes since a time is not documented, so its answer counts only when every row of it is as
 * young as was asked for and it names fewer creators than the tab has.
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
    const answer = asked(account.value.crm.listChangedSince(query, new Date(pulledAt).toISOString()));
    if (!answer.ok) return answer;
    return done({ changed: answer.value === 'unsupported' ? null : believed(ctx, open.value, answer.value) });
  },
);

/** What this sheet sent or took in itself since is no news: where all rows are on the page, only those count that it does not show yet. */
function believed(ctx: Context, { tab, view }: OpenView, { rows, pages, total }: Page<Channel>): number | null {
  const all = total ?? (pages === 1 || rows.length === 0 ? rows.length : null);
  if (all === null || all >= view.creators) return null;
  if (all > rows.length) return all;
  const { records } = openBase(ctx, tab.id);
  return rows.filter(({ creatorId, updatedAt }) => records.get(creatorId)?.updatedAt !== updatedAt).length;
}
