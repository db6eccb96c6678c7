// What Sheets makes of a text that a person types or a script writes: a formula, number, date, boolean or text. Locale en_US.

import { type CellWrite, TEXT } from './cell';
import { dateFrom } from './read-date';

/** Who writes: in a cell of plain text, a person's `=` stays text; whether a script's does is not documented, so it becomes a formula. */
export type Writer = 'person' | 'script';

const NUMBER = /^([+-]?)(\$?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?(%?)$/i;

/**
 * - `''` blanks the cell; a leading apostrophe makes the rest literal text and is not kept.
 * - In a cell of format `@` all else is text, but for a script's `=`.
 * - `=...` is a formula, and so is what begins with `+` or `-` and is not a number.
 * - `TRUE`, `12`, `007`, `1,234.5`, `12%`, `$5`, `1e3`, dates and times are read as such and bring their format along.
 */
export function interpret(text: string, format: string, writer: Writer): CellWrite {
  if (text === '') return { value: undefined, formula: undefined };
  if (text.startsWith("'")) return literal(text.slice(1));
  const isFormula = text.startsWith('=') && text.length > 1;
  if (format === TEXT) return isFormula && writer === 'script' ? { formula: text } : literal(text);
  if (isFormula) return { formula: text };
  return valueFrom(text) ?? (/^[+-]./.test(text) ? { formula: `=${text}` } : literal(text));
}

/** Text as it stands, nothing interpreted. */
export function literal(text: string): CellWrite {
  return { value: text === '' ? undefined : text, formula: undefined };
}

function valueFrom(text: string): CellWrite | null {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true', formula: undefined };
  const read = numberFrom(trimmed) ?? dateFrom(trimmed);
  return read === null ? null : { ...read, formula: undefined };
}

/** A number, with the format that its spelling brings along. */
function numberFrom(text: string): CellWrite | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign = '', currency = '', digits = '', exponent = '', percent = ''] = match;
  const size = Number(digits.replace(/,/g, '') + exponent);
  const value = (sign === '-' ? -size : size) / (percent === '' ? 1 : 100);
  const format = formatOf({ digits, currency, exponent, percent });
  return { value, ...(format === null ? {} : { format }) };
}

interface Spelling {
  readonly digits: string;
  readonly currency: string;
  readonly exponent: string;
  readonly percent: string;
}

function formatOf({ digits, currency, exponent, percent }: Spelling): string | null {
  const decimals = digits.includes('.') ? '.00' : '';
  if (percent !== '') return `0${decimals}%`;
  if (currency !== '') return `"$"#,##0${decimals}`;
  if (exponent !== '') return '0.00E+00';
  return digits.includes(',') ? `#,##0${decimals}` : null;
}
