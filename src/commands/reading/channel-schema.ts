// The shape of a CRM row as it is kept between calls.

import * as z from 'zod/mini';
import type { Channel, CreatorId, Named } from '../../../contract/records';
import { wireId } from '../../rpc/arguments';

const text = z.optional(z.string());
const named: z.ZodMiniType<Named> = z.strictObject({ id: wireId, name: z.string() });

const KNOWN = z.strictObject({
  creatorId: z.custom<CreatorId>((id) => typeof id === 'string'),
  platform: text,
  name: text,
  handle: text,
  channelLink: text,
  followers: z.optional(z.nullable(z.number())),
  country: text,
  status: z.optional(z.nullable(named)),
  labels: z.optional(z.array(named)),
  owner: z.optional(z.nullable(named)),
  email: text,
  contactLink: text,
  notes: text,
  groups: z.optional(z.array(named)),
  archived: z.optional(z.boolean()),
  createdAt: text,
  updatedAt: text,
  extras: z.record(z.string(), z.json()),
});

const NOTHING_KNOWN = {
  platform: undefined,
  name: undefined,
  handle: undefined,
  channelLink: undefined,
  followers: undefined,
  country: undefined,
  status: undefined,
  labels: undefined,
  owner: undefined,
  email: undefined,
  contactLink: undefined,
  notes: undefined,
  groups: undefined,
  archived: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};

/** A key that the CRM's answer did not have is not kept, because JSON has no `undefined`; it is unknown again when it is read. */
export const CHANNEL_SCHEMA: z.ZodMiniType<Channel> = z.pipe(
  KNOWN,
  z.transform((known): Channel => ({ ...NOTHING_KNOWN, ...known })),
);
