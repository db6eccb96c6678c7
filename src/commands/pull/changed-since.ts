// How many creators of a tab were changed in the CRM since it was pulled: one request. It must not take anything in, nor guess.

import type { Channel, Page } from '../../../contract/records';
import { accountHere } from '../account/account';
import { type Asked, asked, done } from '../result';
import type { Surroundings } from '../surroundings';
import { type OpenView, openView } from '../views/view';
import { openBase } from './base-book';

/**
 * null = not known: whether the CRM can be asked for changes since a time is not documented, so its answer counts only when every row of it is as
 * young as was asked for and it names fewer creators than the tab has.
 */
export function countChanged(world: Surroundings): Asked<{ readonly changed: number | null }> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  const { query, pulledAt } = open.value.view;
  if (pulledAt === null) return done({ changed: null });
  const answer = asked(account.value.crm.listChangedSince(query, new Date(pulledAt).toISOString()));
  if (!answer.ok) return answer;
  return done({ changed: answer.value === 'unsupported' ? null : believed(world, open.value, answer.value) });
}

/** What this sheet sent or took in itself since is no news: where all rows are on the page, only those count that it does not show yet. */
function believed(world: Surroundings, { tab, view }: OpenView, { rows, pages, total }: Page<Channel>): number | null {
  const all = total ?? (pages === 1 || rows.length === 0 ? rows.length : null);
  if (all === null || all >= view.creators) return null;
  if (all > rows.length) return all;
  const { records } = openBase(world, tab.id);
  return rows.filter(({ creatorId, updatedAt }) => records.get(creatorId)?.updatedAt !== updatedAt).length;
}
