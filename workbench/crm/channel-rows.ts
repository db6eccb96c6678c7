// Maps channels, creators and lists of names between the database and our terms: the only file that names their columns.

import type { InStatement, Row } from '@libsql/client';
import { eachOf, grouped } from '../../contract/named';
import type { CreatorId, Id } from '../../contract/records';
import { plainHandle, plainLink } from './import-rows';
import { type AccountName, type Channel, type Creator, type ListName, type Lists, listNames, type Name } from './model';
import type { Store } from './store';
import { creatorAt, idAt, idOrNoneAt, idsAt } from './stored';

/** Filters and order of the channel list. `labels` = at least one of them; `archived` absent = not archived. */
export interface ChannelFilter {
  readonly platform?: string;
  readonly status?: Id;
  readonly labels?: readonly Id[];
  readonly owner?: Id;
  readonly group?: Id;
  /** Matched against name, handle and email, case-insensitively. */
  readonly keyword?: string;
  readonly archived?: boolean;
  readonly creatorIds?: readonly string[];
  /** ISO 8601 in UTC, as channels store it; inclusive. */
  readonly updatedSince?: string;
  readonly sort?: { readonly by: SortKey; readonly descending: boolean };
}

/** What the list can be sorted by; ties, and a list without an order, go by when the channel was added to the CRM. */
export const sortColumns = { updatedAt: 'updated_at', createdAt: 'created_at', followers: 'followers', name: 'name' } as const;
type SortKey = keyof typeof sortColumns;

const joined = 'FROM channels JOIN creators USING (creator_id)';

/** One page of an account's channels; `page` is 1-based. */
export async function listChannels(store: Store, account: AccountName, filter: ChannelFilter, page: number, size: number) {
  const { where, args } = condition(account, filter);
  const order = filter.sort ? `${sortColumns[filter.sort.by]} ${filter.sort.descending ? 'DESC' : 'ASC'}, ` : '';
  // The join is by far the most expensive part, so it is limited to the page when nothing before it needs a creator's column.
  const from = needsCreators(filter) ? joined : 'FROM channels';
  const places = `SELECT channels.rowid ${from} WHERE ${where} ORDER BY ${order}channels.rowid LIMIT ? OFFSET ?`;
  const rows = await store.rows(`SELECT * ${joined} WHERE channels.rowid IN (${places}) ORDER BY ${order}channels.rowid`, [
    ...args,
    size,
    (page - 1) * size,
  ]);
  const [count] = await store.rows(`SELECT count(*) AS total ${from} WHERE ${where}`, args);
  return { channels: rows.map(channelOf), total: Number(count?.['total'] ?? 0) };
}

function needsCreators({ platform, keyword, sort }: ChannelFilter): boolean {
  return platform !== undefined || Boolean(keyword) || sort?.by === 'name' || sort?.by === 'followers';
}

function condition(account: AccountName, filter: ChannelFilter): { where: string; args: (string | number)[] } {
  const terms: [string, ...(string | number)[]][] = [
    ['account = ?', account],
    ['archived = ?', filter.archived ? 1 : 0],
  ];
  if (filter.platform !== undefined) terms.push(['platform = ?', filter.platform]);
  if (filter.status !== undefined) terms.push(['status = ?', filter.status]);
  if (filter.owner !== undefined) terms.push(['owner = ?', filter.owner]);
  if (filter.labels)
    terms.push(['EXISTS (SELECT 1 FROM json_each(labels) JOIN json_each(?) AS wanted USING (value))', JSON.stringify(filter.labels)]);
  if (filter.group !== undefined) terms.push(['EXISTS (SELECT 1 FROM json_each(groups) WHERE value = ?)', filter.group]);
  if (filter.keyword) terms.push(['instr(search || lower(email), ?) > 0', filter.keyword.toLowerCase()]);
  if (filter.creatorIds) terms.push(['creator_id IN (SELECT value FROM json_each(?))', JSON.stringify(filter.creatorIds)]);
  if (filter.updatedSince) terms.push(['updated_at >= ?', filter.updatedSince]);
  return { where: terms.map(([sql]) => sql).join(' AND '), args: terms.flatMap(([, ...args]) => args) };
}

/** The channels of the given ids, archived or not; without ids, all channels. */
export async function channelsOf(store: Store, account: AccountName, ids?: readonly string[]): Promise<ReadonlyMap<string, Channel>> {
  const some = ids ? 'AND creator_id IN (SELECT value FROM json_each(?))' : '';
  const args = ids ? [account, JSON.stringify(ids)] : [account];
  const rows = await store.rows(`SELECT * ${joined} WHERE account = ? ${some} ORDER BY channels.rowid`, args);
  return new Map(rows.map((row) => [String(row['creator_id']), channelOf(row)]));
}

/** The creators of the given ids that the platform knows, with or without a channel. */
export async function creatorsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Creator>> {
  const rows = await store.rows('SELECT * FROM creators WHERE creator_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  return new Map(rows.map((row) => [String(row['creator_id']), creatorOf(row)]));
}

/** Creators that rows of a file may refer to: by id, or case-insensitively by link or handle. */
export async function creatorsMeant(
  store: Store,
  rows: readonly { readonly creatorId?: string; readonly channelLink?: string; readonly handle?: string }[],
): Promise<readonly Creator[]> {
  const [ids, links, handles] = [
    rows.map(({ creatorId }) => creatorId),
    rows.map(({ channelLink }) => channelLink && plainLink(channelLink)),
    rows.map(({ handle }) => handle && plainHandle(handle)),
  ].map((texts) => JSON.stringify(texts.filter((text) => text !== undefined)));
  const found = await store.rows(
    `SELECT * FROM creators WHERE creator_id IN (SELECT value FROM json_each(?)) OR lower(rtrim(channel_link, '/')) IN (SELECT value FROM json_each(?))
      OR lower(ltrim(handle, '@')) IN (SELECT value FROM json_each(?))`,
    [ids ?? '[]', links ?? '[]', handles ?? '[]'],
  );
  return found.map(creatorOf);
}

/** Creators that the platform knows and the account has no channel for. */
export async function creatorsWithout(store: Store, account: AccountName): Promise<readonly Creator[]> {
  const rows = await store.rows(
    'SELECT * FROM creators WHERE creator_id NOT IN (SELECT creator_id FROM channels WHERE account = ?) ORDER BY rowid',
    [account],
  );
  return rows.map(creatorOf);
}

export async function listsOf(store: Store, account: AccountName): Promise<Lists> {
  const rows = await store.rows('SELECT list, id, name FROM names WHERE account = ? ORDER BY rowid', [account]);
  const named = (list: ListName): Name[] =>
    rows.filter((row) => row['list'] === list).map((row) => ({ id: idAt(row, 'id'), name: String(row['name']) }));
  return eachOf(listNames, named);
}

/** Number of channels per label, archived ones included; labels without channels are absent. */
export async function labelCounts(store: Store, account: AccountName): Promise<ReadonlyMap<Id, number>> {
  const rows = await store.rows('SELECT value, count(*) AS total FROM channels, json_each(labels) WHERE account = ? GROUP BY value', [
    account,
  ]);
  return new Map(rows.map((row) => [idAt(row, 'value'), Number(row['total'])]));
}

/** The creators whose channels carry each label or group, archived ones included; entries without channels are absent. */
export async function carriers(
  store: Store,
  account: AccountName,
  list: 'labels' | 'groups',
): Promise<ReadonlyMap<Id, readonly CreatorId[]>> {
  const rows = await store.rows(`SELECT value, creator_id FROM channels, json_each(${list}) WHERE account = ? ORDER BY channels.rowid`, [
    account,
  ]);
  return new Map([...grouped(rows, (row) => idAt(row, 'value'))].map(([id, own]) => [id, own.map(creatorAt)]));
}

/** Adds or replaces a channel; its position in the list stays. */
export function saveChannel(account: AccountName, channel: Channel): InStatement {
  const { creatorId, status, labels, owner, email, contactLink, notes, archived, groups, createdAt, updatedAt } = channel;
  return {
    sql: `INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status, labels = excluded.labels,
      owner = excluded.owner, email = excluded.email, contact_link = excluded.contact_link, notes = excluded.notes, archived = excluded.archived,
      groups = excluded.groups, created_at = excluded.created_at, updated_at = excluded.updated_at`,
    args: [
      account,
      creatorId,
      status,
      JSON.stringify(labels),
      owner,
      email,
      contactLink,
      notes,
      archived ? 1 : 0,
      JSON.stringify(groups),
      createdAt,
      updatedAt,
    ],
  };
}

export function removeChannel(account: AccountName, creatorId: string): InStatement {
  return { sql: 'DELETE FROM channels WHERE account = ? AND creator_id = ?', args: [account, creatorId] };
}

export function saveCreator(creator: Creator): InStatement {
  const { creatorId, platform, name, handle, channelLink, followers, country } = creator;
  return {
    sql: 'INSERT OR REPLACE INTO creators VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [creatorId, platform, name, handle, channelLink, followers, country, searchText(creator)],
  };
}

/** Adds or renames an entry of a list; a null `name` removes it. */
export function saveName(account: AccountName, list: ListName, id: Id, name: string | null): InStatement {
  if (name === null) return { sql: 'DELETE FROM names WHERE account = ? AND list = ? AND id = ?', args: [account, list, id] };
  return { sql: 'INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name', args: [account, list, id, name] };
}

/** SQLite's `lower` only handles unaccented Latin letters, so the search text is stored in lowercase. */
export function searchText({ name, handle }: Pick<Creator, 'name' | 'handle'>): string {
  return `${name}\n${handle}\n`.toLowerCase();
}

function creatorOf(row: Row): Creator {
  return {
    creatorId: creatorAt(row),
    platform: String(row['platform']),
    name: String(row['name']),
    handle: String(row['handle']),
    channelLink: String(row['channel_link']),
    followers: row['followers'] === null ? null : Number(row['followers']),
    country: String(row['country']),
  };
}

function channelOf(row: Row): Channel {
  return {
    ...creatorOf(row),
    status: idOrNoneAt(row, 'status'),
    labels: idsAt(row, 'labels'),
    owner: idOrNoneAt(row, 'owner'),
    email: String(row['email']),
    contactLink: String(row['contact_link']),
    notes: String(row['notes']),
    archived: row['archived'] === 1,
    groups: idsAt(row, 'groups'),
    createdAt: String(row['created_at']),
    updatedAt: String(row['updated_at']),
  };
}
