// What a dump shows about a JSON value: its kinds, its keys, its limits, whether from a schema or from an example.

import type { Json } from '../../contract/records';

export type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'null';

export interface Seen {
  /** Empty = anything, or unknown. */
  readonly kinds: readonly Kind[];
  /** A schema names every existing key; an example only those that it happens to have. */
  readonly whole: boolean;
  readonly keys: Readonly<Record<string, Seen>>;
  readonly required: readonly string[];
  readonly items?: Seen;
  /** All values that a schema allows, or the single one of an example. */
  readonly values?: readonly (string | number)[];
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  /** `null` is the default of an absent key, so it may equally mean "leave unchanged". */
  readonly nullByDefault?: boolean;
}

export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const KIND_NAMES: Readonly<Record<string, Kind>> = { string: 'text', number: 'number', boolean: 'boolean' };

const kindOf = (value: Json): Kind => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return KIND_NAMES[typeof value] ?? 'object';
};

/** What one value that was really sent or answered shows. The entries of a list are merged into one. */
export function seenInExample(value: Json): Seen {
  const seen: Seen = { kinds: [kindOf(value)], whole: false, keys: {}, required: [] };
  if (Array.isArray(value)) return value.length === 0 ? seen : { ...seen, items: value.map(seenInExample).reduce(together) };
  if (isObject(value))
    return { ...seen, keys: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seenInExample(inner)])) };
  return typeof value === 'string' || typeof value === 'number' ? { ...seen, values: [value] } : seen;
}

/** Two views of one place: what either of them shows. */
export function together(one: Seen, other: Seen): Seen {
  const keys = { ...one.keys };
  for (const [key, seen] of Object.entries(other.keys)) keys[key] = keys[key] ? together(keys[key], seen) : seen;
  const items = one.items && other.items ? together(one.items, other.items) : (one.items ?? other.items);
  const values = one.values || other.values ? [...new Set([...(one.values ?? []), ...(other.values ?? [])])] : undefined;
  return {
    ...other,
    ...one,
    kinds: [...new Set([...one.kinds, ...other.kinds])],
    keys,
    required: [...new Set([...one.required, ...other.required])],
    ...(items && { items }),
    ...(values && { values }),
  };
}

export const isNullable = ({ kinds }: Seen): boolean => kinds.includes('null');
