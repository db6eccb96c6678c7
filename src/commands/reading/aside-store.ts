// The ids of creators the CRM lists for a tab but the tab's own filters exclude. Without them, there would be no way to tell whether the
// CRM still counts the same creators.

import * as z from 'zod/mini';
import { text, texts } from '../../rpc/plain-schemas';
import type { CreatorId } from '../../sync/model';
import type { Context } from '../context';
import { kept, valueOf } from '../kept';

/** Some of them, with the last reading that saw them. */
const ASIDE = kept(1, () => z.strictObject({ by: text(), ids: texts() }));

/** An id has at most 256 characters, and a cell of Google Sheets holds 50,000. */
const IDS_A_ROW = 180;

const store = ({ book }: Context, tab: number) => book.store(`NoxSync aside ${tab}`, 1);

/**
 * Ids, with the last reading that saw each. A damaged or newer row invalidates all: ids missing from the result would pass for newcomers.
 */
export function readAside(ctx: Context, tab: number): ReadonlyMap<string, string> | null {
  const rows = store(ctx, tab)
    .readAll()
    .map(([record = '']) => valueOf(ASIDE.read(record)));
  const read = rows.filter((row) => row !== null);
  if (read.length < rows.length) return null;
  return new Map(read.flatMap(({ by, ids }) => ids.map((id): [string, string] => [id, by])));
}

interface AsideNews {
  readonly by: string;
  readonly out: readonly CreatorId[];
  readonly in: readonly CreatorId[];
  /** Discards what was known before. */
  readonly anew: boolean;
}

/** Records what a reading found, under the document lock; returns how many it has excluded so far. */
export function keepAside(ctx: Context, tab: number, { by, out, in: fitting, anew }: AsideNews): number {
  const known = new Map(anew ? [] : (readAside(ctx, tab) ?? []));
  for (const id of fitting) known.delete(id);
  for (const id of out) known.set(id, by);
  const rows = [...new Set(known.values())].flatMap((reading) => {
    const ids = [...known].flatMap(([id, met]) => (met === reading ? [id] : []));
    return chunks(ids).map((some) => [ASIDE.write({ by: reading, ids: some })]);
  });
  const sheet = store(ctx, tab);
  if (rows.length > 0) sheet.write(0, rows);
  if (rows.length < sheet.size()) sheet.truncate(rows.length);
  return [...known.values()].filter((met) => met === by).length;
}

const chunks = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / IDS_A_ROW) }, (_, i) => ids.slice(i * IDS_A_ROW, (i + 1) * IDS_A_ROW));
