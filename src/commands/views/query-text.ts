// Parses a choice of creators pasted as text.

import * as z from 'zod/mini';
import type { ChannelQuery } from '../../../contract/records';
import { readQueryText as queryIn } from '../../crm/query';
import { call } from '../call';
import { done, failed, type Result } from '../result';

export const readQueryText = call(
  () => ({ text: z.string().check(z.maxLength(20_000)) }),
  (_, { text }): Result<{ readonly query: ChannelQuery }> => {
    const pasted = queryIn(text);
    return pasted.ok ? done({ query: pasted.query }) : failed('bad-query', { what: pasted.what, key: pasted.key });
  },
);
