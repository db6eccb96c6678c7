// A tab of creators that was pulled, edited by people and changed in the CRM meanwhile, with what a review must find in it.

import type { Named } from '../../contract/records';
import { creatorIdOf } from '../../contract/records';
import { COLUMNS, extraColumn } from '../../src/commands/tab/columns';
import { type Channel, type ColumnField, EDITABLE_FIELDS, unknownChannel } from '../../src/fields/fields';
import { newCell } from '../../src/sync/apply-remote';
import { encodeBase } from '../../src/sync/base';
import type { FieldBase, ShownInput } from '../../src/sync/model';
import { createNames, type Lists } from '../../src/sync/names';
import { valueOf } from '../../src/sync/values';
import { type Random, random } from './random';

/** Plain data: passed into a realm as JSON. Tables have a row per creator and a text per column, in the same order of creators. */
export interface ReviewedTab {
  readonly columns: readonly ColumnField[];
  /** As the pull left the tab. */
  readonly before: Table;
  /** As people left it. */
  readonly local: Table;
  /** As a pull would write it now. */
  readonly remote: Table;
  /** The rows of the hidden sheet with the base. */
  readonly base: Table;
  /** The CRM's rows now. */
  readonly channels: readonly Channel[];
  readonly lists: Lists;
}

export type Table = readonly (readonly string[])[];

/** What a correct review finds, known from how the tab was built. */
export interface Findings {
  changes: number;
  conflicts: number;
  agreements: number;
  /** Fields of edited creators that only the CRM changed. */
  drifts: number;
}

/** 16 columns of a view, two that the person added, two that the contract does not know: 20. */
const FIELDS: readonly ColumnField[] = [
  ...COLUMNS.map(({ field }) => field),
  'createdAt',
  'archived',
  ...['extra:niche', 'extra:rate'].map((field) => extraColumn(field.slice('extra:'.length)).field),
];

const listOf = (name: string, count: number): Named[] => Array.from({ length: count }, (_, id) => ({ id, name: `${name} ${id}` }));
const statuses = listOf('Status', 6);
const members = listOf('Member', 12);
/** Creators have some of the first ten; the others are added by edits. */
const labels = listOf('Label', 20);
const names = createNames({ statuses, members, labels });

type Edited = Partial<Pick<Channel, 'status' | 'owner' | 'labels' | 'notes' | 'email'>>;

/**
 * Of every 20 creators one is edited (5%); of every 100 two are changed in the CRM (2%), one of them an edited one: in another field, in
 * the same field to another value, or to the same. `creators` is a multiple of 100. The same tab for the same arguments.
 */
export function reviewedTab(creators: number, seed: number): { readonly tab: ReviewedTab; readonly findings: Findings } {
  const chance = random(seed);
  const before = Array.from({ length: creators }, (_, i) => channelOf(i, chance));
  const local = [...before];
  const remote = [...before];
  const findings: Findings = { changes: 0, conflicts: 0, agreements: 0, drifts: 0 };
  for (let hundred = 0; hundred < creators; hundred += 100) {
    const meets = chance.pick(5);
    for (let twenty = 0; twenty < 5; twenty += 1) {
      const at = hundred + twenty * 20 + 1 + chance.pick(19);
      const channel = before[at] as Channel;
      const kind = chance.pick(EDITS.length);
      local[at] = { ...channel, ...edit(channel, kind, 1) };
      if (twenty !== meets) findings.changes += EDITS[kind]?.length ?? 0;
      else remote[at] = later({ ...channel, ...colleague(channel, kind, chance.pick(3), findings) });
    }
    const elsewhere = before[hundred] as Channel;
    remote[hundred] = later({ ...elsewhere, email: `new.${elsewhere.email}` });
  }
  const tab = { columns: FIELDS, before: before.map(texts), local: local.map(texts), remote: remote.map(texts) };
  return { tab: { ...tab, base: before.map(baseRow), channels: remote, lists: { statuses, members, labels } }, findings };
}

/** The fields that one row is edited in. */
const EDITS: readonly (readonly ('status' | 'owner' | 'labels' | 'notes')[])[] = [
  ['status'],
  ['owner'],
  ['labels'],
  ['notes'],
  ['status', 'owner', 'labels'],
];

/** Another value in each field of an edit; a different one for each `step`. */
function edit(channel: Channel, kind: number, step: number): Edited {
  const next = (list: readonly Named[], now: Named | null | undefined): Named | null =>
    list[(Number(now?.id) + step) % list.length] ?? null;
  const values = {
    status: next(statuses, channel.status),
    owner: next(members, channel.owner),
    labels: [...(channel.labels ?? []), ...labels.slice(9 + step, 10 + step)],
    notes: `${channel.notes} Call no. ${step}.`,
  };
  return Object.fromEntries((EDITS[kind] ?? []).map((field) => [field, values[field]]));
}

/** What somebody did in the CRM to a creator that is edited here, counted into the findings. */
function colleague(channel: Channel, kind: number, way: number, findings: Findings): Edited {
  const fields = EDITS[kind] ?? [];
  const sets = fields.includes('labels') ? 1 : 0;
  if (way === 0) {
    findings.changes += fields.length;
    findings.drifts += 1;
    return { email: `new.${channel.email}` };
  }
  if (way === 1) {
    findings.changes += sets;
    findings.conflicts += fields.length - sets;
    return edit(channel, kind, 2);
  }
  findings.agreements += fields.length;
  return edit(channel, kind, 1);
}

const later = (channel: Channel): Channel => ({ ...channel, updatedAt: '2025-06-02T08:00:00Z' });

function channelOf(i: number, chance: Random): Channel {
  const number = String(i).padStart(6, '0');
  return {
    ...unknownChannel(creatorIdOf(`creator-${number}`)),
    platform: ['youtube', 'tiktok', 'instagram'][i % 3],
    name: `Sample creator ${number}`,
    handle: `@sample${number}`,
    channelLink: `https://channel.example/@sample${number}`,
    followers: chance.pick(2_000_000),
    country: ['US', 'DE', 'JP', 'BR'][chance.pick(4)],
    status: statuses[chance.pick(statuses.length)] ?? null,
    labels: labels.slice(0, 10).filter(() => chance.chance(0.2)),
    owner: members[chance.pick(members.length)] ?? null,
    email: `sample${number}@mail.example`,
    contactLink: `https://contact.example/${number}`,
    notes: chance.chance(0.3) ? `Sample note ${number} about rates, dates and a parcel that is on its way.` : '',
    groups: [{ id: 1, name: 'Group 1' }],
    archived: false,
    createdAt: '2025-01-10T08:00:00Z',
    updatedAt: '2025-06-01T08:00:00Z',
    extras: { niche: `niche ${chance.pick(30)}`, rate: chance.pick(900) },
  };
}

const texts = (channel: Channel): readonly string[] => FIELDS.map((field) => text(newCell(channel, field, names)));

function text(cell: ShownInput): string {
  if (cell === null) return '';
  return 'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : cell.time;
}

function baseRow(channel: Channel): readonly string[] {
  const { creatorId, handle = '', channelLink = '', updatedAt = '' } = channel;
  const fields = EDITABLE_FIELDS.map((field): [string, FieldBase] => {
    const value = valueOf(channel, field) ?? null;
    return [field, { value, cell: names.cellOf(field, value) }];
  });
  const fingerprint = { handle, channelLink };
  return encodeBase({
    creatorId,
    membership: 'here',
    fingerprint,
    seen: 'pull-1',
    updatedAt,
    told: '',
    fields: Object.fromEntries(fields),
  });
}
