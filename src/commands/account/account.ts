// Connecting with a key, and which CRM account a document belongs to.

import * as z from 'zod/mini';
import type { Id } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import { wireId } from '../../rpc/arguments';
import type { Lists } from '../../sync/names';
import type { Context } from '../context';
import { kept, type Reading, readKept } from '../kept';
import { type Asked, asked, done, failed, type Result } from '../result';
import { forgetKeyNews } from './key-news';
import { type KeptLists, keptLists, LISTS_REQUESTS, LISTS_SEEN, readAndKeep, readLists } from './lists';
import { LISTS_SHOWN } from './renamed';

const KEY = 'crm.key';
/** Which CRM member the person is. */
export const ME = 'crm.me';
const ACCOUNT = 'account.ids';
/**
 * Which of this person's keys was found to belong to this document's account. A digest, so that the key itself is stored in only one place.
 */
const PROOF = 'account.proof.';
const proofOf = ({ book }: Context): string => `${PROOF}${book.id}`;
/** This many ids of members and labels are enough to recognize an account, and fit in a property (9 KB) at 128 characters per id. */
const REMEMBERED_IDS = 60;

interface Connected {
  readonly key: string;
  readonly crm: Crm;
  /** The last characters of the key, to tell keys apart. */
  readonly keyEnd: string;
}

/** Stands in where no key is needed. */
const NO_KEY = 'no-key-needed-here';

export function connected(ctx: Context): Result<Connected> {
  const key = ctx.practice?.here ? NO_KEY : ctx.mine.read(KEY);
  return key === null ? failed('not-connected') : done({ key, crm: ctx.crmWith(key), keyEnd: key.slice(-4) });
}

/**
 * Checks the key against the CRM and against the account this document was pulled from, and only then stores it, for this person alone. If
 * it is refused, everything stays as it was.
 */
export function takeKey(ctx: Context, pasted: string): Asked<KeptLists> {
  if (ctx.practice?.here) return failed('not-in-practice');
  const key = pasted.trim();
  if (key === '') return failed('wrong-key');
  const crm = ctx.crmWith(key);
  const quota = asked(crm.quota());
  if (!quota.ok) return quota;
  return listsOfThisAccount(ctx, crm, key, keptLists(ctx), () => {
    ctx.mine.write(KEY, key);
    return done(null);
  });
}

/**
 * Leaves nothing derived from the key behind, in any file. Call under the document lock, like storing what follows from a key: a call that
 * is reading the lists then finds the key gone, and stores nothing.
 */
export function forgetKey({ mine }: Context): void {
  const digests = [PROOF, LISTS_SEEN, LISTS_SHOWN].flatMap((beginning) => mine.keys(beginning));
  for (const name of [KEY, ME, ...digests]) mine.write(name, null);
  forgetKeyNews(mine);
}

export interface Account extends Connected {
  readonly lists: KeptLists;
}

/**
 * The connection for work in this document, with lists no older than `maxAgeMs`. A key is the person's and opens every document, so each
 * document asks once whether the key belongs to its account, and again whenever the lists are re-read; `other-account` when it does not.
 */
export function accountHere(ctx: Context, maxAgeMs: number = Number.POSITIVE_INFINITY): Asked<Account> {
  const account = connected(ctx);
  if (!account.ok) return account;
  const { key } = account.value;
  const kept = keptLists(ctx);
  const isTheirs = (): Result<null> => (ctx.practice?.here || ctx.mine.read(KEY) === key ? done(null) : failed('not-connected'));
  const lists = serve(ctx, key, kept, maxAgeMs) ? done(kept) : listsOfThisAccount(ctx, account.value.crm, key, kept, isTheirs);
  return lists.ok ? done({ ...account.value, crm: ctx.crmWith(key, lists.value), lists: lists.value }) : lists;
}

function serve(ctx: Context, key: string, { readAt }: KeptLists, maxAgeMs: number): boolean {
  return readAt > 0 && ctx.clock.now() - readAt <= maxAgeMs && ctx.mine.read(proofOf(ctx)) === ctx.digest(key);
}

/** The number of requests `accountHere` would make to get lists no older than this. */
export const requestsForLists = (ctx: Context, key: string, maxAgeMs: number): number =>
  serve(ctx, key, keptLists(ctx), maxAgeMs) ? 0 : LISTS_REQUESTS;

/**
 * The lists a key can see, stored in the document once they are known to belong to its account, and if `settle` agrees: it is asked just
 * before, under the lock.
 */
function listsOfThisAccount(ctx: Context, crm: Crm, key: string, known: KeptLists, settle: () => Result<null>): Asked<KeptLists> {
  const kept = readAndKeep(
    ctx,
    known,
    () => readLists(crm),
    (lists): Result<KeptLists> => {
      const remembered = readAccountIds(ctx);
      if (remembered?.is === 'newer') return failed('newer-version');
      if (remembered?.is === 'read' && !shares(remembered.value, lists)) return failed('other-account');
      const settled = settle();
      if (!settled.ok) return settled;
      if (remembered?.is === 'damaged') rememberAccount(ctx, lists);
      ctx.mine.write(proofOf(ctx), ctx.digest(key));
      return done({ ...lists, readAt: ctx.clock.now() });
    },
  );
  return kept.ok ? done(kept.value.lists) : kept;
}

const IDS = kept<readonly Id[]>(1, () => z.array(wireId()));

/**
 * The account the document belongs to; null before the first pull. A damaged record can no longer detect keys of other accounts: the next
 * key whose lists are read binds the document again, and the person is told. With a newer record, no key is accepted.
 */
export const readAccountIds = ({ shared }: Context): Reading<readonly Id[]> | null => readKept(shared, ACCOUNT, IDS);

/** The first pull binds the document to the account by the ids of its members and labels; later pulls update them. */
export function rememberAccount({ shared }: Context, lists: Lists): void {
  shared.write(ACCOUNT, IDS.write(accountIds(lists).slice(0, REMEMBERED_IDS)));
}

/** A key whose lists share no id with the remembered account belongs to another account. */
function shares(remembered: readonly Id[], lists: Lists): boolean {
  const known = new Set(remembered);
  return known.size === 0 || accountIds(lists).some((id) => known.has(id));
}

/** Statuses are left out: their small numeric ids are the same in every account. */
const accountIds = ({ members, labels }: Lists): readonly Id[] => [...members, ...labels].map(({ id }) => id);
