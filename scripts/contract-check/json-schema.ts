// Reads a JSON Schema as what it shows about a value: references, alternatives with null, lists of types, enumerations.

import type { Json } from '../../contract/records';
import { isObject, type JsonObject, type Kind, type Seen, together } from './seen';

const kinds: Readonly<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  null: 'null',
};

/** A dangling or circular reference is a value that nothing is known about. */
export function seenInSchema(schema: Json, root: Json = schema, on: readonly string[] = []): Seen {
  if (!isObject(schema)) return { kinds: [], whole: true, keys: {}, required: [] };
  const reference = schema['$ref'];
  const parts = typeof reference === 'string' ? [followed(reference, root, on)] : [];
  const every = listOf(schema['allOf']).map((part) => seenInSchema(part, root, on));
  const any = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])].map((part) => seenInSchema(part, root, on));
  return [...parts, ...every, ...any].reduce(together, ownSeen(schema, root, on));
}

function ownSeen(schema: JsonObject, root: Json, on: readonly string[]): Seen {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const values = valuesOf(schema);
  const items = schema['items'] === undefined ? undefined : seenInSchema(schema['items'], root, on);
  const nullish = schema['nullable'] === true || valuesWithNull(schema).includes(null);
  const told = [schema['type'] ?? []].flat().flatMap((type) => kinds[String(type)] ?? []);
  return {
    kinds: nullish ? [...told, 'null'] : told,
    whole: true,
    keys: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, seenInSchema(inner, root, on)])),
    required: listOf(schema['required']).map(String),
    ...(items && { items }),
    ...(values.length > 0 && { values }),
    ...limit('maxItems', schema['maxItems']),
    ...limit('maximum', schema['maximum']),
    ...limit('minLength', schema['minLength']),
    ...(schema['default'] === null && { nullByDefault: true }),
  };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const limit = (name: 'maxItems' | 'maximum' | 'minLength', value: Json | undefined): Partial<Seen> =>
  typeof value === 'number' ? { [name]: value } : {};

const valuesWithNull = (schema: JsonObject): readonly Json[] =>
  schema['const'] === undefined ? listOf(schema['enum']) : [schema['const'], ...listOf(schema['enum'])];

const valuesOf = (schema: JsonObject): readonly (string | number)[] =>
  valuesWithNull(schema).flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [value] : []));

/** `#/$defs/x`, `#/definitions/x` or any other place within the schema. */
function followed(reference: string, root: Json, on: readonly string[]): Seen {
  if (!reference.startsWith('#') || on.includes(reference)) return seenInSchema(null);
  const names = reference.slice(1).split('/').slice(1).map(unescaped);
  const target = names.reduce<Json | undefined>(
    (place, name) => (isObject(place) && Object.hasOwn(place, name) ? place[name] : undefined),
    root,
  );
  return seenInSchema(target ?? null, root, [...on, reference]);
}

/** RFC 6901. */
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');
