// Which tab is the Overview of which, and what it has shown, kept in the document. Whatever cannot be read counts as none: then another Overview can be made.

import * as z from 'zod/mini';
import { whole } from '../../rpc/arguments';
import type { Language } from '../../rpc/shapes';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { Tab } from '../ports';
import { viewIn } from '../tab/view';

export interface OverviewRecord {
  readonly overview: number;
  /** Of its titles. */
  readonly language: Language;
  /** What the lines of Changes call the counted tab, and the tab that holds them; null = there was none. */
  readonly loggedAs: string;
  readonly changes: number | null;
  /** Digests of the lines that have been there: one that is gone was taken away by a person. */
  readonly shown: readonly string[];
}

const RECORD = kept<OverviewRecord>(1, () =>
  z.strictObject({
    overview: whole(),
    language: z.enum(['en', 'zh']),
    loggedAs: z.string(),
    changes: z.nullable(whole()),
    shown: z.array(z.string()),
  }),
);

const BEGINNING = 'overview.';
const keyOf = (tab: number): string => `${BEGINNING}${tab}`;

export const isNewer = ({ shared }: Context, tab: number): boolean => readKept(shared, keyOf(tab), RECORD)?.is === 'newer';

export const keepOverview = ({ shared }: Context, tab: number, record: OverviewRecord): void =>
  shared.write(keyOf(tab), RECORD.write(record));

/** The Overview of a tab; null = there is none, or it was deleted. */
export function overviewOf(ctx: Context, tab: number): (OverviewRecord & { readonly at: Tab }) | null {
  const record = valueOf(readKept(ctx.shared, keyOf(tab), RECORD));
  const at = record === null ? null : ctx.book.tab(record.overview);
  return record === null || at === null ? null : { ...record, at };
}

/** The tab that is meant: the one in front where it has a view, else the one that the Overview in front counts. */
export function meant(ctx: Context): Tab | null {
  const front = ctx.book.activeTab();
  return front === null || viewIn(ctx, front).ok ? front : countedBy(ctx, front.id);
}

/** The tab that an Overview counts; null = it is none. */
function countedBy(ctx: Context, overview: number): Tab | null {
  for (const key of ctx.shared.keys(BEGINNING)) {
    const tab = Number(key.slice(BEGINNING.length));
    if (valueOf(readKept(ctx.shared, key, RECORD))?.overview === overview) return ctx.book.tab(tab);
  }
  return null;
}

/** Digests are kept so long: among a few hundred lines, two alike are not to be expected. */
const DIGEST = 10;

export const lineDigest = ({ digest }: Context, key: string): string => digest(key).slice(0, DIGEST);
