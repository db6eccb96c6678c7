// Seeds an empty store: creators from a file or invented, a channel for most of them, a second account.

import type { InStatement } from '@libsql/client';
import { Chance } from './chance';
import { saveName, searchText } from './channel-rows';
import { readCreators } from './creators-csv';
import { inventChannel, inventCreators } from './invented';
import { type AccountName, type Channel, type Creator, listNames } from './model';
import { accountLists, accountTasks } from './samples';
import type { Store } from './store';
import { saveTask } from './task-rows';

/** `count` = number of channels; up to 50,000. */
export type CreatorSource = { readonly kind: 'invented'; readonly count: number } | { readonly kind: 'csv'; readonly file: string };

export interface SeedReport {
  /** false = the store had been filled already and was left as it was. */
  readonly filled: boolean;
  /** Channels of the main account, archived ones included. */
  readonly channels: number;
  /** Creators that the platform knows and the main account has no channel for. */
  readonly withoutChannel: number;
  /** For people: the contents and their oddities, a sentence each. */
  readonly sentences: readonly string[];
}

/** Creators known to the platform but not in the CRM, per channel. */
const shareWithout = 0.05;
/** Archived channels in addition to the requested creators, per channel. */
const shareArchived = 0.04;
const otherAccountChannels = 40;
const mostInvented = 50_000;
/** Rows per statement: SQLite receives them as one JSON text. */
const slice = 5_000;

/** Seeds the store if it is empty; throws a SandboxProblem if the file of creators cannot be used. */
export async function fill(store: Store, source: CreatorSource): Promise<SeedReport> {
  const [present] = await store.rows("SELECT count(*) AS channels FROM channels WHERE account = 'main'");
  const [filled] = await store.rows('SELECT count(*) AS names FROM names');
  if (Number(filled?.['names'] ?? 0) > 0) return kept(Number(present?.['channels'] ?? 0), store);
  const { creators, sentences } = sourced(source);
  const chance = new Chance(creators.length);
  const without = inventCreators(chance, Math.max(5, Math.round(creators.length * shareWithout)), mostInvented + 1, false);
  const others = inventCreators(chance, otherAccountChannels, 90_001, false);
  const archived = inventCreators(chance, Math.max(5, Math.round(creators.length * shareArchived)), 70_001, false);
  const channels = [
    ...creators.map((creator) => inventChannel(chance, creator, accountLists.main)),
    ...archived.map((creator) => ({ ...inventChannel(chance, creator, accountLists.main), archived: true })),
  ];
  const otherChannels = others.map((creator) => inventChannel(chance, creator, accountLists.other));
  await store.commit([
    ...namesOf('main'),
    ...namesOf('other'),
    ...slices([...creators, ...archived, ...without, ...others]).map(saveCreators),
    ...slices(channels).map((some) => saveChannels('main', some)),
    ...slices(otherChannels).map((some) => saveChannels('other', some)),
  ]);
  const counts = `The sandbox CRM has ${creators.length} channels, ${archived.length} archived ones, and ${without.length} more creators that can be added to it.`;
  return { filled: true, channels: channels.length, withoutChannel: without.length + others.length, sentences: [counts, ...sentences] };
}

async function kept(channels: number, store: Store): Promise<SeedReport> {
  const [row] = await store.rows(
    "SELECT count(*) AS total FROM creators WHERE creator_id NOT IN (SELECT creator_id FROM channels WHERE account = 'main')",
  );
  const sentences = [`The sandbox CRM has ${channels} channels, as they were left.`];
  return { filled: false, channels, withoutChannel: Number(row?.['total'] ?? 0), sentences };
}

function sourced(source: CreatorSource): { creators: readonly Creator[]; sentences: readonly string[] } {
  if (source.kind === 'invented') {
    const count = Math.max(0, Math.min(mostInvented, Math.floor(source.count)));
    return { creators: inventCreators(new Chance(count + 1), count, 1, true), sentences: [] };
  }
  const { creators, rows, repeated, nameless, unknownFollowers, unknownCountries } = readCreators(source.file);
  const oddities: readonly (readonly [number, string])[] = [
    [repeated, 'Rows passed over because they repeat a handle'],
    [nameless, 'Creators without a name, called by their handle'],
    [unknownFollowers, 'Creators whose number of followers cannot be read, taken as unknown'],
    [unknownCountries, 'Creators whose country cannot be read, taken as unknown'],
  ];
  const found = oddities.filter(([count]) => count > 0).map(([count, what]) => `${what}: ${count}.`);
  return { creators, sentences: [`The file has ${rows} rows and ${creators.length} creators.`, ...found] };
}

function namesOf(account: AccountName): InStatement[] {
  const names = listNames.flatMap((list) => accountLists[account][list].map(({ id, name }) => saveName(account, list, id, name)));
  return [...names, ...accountTasks[account].map((task) => saveTask(account, task))];
}

function saveCreators(creators: readonly Creator[]): InStatement {
  const rows = creators.map((creator) => ({ ...creator, search: searchText(creator) }));
  return {
    sql: `INSERT INTO creators SELECT value ->> 'creatorId', value ->> 'platform', value ->> 'name', value ->> 'handle', value ->> 'channelLink',
      value ->> 'followers', value ->> 'country', value ->> 'search' FROM json_each(?)`,
    args: [JSON.stringify(rows)],
  };
}

function saveChannels(account: AccountName, channels: readonly Channel[]): InStatement {
  return {
    sql: `INSERT INTO channels SELECT ?, value ->> 'creatorId', value ->> 'status', value -> 'labels', value ->> 'owner', value ->> 'email',
      value ->> 'contactLink', value ->> 'notes', value ->> 'archived', value -> 'groups', value ->> 'createdAt', value ->> 'updatedAt' FROM json_each(?)`,
    args: [account, JSON.stringify(channels)],
  };
}

function slices<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / slice) }, (_, index) => all.slice(index * slice, (index + 1) * slice));
}
