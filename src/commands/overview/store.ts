// Which tab is the Overview of which, and what it has shown, stored in the document. An unreadable record counts as none: another Overview
// can then be made.

import * as z from 'zod/mini';
import { whole } from '../../rpc/arguments';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { Tab } from '../ports';
import { viewIn } from '../tab/view';

const recordSchema = () =>
  z.strictObject({
    overview: whole(),
    /** The language of its titles. */
    language: z.enum(['en', 'zh']),
    /** The counted tab's name in the lines of Changes, and the tab that holds them; null = there was none. */
    loggedAs: z.string(),
    changes: z.nullable(whole()),
    /** Digests of the lines that have been shown: one that is missing was removed by a person. */
    shown: z.array(z.string()),
  });
type OverviewRecord = ShapeOf<typeof recordSchema>;

const RECORD = kept<OverviewRecord>(1, recordSchema);

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

/** The tab meant: the active one if it has a view, otherwise the one that the active Overview counts. */
export function meant(ctx: Context): Tab | null {
  const front = ctx.book.activeTab();
  return front === null || viewIn(ctx, front).ok ? front : countedBy(ctx, front.id);
}

/** The tab an Overview counts; null = it is not an Overview. */
function countedBy(ctx: Context, overview: number): Tab | null {
  for (const key of ctx.shared.keys(BEGINNING)) {
    const tab = Number(key.slice(BEGINNING.length));
    if (valueOf(readKept(ctx.shared, key, RECORD))?.overview === overview) return ctx.book.tab(tab);
  }
  return null;
}

/** Digests are truncated to this length: among a few hundred lines, collisions are not to be expected. */
const DIGEST = 10;

export const lineDigest = ({ digest }: Context, key: string): string => digest(key).slice(0, DIGEST);
