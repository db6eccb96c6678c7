// The CRM's lists of statuses, members and labels: read at run time, kept in the document with their age.

import type { Id, Named } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import { type Channel, eachOf, FIELDS_OF_LIST } from '../../fields/fields';
import { LIST_NAMES } from '../../fields/kinds';
import { type Lists, withSeen } from '../../sync/names';
import type { Context } from '../context';
import { type Asked, asked, done } from '../result';

export interface KeptLists extends Lists {
  /** Milliseconds since 1970; 0 = never read. */
  readonly readAt: number;
}

const STORE = 'NoxSync lists';
const READ_AT = 'lists.readAt';
/** Lists older than this are read again before a pull or a check. */
export const LISTS_FRESH_MS = 10 * 60_000;

const KINDS = ['statuses', 'members', 'labels'] as const;

export function keptLists({ book, shared }: Context): KeptLists {
  const lists: Record<(typeof KINDS)[number], Named[]> = { statuses: [], members: [], labels: [] };
  for (const [kind = '', id = '', name = ''] of book.store(STORE, 3).readAll()) {
    const list = lists[kind as (typeof KINDS)[number]];
    if (list !== undefined && id !== '') list.push({ id: JSON.parse(id) as Id, name });
  }
  return { ...lists, readAt: Number(shared.read(READ_AT) ?? 0) };
}

export function keepLists(ctx: Context, lists: Lists, readAt: number): KeptLists {
  const rows = KINDS.flatMap((kind) => lists[kind].map(({ id, name }) => [kind, JSON.stringify(id), name]));
  const store = ctx.book.store(STORE, 3);
  store.write(0, rows);
  store.truncate(rows.length);
  ctx.shared.write(READ_AT, String(readAt));
  return { ...lists, readAt };
}

/** The CRM's lists as they are now: three requests, more when they fill more than a page. */
export function readLists(crm: Crm): Asked<Lists> {
  const statuses = asked(crm.statuses());
  if (!statuses.ok) return statuses;
  const members = asked(crm.members());
  if (!members.ok) return members;
  const labels = asked(crm.labels());
  return labels.ok ? done({ statuses: statuses.value, members: members.value, labels: labels.value }) : labels;
}

/** Lists with what these CRM rows name beside them, kept when that is more. */
export function learnNames(ctx: Context, kept: KeptLists, channels: readonly Channel[]): KeptLists {
  const lists = withSeen(
    kept,
    eachOf(LIST_NAMES, (list) => channels.flatMap((channel) => FIELDS_OF_LIST[list].flatMap((field) => channel[field] ?? []))),
  );
  const grown = KINDS.some((kind) => lists[kind].length > kept[kind].length);
  return grown ? keepLists(ctx, lists, kept.readAt) : kept;
}
