// What a person confirmed, known to that person alone. Everyone who can edit the file can write its hidden sheets, so what is read from
// them is only sent if the person's own properties vouch for it: this exact content, at this exact stage.

import * as z from 'zod/mini';
import { text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';

/** What may be sent, and how far it has got. Both count: what was already sent must not look as if it still had to go. */
export interface Stage {
  readonly what: string;
  readonly progress: string;
}

const sealSchema = () =>
  z.strictObject({
    /** Its current stage; two if a call was killed between recording the next stage and writing it to the sheet. */
    stages: z.array(text()),
    /** When it was last sealed, in milliseconds since 1970. */
    at: instant(),
  });
type Seal = ShapeOf<typeof sealSchema>;

const SEAL = kept<Seal>(1, sealSchema);

/** Stored as a digest: a property holds 9 KB, however many bodies a run has. */
const digestOf = (ctx: Context, { what, progress }: Stage): string => ctx.digest(JSON.stringify([what, progress]));

/** Usually there is one run and one mutation at a time; of abandoned seals, the oldest are dropped beyond this many. */
const SEALS_KEPT = 10;

/** Each in a property of its own, because a person's windows seal a run and a mutation at the same time. */
const keyOf = ({ book }: Context, of: string): string => `seal.${book.id}.${of}`;

/** A damaged record seals nothing: what it covered comes back for review. */
const sealOf = (ctx: Context, of: string): Seal | null => valueOf(readKept(ctx.mine, keyOf(ctx, of), SEAL));

/** Must be called before the sheet is written: from then on the next stage counts, and the current one still does. */
export function sealStage(ctx: Context, of: string, next: Stage): void {
  const known = sealOf(ctx, of);
  const present = known?.stages.slice(-1) ?? [];
  const sealed = digestOf(ctx, next);
  if (present.includes(sealed)) return;
  if (known === null) forgetOldest(ctx);
  ctx.mine.write(keyOf(ctx, of), SEAL.write({ stages: [...present, sealed], at: ctx.clock.now() }));
}

function forgetOldest(ctx: Context): void {
  const { mine } = ctx;
  const keys = mine.keys(keyOf(ctx, ''));
  if (keys.length < SEALS_KEPT) return;
  const aged = keys.map((key) => ({ key, at: valueOf(readKept(mine, key, SEAL))?.at ?? 0 }));
  for (const { key } of aged
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(SEALS_KEPT - 1))
    mine.write(key, null);
}

/** Whether this person confirmed it, and it is still where that person's last call left it. */
export function isSealed(ctx: Context, of: string, stage: Stage): boolean {
  return sealOf(ctx, of)?.stages.includes(digestOf(ctx, stage)) === true;
}

/** Whether any stage of it is sealed, whatever the sheet holds now. */
export const hasSeal = (ctx: Context, of: string): boolean => sealOf(ctx, of) !== null;

/** Ends it: nothing of it is ever sent again. */
export const unseal = (ctx: Context, of: string): void => ctx.mine.write(keyOf(ctx, of), null);
