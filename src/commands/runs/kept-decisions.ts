// What the person has deselected and chosen in a review that is still open: the window may be closed at any moment, to look at the sheet.

import * as z from 'zod/mini';
import { id, numbers, whole } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { CONFLICT_ANSWERS, type ConflictAnswer } from '../../rpc/shapes';
import { runsOf } from '../../sync/number-runs';
import { call } from '../call';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import { done, type Result } from '../result';
import type { RunHead } from './run-schema';

/** Answers by the number of their conflict. */
export const answersShape = once(() =>
  z.array(z.strictObject({ n: whole(), answer: z.enum(CONFLICT_ANSWERS) })).check(z.maxLength(100_000)),
);

const keptSchema = () =>
  z.strictObject({
    runId: text(),
    digest: text(),
    /** Runs of numbers of changes that are not selected. */
    without: z.array(z.strictObject({ from: whole(), to: whole() })),
    answers: answersShape(),
  });

const KEPT = kept<ShapeOf<typeof keptSchema>>(1, keptSchema);

const keyOf = ({ book }: Context): string => `decisions.${book.id}`;

/**
 * Kept for the person alone, for one review: the next one of this file takes its place. They only decide what the review starts with;
 * nothing is sent but what a confirmation lists.
 */
export const keepDecisions = call(
  () => ({ runId: id(), digest: id(), without: numbers(), answers: answersShape() }),
  (ctx, { runId, digest, without, answers }): Result<null> => {
    ctx.mine.write(keyOf(ctx), KEPT.write({ runId, digest, without: runsOf(without), answers }));
    return done(null);
  },
);

interface Decisions {
  readonly isSelected: (n: number) => boolean;
  readonly answers: ReadonlyMap<number, ConflictAnswer>;
}

/** null = nothing was decided in this very review, or it is unreadable. */
export function decisionsIn(ctx: Context, { runId, digest }: RunHead): Decisions | null {
  const known = valueOf(readKept(ctx.mine, keyOf(ctx), KEPT));
  if (known?.runId !== runId || known.digest !== digest) return null;
  return {
    isSelected: (n) => !known.without.some(({ from, to }) => n >= from && n <= to),
    answers: new Map(known.answers.map((one) => [one.n, one.answer])),
  };
}
