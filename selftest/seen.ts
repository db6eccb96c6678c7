// The contents of cells, as facts record them.

import type { Found } from './fact';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** A value in comparable form: a date as its moment. */
export function valueSeen(value: unknown): Found {
  if (value instanceof Date) return { date: value.toISOString() };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** Value, formula, and displayed text of a cell. */
export const held = (cell: Range): readonly Found[] => [valueSeen(cell.getValue()), cell.getFormula(), cell.getDisplayValue()];

export const valuesSeen = (range: Range): readonly (readonly Found[])[] => range.getValues().map((row) => row.map(valueSeen));

/** The values of a single-column range, in order. */
export const columnSeen = (range: Range): readonly Found[] => valuesSeen(range).flat();
