// Converts our records to the wire's JSON and strictly back, according to the table.
// A client may be tolerant; a server that checks a client must refuse whatever the table does not allow.

import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import { camelCase } from '../../contract/spelling';
import type { Contract, Shape, WireKey } from '../../contract/table';
import type { Dialect } from './dialects';
import { accepted, type Checked, refusedFor } from './model';

export type JsonObject = { readonly [key: string]: Json };

/** Which spelling of a key, and which wire value of a choice, is written: 0 = the table's first. */
export interface Spelling {
  readonly key: number;
  readonly choice: number;
  readonly keys?: Dialect['keys'];
  readonly times?: Dialect['times'];
}

/**
 * The keys of a record that the shape has, in the shape's order, each in the table's type. Names that the record lacks are left out, or
 * null where the table says that they are always present.
 */
export function write(contract: Contract, shape: Shape, record: JsonObject, spelling: Spelling): JsonObject {
  const written: Record<string, Json> = {};
  for (const [name, wire] of Object.entries(shape)) {
    const value = record[name] ?? (wire.required || record[name] === null ? null : undefined);
    if (value !== undefined) written[keyFor(wire, spelling)] = writeValue(contract, wire, value, spelling);
  }
  return written;
}

function keyFor({ key, also = [], evidence }: WireKey, { key: index, keys }: Spelling): string {
  const written = pick([key, ...also], index);
  return keys === 'camel' && evidence !== 'K' ? camelCase(written) : written;
}

function writeValue(contract: Contract, wire: WireKey, value: Json, spelling: Spelling): Json {
  const [kind, nested] = wire.type.split(':');
  if (kind === 'choice') return pick<Json>(wire.values?.[String(value)] ?? [value], spelling.choice);
  if (wire.type === 'time' && typeof value === 'string') return timeAs(spelling.times, value);
  if (nested === undefined) return typed(value, wire.type);
  const writeOne = (one: Json): Json => (isObject(one) ? write(contract, shapeNamed(contract, nested), one, spelling) : one);
  return Array.isArray(value) ? value.map(writeOne) : writeOne(value);
}

function timeAs(form: Dialect['times'] | undefined, iso: string): Json {
  const time = form === undefined || form === 'iso' ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return form === 'seconds' ? Math.floor(time / 1000) : time;
}

/** The same value in another JSON type; a text that is not a number becomes one derived from its letters, always the same. */
export function typed(value: Json, type: WireKey['type']): Json {
  if (value === null || typeof value === 'object') return value;
  switch (type) {
    case 'text':
      return String(value);
    case 'number':
      return typeof value === 'string' ? numberFrom(value) : Number(value);
    case 'boolean':
      return Boolean(value);
    case 'id':
      return value === '' ? null : value;
    default:
      return value;
  }
}

function numberFrom(text: string): number | null {
  if (text === '') return null;
  if (Number.isFinite(Number(text))) return Number(text);
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) : time;
}

function pick<T>(choices: readonly [T, ...T[]] | readonly T[], index: number): T {
  const choice = choices[Math.min(index, choices.length - 1)];
  if (choice === undefined) throw new Error('The table lists nothing to write.');
  return choice;
}

/**
 * How a request is read: `nulls` = JSON null is a value of its own (it may clear); `unsure` = whether unknown keys and keys of evidence U
 * may be ignored.
 */
export interface ReadRules {
  readonly nulls: 'kept' | 'refused';
  readonly unsure: 'strict' | 'ignored';
  /** A list of ids may be empty. */
  readonly emptyIds: boolean;
}

/** The record of a request's JSON, or a sentence naming the first key that does not fit the table. */
export function read(contract: Contract, shape: Shape, json: Json, rules: ReadRules, where = ''): Checked<JsonObject> {
  if (!isObject(json)) return refusedFor(`${where || 'the body'} must be a JSON object`);
  const names = new Map(Object.entries(shape).map(([name, wire]) => [wire.key, name]));
  const record: Record<string, Json> = {};
  for (const [key, value] of Object.entries(json)) {
    const name = names.get(key);
    const wire = name === undefined ? undefined : shape[name];
    if (rules.unsure === 'ignored' && (wire === undefined || wire.evidence === 'U')) continue;
    if (name === undefined || wire === undefined) return refusedFor(`${where}${key} is not a key of this request`);
    const checked = readValue(contract, wire, value, rules, `${where}${key}`);
    if (!checked.ok) return checked;
    record[name] = checked.value;
  }
  const missing = Object.entries(shape).find(([name, wire]) => wire.required && record[name] === undefined);
  return missing ? refusedFor(`${where}${missing[1].key} is missing`) : accepted(record);
}

function readValue(contract: Contract, wire: WireKey, value: Json, rules: ReadRules, where: string): Checked<Json> {
  if (value === null) return rules.nulls === 'kept' && !wire.required ? accepted(null) : refusedFor(`${where} must not be null`);
  const [kind, nested] = wire.type.split(':');
  switch (kind) {
    case 'one':
      return read(contract, shapeNamed(contract, nested ?? ''), value, { ...rules, nulls: 'refused' }, `${where}.`);
    case 'choice':
      return readChoice(wire, value, where);
    case 'json':
      return accepted(value);
    case 'ids':
      if (rules.emptyIds && Array.isArray(value) && value.length === 0) return accepted(value);
      return fits['ids']?.(value) ? accepted(value) : refusedFor(`${where} must be ${wording['ids']}`);
    default:
      return fits[kind ?? '']?.(value) ? accepted(value) : refusedFor(`${where} must be ${wording[kind ?? ''] ?? kind}`);
  }
}

function readChoice(wire: WireKey, value: Json, where: string): Checked<Json> {
  const word = Object.entries(wire.values ?? {}).find(([, values]) => values.some((one) => one === value))?.[0];
  const choices = Object.values(wire.values ?? {}).flat();
  return word === undefined ? refusedFor(`${where} must be one of ${choices.join(', ')}`) : accepted(word);
}

const isId = (value: Json): boolean =>
  (typeof value === 'string' && value.length >= 1 && value.length <= 256) || Number.isSafeInteger(value);

const fits: Readonly<Record<string, (value: Json) => boolean>> = {
  // Blank clears where the table says so; elsewhere it is an id that does not exist.
  id: (value) => isId(value) || value === '',
  ids: (value) => Array.isArray(value) && value.length > 0 && value.every(isId) && new Set(value).size === value.length,
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  // What a form's file is described as; text in its place is refused.
  file: isObject,
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
};

const wording: Readonly<Record<string, string>> = {
  id: 'an id of 1 to 256 characters, or a whole number',
  ids: 'a list of at least one id, each named once',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  file: 'a file',
  time: 'an ISO 8601 time',
};

/** The query string as JSON in the types of the shape; a value that does not look like its type stays text, and `read` refuses it. */
export function queryJson(shape: Shape, query: URLSearchParams): Checked<JsonObject> {
  const types = new Map(Object.values(shape).map((wire) => [wire.key, wire.type]));
  const json = new Map<string, Json>();
  for (const [key, text] of query) {
    if (json.has(key)) return refusedFor(`${key} stands twice in the query`);
    json.set(key, types.get(key) === 'number' && /^\d+$/.test(text) ? Number(text) : text);
  }
  return accepted(Object.fromEntries(json));
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The same text for the same JSON, whatever the order of its keys. */
export function canonical(json: Json): string {
  return JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value,
  );
}
