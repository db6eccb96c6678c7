// Reads and writes the wire's JSON by the table: which key carries which value, and in which type.

import type { CreatorId, Id, Json } from '../../contract/records';
import { creatorIdOf } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import { spellingsOf } from '../../contract/spelling';
import type { Contract, Shape, WireKey, WireType } from '../../contract/table';
import { READ_FROM } from '../../contract/wire-kinds';
import { broken } from './problems';

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Aborts the reading of an answer; only `attempt` catches it. `place` names the key and the type found there, never the value. */
class UnknownShape extends Error {
  constructor(readonly place: string) {
    super(place);
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly place: string };

/** Runs a reading; an answer that does not fit the table ends it with the place that does not fit. */
export function attempt<T>(read: () => T): Attempt<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof UnknownShape) return { ok: false, place: error.place };
    throw error;
  }
}

/** Aborts the reading that `attempt` runs. */
export function unknownShape(place: string): never {
  throw new UnknownShape(place);
}

/** The merged keys of the shapes a table entry names (`batchBody+changeSet`). */
export function shapeOf(contract: Contract, names: string): Shape {
  for (const name of names.split('+')) if (own(contract.shapes, name) === undefined) broken(`the table has no shape ${name}`);
  return shapeNamed(contract, names);
}

/**
 * One JSON object, read by our names. Every reader returns `undefined` when the table has no key for the name or none of its spellings is
 * present, treats JSON null as blank, and aborts the reading when the value has another type than the table says. The table's type may
 * differ from the reader's: a number is returned as its text, and numeric text is read as a number.
 */
export class Row {
  private readonly json: JsonObject;
  /** Wire keys claimed by a name of the shape. */
  private readonly claimed = new Set<string>();

  /** `where` names the object in problems, as in `items[3]`. Rejects anything that is not an object, or lacks a required key. */
  constructor(
    private readonly contract: Contract,
    private readonly shape: Shape,
    json: Json | undefined,
    private readonly where: string,
  ) {
    this.json = isObject(json) ? json : unknownShape(`${where} is ${typeName(json)}, not an object`);
    for (const wire of Object.values(shape)) {
      const key = spellingsOf(wire).find((spelling) => own(this.json, spelling) !== undefined);
      if (key !== undefined) this.claimed.add(key);
      else if (wire.required) unknownShape(`${where}.${wire.key} is missing`);
    }
  }

  /** The kind of value the table says the key carries: `one` and `many` without their shape. */
  kind(name: string): string {
    return kindOf(own(this.shape, name)?.type ?? 'text');
  }

  /** Text, a time in ISO 8601, or our word for a choice; a choice the table does not list is kept as text. */
  text(name: string): string | undefined {
    const { wire, key, value } = this.find(name, READ_FROM.text);
    if (wire === undefined || value === undefined) return undefined;
    if (value === null) return '';
    if (typeof value === 'object') return this.refuse(key, value, 'text');
    switch (wire.type) {
      case 'choice':
        return wordOf(wire, value);
      case 'number':
        return typeof value === 'number' ? String(value) : this.refuse(key, value, 'a number');
      case 'boolean':
        return typeof value === 'boolean' ? String(value) : this.refuse(key, value, 'true or false');
      case 'id':
        return String(this.id(name));
      case 'time':
        return typeof value === 'number' ? (isoOf(value) ?? this.refuse(key, value, 'a time')) : this.textual(key, value);
      default:
        return this.textual(key, value);
    }
  }

  private textual(key: string, value: Json): string {
    return typeof value === 'string' ? value : this.refuse(key, value, 'text');
  }

  /** Ids in the types they came in; undefined for JSON null too. */
  ids(name: string): readonly Id[] | undefined {
    const { key, value } = this.find(name, READ_FROM.ids);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) return this.refuse(key, value, 'a list');
    return value.map((id: Json) => (isId(id) ? id : this.refuse(key, id, 'an id')));
  }

  /** Where the table says text, non-numeric text is unknown. */
  number(name: string): number | null | undefined {
    const { wire, key, value } = this.find(name, READ_FROM.number);
    if (value === undefined || value === null) return value;
    if (wire?.type !== 'text')
      return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(key, value, 'a finite number');
    if (typeof value !== 'string') return this.refuse(key, value, 'text');
    const text = value.trim();
    return text === '' ? null : Number.isFinite(Number(text)) ? Number(text) : undefined;
  }

  /**
   * `undefined` for JSON null too, which says neither yes nor no. Where the table says text or a number, accepts true, false, 1, and 0 in
   * either.
   */
  boolean(name: string): boolean | undefined {
    const { wire, key, value } = this.find(name, READ_FROM.flag);
    if (value === undefined || value === null) return undefined;
    if (wire?.type === 'boolean') return typeof value === 'boolean' ? value : this.refuse(key, value, 'true or false');
    if (typeof value !== (wire?.type === 'text' ? 'string' : 'number'))
      return this.refuse(key, value, wire?.type === 'text' ? 'text' : 'a number');
    return FLAGS.get(String(value).trim().toLowerCase());
  }

  /** Kept in the type it came in. A number beyond 2^53 has already lost digits and is rejected, as is blank text. */
  id(name: string): Id {
    const { key, value } = this.find(name, READ_FROM.id);
    return isId(value) ? value : this.refuse(key, value, 'an id');
  }

  /** Text only: a creator id that comes as a number may have lost digits, and would name another creator. */
  creatorId(name: string): CreatorId {
    const id = this.id(name);
    return typeof id === 'string' ? creatorIdOf(id) : this.refuse(this.find(name, READ_FROM.id).key, id, 'text');
  }

  /** A list of creator ids; undefined for JSON null too. */
  creatorIds(name: string): readonly CreatorId[] | undefined {
    const { key, value } = this.find(name, READ_FROM.ids);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) return this.refuse(key, value, 'a list');
    return value.map((id: Json) => (typeof id === 'string' && id !== '' ? creatorIdOf(id) : this.refuse(key, id, 'text')));
  }

  /** The JSON, unchanged. */
  raw(name: string): Json | undefined {
    return this.find(name, READ_FROM.json).value;
  }

  one<T>(name: string, read: (row: Row) => T): T | null | undefined {
    const { wire, key, value } = this.find(name, READ_FROM.one);
    if (wire === undefined || value === undefined) return undefined;
    if (value === null) return null;
    return read(this.nested(wire, value, `${this.where}.${key}`));
  }

  many<T>(name: string, read: (row: Row) => T): readonly T[] | undefined {
    const { wire, key, value } = this.find(name, READ_FROM.many);
    if (wire === undefined || value === undefined) return undefined;
    if (value === null) return [];
    if (!Array.isArray(value)) return this.refuse(key, value, 'a list');
    return value.map((one: Json, index) => read(this.nested(wire, one, `${this.where}.${key}[${index}]`)));
  }

  /** Every key not claimed by a name of the shape, unchanged. */
  rest(): Readonly<Record<string, Json>> {
    return Object.fromEntries(Object.entries(this.json).filter(([key]) => !this.claimed.has(key)));
  }

  /** The value under the first spelling present. A table type the reader cannot convert is rejected when the table is built. */
  private find(name: string, kinds: readonly string[]): { wire: WireKey | undefined; key: string; value: Json | undefined } {
    const wire = own(this.shape, name);
    if (wire === undefined) return { wire, key: name, value: undefined };
    if (!kinds.includes(kindOf(wire.type))) broken(`the table says ${wire.type} for ${name}, where ${kinds.join(' or ')} is read`);
    const key = spellingsOf(wire).find((spelling) => own(this.json, spelling) !== undefined) ?? wire.key;
    return { wire, key, value: own(this.json, key) };
  }

  private nested(wire: WireKey, json: Json, where: string): Row {
    return new Row(this.contract, shapeOf(this.contract, nestedName(wire.type)), json, where);
  }

  private refuse(key: string, value: Json | undefined, wanted: string): never {
    return unknownShape(`${this.where}.${key} is ${typeName(value)}, not ${wanted}`);
  }
}

/**
 * The JSON object of a record whose names are those of the shape. `undefined` is omitted, null stays null, ids keep their type. A name the
 * table has no key for, or an absent required one, breaks the contract: nothing is dropped silently.
 */
export function encode(contract: Contract, shape: Shape, record: object): JsonObject {
  const given = Object.entries<Json | undefined>({ ...record }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  for (const [name, wire] of Object.entries(shape)) {
    if (wire.required && !given.some((one) => one.name === name)) broken(`${name} is required`);
  }
  return Object.fromEntries(
    given.map(({ name, value }) => {
      const wire = own(shape, name) ?? broken(`the table has no key for ${name}`);
      return [wire.key, encodeValue(contract, wire, value)];
    }),
  );
}

function encodeValue(contract: Contract, wire: WireKey, value: Json): Json {
  const nested = (one: Json): Json => (isObject(one) ? encode(contract, shapeOf(contract, nestedName(wire.type)), one) : one);
  switch (kindOf(wire.type)) {
    case 'choice':
      return own(wire.values ?? {}, String(value))?.[0] ?? value;
    case 'text':
      return typeof value === 'number' ? String(value) : value;
    case 'one':
    case 'many':
      return Array.isArray(value) ? value.map(nested) : nested(value);
    default:
      return value;
  }
}

/**
 * The record carried by a JSON object of this shape, by the shape's names: the inverse of `encode`. Nothing is checked; keys unknown to the
 * shape are ignored.
 */
export function decode<T>(contract: Contract, shape: Shape, json: Json | undefined): T {
  const given = isObject(json) ? json : {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, wire]) => {
      const value = own(given, wire.key);
      return value === undefined ? [] : [[name, decodeValue(contract, wire, value)]];
    }),
  ) as T;
}

function decodeValue(contract: Contract, wire: WireKey, value: Json): unknown {
  if (wire.type === 'choice' && typeof value !== 'object') return wordOf(wire, value);
  return kindOf(wire.type) === 'one' && value !== null ? decode(contract, shapeOf(contract, nestedName(wire.type)), value) : value;
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Seconds since 1970 stay below this for 3,000 years; milliseconds have exceeded it since 1973. */
const SECONDS_BELOW = 1e11;

/** The time given by an integer, in seconds or milliseconds since 1970. */
function isoOf(epoch: number): string | undefined {
  const time = new Date(Math.abs(epoch) < SECONDS_BELOW ? epoch * 1000 : epoch);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** A number beyond 2^53 has already lost digits. */
function isId(value: Json | undefined): value is Id {
  return typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);
}

function wordOf(wire: WireKey, value: string | number | boolean): string {
  const listed = Object.entries(wire.values ?? {}).find(([, values]) => values.some((one) => one === value));
  return listed?.[0] ?? String(value);
}

function kindOf(type: WireType): string {
  return type.split(':', 1)[0] ?? type;
}

function nestedName(type: WireType): string {
  return type.slice(type.indexOf(':') + 1);
}

/** The text parsed as JSON; undefined when it is not JSON. */
export function parsedJson(text: string): Json | undefined {
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const TYPE_NAMES: Readonly<Record<string, string>> = { string: 'text', number: 'a number', boolean: 'true or false', object: 'an object' };

/** The type of a JSON value, for problems; never its content. */
export function typeName(json: Json | undefined): string {
  if (json === undefined) return 'missing';
  if (json === null) return 'null';
  if (Array.isArray(json)) return 'a list';
  return TYPE_NAMES[typeof json] ?? typeof json;
}

/** ES2020 has no `Object.hasOwn`. */
const isOwn = Object.prototype.hasOwnProperty;

/** An own property: in what the CRM sends, `constructor` and `__proto__` are keys like any other. */
function own<T>(object: Readonly<Record<string, T>>, key: string): T | undefined {
  return isOwn.call(object, key) ? object[key] : undefined;
}
