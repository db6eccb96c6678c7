// The CRM's groups, and the members of one of them, as they are now.

import type { CreatorId, Group } from '../../../../contract/records';
import type { Crm } from '../../../crm/client';
import { wireId } from '../../../rpc/arguments';
import type { GroupLine, GroupPicture } from '../../../rpc/groups';
import { writtenNames } from '../../../sync/names';
import { accountHere } from '../../account/account';
import { keepGroupNames } from '../../account/group-names';
import { call } from '../../call';
import type { Context } from '../../context';
import { type Asked, asked, done, failed } from '../../result';
import { survey } from '../../tab/survey';
import { openView } from '../../tab/view';

/** How many members are listed one by one. */
const MEMBERS_TOLD = 200;

/** One request, more if they fill more than a page. */
export const readGroups = call(
  () => ({}),
  (ctx): Asked<{ readonly groups: readonly GroupLine[] }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const groups = groupsNow(ctx, account.value.crm);
    if (!groups.ok) return groups;
    const written = writtenNames(groups.value);
    return done({ groups: groups.value.map((group) => lineOf(group, written.get(group.id) ?? group.name)) });
  },
);

/** All groups; from then on they have these names wherever somebody chooses by group. */
export function groupsNow(ctx: Context, crm: Crm): Asked<readonly Group[]> {
  const began = ctx.clock.now();
  const groups = asked(crm.list('listGroups'));
  if (groups.ok) keepGroupNames(ctx, groups.value, began);
  return groups;
}

const lineOf = ({ id, name, channelCount }: Group, written: string): GroupLine => ({ id, name, written, channelCount });

/** One request. Members have the names that the open tab shows. */
export const readGroup = call(
  () => ({ id: wireId() }),
  (ctx, { id }): Asked<GroupPicture> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const group = asked(account.value.crm.getGroup(id));
    if (!group.ok) return group;
    if (group.value === null) return failed('no-such-thing');
    const members = membersOf(group.value);
    const nameOf = namesHere(ctx);
    return done({
      ...lineOf(group.value, group.value.name || String(id)),
      total: members?.length ?? null,
      members: (members ?? []).slice(0, MEMBERS_TOLD).map((creatorId) => ({ creatorId, name: nameOf(creatorId) })),
    });
  },
);

/**
 * The members of a group; null if the CRM does not report them, or names fewer than it counts: writing the list back would then lose the
 * rest, because the CRM accepts only whole memberships.
 */
export function membersOf({ creatorIds, channelCount }: Group): readonly CreatorId[] | null {
  return creatorIds === null || (channelCount !== null && channelCount > creatorIds.length) ? null : creatorIds;
}

function namesHere(ctx: Context): (creatorId: CreatorId) => string {
  const open = openView(ctx, ctx.book.activeTab());
  if (!open.ok) return () => '';
  const { genuine } = survey(ctx, open.value, ['name']);
  return (creatorId) => genuine.get(creatorId)?.[0]?.readOnly.name?.text ?? '';
}
