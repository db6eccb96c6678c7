// A confirmed run that continues while nobody is there: the timer sends it with the key of the person who confirmed it, until it is over or
// taken back.

import * as z from 'zod/mini';
import { id } from '../../rpc/arguments';
import type { Background } from '../../rpc/background';
import { count, text } from '../../rpc/plain-schemas';
import { problemOrNot } from '../../rpc/problem-schema';
import type { ShapeOf } from '../../rpc/shape-of';
import { SENDABLE } from '../../sync/run-totals';
import { hasSeal } from '../account/seal';
import { call } from '../call';
import type { Context } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { haltRun } from './halt';
import { runHead } from './journal';
import { sawResult } from './seen-result';

const handedSchema = () =>
  z.strictObject({
    runId: text(),
    /** The tab's name at the time. */
    tab: text(),
    at: instant(),
    /** When the timer last worked on it. */
    triedAt: z.nullable(instant()),
    /** What stopped it then; it is retried. */
    problem: problemOrNot(),
    /** Its outcome, until the person has seen it; null = it is not over. */
    ended: z.nullable(
      z.strictObject({
        how: z.enum(['over', 'given-up', 'signed-out', 'lost']),
        applied: count(),
        failed: count(),
        unknown: count(),
        left: count(),
      }),
    ),
  });
export type HandedOver = ShapeOf<typeof handedSchema>;

const HANDED = kept<HandedOver>(1, handedSchema);

const KEY = 'handedOver.';
const keyOf = ({ book }: Context): string => `${KEY}${book.id}`;

/**
 * Stored for the person alone, so that nobody else can hand over what they confirmed. An unreadable record counts as none: the run is then
 * paused.
 */
export const handedOver = (ctx: Context): HandedOver | null => valueOf(readKept(ctx.mine, keyOf(ctx), HANDED));

/** The ids of the person's files in which a run is handed over and not over. */
export const filesHandedOver = ({ mine }: Context): readonly string[] =>
  mine.keys(KEY).flatMap((key) => (valueOf(readKept(mine, key, HANDED))?.ended === null ? [key.slice(KEY.length)] : []));

/**
 * Records the timer's news while the run is still the timer's. Under the lock, like taking it back; otherwise a record just removed would
 * be written again. False: nothing is recorded, because it is no longer the timer's, its end is recorded, or the lock is not available.
 */
export function noteHandedOver(ctx: Context, runId: string, news: Partial<HandedOver>): boolean {
  const noted = underLock(ctx, (): Result<boolean> => {
    const handed = handedOver(ctx);
    if (handed?.runId !== runId || handed.ended !== null) return done(false);
    ctx.mine.write(keyOf(ctx), HANDED.write({ ...handed, ...news }));
    return done(true);
  });
  return noted.ok && noted.value;
}

/** The run is in somebody's hands again. Call under the document lock. */
export function forgetHandedOver(ctx: Context, runId: string): void {
  if (handedOver(ctx)?.runId === runId) ctx.mine.write(keyOf(ctx), null);
}

/** As shown in the panel. */
export function backgroundOf(ctx: Context): Background | null {
  const handed = handedOver(ctx);
  if (handed === null) return null;
  const { runId, tab, triedAt, problem, ended } = handed;
  return { runId, tab, triedAt: triedAt === null ? null : new Date(triedAt).toISOString(), problem, ended };
}

/**
 * Hands a run to the timer, which resumes it within the hour. A call that is sending stops before its next body. `google-permission`: the
 * person has not allowed the add-on to run while they are away. `not-confirmed`: this person did not confirm it.
 */
export const handOver = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<null> => {
    if (ctx.practice?.here) return failed('not-in-practice');
    return underLock(ctx, (): Result<null> => {
      const head = runHead(ctx, runId);
      if (head === null || !SENDABLE.has(head.state) || head.token !== ctx.person.token || head.winding) return failed('stale-review');
      if (!hasSeal(ctx, runId)) return failed('not-confirmed');
      if (!ctx.timer.permission().allowed) return failed('google-permission');
      ctx.timer.start();
      haltRun(ctx, runId);
      const handed: HandedOver = { runId, tab: head.tabName, at: ctx.clock.now(), triedAt: null, problem: null, ended: null };
      ctx.mine.write(keyOf(ctx), HANDED.write(handed));
      return done(null);
    });
  },
);

/** The timer sends nothing more of it, and it is paused. If it is already over, its outcome is no longer shown. */
export const takeBackRun = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<null> =>
    underLock(ctx, (): Result<null> => {
      const handed = handedOver(ctx);
      const how = handed?.runId === runId ? handed.ended?.how : undefined;
      // Otherwise it is only paused: whoever resumes it gets another result.
      if (how === 'over' || how === 'lost') sawResult(ctx, runId);
      forgetHandedOver(ctx, runId);
      haltRun(ctx, runId, ({ token }) => token === ctx.person.token);
      return done(null);
    }),
);
