// The CRM's groups, and who is in one of them, as they are now. It must not change any.

import type { CreatorId, Group, Id } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { GroupLine, GroupPicture } from '../../rpc/groups';
import { writtenNames } from '../../sync/names';
import { accountHere } from '../account/account';
import { keepGroupNames } from '../account/group-names';
import { survey } from '../edits/survey';
import { type Asked, asked, done, failed } from '../result';
import type { Surroundings } from '../surroundings';
import { openView } from '../views/view';

/** So many members are told one by one. */
const MEMBERS_TOLD = 200;

/** One request, more when there are over 100 groups. */
export function readGroups(world: Surroundings): Asked<{ readonly groups: readonly GroupLine[] }> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const groups = groupsNow(world, account.value.crm);
  if (!groups.ok) return groups;
  const written = writtenNames(groups.value);
  return done({ groups: groups.value.map((group) => lineOf(group, written.get(group.id) ?? group.name)) });
}

/** All groups; from then on they have these names wherever somebody chooses by group. */
export function groupsNow(world: Surroundings, crm: Crm): Asked<readonly Group[]> {
  const groups = asked(crm.groups());
  if (groups.ok) keepGroupNames(world, groups.value);
  return groups;
}

const lineOf = ({ id, name, channelCount }: Group, written: string): GroupLine => ({ id, name, written, channelCount });

/** One request. Members have the names that the open tab shows. */
export function readGroup(world: Surroundings, id: Id): Asked<GroupPicture> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const group = asked(account.value.crm.getGroup(id));
  if (!group.ok) return group;
  if (group.value === null) return failed('no-such-thing');
  const members = membersOf(group.value);
  const nameOf = namesHere(world);
  return done({
    ...lineOf(group.value, group.value.name || String(id)),
    total: members?.length ?? null,
    members: (members ?? []).slice(0, MEMBERS_TOLD).map((creatorId) => ({ creatorId, name: nameOf(creatorId) })),
  });
}

/**
 * Who is in a group; null when the CRM does not say, or names fewer than it counts: then the rest would be lost by writing the list back, because
 * the CRM takes only whole memberships.
 */
export function membersOf({ creatorIds, channelCount }: Group): readonly CreatorId[] | null {
  return creatorIds === null || (channelCount !== null && channelCount > creatorIds.length) ? null : creatorIds;
}

function namesHere(world: Surroundings): (creatorId: CreatorId) => string {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return () => '';
  const { genuine } = survey(world, open.value);
  return (creatorId) => genuine.get(creatorId)?.[0]?.readOnly.name ?? '';
}
