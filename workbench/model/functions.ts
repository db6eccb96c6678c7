// Spreadsheet functions that the formula library lacks or implements differently from Sheets. Pure.
// docs/differences.md lists all supported functions.

import FormulaParser from 'fast-formula-parser';
import { RE2JS } from 're2js';
import { serialOf } from './dates';

const { FormulaError } = FormulaParser;

type Given = FormulaParser.Given;
type Function = (...given: readonly Given[]) => unknown;

/** Every value of the arguments, ranges row by row. Throws an error among them, which becomes the function's result. */
function flat(given: readonly Pick<Given, 'value'>[]): readonly unknown[] {
  const all = given.flatMap(({ value }): readonly unknown[] => (Array.isArray(value) ? value.flat() : [value]));
  const error = all.find((one) => one instanceof FormulaError);
  if (error !== undefined) throw error;
  return all;
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';
const numbersIn = (given: readonly Given[]): readonly number[] => flat(given).filter((one): one is number => typeof one === 'number');

function textOf(given: Pick<Given, 'value'> | undefined): string {
  const [value] = given === undefined ? [''] : flat([given]);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isBlank(value) ? '' : String(value);
}

function numberOf(given: Pick<Given, 'value'> | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const number = Number(flat([given])[0] ?? 0);
  if (Number.isNaN(number)) throw FormulaError.VALUE;
  return number;
}

/**
 * What AND and OR consider: numbers and booleans; an error becomes the result, a text given directly is not a valid argument, and texts in
 * ranges are ignored.
 */
function truths(given: readonly Given[]): readonly boolean[] {
  const found = given.flatMap((one): readonly boolean[] => {
    if (typeof one.value === 'string') throw FormulaError.VALUE;
    return flat([one]).flatMap((value) => (typeof value === 'number' || typeof value === 'boolean' ? [Boolean(value)] : []));
  });
  if (found.length === 0) throw FormulaError.VALUE;
  return found;
}

/** `>5`, `<>x`, `be*`, or a value to equal; texts ignore case. */
function criterion(wanted: unknown): (value: unknown) => boolean {
  const [, sign = '=', rest = ''] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(String(wanted ?? '')) ?? [];
  const number = rest.trim() === '' ? Number.NaN : Number(rest);
  if (sign === '=' || sign === '<>') {
    const equal = equalTo(rest, number);
    return sign === '=' ? equal : (value) => !equal(value);
  }
  return (value) => typeof value === 'number' && !Number.isNaN(number) && compare(sign, value, number);
}

function equalTo(text: string, number: number): (value: unknown) => boolean {
  if (!Number.isNaN(number)) return (value) => value === number || value === text;
  const pattern = wildcard(text);
  const textIn = (value: unknown): string => (typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? ''));
  if (pattern === null) {
    const plain = unescaped(text).toLowerCase();
    return (value) => textIn(value).toLowerCase() === plain;
  }
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** `~` escapes the character after it, itself included. */
const unescaped = (text: string): string => text.replace(/~([~*?])/g, '$1');

/** null = no wildcards. A pattern with wildcards matches only text. */
function wildcard(text: string): RegExp | null {
  const tokens = text.match(/~[~*?]|[\s\S]/g) ?? [];
  if (!tokens.some((token) => token === '*' || token === '?')) return null;
  const spelled = tokens.map((token) =>
    token === '*' ? '.*' : token === '?' ? '.' : unescaped(token).replace(/[.*?+^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${spelled.join('')}$`, 'is');
}

function compare(sign: string, a: number, b: number): boolean {
  if (sign === '<') return a < b;
  if (sign === '>') return a > b;
  return sign === '<=' ? a <= b : a >= b;
}

/** A range as handed out, and which of its positions meet a criterion: many formulas ask the same of the same cells. */
interface Asked {
  readonly cells: readonly unknown[];
  readonly met: Map<unknown, Uint8Array>;
}

const askedBefore = new WeakMap<object, Asked>();

function asked({ value }: Given): Asked {
  const known = Array.isArray(value) ? askedBefore.get(value) : undefined;
  if (known !== undefined) return known;
  const fresh = { cells: Array.isArray(value) ? value.flat() : [value], met: new Map<unknown, Uint8Array>() };
  if (Array.isArray(value)) askedBefore.set(value, fresh);
  return fresh;
}

function placesMeeting({ cells, met }: Asked, wanted: unknown): Uint8Array {
  const known = met.get(wanted);
  if (known !== undefined) return known;
  const meets = criterion(wanted);
  const places = Uint8Array.from(cells, (one) => (meets(one) ? 1 : 0));
  met.set(wanted, places);
  return places;
}

/** Which positions of the ranges meet all criteria; `given` is range, criterion, range, criterion ... A cell with an error meets none. */
function meeting(given: readonly Given[]): Uint8Array {
  const [first] = given;
  const all = first === undefined ? new Uint8Array() : new Uint8Array(asked(first).cells.length).fill(1);
  for (let i = 0; i < given.length; i += 2) {
    const [range, wanted] = [given[i], given[i + 1]];
    if (range === undefined) continue;
    const places = placesMeeting(asked(range), wanted === undefined ? null : flat([wanted])[0]);
    for (let at = 0; at < all.length; at += 1) all[at] = (all[at] ?? 0) & (places[at] ?? 0);
  }
  return all;
}

function picked(values: Given | undefined, given: readonly Given[]): readonly number[] {
  const places = meeting(given);
  return (values === undefined ? [] : flat([values])).filter((value, at): value is number => places[at] === 1 && typeof value === 'number');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function average(numbers: readonly number[]): number {
  if (numbers.length === 0) throw FormulaError.DIV0;
  return sum(numbers) / numbers.length;
}

const sameText = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;

/** Only values of one kind can be ordered. */
function isInOrder(first: unknown, second: unknown): boolean {
  if (typeof first === 'number' && typeof second === 'number') return first <= second;
  if (typeof first === 'string' && typeof second === 'string') return first <= second;
  return typeof first === 'boolean' && typeof second === 'boolean' && first <= second;
}

/** The 0-based position of a value; with `order` 1 the last that is not greater in an ascending list. */
function placeOf(wanted: unknown, list: readonly unknown[], order: number): number {
  if (order === 0) return list.findIndex((one) => sameText(one, wanted));
  let best = -1;
  list.forEach((one, at) => {
    if (order > 0 ? isInOrder(one, wanted) : isInOrder(wanted, one)) best = at;
  });
  return best;
}

function found(list: readonly unknown[], place: number): unknown {
  if (place < 0 || place >= list.length) throw FormulaError.NA;
  return list[place];
}

/**
 * The cell of a range, by 1-based row and column; for a single row or column one number is enough, and 0 means the first, because arrays do
 * not spill here.
 */
function cellOf(range: Pick<Given, 'value'> | undefined, row: number, column: number | null): unknown {
  const rows: readonly (readonly unknown[])[] = Array.isArray(range?.value) ? range.value : [[range?.value]];
  const [down, right] = column !== null ? [row, column] : rows.length === 1 ? [1, row] : [row, 1];
  const line = rows[Math.max(0, Math.trunc(down) - 1)];
  const place = Math.max(0, Math.trunc(right) - 1);
  if (line === undefined || place >= line.length) throw FormulaError.REF;
  return line[place];
}

/** Sheets uses RE2 expressions, which never backtrack. */
function pattern(given: Given | undefined): RE2JS {
  try {
    return RE2JS.compile(textOf(given));
  } catch {
    throw FormulaError.REF;
  }
}

function substitute(text: string, search: string, replacement: string, occurrence: number): string {
  if (search === '') return text;
  if (occurrence === 0) return text.split(search).join(replacement);
  const parts = text.split(search);
  return parts.length <= occurrence
    ? text
    : `${parts.slice(0, occurrence).join(search)}${replacement}${parts.slice(occurrence).join(search)}`;
}

/** Functions to which the library passes references instead of values. */
export const OF_REFERENCES: Readonly<Record<string, (reader: FormulaParser.Reader, ...given: readonly unknown[]) => unknown>> = {
  // The library's own version forgets which tab the range is in.
  INDEX: (reader, ...given) => {
    const [range, row, column] = given.map((one): Pick<Given, 'value'> => ({ value: reader.utils.extractRefValue(one).val }));
    return cellOf(range, numberOf(row, 0), column === undefined ? null : numberOf(column, 1));
  },
};

export const FUNCTIONS: Readonly<Record<string, Function>> = {
  // The library's own versions overlook an error among what they test.
  AND: (...given) => truths(given).every(Boolean),
  OR: (...given) => truths(given).some(Boolean),
  MAX: (...given) => extreme(numbersIn(given), Math.max),
  MIN: (...given) => extreme(numbersIn(given), Math.min),
  MEDIAN: (...given) => median(numbersIn(given)),
  COUNTA: (...given) => flat(given).filter((value) => value !== null && value !== undefined).length,
  COUNTBLANK: (...given) => flat(given).filter(isBlank).length,
  COUNTUNIQUE: (...given) => new Set(flat(given).filter((value) => !isBlank(value))).size,
  COUNTIFS: (...given) => meeting(given).reduce((total, one) => total + one, 0),
  SUMIFS: (values, ...given) => sum(picked(values, given)),
  AVERAGEIFS: (values, ...given) => average(picked(values, given)),
  MATCH: (wanted, list, order) => {
    const place = placeOf(wanted && flat([wanted])[0], list ? flat([list]) : [], numberOf(order, 1));
    if (place < 0) throw FormulaError.NA;
    return place + 1;
  },
  XLOOKUP: (wanted, list, results, otherwise) => {
    const place = placeOf(wanted && flat([wanted])[0], list ? flat([list]) : [], 0);
    return place < 0 && otherwise !== undefined ? otherwise.value : found(results ? flat([results]) : [], place);
  },
  SUBSTITUTE: (text, search, replacement, occurrence) =>
    substitute(textOf(text), textOf(search), textOf(replacement), numberOf(occurrence, 0)),
  UPPER: (text) => textOf(text).toUpperCase(),
  VALUE: (text) => numberOf(text, 0),
  JOIN: (between, ...given) =>
    flat(given)
      .map((value) => textOf({ value }))
      .join(textOf(between)),
  TEXTJOIN: (between, skip, ...given) =>
    flat(given)
      .filter((value) => !(skip?.value && isBlank(value)))
      .map((value) => textOf({ value }))
      .join(textOf(between)),
  SWITCH: (wanted, ...given) => {
    const at = given.findIndex(({ value }, i) => i % 2 === 0 && i + 1 < given.length && sameText(value, wanted?.value));
    if (at >= 0) return given[at + 1]?.value;
    if (given.length % 2 === 0) throw FormulaError.NA;
    return given[given.length - 1]?.value;
  },
  REGEXMATCH: (text, regex) => pattern(regex).matcher(textOf(text)).find(),
  REGEXEXTRACT: (text, regex) => {
    const match = pattern(regex).matcher(textOf(text));
    if (!match.find()) throw FormulaError.NA;
    return match.group(match.groupCount() > 0 ? 1 : 0) ?? '';
  },
  REGEXREPLACE: (text, regex, replacement) => pattern(regex).matcher(textOf(text)).replaceAll(textOf(replacement)),
  HYPERLINK: (url, label) => (label === undefined ? textOf(url) : label.value),
};

function extreme(numbers: readonly number[], of: (a: number, b: number) => number): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => of(a, b));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw FormulaError.NUM;
  return (low + high) / 2;
}

/** NOW and TODAY by the spreadsheet's clock and zone, read at calculation time. */
export function timeFunctions(book: { readonly zone: string; readonly now: () => number }): Readonly<Record<string, Function>> {
  const now = (): number => serialOf(book.now(), book.zone);
  return { NOW: now, TODAY: () => Math.floor(now()) };
}
