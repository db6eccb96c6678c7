// Under which keys a value of the table may stand in an answer.

import type { WireKey } from './table';

/** `crm_channel_count` as `crmChannelCount`. */
export const camelCase = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The table's spellings, and where the key is not known for sure also those in camel case: neighbouring answers mix the two. */
export function spellingsOf({ key, also = [], evidence }: WireKey): readonly string[] {
  const written = [key, ...also];
  return evidence === 'K' ? written : [...new Set([...written, ...written.map(camelCase)])];
}
