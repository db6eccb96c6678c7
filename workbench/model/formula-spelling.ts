// How a spreadsheet's locale spells a formula: argument separators and decimal marks. Stored is one spelling, with commas and points.

import type { Locale } from './locales';

/** A comma where the locale requires a semicolon: not a separator there, so that the formula cannot be read. */
const STRAY_COMMA = '\uE000';

/** Texts, and tab names in quotes, are unchanged. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

const between = (formula: string, spell: (part: string) => string): string =>
  formula
    .split(QUOTED)
    .map((part, i) => (i % 2 === 0 ? spell(part) : part))
    .join('');

/**
 * A formula written in this locale, in the stored spelling. A semicolon separates arguments everywhere; a comma does so only where it is
 * not the decimal mark (this applies to scripts, too: public scripts choose the separator by the locale).
 */
export function keptSpelling(formula: string, { decimal }: Locale): string {
  if (decimal === '.') return formula.includes(';') ? between(formula, (part) => part.replace(/;/g, ',')) : formula;
  return between(formula, (part) =>
    part
      .replace(/,/g, STRAY_COMMA)
      .replace(new RegExp(`(?<![\\p{L}\\d_$])(\\d*)${STRAY_COMMA}(\\d+)(?![${STRAY_COMMA}\\d])`, 'gu'), '$1.$2')
      .replace(/;/g, ','),
  );
}

/** The stored spelling as this locale shows it, and returns it to scripts. */
export function localSpelling(kept: string, { decimal }: Locale): string {
  if (decimal === '.') return kept;
  return between(kept, (part) =>
    part
      .replace(/,/g, ';')
      .replace(/(?<![\p{L}\d_$])(\d*)\.(?=\d)/gu, '$1,')
      .replace(new RegExp(STRAY_COMMA, 'g'), ','),
  );
}
