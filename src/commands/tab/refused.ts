// What Google refused to write in a tab. The person is told once who has to allow what, while the rest of the work continues.

import * as z from 'zod/mini';
import type { ColumnField } from '../../fields/fields';
import { once } from '../../rpc/once';
import { count, recordOf } from '../../rpc/plain-schemas';
import { OBSTACLES, type Problem, RefusedWrite } from '../../rpc/problems';
import type { ShapeOf } from '../../rpc/shape-of';
import type { RowNumber } from '../../sync/model';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { Obstacle, RefusedCell, Tab } from '../ports';
import type { OpenView } from './view';

/** The words of such a problem; `heading` lists the headings of our columns concerned, one per line; '' if other cells are. */
const refusalSchema = once(() =>
  z.strictObject({
    tab: count(),
    kind: z.enum([...Object.values(OBSTACLES), 'google-refused']),
    words: recordOf((word) => typeof word === 'string' || typeof word === 'number'),
  }),
);
type Refusal = ShapeOf<typeof refusalSchema>;

const REFUSALS = kept<readonly Refusal[]>(1, () => z.array(refusalSchema()));

/** Stored per person: colleagues may be allowed what they are not. */
const keyOf = ({ book }: Context): string => `refused.${book.id}`;

/** How many different problems are kept; with more, the person has to ask for everything anyway. */
const MOST = 20;

export const problemOf = ({ why, cells, who }: Obstacle, heading = ''): Problem => ({
  kind: OBSTACLES[why],
  words: { heading, cells, who },
});

/** One problem per obstacle, with the headings of our columns it blocks. */
export function problemsOf({ view, layout }: OpenView, refused: readonly RefusedCell[]): readonly Problem[] {
  const columns = new Map<string, { readonly obstacle: Obstacle; readonly columns: Set<number> }>();
  for (const { column, obstacle } of refused) {
    const key = `${obstacle.why} ${obstacle.cells}`;
    const known = columns.get(key) ?? { obstacle, columns: new Set() };
    columns.set(key, known);
    known.columns.add(column);
  }
  return [...columns.values()].map(({ obstacle, columns }) => {
    const headings = view.columns
      .filter(({ field }) => columns.has(layout.at.get(field) ?? 0))
      .map(({ heading }) => heading.replace(/\s+/g, ' '));
    return problemOf(obstacle, headings.join('\n'));
  });
}

export type IsRefused = (row: RowNumber, field: ColumnField) => boolean;

/** Whether Google refused the cell of a field. */
export function refusedAmong({ layout }: OpenView, refused: readonly RefusedCell[]): IsRefused {
  const cells = new Set(refused.map(({ row, column }) => `${row} ${column}`));
  return (row, field) => cells.has(`${row} ${layout.at.get(field)}`);
}

/** Remembers what was refused until it is no longer in the way, or the tab is refreshed. Costs nothing if nothing was refused. */
export function tellRefused(ctx: Context, open: OpenView, refused: readonly RefusedCell[]): void {
  if (refused.length > 0) keep(ctx, open.tab.id, problemsOf(open, refused));
}

/** For what must be written completely or not at all. */
export function demandWritten([first]: readonly RefusedCell[]): void {
  if (first !== undefined) throw new RefusedWrite(problemOf(first.obstacle));
}

/** Does something a run can do without, and reports if Google refuses it. null = it was refused. */
export function unlessRefused<T>(ctx: Context, tab: number, work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof RefusedWrite)) throw thrown;
    keep(ctx, tab, [thrown.problem]);
    return null;
  }
}

function keep(ctx: Context, tab: number, problems: readonly Problem[]): void {
  const before = refusals(ctx);
  const fresh = problems.flatMap(({ kind, words = {} }): readonly Refusal[] => {
    const refusal = refusalSchema().safeParse({ tab, kind, words });
    return refusal.success ? [refusal.data] : [];
  });
  const others = before.filter((one) => !fresh.some((two) => sameThing(one, two)));
  const all = [...others, ...fresh].slice(-MOST);
  if (JSON.stringify(all) !== JSON.stringify(before)) ctx.mine.write(keyOf(ctx), REFUSALS.write(all));
}

/** Another column under the same protection only adds a name, so the newest wording counts. */
const sameThing = (one: Refusal, two: Refusal): boolean =>
  one.tab === two.tab && one.kind === two.kind && one.words.cells === two.words.cells && one.words.tab === two.words.tab;

const refusals = (ctx: Context): readonly Refusal[] => valueOf(readKept(ctx.mine, keyOf(ctx), REFUSALS)) ?? [];

/** What is still in the way in the tab, as problems to show. Checks only if something was. */
export function refusedIn(ctx: Context, tab: Tab): readonly Problem[] {
  const all = refusals(ctx);
  const own = all.filter((one) => one.tab === tab.id);
  if (own.length === 0) return [];
  const now = tab.obstacles();
  const left = own.filter(({ kind, words }) => {
    const listed = words.tab === undefined && (kind === 'protected-cells' || kind === 'merged-cells');
    return !listed || now.some(({ why, cells }) => OBSTACLES[why] === kind && cells === words.cells);
  });
  if (left.length < own.length) write(ctx, [...all.filter((one) => one.tab !== tab.id), ...left]);
  return left.map(({ kind, words }) => ({ kind, words }));
}

/** A refresh rewrites everything and reports anew what it could not write. */
export function forgetRefused(ctx: Context, tab: number): void {
  const all = refusals(ctx);
  const others = all.filter((one) => one.tab !== tab);
  if (others.length < all.length) write(ctx, others);
}

const write = (ctx: Context, all: readonly Refusal[]): void => ctx.mine.write(keyOf(ctx), all.length === 0 ? null : REFUSALS.write(all));
