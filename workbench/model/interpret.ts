// How Sheets interprets a text that a person types or a script writes: formula, number, date, boolean or text, by the spreadsheet's locale.

import { type CellWrite, TEXT } from './cell';
import { inLatin, type Locale, type TypedNumber, typedNumber } from './locales';
import { dateFrom } from './read-date';

/** Who writes: in a plain-text cell, `=` typed by a person stays text; for a script this is undocumented, so it becomes a formula. */
export type Writer = 'person' | 'script';

/**
 * - `''` blanks the cell; a leading apostrophe makes the rest literal text and is not kept.
 * - In a cell of format `@`, everything else is text, except a script's `=`.
 * - `=...` is a formula, and so is anything that begins with `+` or `-` and is not a number.
 * - `TRUE`, `12`, `007`, `1,234.5`, `12%`, `$5`, `1e3`, dates and times are read as such and imply their format.
 */
export function interpret(text: string, format: string, writer: Writer, locale: Locale): CellWrite {
  if (text === '') return { value: undefined, formula: undefined };
  if (text.startsWith("'")) return literal(text.slice(1));
  const isFormula = text.startsWith('=') && text.length > 1;
  if (format === TEXT) return isFormula && writer === 'script' ? { formula: text } : literal(text);
  if (isFormula) return { formula: text };
  return valueFrom(text, locale) ?? (/^[+-]./.test(text) ? { formula: `=${text}` } : literal(text));
}

/** Text as is, without interpretation. */
function literal(text: string): CellWrite {
  return { value: text === '' ? undefined : text, formula: undefined };
}

function valueFrom(text: string, locale: Locale): CellWrite | null {
  const trimmed = inLatin(text.trim(), locale);
  const truth = booleanFrom(trimmed.toUpperCase(), locale);
  if (truth !== null) return { value: truth, formula: undefined };
  const read = numberFrom(trimmed, locale) ?? dateFrom(trimmed, locale);
  return read === null ? null : { ...read, formula: undefined };
}

/** The locale's words, and the English ones everywhere. */
function booleanFrom(word: string, { booleans: [yes, no] }: Locale): boolean | null {
  if (word === yes || word === 'TRUE') return true;
  return word === no || word === 'FALSE' ? false : null;
}

/** A number, with the format implied by its spelling. */
function numberFrom(text: string, locale: Locale): CellWrite | null {
  const typed = typedNumber(text, locale);
  if (typed === null) return null;
  const format = formatOf(typed, locale);
  return { value: typed.value, ...(format === null ? {} : { format }) };
}

function formatOf({ money, percent, exponent, decimals, grouped }: TypedNumber, { currency, currencyBehind }: Locale): string | null {
  const fraction = decimals ? '.00' : '';
  if (percent) return `0${fraction}%`;
  if (money) return currencyBehind ? `#,##0${fraction} "${currency}"` : `"${currency}"#,##0${fraction}`;
  if (exponent) return '0.00E+00';
  return grouped ? `#,##0${fraction}` : null;
}
