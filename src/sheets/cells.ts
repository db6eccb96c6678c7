// How a cell is written and read: our inputs as the platform's values, the platform's values as text. Pure.

import type { CellInput, CellSeen, ColumnKind } from '../commands/ports';
import type { CellValue } from '../sync/model';

/** What we pass to `setValues`. */
export type Written = string | number | Date;

/** `@` keeps text as text; times are shown in the spreadsheet's zone. */
export const NUMBER_FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  number: '#,##0',
  time: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
  any: 'General',
};

const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#ERROR!',
  '#SPILL!',
  '#CALC!',
]);

/** What a formula shows while a remote source is being read: no value yet. */
const LOADING = 'Loading...';

/**
 * The value that makes a cell hold exactly the input. In a cell of format `@`, only a leading `=` and a leading apostrophe are still
 * interpreted; another apostrophe in front makes them literal. An invalid time is stored as its text.
 */
export function writtenValue(input: CellInput): Written {
  if (input === null) return '';
  if ('number' in input) return input.number;
  if ('day' in input) return input.day;
  if ('formula' in input) return input.formula;
  if ('text' in input) return literal(input.text);
  const time = new Date(input.time);
  return Number.isNaN(time.getTime()) ? literal(input.time) : time;
}

function literal(text: string): string {
  return /^[=']/.test(text) ? `'${text}` : text;
}

/**
 * The value that leaves a cell without a formula as it was read. In a cell of another format than `@`, text stays text only behind an
 * apostrophe ("007" would become 7).
 */
export function unchangedValue(value: unknown, format: string): Written | boolean {
  if (typeof value !== 'string') return value as number | boolean | Date;
  if (format === NUMBER_FORMATS.text || value === '') return literal(value);
  return `'${value}`;
}

/**
 * The number format a cell needs before the input is written: the current one if it does no harm, so that a person's own number or date
 * format stays. Blank accepts any format.
 */
export function wantedFormat(input: CellInput, present: string): string {
  if (input === null) return present;
  if ('number' in input) return present === NUMBER_FORMATS.text ? NUMBER_FORMATS.number : present;
  if ('day' in input) return showsTime(present) ? present : NUMBER_FORMATS.day;
  if ('formula' in input) return present === NUMBER_FORMATS.text ? NUMBER_FORMATS.any : present;
  if ('text' in input || Number.isNaN(Date.parse(input.time))) return NUMBER_FORMATS.text;
  return showsTime(present) ? present : NUMBER_FORMATS.time;
}

/** Quoted and bracketed parts of a format are not date letters. */
function showsTime(format: string): boolean {
  return /[dyhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/i, ''));
}

/** Whether the displayed text of a value must be read: numbers, dates, and booleans are displayed by format and locale. */
export function needsDisplay(value: unknown): boolean {
  return typeof value !== 'string';
}

/** A cell as a person sees it. `shown` is only used if the value is not a string; an error takes precedence over the formula behind it. */
export function seenCell(value: unknown, formula: string, shown: string): CellSeen {
  const text = typeof value === 'string' ? value : shown;
  if (ERRORS.has(text) || (formula !== '' && text === LOADING)) return { text, origin: 'error' };
  const held = heldBy(value);
  if (formula === '') return held === undefined ? { text } : { text, value: held };
  return { text, origin: 'formula', formula, ...(held !== undefined && { result: held }) };
}

function heldBy(value: unknown): CellValue | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? { time: value.toISOString() } : undefined;
}
