// What all emulated objects share: unknown members throw with their name, calls are counted, errors belong to the script's realm.

import { eachOf } from '../../contract/named';
import { thrown } from '../thrown';
import type { Host } from './host';
import { localizedError } from './localized-errors';

/** A platform error, as scripts catch it. */
export class Exception extends Error {
  override readonly name = 'Exception';
}

/** Members that the language itself looks up; every object lacks them silently. */
const QUIET: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'valueOf',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
]);

type Method = (...args: readonly unknown[]) => unknown;

const originals = new WeakMap<object, object>();

/** Nesting depth of calls: a service that uses another one is not billed twice. */
let depth = 0;

let host: Host | null = null;

/** Call once per realm, before anything else. */
export function attach(to: Host): void {
  host = to;
}

export function hostOf(): Host {
  if (host === null) throw new Error('the services are not attached to a host');
  return host;
}

/**
 * The object as a script sees it. Its methods, and its members that begin with a capital letter (enumerations), exist; everything else
 * throws "X.y is not emulated by the stand-in". `name` is the platform's name for it, used for billing.
 */
export function emulated<T extends object>(name: string, original: T): T {
  const methods = new Map<string, Method>();
  const seen = new Proxy(original, {
    get: (target, key) => {
      if (typeof key === 'symbol') return key === Symbol.toStringTag ? name : undefined;
      const known = methods.get(key);
      if (known !== undefined) return known;
      const member: unknown = Reflect.get(target, key);
      if (isMethod(target, key, member)) {
        const billed = billedMethod(`${name}.${key}`, target, member, seen);
        methods.set(key, billed);
        return billed;
      }
      if (isMember(key) && owns(target, key)) return member;
      if (key === 'toString') return owns(target, key) ? member : () => name;
      if (QUIET.has(key)) return undefined;
      throw new Exception(`${name}.${key} is not emulated by the stand-in`);
    },
    set: (_, key) => {
      throw new TypeError(`Cannot assign to ${name}.${String(key)}`);
    },
    has: (target, key) => typeof key === 'string' && isMethod(target, key, Reflect.get(target, key)),
    // Enumerations list their members, other objects nothing.
    ownKeys: (target) => Reflect.ownKeys(target).filter((key) => isMember(key)),
    getOwnPropertyDescriptor: (target, key) =>
      isMember(key) && owns(target, key) ? { value: Reflect.get(target, key), enumerable: true, configurable: true } : undefined,
    getPrototypeOf: () => Object.prototype,
  });
  originals.set(seen, original);
  return seen;
}

const isMember = (key: string | symbol): key is string => typeof key === 'string' && /^[A-Z]/.test(key);

const owns = (object: object, key: string): boolean => Object.getOwnPropertyDescriptor(object, key) !== undefined;

/** Methods are on the class, or in the object literal of a service. What TypeScript calls private begins with an underscore. */
function isMethod(target: object, key: string, member: unknown): member is Method {
  return typeof member === 'function' && key !== 'constructor' && !key.startsWith('_') && !owns(Object.prototype, key) && key in target;
}

function billedMethod(call: string, target: object, method: Method, seen: object): Method {
  const collected = COLLECTED.test(call);
  return (...args) => {
    const outermost = depth === 0;
    if (outermost) hostOf().bill(call);
    if (outermost && WAITS.test(call)) throwLate();
    const result = outermost && collected ? appliedLater(seen, target, method, args) : applied(target, method, args);
    if (outermost) hostOf().done?.(call);
    return result;
  };
}

/** Writes that return no data, which the platform may batch. */
const COLLECTED = /^Range(List)?\.(set|clear)|^Sheet\.(setFrozen|setColumnWidth|hideColumns)/;

/** Calls that need all batched writes applied first. Other calls only name cells or build something. */
const WAITS =
  /^SpreadsheetApp\.flush$|^Lock\.release|^Spreadsheet\.(getSheet|insert|delete)|^Sheet\.(getLast|getMax|getFilter|getProtections|getCharts|getFrozen|insert|delete|isRow|createDev)|^Range\.(get(Values?|Display|Formulas?|Number|Notes?|Rich|DataVal|Background|Merged)|create|copy|sort|add)/;

/** The first refusal among the batched writes. */
let late: Error | null = null;

/** Throws the pending refusal of earlier writes, if any. Also call it when an execution ends. */
export function throwLate(): void {
  const refused = late;
  late = null;
  if (refused !== null) throw refused;
}

function appliedLater(seen: object, target: object, method: Method, args: readonly unknown[]): unknown {
  try {
    return applied(target, method, args);
  } catch (error) {
    if (hostOf().refusesLate !== true || !(error instanceof Exception) || /method signature/.test(error.message)) throw error;
    late ??= error;
    return seen;
  }
}

function applied(target: object, method: Method, args: readonly unknown[]): unknown {
  depth += 1;
  try {
    return Reflect.apply(method, target, args);
  } catch (error) {
    throw ofThisRealm(error);
  } finally {
    depth -= 1;
  }
}

/**
 * A refusal by the model or the host becomes an exception of the script's realm, in the person's language; a script's own error stays as it
 * is.
 */
function ofThisRealm(what: unknown): Error {
  if (what instanceof Error && !(what instanceof Exception)) return what;
  const { name, message } = thrown(what);
  const known = what instanceof Exception || name === 'Refusal';
  return new Exception(known ? localizedError(message, hostOf().facts.locale) : `The stand-in failed: ${message}`);
}

/** The original behind an object that a script passes in, if it is of that class. */
export function originalOf<T extends object>(seen: unknown, type: abstract new (...args: never[]) => T): T | null {
  const original = typeof seen === 'object' && seen !== null ? originals.get(seen) : undefined;
  return original instanceof type ? original : null;
}

/** The members of a plain object that a script passes in; none for anything else. */
export const membersOf = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null ? { ...given } : {};

/** Whether this is a service object, which cannot leave the realm as a value. */
export function isEmulated(value: object): boolean {
  return originals.has(value);
}

/** The platform's refusal of arguments that match no signature of the method. */
export function mismatch(call: string, args: readonly unknown[]): Exception {
  const types = args.map(typeName).join(',');
  return new Exception(`The parameters (${types}) don't match the method signature for ${call}.`);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'number[]';
  if (value instanceof Date) return 'Date';
  if (typeof value === 'object') return isEmulated(value) ? String(value) : 'Object';
  return typeof value === 'undefined' ? 'undefined' : typeof value === 'function' ? 'Function' : cap(typeof value);
}

const cap = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A word of an enumeration: compared by identity, spelled by toString. */
interface Choice {
  toString(): string;
  toJSON(): string;
  name(): string;
  ordinal(): number;
}

/** An enumeration with exactly these words; any other throws with its name. */
export function enumeration<W extends string>(name: string, words: readonly W[]): Readonly<Record<W, Choice>> {
  const choice = (word: W): Choice =>
    Object.freeze({ toString: () => word, toJSON: () => word, name: () => word, ordinal: () => words.indexOf(word) });
  return emulated(name, eachOf(words, choice));
}

/** The word behind a choice of an enumeration; null for anything else. */
export function wordOf<W extends string>(choice: unknown, of: Readonly<Record<W, Choice>>): W | null {
  if (typeof choice !== 'object' || choice === null) return null;
  const word = String(choice) as W;
  return membersOf(originals.get(of))[word] === choice ? word : null;
}
