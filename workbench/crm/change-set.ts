// The meaning of a change set: which values it may carry, which creators it creates in the CRM, what it does to one channel.

import type { Id, Json } from '../../contract/records';
import type { Carrier, ChangeField, ChangeRule, Contract } from '../../contract/table';
import type { Call } from './call';
import type { Dialect } from './dialects';
import {
  accepted,
  type Channel,
  type ChannelFields,
  type Checked,
  type Creator,
  type FieldChange,
  type FieldValue,
  type Lists,
  type Name,
  refusedFor,
} from './model';
import { isObject, type JsonObject } from './wire';

/** The change in our terms; an absent field stays untouched. */
export interface ChangeSet extends Partial<Omit<ChannelFields, 'labels'>> {
  readonly labels?: { readonly operation: 'add' | 'remove'; readonly labelIds: readonly Id[] };
}

/** What a change set is checked against. */
type Rules = Pick<Call, 'contract' | 'dialect' | 'lists'>;

export const changeFields: readonly ChangeField[] = ['status', 'labels', 'owner', 'email', 'contactLink', 'notes', 'archived'];

/**
 * The change set of a request that fits its shape, or the sentence that refuses it: a value that is in no list of the account, a clear that
 * the table has no expression for, a field that this operation does not carry, or nothing to change.
 */
export function changeSetOf({ contract, dialect, lists }: Rules, request: JsonObject, carrier: Carrier | 'file'): Checked<ChangeSet> {
  const set: Partial<Record<ChangeField, unknown>> = {};
  for (const field of changeFields) {
    const value = request[field];
    if (value === undefined) continue;
    if (carrier !== 'file' && !contract.changes[field].carriedBy[carrier].value)
      return refusedFor(`${keyOf(contract, field)} is not carried by ${carrier === 'batch' ? 'a batch' : 'an update'}`);
    const checked =
      value === null || value === '' ? cleared(contract.changes[field].clear, dialect, field, value) : checks[field](value, lists);
    if (!checked.ok) return refusedFor(`${keyOf(contract, field)} ${checked.problem}`);
    set[field] = checked.value;
  }
  return Object.keys(set).length > 0 ? accepted(set as ChangeSet) : refusedFor('there is nothing to change');
}

/** The wire key of a field, for messages. */
function keyOf(contract: Contract, field: ChangeField): string {
  return contract.shapes['changeSet']?.[field]?.key ?? field;
}

function cleared(clear: ChangeRule['clear'], { clears }: Dialect, field: ChangeField, value: null | ''): Checked<null | ''> {
  const isText = field !== 'owner' && field !== 'status';
  const other = clears === 'other' && isText && clear.evidence !== 'K' && clear.value !== 'impossible';
  const how = other ? (clear.value === 'null' ? 'empty' : 'null') : clear.value;
  if (how !== (value === null ? 'null' : 'empty'))
    return refusedFor(how === 'impossible' ? 'cannot be cleared' : `is not cleared by ${JSON.stringify(value)}`);
  return accepted(isText ? '' : null);
}

const checks: Readonly<Record<ChangeField, (value: Json, lists: Lists) => Checked<unknown>>> = {
  status: (value, lists) => listed(value, lists.statuses, 'status'),
  labels: labelsOf,
  owner: (value, lists) => listed(value, lists.members, 'member'),
  email: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value)) ? accepted(value) : refusedFor('is not an e-mail address')),
  contactLink: (value) => (/^https?:\/\/[^\s/]+/i.test(String(value)) ? accepted(value) : refusedFor('is not a web address')),
  notes: accepted,
  archived: accepted,
};

function labelsOf(value: Json, lists: Lists): Checked<unknown> {
  const ids = isObject(value) && Array.isArray(value['labelIds']) ? value['labelIds'] : [];
  const strange = ids.map((id) => listed(id, lists.labels, 'label')).find((checked) => !checked.ok);
  return strange ?? accepted(value);
}

/** Ids are compared with their type: 1 is not "1". */
export function listed(value: Json, names: readonly Name[], word: string): Checked<Id> {
  const found = names.find(({ id }) => id === value);
  return found ? accepted(found.id) : refusedFor(`names no ${word} of this account: ${JSON.stringify(value)}`);
}

/** Whether the set creates a creator without a channel in the CRM: one field for which the table says so is enough. */
export function creates(contract: Contract, set: ChangeSet): boolean {
  return changeFields.some((field) => set[field] !== undefined && contract.changes[field].creates.value);
}

/** The channel created for a creator without one, before the set is applied to it. */
export function newChannel(creator: Creator, lists: Lists, at: string): Channel {
  const [first] = lists.statuses;
  if (!first) throw new Error('An account without a status cannot take in creators.');
  const blank = { labels: [], owner: null, email: '', contactLink: '', notes: '', archived: false, groups: [] };
  return { ...creator, ...blank, status: first.id, createdAt: at, updatedAt: at };
}

/** The set with its texts as the dialect stores them. */
export function kept(dialect: Dialect, set: ChangeSet): ChangeSet {
  if (dialect.texts === 'as-sent') return set;
  const { email, contactLink, notes } = set;
  return {
    ...set,
    ...(email !== undefined && { email: email.trim().toLowerCase() }),
    ...(contactLink !== undefined && { contactLink: contactLink === '' ? '' : contactLink.trim().replace(/\/?$/, '/') }),
    ...(notes !== undefined && { notes: notes.replace(/\r\n?/g, '\n').trim() }),
  };
}

/** The channel after the set; the same object if nothing changes, so that `updatedAt` moves only with a real change. */
export function changed(channel: Channel, set: ChangeSet, at: string): Channel {
  const { labels, ...plain } = set;
  const after: Channel = { ...channel, ...plain, labels: labels ? withLabels(channel.labels, labels) : channel.labels };
  return changeFields.some((field) => !same(channel[field], after[field])) ? { ...after, updatedAt: at } : channel;
}

function withLabels(ids: readonly Id[], { operation, labelIds }: NonNullable<ChangeSet['labels']>): readonly Id[] {
  if (operation === 'remove') return ids.filter((id) => !labelIds.includes(id));
  return [...ids, ...labelIds.filter((id) => !ids.includes(id))];
}

/** The differing fields; for a new channel, every field that is not blank. */
export function differences(before: Channel | null, after: Channel): readonly FieldChange[] {
  const blanks: readonly FieldValue[] = ['', null, false];
  const differ = (field: ChangeField): boolean =>
    before ? !same(before[field], after[field]) : !blanks.includes(after[field]) && !same(after[field], []);
  return changeFields.filter(differ).map((field) => ({
    creatorId: after.creatorId,
    field,
    before: before ? before[field] : null,
    after: after[field],
    created: before === null,
  }));
}

function same(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
