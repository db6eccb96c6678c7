// The CRM's lists of statuses, members, and labels: read at run time, stored in the document with their age.

import * as z from 'zod/mini';
import { eachOf } from '../../../contract/named';
import type { Named } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import { type Channel, FIELDS_OF_LIST } from '../../fields/fields';
import { LIST_NAMES } from '../../fields/kinds';
import { wireId } from '../../rpc/arguments';
import { type Lists, withSeen } from '../../sync/names';
import type { Context } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { type Asked, asked, done, type Result } from '../result';
import { underLock } from '../under-lock';
import { keepShown, rememberRenamed } from './renamed';

export interface KeptLists extends Lists {
  /** Milliseconds since 1970; 0 = never read. */
  readonly readAt: number;
}

/** Lists older than this are re-read before a pull or a check. */
export const LISTS_FRESH_MS = 10 * 60_000;

const KINDS = ['statuses', 'members', 'labels'] as const;

const NAME = kept<readonly [(typeof KINDS)[number], Named]>(1, () =>
  z.tuple([z.enum(KINDS), z.strictObject({ id: wireId(), name: z.string() })]),
);
const READ_AT = 'lists.readAt';
const AGE = kept<number>(1, instant);

/** A digest of the lists last shown to this person's own key. */
export const LISTS_SEEN = 'lists.seen.';
const listsSeen = ({ book }: Context): string => `${LISTS_SEEN}${book.id}`;

const store = ({ book }: Context) => book.store('NoxSync lists', 1);

/**
 * If one name cannot be read (damaged or newer), the others remain usable, but the lists count as never read, so that the next work with
 * the CRM re-reads them. The same goes for lists left by a colleague: anyone who can edit the file could give an id another name, and a
 * review would show that name.
 */
export const keptLists = (ctx: Context): KeptLists => stored(ctx).lists;

/** The same, with the number of rows they take in the hidden sheet. */
function stored(ctx: Context): { readonly lists: KeptLists; readonly rows: number } {
  const lists: Record<(typeof KINDS)[number], Named[]> = { statuses: [], members: [], labels: [] };
  let whole = true;
  const rows = store(ctx).readAll();
  for (const [text = ''] of rows) {
    const name = valueOf(NAME.read(text));
    if (name === null) whole = false;
    else lists[name[0]].push(name[1]);
  }
  const own = whole && ctx.mine.read(listsSeen(ctx)) === digestOf(ctx, rows);
  return { lists: { ...lists, readAt: (own ? valueOf(readKept(ctx.shared, READ_AT, AGE)) : null) ?? 0 }, rows: rows.length };
}

const digestOf = (ctx: Context, rows: readonly (readonly string[])[]): string => ctx.digest(JSON.stringify(rows));

/**
 * The lists stored until now are given so that renamed entries are remembered for the cells. `readAt` 0: part of the lists was left by
 * somebody else, or the person has signed out meanwhile, so they do not count as shown to this person's key. Call under the document lock.
 */
function keepLists(ctx: Context, { lists: before, rows: held }: ReturnType<typeof stored>, lists: Lists, readAt: number): KeptLists {
  rememberRenamed(ctx, before, before.readAt === 0, lists);
  const rows = listRows(lists);
  const sheet = store(ctx);
  sheet.write(0, rows);
  if (held > rows.length) sheet.truncate(rows.length);
  if (readAt > 0) {
    keepShown(ctx, lists);
    ctx.mine.write(listsSeen(ctx), digestOf(ctx, rows));
  }
  ctx.shared.write(READ_AT, AGE.write(readAt));
  return { ...lists, readAt };
}

/** How often lists are read again because others were stored meanwhile, which may be newer. */
const TRIES = 2;

/**
 * Reads from the CRM with `read`, and stores what `next` makes of it and of the lists stored now. If those changed while the CRM was asked,
 * it is asked again, because nobody can say which reading is newer. A problem of `next` stores nothing.
 */
export function readAndKeep<T>(
  ctx: Context,
  known: KeptLists,
  read: () => Asked<T>,
  next: (read: T, now: KeptLists) => Result<KeptLists>,
): Asked<{ readonly read: T; readonly lists: KeptLists }> {
  let before = known;
  for (let tries = 1; ; tries += 1) {
    const answer = read();
    if (!answer.ok) return answer;
    const kept = underLock(ctx, (): Result<KeptLists | null> => {
      const now = stored(ctx);
      if (tries < TRIES && !sameLists(now.lists, before)) {
        before = now.lists;
        return done(null);
      }
      const lists = next(answer.value, now.lists);
      return lists.ok ? done(keepLists(ctx, now, lists.value, lists.value.readAt)) : lists;
    });
    if (!kept.ok) return kept;
    if (kept.value !== null) return done({ read: answer.value, lists: kept.value });
  }
}

const sameLists = (a: KeptLists, b: KeptLists): boolean => JSON.stringify(listRows(a)) === JSON.stringify(listRows(b));

/** The rows of the hidden sheet, one name per row. */
export const listRows = (lists: Lists): string[][] =>
  KINDS.flatMap((kind) => lists[kind].map(({ id, name }) => [NAME.write([kind, { id, name }])]));

/** One request per list, more if one fills more than a page. */
export const LISTS_REQUESTS = KINDS.length;

/** The CRM's current lists. */
export function readLists(crm: Crm): Asked<Lists> {
  const statuses = asked(crm.list('listStatuses'));
  if (!statuses.ok) return statuses;
  const members = asked(crm.list('listMembers'));
  if (!members.ok) return members;
  const labels = asked(crm.list('listLabels'));
  return labels.ok ? done({ statuses: statuses.value, members: members.value, labels: labels.value }) : labels;
}

/** Adds names that these CRM rows mention to the lists, and stores them if that adds any. */
export function learnNames(ctx: Context, kept: KeptLists, channels: readonly Channel[]): KeptLists {
  const learned = learnedFrom(kept, channels);
  if (learned === null) return kept;
  const grown = underLock(ctx, (): Result<KeptLists> => {
    const now = stored(ctx);
    const lists = learnedFrom(now.lists, channels);
    return done(lists === null ? now.lists : keepLists(ctx, now, lists, now.lists.readAt));
  });
  return grown.ok ? grown.value : { ...learned, readAt: kept.readAt };
}

/** The lists with names that these CRM rows mention; null = they have them all. */
function learnedFrom(kept: KeptLists, channels: readonly Channel[]): Lists | null {
  const lists = withSeen(
    kept,
    eachOf(LIST_NAMES, (list) => channels.flatMap((channel) => FIELDS_OF_LIST[list].flatMap((field) => channel[field] ?? []))),
  );
  return KINDS.some((kind) => lists[kind].length > kept[kind].length) ? lists : null;
}
