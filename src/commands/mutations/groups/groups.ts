// Groups of the CRM: created, renamed, deleted, joined and left. The CRM accepts only whole memberships.

import * as z from 'zod/mini';
import type { CreatorId, Group, Id, Json } from '../../../../contract/records';
import { objectId, objectName, wireId } from '../../../rpc/arguments';
import { type Moved, movedSchema } from '../../../rpc/mutations';
import { once } from '../../../rpc/once';
import { count, countOrNot, text, yes } from '../../../rpc/plain-schemas';
import { sameName } from '../../../sync/name-likeness';
import { refreshCreators } from '../../pull/refresh-creators';
import { creatorIdSchema } from '../../reading/channel-schema';
import { IDS_PER_READ } from '../../reading/read-remotes';
import { type Asked, asked, done, failed } from '../../result';
import { inTerms, type MutationContext, type MutationPlan, type MutationStep, mutationKind } from '../kind';
import { fitsStep } from '../step-size';
import { movedOf, NOBODY_MOVES, selectedHere } from './members';
import { groupsNow, membersOf } from './read-groups';

const creatorIds = once(() => z.array(creatorIdSchema()));
const toCreate = inTerms(() => z.strictObject({ name: text(), creatorIds: creatorIds() }), 'body');
const toRename = inTerms(() => z.strictObject({ id: wireId(), name: text() }), 'body');
const toDelete = inTerms(() => z.strictObject({ id: wireId() }), 'body');
/** `creatorIds`: all members afterwards; `before`: digest of the members when this was planned. */
const toMove = inTerms(
  () => z.strictObject({ id: wireId(), joins: creatorIds(), leaves: creatorIds(), creatorIds: creatorIds(), before: text() }),
  'body',
);

function groupNow({ crm }: MutationContext, id: Id): Asked<Group> {
  const group = asked(crm.getGroup(id));
  if (!group.ok) return group;
  return group.value === null ? failed('no-such-thing') : done(group.value);
}

/** Refuses the name of another group. */
function withFreeName({ ctx, crm }: MutationContext, name: string, own: Id | null): Asked<readonly Group[]> {
  const groups = groupsNow(ctx, crm);
  if (!groups.ok) return groups;
  if (name === '') return failed('bad-arguments');
  const namesake = groups.value.find((group) => group.id !== own && sameName(group.name, name));
  return namesake === undefined ? groups : failed('duplicate', { name: namesake.name });
}

export const createGroup = mutationKind({
  what: 'create-group',
  /** `selected`: adds the creators of the selected rows. */
  request: () => z.strictObject({ what: z.literal('create-group'), name: objectName(), selected: yes() }),
  facts: () => z.strictObject({ what: z.literal('create-group'), name: text(), ...movedSchema().shape }),
  plan(at, request) {
    const name = request.name.trim();
    const selected = request.selected ? selectedHere(at.ctx) : null;
    if (selected !== null && !selected.ok) return selected;
    const free = withFreeName(at, name, null);
    if (!free.ok) return free;
    const creatorIds = selected?.value.creators ?? [];
    const moved = selected === null ? NOBODY_MOVES : movedOf(selected.value, creatorIds);
    return stepped({ what: request.what, name, ...moved }, name, { name, creatorIds });
  },
  more: costOfCells,
  send({ crm }, step) {
    const { name, creatorIds } = toCreate(step);
    const answer = crm.createGroup({ name, ...(creatorIds.length > 0 && { creatorIds }) }, step.key);
    return answer.ok ? { ...answer, value: answer.value?.id ?? null } : answer;
  },
  readBack(at, step) {
    const { name, creatorIds } = toCreate(step);
    const groups = groupsNow(at.ctx, at.crm);
    if (!groups.ok) return groups;
    const made = groups.value.find((group) => (step.response === null ? sameName(group.name, name) : group.id === step.response));
    if (made === undefined) return done('no');
    const shown = creatorIds.length === 0 ? done('yes' as const) : shows(at, made.id, creatorIds, []);
    // A group with that name exists: it is never created a second time, whoever is in it.
    return step.response === null && shown.ok && shown.value === 'no' ? done('unclear') : shown;
  },
  after: (at, facts, steps) => withCells(at, facts, steps, (step) => toCreate(step).creatorIds),
});

export const renameGroup = mutationKind({
  what: 'rename-group',
  request: () => z.strictObject({ what: z.literal('rename-group'), id: objectId(), name: objectName() }),
  facts: () => z.strictObject({ what: z.literal('rename-group'), from: text(), name: text(), channels: countOrNot() }),
  plan(at, { what, id, name: wanted }) {
    const name = wanted.trim();
    const groups = withFreeName(at, name, id);
    if (!groups.ok) return groups;
    const group = groups.value.find((one) => one.id === id);
    if (group === undefined) return failed('no-such-thing');
    if (name === group.name) return failed('bad-arguments');
    return stepped({ what, from: group.name, name, channels: group.channelCount }, group.name, { id, name });
  },
  send({ crm }, step) {
    const { id, name } = toRename(step);
    return crm.perform('updateGroup', id, { name }, step.key);
  },
  readBack(at, step) {
    const { id, name } = toRename(step);
    const groups = groupsNow(at.ctx, at.crm);
    return groups.ok ? done(groups.value.some((group) => group.id === id && group.name === name) ? 'yes' : 'no') : groups;
  },
});

export const deleteGroup = mutationKind({
  what: 'delete-group',
  takesAway: true,
  request: () => z.strictObject({ what: z.literal('delete-group'), id: objectId() }),
  facts: () => z.strictObject({ what: z.literal('delete-group'), name: text(), channels: countOrNot() }),
  plan(at, { what, id }) {
    const group = groupNow(at, id);
    if (!group.ok) return group;
    const { name, channelCount, creatorIds } = group.value;
    return stepped({ what, name, channels: channelCount ?? creatorIds?.length ?? null }, name, { id });
  },
  send: ({ crm }, step) => crm.perform('deleteGroup', toDelete(step).id, {}, step.key),
  readBack(at, step) {
    const groups = groupsNow(at.ctx, at.crm);
    return groups.ok ? done(groups.value.some(({ id }) => id === toDelete(step).id) ? 'no' : 'yes') : groups;
  },
});

type Membership = 'add-to-group' | 'remove-from-group';

/** Both write the whole membership they found, with or without the selected creators. */
function membership<W extends Membership>(what: W) {
  const adds = what === 'add-to-group';
  return {
    what,
    ...(adds ? null : { takesAway: true as const }),
    request: () => z.strictObject({ what: z.literal(what), id: objectId() }),
    facts: () => z.strictObject({ what: z.literal(what), name: text(), after: count(), ...movedSchema().shape }),
    plan(at: MutationContext, { id }: { readonly id: Id }) {
      const selected = selectedHere(at.ctx);
      if (!selected.ok) return selected;
      const group = groupNow(at, id);
      if (!group.ok) return group;
      const members = membersOf(group.value);
      if (members === null) return failed('members-unknown');
      const inside = new Set(members);
      const moving = selected.value.creators.filter((creatorId) => inside.has(creatorId) !== adds);
      if (moving.length === 0) return failed(adds ? 'all-in-group' : 'none-in-group');
      const gone = new Set(moving);
      const creatorIds = adds ? [...members, ...moving] : members.filter((creatorId) => !gone.has(creatorId));
      const { name } = group.value;
      const facts = { what, name, after: creatorIds.length, ...movedOf(selected.value, moving) };
      const body = { id, joins: adds ? moving : [], leaves: adds ? [] : moving, creatorIds, before: digestOf(at, members) };
      return stepped(facts, name, body);
    },
    /** The members are read once more just before writing. */
    more: (facts: Moved) => 1 + costOfCells(facts),
    send(at: MutationContext, step: MutationStep) {
      const { id, creatorIds, before } = toMove(step);
      const group = at.crm.getGroup(id);
      if (!group.ok) return group;
      const members = group.value === null ? null : membersOf(group.value);
      return members === null || digestOf(at, members) !== before ? 'stale' : at.crm.perform('updateGroup', id, { creatorIds }, step.key);
    },
    readBack(at: MutationContext, step: MutationStep) {
      const { id, joins, leaves } = toMove(step);
      return shows(at, id, joins, leaves);
    },
    after: <F extends Moved>(at: MutationContext, facts: F, steps: readonly MutationStep[]) =>
      withCells(at, facts, steps, (step) => [...toMove(step).joins, ...toMove(step).leaves]),
  };
}

export const addToGroup = mutationKind(membership('add-to-group'));
export const removeFromGroup = mutationKind(membership('remove-from-group'));

/** The CRM's order of members is meaningless. */
const digestOf = ({ ctx }: MutationContext, members: readonly CreatorId[]): string => ctx.digest(JSON.stringify([...members].sort()));

/** One step, unless it names more creators than can be stored. */
function stepped<F>(facts: F, about: string, body: Json): Asked<MutationPlan<F>> {
  const step = { about, body };
  return fitsStep(step) ? done({ facts, steps: [step] }) : failed('too-large');
}

/** Whether the CRM shows the first creators in the group, and not the others. */
function shows(at: MutationContext, id: Id, inside: readonly CreatorId[], outside: readonly CreatorId[]): Asked<'yes' | 'no' | 'unclear'> {
  const group = asked(at.crm.getGroup(id));
  if (!group.ok) return group;
  const members = group.value === null ? [] : membersOf(group.value);
  if (members === null) return done('unclear');
  const now = new Set(members);
  return done(inside.every((one) => now.has(one)) && !outside.some((one) => now.has(one)) ? 'yes' : 'no');
}

function costOfCells({ cells }: Moved): number {
  return Math.ceil((cells ?? 0) / IDS_PER_READ);
}

/** Updates the cells of creators who joined or left; `cells` is 0 afterwards if that was impossible. */
function withCells<F extends Moved>(
  at: MutationContext,
  facts: F,
  steps: readonly MutationStep[],
  whom: (step: MutationStep) => readonly CreatorId[],
): F {
  const moved = steps.filter(({ state }) => state === 'done').flatMap(whom);
  if (!facts.cells || moved.length === 0) return facts;
  return refreshCreators(at.ctx, at.crm, moved) ? facts : { ...facts, cells: 0 };
}
