// What a person confirmed, known to that person alone. Everyone who can edit the file can write its hidden sheets, so what is read from
// them is only sent if the person's own properties vouch for it: this exact content, at this exact stage.

import * as z from 'zod/mini';
import { text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';

/** What may be sent, and how far it has got. Both count: what was already sent must not look as if it still had to go. */
export interface Stage {
  readonly what: string;
  readonly progress: string;
}

/**
 * What is sealed (`of`: the run or mutation) and its current stage; two stages if a call was killed between recording the next one and
 * writing it to the sheet.
 */
const sealsSchema = () => z.array(z.strictObject({ of: text(), stages: z.array(text()) }));
type Seals = ShapeOf<typeof sealsSchema>;

const SEALS = kept<Seals>(1, sealsSchema);

/** Stored as a digest: a property holds 9 KB, however many bodies a run has. */
const digestOf = (ctx: Context, { what, progress }: Stage): string => ctx.digest(JSON.stringify([what, progress]));

/** Usually there is one run and one mutation at a time; abandoned seals are dropped once this many others have come. */
const SEALS_KEPT = 10;

const keyOf = ({ book }: Context): string => `seals.${book.id}`;

/** A damaged record seals nothing: what it covered comes back for review. */
const sealsOf = (ctx: Context): Seals => valueOf(readKept(ctx.mine, keyOf(ctx), SEALS)) ?? [];

/** Must be called before the sheet is written: from then on the next stage counts, and the current one still does. */
export function sealStage(ctx: Context, of: string, next: Stage): void {
  const all = sealsOf(ctx);
  const present = all.find((seal) => seal.of === of)?.stages.slice(-1) ?? [];
  const sealed = digestOf(ctx, next);
  if (present.includes(sealed)) return;
  const others = all.filter((seal) => seal.of !== of).slice(1 - SEALS_KEPT);
  ctx.mine.write(keyOf(ctx), SEALS.write([...others, { of, stages: [...present, sealed] }]));
}

/** Whether this person confirmed it, and it is still where that person's last call left it. */
export function isSealed(ctx: Context, of: string, stage: Stage): boolean {
  const sealed = digestOf(ctx, stage);
  return sealsOf(ctx).some((seal) => seal.of === of && seal.stages.includes(sealed));
}

/** Whether any stage of it is sealed, whatever the sheet holds now. */
export const hasSeal = (ctx: Context, of: string): boolean => sealsOf(ctx).some((seal) => seal.of === of);

/** Ends it: nothing of it is ever sent again. */
export function unseal(ctx: Context, of: string): void {
  const all = sealsOf(ctx);
  const others = all.filter((seal) => seal.of !== of);
  if (others.length < all.length) ctx.mine.write(keyOf(ctx), others.length === 0 ? null : SEALS.write(others));
}
