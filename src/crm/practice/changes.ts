// How the practice CRM applies a change: the rules of contract/crm.json, over its record.

import { namesOf } from '../../../contract/named';
import type { ChangeSet, CreatorId, Id, Named } from '../../../contract/records';
import type { Carrier, Contract, ErrorKind } from '../../../contract/table';
import type { PracticeChannel, PracticeRecord } from './record';

/** Why the CRM says no, in its words: they teach what a real one would refuse. */
export interface PracticeRefusals {
  readonly noSuchValue: string;
  readonly noAddress: string;
  readonly noLink: string;
  readonly notThere: string;
  readonly locked: string;
  readonly taken: string;
  readonly notInPractice: string;
}

export interface Refusal {
  readonly refused: ErrorKind;
  readonly why: string;
}

const known = (list: readonly Named[], id: Id): boolean => list.some((entry) => entry.id === id);

/** What is wrong with a change in itself, whoever it is for; null = nothing. */
export function refusalOf(
  contract: Contract,
  { statuses, members, labels }: PracticeRecord,
  set: ChangeSet,
  by: Carrier,
  say: PracticeRefusals,
): Refusal | null {
  const { status, owner, email, contactLink } = set;
  const fields = namesOf(contract.changes).filter((field) => set[field] !== undefined);
  const blank = fields.filter((field) => set[field] === null || set[field] === '');
  const fits =
    fields.every((field) => contract.changes[field].carriedBy[by].value) &&
    blank.every((field) => contract.changes[field].clear.value !== 'impossible') &&
    (status == null || known(statuses, status)) &&
    (owner == null || known(members, owner)) &&
    (set.labels?.labelIds ?? []).every((id) => known(labels, id));
  if (!fits) return { refused: 'refused', why: say.noSuchValue };
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { refused: 'refused', why: say.noAddress };
  if (contactLink && !/^https?:\/\/\S+\.\S+$/.test(contactLink)) return { refused: 'refused', why: say.noLink };
  return null;
}

/** Which creators the change finds in the CRM, which it would create, and which it fails for. */
export function sorted({ changes }: Contract, record: PracticeRecord, ids: readonly CreatorId[], set: ChangeSet) {
  const brings =
    (set.status !== undefined && changes.status.creates.value) || (set.labels?.operation === 'add' && changes.labels.creates.value);
  const among = (channels: readonly PracticeChannel[]) => ids.filter((id) => channels.some(({ creatorId }) => creatorId === id));
  const existing = among(record.channels.filter(({ locked }) => !locked));
  const creatable = brings ? among(record.creatable) : [];
  return { existing, creatable, failed: ids.filter((id) => !existing.includes(id) && !creatable.includes(id)) };
}

/** The record after the change, including the creators it creates. */
export function withChange(record: PracticeRecord, ids: readonly CreatorId[], set: ChangeSet, now: string): PracticeRecord {
  const isMeant = ({ creatorId }: PracticeChannel): boolean => ids.includes(creatorId);
  const come = record.creatable.filter(isMeant).map((channel) => ({ ...channel, createdAt: now }));
  return {
    ...record,
    channels: [...record.channels, ...come].map((channel) => (isMeant(channel) ? changed(channel, set, now) : channel)),
    creatable: record.creatable.filter((channel) => !isMeant(channel)),
  };
}

function changed(channel: PracticeChannel, set: ChangeSet, updatedAt: string): PracticeChannel {
  const { operation, labelIds = [] } = set.labels ?? {};
  const others = channel.labels.filter((id) => !labelIds.includes(id));
  return {
    ...channel,
    status: set.status ?? channel.status,
    owner: set.owner === undefined ? channel.owner : set.owner,
    labels: operation === 'add' ? [...others, ...labelIds] : others,
    email: textAfter(set.email, channel.email),
    contactLink: textAfter(set.contactLink, channel.contactLink),
    notes: textAfter(set.notes, channel.notes),
    archived: set.archived ?? channel.archived,
    updatedAt,
  };
}

/** JSON null clears a text, just like '': the table decides which is sent. */
const textAfter = (sent: string | null | undefined, before: string): string => (sent === undefined ? before : (sent ?? ''));
