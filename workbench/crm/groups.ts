// Groups: named sets of channels that the whole team shares.

import { randomUUID } from 'node:crypto';
import type { InStatement } from '@libsql/client';
import { type CreatorId, creatorIdOf, type Id, type Json } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import { answered, type Call, type Executed, type Routes, refuse, shown, textsOf } from './call';
import { carriers, channelsOf, saveChannel, saveName } from './channel-rows';
import { called, newName } from './labels';
import { accepted, type Checked, type Name, refusedFor } from './model';
import { byKeyword, pageOf } from './paging';
import type { JsonObject } from './wire';

async function groups(call: Call): Promise<Executed> {
  const members = await carriers(call.store, call.account, 'groups');
  const row = (group: Name): Json => groupRow(call, 'listGroups', group, members.get(group.id) ?? []);
  return pageOf(call, byKeyword(call, call.lists.groups), row, 'groups');
}

async function getGroup(call: Call): Promise<Executed> {
  const group = called(call, 'groups', 'groupId');
  if (!group.ok) return refuse('not-found', group.problem);
  return answered(groupRow(call, 'getGroup', group.value, await membersOf(call, group.value.id)), 'One group');
}

/** Without creators, the group is empty. */
async function createGroup(call: Call): Promise<Executed> {
  const name = newName(call, 'groups', null);
  if (!name.ok) return name.refusal;
  const id = `gr_${randomUUID().slice(0, 8)}`;
  const wanted = await membership(call, []);
  if (!wanted.ok) return refuse('refused', wanted.problem);
  const group = { name: name.value, creatorIds: wanted.value };
  const row = groupRow(call, 'createGroup', { id, name: name.value }, wanted.value);
  return {
    ok: true,
    data: call.dialect.writeAnswer === 'row' ? row : null,
    summary: 'Created the group',
    statements: [saveName(call.account, 'groups', id, name.value), ...(await regrouped(call, id, [], wanted.value))],
    changes: [],
    objects: [{ kind: 'group', id, before: null, after: group }],
  };
}

/** A new name, a new complete membership, or both. */
async function updateGroup(call: Call): Promise<Executed> {
  const group = called(call, 'groups', 'groupId');
  if (!group.ok) return refuse('not-found', group.problem);
  if (Object.keys(call.request).length === 0) return refuse('refused', 'there is nothing to change');
  const { id, name: oldName } = group.value;
  const name = newName(call, 'groups', group.value);
  if (!name.ok) return name.refusal;
  const members = await membersOf(call, id);
  const wanted = await membership(call, members);
  if (!wanted.ok) return refuse('refused', wanted.problem);
  return {
    ok: true,
    data: null,
    summary: 'Changed the group',
    statements: [saveName(call.account, 'groups', id, name.value), ...(await regrouped(call, id, members, wanted.value))],
    changes: [],
    objects: [
      {
        kind: 'group',
        id,
        before: { name: oldName, creatorIds: members },
        after: { name: name.value, creatorIds: wanted.value },
      },
    ],
  };
}

/** The channels stay. */
async function deleteGroup(call: Call): Promise<Executed> {
  const group = called(call, 'groups', 'groupId');
  if (!group.ok) return refuse('not-found', group.problem);
  const { id, name } = group.value;
  const members = await membersOf(call, id);
  return {
    ok: true,
    data: null,
    summary: 'Deleted the group',
    statements: [...(await regrouped(call, id, members, [])), saveName(call.account, 'groups', id, null)],
    changes: [],
    objects: [{ kind: 'group', id, before: { name, creatorIds: members }, after: null }],
  };
}

/** With its members if the dialect reports them. */
function groupRow(call: Call, operation: OperationName, { id, name }: Name, creatorIds: readonly CreatorId[]): JsonObject {
  const members = call.dialect.groupMembers === 'given' ? { creatorIds } : {};
  return shown(call, operation, { id, name, channelCount: creatorIds.length, ...members });
}

async function membersOf({ store, account }: Call, id: Id): Promise<readonly CreatorId[]> {
  return (await carriers(store, account, 'groups')).get(id) ?? [];
}

/** The membership that the request wants; `otherwise` if it has none. Only channels of the CRM can be in a group. */
async function membership({ store, account, request }: Call, otherwise: readonly CreatorId[]): Promise<Checked<readonly CreatorId[]>> {
  if (request['creatorIds'] === undefined) return accepted(otherwise);
  const ids = textsOf(request, 'creatorIds');
  if (!ids) return refusedFor('creators are named by text');
  const channels = await channelsOf(store, account, ids);
  const strangers = ids.filter((id) => !channels.has(id));
  return strangers.length > 0 ? refusedFor(`not in the CRM: ${strangers.join(', ')}`) : accepted(ids.map(creatorIdOf));
}

/** Adds the group to its new channels and removes it from those that left. */
async function regrouped(call: Call, id: Id, before: readonly CreatorId[], after: readonly CreatorId[]): Promise<readonly InStatement[]> {
  const { store, account, at } = call;
  const stays = new Set(after);
  const moved = [...after.filter((one) => !before.includes(one)), ...before.filter((one) => !stays.has(one))];
  const channels = await channelsOf(store, account, moved);
  return [...channels.values()].map((channel) => {
    const others = channel.groups.filter((one) => one !== id);
    return saveChannel(account, { ...channel, groups: stays.has(channel.creatorId) ? [...others, id] : others, updatedAt: at });
  });
}

export const groupRoutes = {
  listGroups: { kind: 'read', run: groups },
  getGroup: { kind: 'read', run: getGroup },
  createGroup: { kind: 'write', run: createGroup },
  updateGroup: { kind: 'write', run: updateGroup },
  deleteGroup: { kind: 'write', run: deleteGroup },
} as const satisfies Routes;
