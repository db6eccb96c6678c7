// Seals what a person confirmed. Everybody who may edit the file can write its hidden sheets, so what is read from them is only sent when it
// bears the seal of the person whose key sends it: a digest keyed with a secret that stands in that person's own properties alone.

import type { Context } from '../context';

const SECRET = 'seal.secret';

/** Made when it is first needed; two random ids are 244 bits of chance. It never leaves the person's properties. */
function secretOf({ mine, newId }: Context): string {
  const kept = mine.read(SECRET);
  if (kept !== null) return kept;
  const made = `${newId()}${newId()}`;
  mine.write(SECRET, made);
  return made;
}

/** The seal of a canonical text: the same text, of the same person, has the same seal. */
export const sealOf = (ctx: Context, text: string): string => ctx.keyedDigest(text, secretOf(ctx));

/** Whether this person sealed this very text. A blank seal is none. */
export const isSealed = (ctx: Context, text: string, seal: string): boolean => seal !== '' && seal === sealOf(ctx, text);
