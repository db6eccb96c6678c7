// How formulas of ours are spelled, and when two are the same: Sheets may return a formula with different whitespace, separators, and
// quotes than it was written with.

import type { Cell, CellInput } from './model';

/** String literals, and sheet names that need their quotes, stay as they are. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/**
 * The same formula with semicolons between its arguments. Every locale understands them; a comma separates arguments only where it isn't
 * the decimal mark, also in what a script writes (github.com/ISA-tools/OntoMaton/pull/37). Ours have no decimals and no array literals.
 */
export const forEveryLocale = (formula: string): string =>
  formula
    .split(QUOTED)
    .map((part, i) => (i % 2 === 0 ? part.replace(/,/g, ';') : part))
    .join('');

/** The same for formulas that differ only in whitespace, in `;` for `,`, and in quotes around a sheet name that needs none. */
export const formulaKey = (formula: string): string =>
  formula
    .split(QUOTED)
    .map((part, i) => (i % 2 === 0 ? part.replace(/\s+/g, '').replace(/;/g, ',') : part.replace(/^'([A-Za-z_]\w*)'$/, '$1')))
    .join('');

/** Whether the cell already holds the formula to be written. */
export const holdsFormula = ({ formula }: Cell, wanted: CellInput): boolean =>
  formula !== undefined && wanted !== null && 'formula' in wanted && formulaKey(formula) === formulaKey(wanted.formula);
