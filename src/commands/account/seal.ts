// What a person confirmed, known to that person alone. Everybody who may edit the file can write its hidden sheets, so what is read from them is
// only sent when the person's own properties know it: this very content, at this very point of its way.

import * as z from 'zod/mini';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';

/** What may be sent, and how far it has come. Both count: what was sent already must not look as if it still had to go. */
export interface Stage {
  readonly what: string;
  readonly progress: string;
}

interface Seal {
  /** The run or the mutation. */
  readonly of: string;
  /** Where it stands; two when a call was killed between remembering the next stage and writing it into the sheet. */
  readonly stages: readonly string[];
}

const SEALS = kept<readonly Seal[]>(1, () => z.array(z.strictObject({ of: z.string(), stages: z.array(z.string()) })));

/** As it is kept: however many bodies a run has, a property holds 9 KB. */
const digestOf = (ctx: Context, { what, progress }: Stage): string => ctx.digest(JSON.stringify([what, progress]));

/** One run and one mutation at a time are usual; what was left behind goes when so many others have come. */
const SEALS_KEPT = 10;

const keyOf = ({ book }: Context): string => `seals.${book.id}`;

/** A damaged record seals nothing: what it was about comes back for review. */
const sealsOf = (ctx: Context): readonly Seal[] => valueOf(readKept(ctx.mine, keyOf(ctx), SEALS)) ?? [];

/** To be called before the sheet is written: from now on the next stage counts, and still the present one. */
export function sealStage(ctx: Context, of: string, next: Stage): void {
  const all = sealsOf(ctx);
  const present = all.find((seal) => seal.of === of)?.stages.slice(-1) ?? [];
  const sealed = digestOf(ctx, next);
  if (present.includes(sealed)) return;
  const others = all.filter((seal) => seal.of !== of).slice(1 - SEALS_KEPT);
  ctx.mine.write(keyOf(ctx), SEALS.write([...others, { of, stages: [...present, sealed] }]));
}

/** Whether this person confirmed it, and it stands where that person's last call left it. */
export function isSealed(ctx: Context, of: string, stage: Stage): boolean {
  const sealed = digestOf(ctx, stage);
  return sealsOf(ctx).some((seal) => seal.of === of && seal.stages.includes(sealed));
}

/** Whether anything of it is sealed, whatever stands there now. */
export const hasSeal = (ctx: Context, of: string): boolean => sealsOf(ctx).some((seal) => seal.of === of);

/** It is over: nothing of it is ever sent again. */
export function unseal(ctx: Context, of: string): void {
  const all = sealsOf(ctx);
  const others = all.filter((seal) => seal.of !== of);
  if (others.length < all.length) ctx.mine.write(keyOf(ctx), others.length === 0 ? null : SEALS.write(others));
}
