// The schema of a CRM row as stored between calls.

import * as z from 'zod/mini';
import { eachOf } from '../../../contract/named';
import type { CreatorId, Named } from '../../../contract/records';
import { type Channel, FIELD_NAMES, rowOf, unknownChannel } from '../../fields/fields';
import type { Kind } from '../../fields/kinds';
import { wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { isJson, json, recordOf, yes } from '../../rpc/plain-schemas';

const named = (): z.ZodMiniType<Named> => z.strictObject({ id: wireId(), name: z.string() });

const ofKind = (): Readonly<Record<Exclude<Kind, 'key'>, z.ZodMiniType>> => ({
  text: z.string(),
  time: z.string(),
  flag: yes(),
  one: z.nullable(named()),
  many: z.array(named()),
  shown: json(),
});

export const creatorIdSchema = once(() => z.custom<CreatorId>((id) => typeof id === 'string' && id !== ''));

function known() {
  const kinds = ofKind();
  return z.strictObject({
    ...eachOf(FIELD_NAMES, (field) => {
      const { kind } = rowOf(field);
      return kind === 'key' ? creatorIdSchema() : z.optional(kinds[kind]);
    }),
    creatorId: creatorIdSchema(),
    extras: recordOf(isJson),
  });
}

/** JSON has no `undefined`, so a key missing from the CRM's answer is not stored, and is unknown again when read back. */
export const channelSchema = (): z.ZodMiniType<Channel> =>
  z.pipe(
    known(),
    // Each value was checked against its field's kind above, which the compiler cannot follow through a computed shape.
    z.transform((read): Channel => ({ ...unknownChannel(read.creatorId), ...(read as Partial<Channel>) })),
  );
