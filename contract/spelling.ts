// The keys under which a value of the table may appear in an answer.

import type { WireKey } from './table';

/** `crm_channel_count` as `crmChannelCount`. */
export const camelCase = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The table's spellings, plus their camel-case forms if the key is not confirmed: neighboring answers mix the two. */
export function spellingsOf(wire: WireKey): readonly string[] {
  const before = known.get(wire);
  if (before !== undefined) return before;
  const written = [wire.key, ...(wire.also ?? [])];
  const spellings = wire.evidence === 'K' ? written : [...new Set([...written, ...written.map(camelCase)])];
  known.set(wire, spellings);
  return spellings;
}

/** Cached, because every value of every row in an answer needs them. */
const known = new WeakMap<WireKey, readonly string[]>();
