// What a cell shows, based on its value and number format, in the spreadsheet's locale.

/// <reference path="./packages.d.ts" />

import FormulaParser from 'fast-formula-parser';
import { AUTOMATIC, type CellError, GENERAL, isError, TEXT, type Value } from './cell';
import { type Locale, localDate, localNumber } from './locales';

const { SSF } = FormulaParser;

const kinds = new Map<string, boolean>();

/** Whether numbers in this format are dates or times, so that a script reads them as Date. */
export function showsDate(format: string): boolean {
  let known = kinds.get(format);
  if (known === undefined) {
    known = format !== GENERAL && format !== TEXT && SSF.is_date(format);
    kinds.set(format, known);
  }
  return known;
}

/** The displayed text. A blank cell shows nothing. */
export function shownText(value: Value | undefined, format: string, locale: Locale): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return shownNumber(value, format, locale);
  return plainText(value, locale);
}

/** A value as the formula bar and the clipboard spell it, without its number format. */
export function plainText(value: string | number | boolean | CellError, locale: Locale): string {
  if (isError(value)) return value.error;
  if (typeof value === 'boolean') return locale.booleans[value ? 0 : 1];
  return typeof value === 'number' ? localNumber(generalText(value), locale) : value;
}

function shownNumber(value: number, format: string, locale: Locale): string {
  if (format === GENERAL || format === AUTOMATIC || format === TEXT) return localNumber(generalText(value), locale);
  try {
    // In a date, the library takes a dot for fractions of a second.
    if (showsDate(format)) return localDate(SSF.format(format.replace(/\.(?=[dmy])/gi, '\\.'), value), locale);
    return localNumber(SSF.format(format, value), locale);
  } catch {
    // A format that the library cannot read: Sheets would show something else; only the number is certain.
    return localNumber(generalText(value), locale);
  }
}

/** Whole numbers in full, fractions with ten digits, very large and very small ones with an exponent. */
function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return exponentText(value);
  return String(Number(value.toPrecision(10)));
}

function exponentText(value: number): string {
  const [digits = '0', exponent = '+0'] = value.toExponential(5).split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${Number(digits)}E${sign}${exponent.slice(1).padStart(2, '0')}`;
}
