// The shape of a CRM row as it is kept between calls.

import * as z from 'zod/mini';
import type { Channel, CreatorId, Named } from '../../../contract/records';
import { ID } from '../../rpc/query';

/** A key that the CRM's answer did not have is not kept, and is not there again when it is read. */
const known = <T extends z.ZodMiniType>(schema: T) => z.union([schema, z.undefined()]);
const text = known(z.string());
const named: z.ZodMiniType<Named> = z.strictObject({ id: ID, name: z.string() });

export const CHANNEL_SCHEMA: z.ZodMiniType<Channel> = z.strictObject({
  creatorId: z.custom<CreatorId>((id) => typeof id === 'string'),
  platform: text,
  name: text,
  handle: text,
  channelLink: text,
  followers: known(z.nullable(z.number())),
  country: text,
  status: known(z.nullable(named)),
  labels: known(z.array(named)),
  owner: known(z.nullable(named)),
  email: text,
  contactLink: text,
  notes: text,
  groups: known(z.array(named)),
  archived: known(z.boolean()),
  createdAt: text,
  updatedAt: text,
  extras: z.record(z.string(), z.json()),
});
