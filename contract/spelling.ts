// Under which keys a value of the table may stand in an answer.

import type { WireKey } from './table';

/** `crm_channel_count` as `crmChannelCount`. */
export const camelCase = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The table's spellings, and where the key is not known for sure also those in camel case: neighbouring answers mix the two. */
export function spellingsOf(wire: WireKey): readonly string[] {
  const before = known.get(wire);
  if (before !== undefined) return before;
  const written = [wire.key, ...(wire.also ?? [])];
  const spellings = wire.evidence === 'K' ? written : [...new Set([...written, ...written.map(camelCase)])];
  known.set(wire, spellings);
  return spellings;
}

/** An answer asks for them with every value of every row. */
const known = new WeakMap<WireKey, readonly string[]>();
