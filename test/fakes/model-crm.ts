// A CRM as an in-memory map behind the client's interface: the smallest thing that obeys the domain's rules, for simulations of thousands
// of runs.

import type { BatchAnswer, ChangeSet, ChannelQuery, CreatorId, Id, Named } from '../../contract/records';
import type { BatchBody, Crm, Stage } from '../../src/crm/client';
import { type Channel, unknownChannel } from '../../src/fields/fields';
import { type Entries, ModelLibrary } from './model-library';

import type { Refusal } from './model-wire';

export type { Fault, SentWrite } from './model-wire';

const DEFAULT_STATUS: Named = { id: 1, name: 'Not collaborated' };

export class ModelCrm extends ModelLibrary implements Crm {
  readonly channels = new Map<CreatorId, Channel>();
  /** Platform creators that a status or label change may create. */
  readonly creatable = new Set<CreatorId>();
  /** Creators that no batch may change: a body that includes one is refused as a whole, at every stage. */
  readonly refusedInBatch = new Set<CreatorId>();
  /** How many creators each refused body contained. */
  readonly refusals: number[] = [];
  /** The largest page that it gives. */
  pageSize = 100;
  /** Its pages are as small as requested; otherwise each has `pageSize` rows. */
  sizesPages = true;
  /** It says how many pages and rows its list has. */
  counts = true;
  /** It stores addresses in lowercase, links with a trailing slash, texts trimmed and with plain line breaks. */
  tidies = false;
  filters = true;
  /** List filters that it does not know, and silently ignores. */
  readonly ignored = new Set<string>();
  statusList: Named[] = [DEFAULT_STATUS, { id: 2, name: 'In communication' }, { id: 3, name: 'Completed' }];
  memberList: Named[] = [
    { id: 'u-a', name: 'Sample owner A' },
    { id: 'u-b', name: 'Sample owner B' },
    { id: 'u-c', name: 'Sample owner C' },
  ];

  /** Another CRM with the same contents and memories, and nothing that disturbs it. */
  twin(): ModelCrm {
    const twin = new ModelCrm();
    const own = Object.entries(this).filter(([name, value]) => typeof value !== 'function' && name !== 'actions');
    Object.assign(twin, Object.fromEntries(own.map(([name, value]) => [name, unshared(value)])));
    return twin;
  }

  quota(): ReturnType<Crm['quota']> {
    return this.ask('quota', () => ({ used: 0, total: null, remaining: null }));
  }

  listChannels(query: ChannelQuery, page: number, asked = this.pageSize): ReturnType<Crm['listChannels']> {
    const size = this.sizesPages ? Math.min(asked, this.pageSize) : this.pageSize;
    return this.ask('list', () => {
      const kept = Object.fromEntries(Object.entries(query).filter(([filter]) => !this.ignored.has(filter)));
      const all = [...this.channels.values()].filter((channel) => matches(channel, kept));
      const rows = all.slice((page - 1) * size, page * size);
      return { rows, page, pages: this.counts ? Math.ceil(all.length / size) : null, total: this.counts ? all.length : null };
    });
  }

  findChannels(ids: readonly CreatorId[], { archived }: { readonly archived?: boolean } = {}): ReturnType<Crm['findChannels']> {
    return this.ask('find', () => {
      if (!this.filters) return 'unsupported';
      return ids.flatMap((id) => {
        const channel = this.channels.get(id);
        return channel !== undefined && (channel.archived === true) === (archived === true) ? [channel] : [];
      });
    });
  }

  listChangedSince(query: ChannelQuery, since: string): ReturnType<Crm['listChangedSince']> {
    const young = ({ updatedAt }: Channel): boolean => (updatedAt ?? '') >= since;
    return this.ask('changed', () => {
      if (!this.filters) return 'unsupported';
      const rows = [...this.channels.values()].filter((channel) => matches(channel, query) && young(channel));
      return { rows: rows.slice(0, this.pageSize), page: 1, pages: Math.ceil(rows.length / this.pageSize), total: rows.length };
    });
  }

  getChannel(id: CreatorId): ReturnType<Crm['getChannel']> {
    return this.ask('get', () => this.channels.get(id) ?? null);
  }

  updateChannel(id: CreatorId, set: ChangeSet, key: string): ReturnType<Crm['updateChannel']> {
    const known = this.channels.has(id) || this.canCreate(id, set);
    const work = () => {
      this.change(id, set);
      return this.channels.get(id) ?? null;
    };
    return this.write({ kind: 'update', ids: [id], set, key }, work, this.strange(set) ?? (known ? null : 'not-found'));
  }

  /** A value that no list has. */
  private strange({ status, owner, labels }: ChangeSet): Refusal | null {
    const known = (list: readonly Named[], id: Id): boolean => list.some((entry) => entry.id === id);
    const fits =
      (status === undefined || (status !== null && known(this.statusList, status))) &&
      (owner === undefined || owner === null || known(this.memberList, owner)) &&
      (labels === undefined || labels.labelIds.every((id) => known(this.labelList, id)));
    return fits ? null : 'refused';
  }

  archiveChannel(id: CreatorId, key: string): ReturnType<Crm['archiveChannel']> {
    return this.file('archive', id, key);
  }

  restoreChannel(id: CreatorId, key: string): ReturnType<Crm['restoreChannel']> {
    return this.file('restore', id, key);
  }

  private file(kind: 'archive' | 'restore', id: CreatorId, key: string): ReturnType<Crm['archiveChannel']> {
    const set = { archived: kind === 'archive' };
    const work = () => {
      this.change(id, set);
      return null;
    };
    return this.write({ kind, ids: [id], set, key }, work, this.channels.has(id) ? null : 'not-found');
  }

  batch(stage: Stage, { ids, set }: BatchBody, key: string): ReturnType<Crm['batch']> {
    const refused = ids.some((id) => this.refusedInBatch.has(id));
    if (refused) this.refusals.push(ids.length);
    const refusal = refused ? 'refused' : this.strange(set);
    const existing = ids.filter((id) => this.channels.has(id)).length;
    const creatable = ids.filter((id) => !this.channels.has(id) && this.canCreate(id, set)).length;
    const failed = ids
      .filter((id) => !this.channels.has(id) && !this.canCreate(id, set))
      .map((creatorId) => ({ creatorId, code: 'NOT_FOUND', reason: 'not in the CRM' }));
    const counts = { existing, creatable, created: null, failed, token: null } satisfies BatchAnswer;
    if (stage !== 'apply') return this.ask(stage, () => counts, refusal);
    const work = () => {
      for (const id of ids) this.change(id, set);
      return { ...counts, created: creatable };
    };
    return this.write({ kind: 'batch', ids, set, key }, work, refusal);
  }

  protected override rowsOf(): Entries {
    const { labelList, statusList, memberList, groupList, taskList } = this;
    return {
      listLabels: labelList,
      listStatuses: statusList,
      listMembers: memberList,
      listGroups: groupList,
      listEmailTasks: taskList,
    };
  }

  private canCreate(id: CreatorId, set: ChangeSet): boolean {
    return this.creatable.has(id) && (set.status !== undefined || set.labels?.operation === 'add');
  }

  /** Also used for a colleague: changes one channel directly. */
  change(id: CreatorId, set: ChangeSet): void {
    const known = this.channels.get(id) ?? (this.canCreate(id, set) ? blankChannel(id) : undefined);
    if (known === undefined) return;
    this.channels.set(id, changed(known, this.tidies ? tidied(set) : set, this));
  }
}

function tidied({ notes, email, contactLink, ...set }: ChangeSet): ChangeSet {
  return {
    ...set,
    ...(notes !== undefined && { notes: notes.replace(/\r\n?/g, '\n').trim() }),
    ...(email !== undefined && { email: email.trim().toLowerCase() }),
    ...(contactLink !== undefined && { contactLink: contactLink === '' ? '' : contactLink.trim().replace(/\/?$/, '/') }),
  };
}

function matches(channel: Channel, { status, owner, labels, platform, archived, group, keyword, updatedSince }: ChannelQuery): boolean {
  if (group !== undefined && !channel.groups?.some(({ id }) => id === group)) return false;
  if (updatedSince !== undefined && (channel.updatedAt ?? '') < updatedSince) return false;
  if ((channel.archived === true) !== (archived === true)) return false;
  if (status !== undefined && channel.status?.id !== status) return false;
  if (owner !== undefined && channel.owner?.id !== owner) return false;
  if (platform !== undefined && channel.platform !== platform) return false;
  if (keyword !== undefined && !searched(channel).includes(keyword.toLowerCase())) return false;
  return (labels ?? []).every((id) => channel.labels?.some((label) => label.id === id));
}

const searched = ({ name, handle, email }: Channel): string => `${name}\n${handle}\n${email}`.toLowerCase();

function changed(channel: Channel, set: ChangeSet, crm: ModelCrm): Channel {
  const named = (list: readonly Named[], id: Id): Named => list.find((entry) => entry.id === id) ?? { id, name: '' };
  const namedOrNone = (list: readonly Named[], id: Id | null): Named | null => (id === null ? null : named(list, id));
  const labels = set.labels;
  const others = (channel.labels ?? []).filter(({ id }) => labels === undefined || !labels.labelIds.includes(id));
  return {
    ...channel,
    status: set.status === undefined ? channel.status : namedOrNone(crm.statusList, set.status),
    owner: set.owner === undefined ? channel.owner : namedOrNone(crm.memberList, set.owner),
    labels:
      labels?.operation === 'add' ? [...others, ...labels.labelIds.map((id) => ({ id, name: named(crm.labelList, id).name }))] : others,
    notes: set.notes ?? channel.notes,
    archived: set.archived ?? channel.archived,
    email: set.email ?? channel.email,
    contactLink: set.contactLink ?? channel.contactLink,
  };
}

export function blankChannel(creatorId: CreatorId): Channel {
  return {
    ...unknownChannel(creatorId),
    platform: 'youtube',
    name: `Sample ${creatorId}`,
    handle: `@${creatorId}`,
    channelLink: `https://example.com/${creatorId}`,
    followers: 1000,
    country: 'US',
    status: DEFAULT_STATUS,
    labels: [],
    owner: null,
    email: '',
    contactLink: '',
    notes: '',
    groups: [],
    archived: false,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
}

/** What a collection holds is never changed, only replaced. */
function unshared(value: unknown): unknown {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  return Array.isArray(value) ? [...value] : value;
}
