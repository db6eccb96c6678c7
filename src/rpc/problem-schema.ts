// A problem as stored in a record, for whoever looks later.

import * as z from 'zod/mini';
import { once } from './once';
import { recordOf, text } from './plain-schemas';
import type { Problem } from './problems';

/** A kind unknown to this version comes from a later one, which raises the version of its record. */
export const problemOrNot: () => z.ZodMiniType<Problem | null> = once(() =>
  z.nullable(
    z.strictObject({
      kind: z.custom<Problem['kind']>((kind) => typeof kind === 'string'),
      words: z.exactOptional(recordOf((word) => typeof word === 'string' || typeof word === 'number')),
      technical: z.exactOptional(z.strictObject({ code: text(), summary: text(), hint: text(), url: text(), requestId: text() })),
    }),
  ),
);
