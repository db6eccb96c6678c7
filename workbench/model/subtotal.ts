// SUBTOTAL: a total over visible rows. Pure.

import FormulaParser from 'fast-formula-parser';
import { FUNCTIONS } from './functions';
import type { Tab } from './tab';

type Given = FormulaParser.Given;

/** The position that a range's values came from; 0-based. */
export interface Origin {
  readonly tab: Tab;
  readonly row: number;
  readonly column: number;
}

/** The meaning of the codes (support.google.com/docs/answer/3093649); a hundred more also excludes rows hidden by hand. */
const TOTALS: Readonly<Record<number, (given: readonly Given[]) => unknown>> = {
  1: (given) => quotient(numbersIn(given)),
  2: (given) => numbersIn(given).length,
  3: (given) => FUNCTIONS.COUNTA?.(...given),
  4: (given) => FUNCTIONS.MAX?.(...given),
  5: (given) => FUNCTIONS.MIN?.(...given),
  6: (given) => numbersIn(given).reduce((product, one) => product * one, 1),
  9: (given) => numbersIn(given).reduce((sum, one) => sum + one, 0),
};

const numbersIn = (given: readonly Given[]): readonly number[] =>
  given.flatMap(({ value }) => (Array.isArray(value) ? value.flat() : [value])).filter((one): one is number => typeof one === 'number');

function quotient(numbers: readonly number[]): number {
  if (numbers.length === 0) throw FormulaParser.FormulaError.DIV0;
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

const NESTED = /\bSUBTOTAL\s*\(/i;

/**
 * Rows hidden by a filter never count, rows hidden by hand only with the short codes; cells that themselves hold a SUBTOTAL are excluded.
 */
export const subtotal =
  (originOf: (values: object) => Origin | undefined) =>
  (code?: Given, ...ranges: readonly Given[]): unknown => {
    const number = Number(code?.value);
    const total = TOTALS[number > 100 ? number - 100 : number];
    if (total === undefined) throw FormulaParser.FormulaError.VALUE;
    // The library passes the value of a single cell without saying which cell it is.
    if (ranges.some(({ isCellRef }) => isCellRef)) throw FormulaParser.FormulaError.NAME;
    return total(ranges.map((range) => ({ ...range, value: shownIn(range.value, originOf, number > 100) })));
  };

function shownIn(value: unknown, originOf: (values: object) => Origin | undefined, byHand: boolean): unknown {
  if (!Array.isArray(value)) return value;
  const origin = originOf(value);
  if (origin === undefined) return value;
  const { tab, row, column } = origin;
  const isShown = (at: number): boolean => {
    const { hidden, filtered } = tab.rows.at(at);
    return filtered !== true && !(byHand && hidden === true);
  };
  const isTotal = (at: number, across: number): boolean => NESTED.test(tab.formula(at, across) ?? '');
  return value.flatMap((cells: unknown, i) =>
    isShown(row + i) && Array.isArray(cells) ? [cells.filter((_, j) => !isTotal(row + i, column + j))] : [],
  );
}
