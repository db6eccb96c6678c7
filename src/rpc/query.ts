// The choice of creators as it is checked, wherever it comes from.

import * as z from 'zod/mini';

/** The id of a status, label, member or group. */
export const ID = z.union([z.string().check(z.maxLength(256)), z.number()]);

export const QUERY = z.strictObject({
  platform: z.exactOptional(z.string().check(z.maxLength(40))),
  status: z.exactOptional(ID),
  labels: z.exactOptional(z.array(ID).check(z.maxLength(100))),
  owner: z.exactOptional(ID),
  group: z.exactOptional(ID),
  keyword: z.exactOptional(z.string().check(z.maxLength(200))),
  archived: z.exactOptional(z.boolean()),
  updatedSince: z.exactOptional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:\d{2})$/))),
  sort: z.exactOptional(z.enum(['updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'followers', '-followers', 'name', '-name'])),
});
