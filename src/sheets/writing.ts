// Writes blocks of cells into a sheet: grows the grid first, sets formats before values, makes one call per joined block, and touches
// nothing else.

import type { CellBlock, RefusedCell } from '../commands/ports';
import { type Written, wantedFormat, writtenValue } from './cells';
import { extendFilter } from './filter';
import { setFormats } from './formats';
import { decorate, sift } from './obstacles';
import { fillPastRules, rejects } from './past-rules';
import { PLATFORM } from './platform';
import { around, mergeBlocks, type Rectangle, rectangleOf } from './ranges';
import { repeatable, repeatableWrite } from './retry';
import { isRefusal, troubleOf } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Values for a rectangle of the grid, one array per row. */
interface Filling {
  readonly at: Rectangle;
  readonly values: (Written | boolean)[][];
}

/**
 * Every write names its absolute range, so that repeating it changes nothing. If Google refuses, the cause is investigated: obstructed
 * cells are returned, the others written.
 */
export function writeBlocks(sheet: Sheet, blocks: readonly CellBlock[]): readonly RefusedCell[] {
  const merged = mergeBlocks(blocks);
  if (merged.length === 0) return [];
  try {
    writeAll(sheet, merged);
    return [];
  } catch (error) {
    const { refused, free } = sift(sheet, merged, error);
    if (free.length > 0) writeAll(sheet, mergeBlocks(free));
    return refused;
  }
}

function writeAll(sheet: Sheet, merged: readonly CellBlock[]): void {
  const outline = around(merged.map(rectangleOf));
  growRows(sheet, outline.row + outline.rows - 1);
  setMissingFormats(sheet, merged, outline);
  fill(
    sheet,
    merged.map((block) => ({ at: rectangleOf(block), values: block.cells.map((row) => row.map(writtenValue)) })),
  );
}

/** Writes values as they are. Gets around a person's rule that rejects some of them, see `fillPastRules`. */
export function fill(sheet: Sheet, fillings: readonly Filling[]): void {
  try {
    setValues(sheet, fillings);
  } catch (error) {
    if (!rejectedByRule(sheet, fillings, error)) throw error;
    for (const one of fillings) fillPastRules(rangeAt(sheet, one.at), one.values, () => setValues(sheet, [one]));
  }
}

/** An error with unknown wording may come from a rule; there is then one that rejects. */
function rejectedByRule(sheet: Sheet, fillings: readonly Filling[], error: unknown): boolean {
  const trouble = troubleOf(error);
  if (trouble !== null || !isRefusal(error)) return trouble === 'refused-by-rule';
  return fillings.some(({ at }) => repeatable(() => rangeAt(sheet, at).getDataValidations()).some((row) => row.some(rejects)));
}

/** The platform buffers writes, so a refusal may only surface when they are flushed. */
function setValues(sheet: Sheet, fillings: readonly Filling[]): void {
  repeatableWrite(() => {
    for (const { at, values } of fillings) rangeAt(sheet, at).setValues(values);
    SpreadsheetApp.flush();
  });
}

/** Adds rows at the bottom until there are `needed`; they inherit formats from the last row, and the filter covers them. */
export function growRows(sheet: Sheet, needed: number): void {
  const present = sheet.getMaxRows();
  if (needed <= present) return;
  sheet.insertRowsAfter(present, needed - present);
  decorate(() => extendFilter(sheet));
}

export function rangeAt(sheet: Sheet, { row, rows, first, width }: Rectangle): Range {
  return sheet.getRange(row, first, rows, width);
}

/** Checks the formats first: ours are set for whole columns on creation, so usually there is nothing to do. */
function setMissingFormats(sheet: Sheet, blocks: readonly CellBlock[], outline: Rectangle): void {
  const oneLook = blocks.length === 1 || outline.rows * outline.width <= PLATFORM.cellsForOneLook;
  const whole = oneLook ? repeatable(() => rangeAt(sheet, outline).getNumberFormats()) : null;
  for (const block of blocks) {
    const at = rectangleOf(block);
    const present = whole ?? repeatable(() => rangeAt(sheet, at).getNumberFormats());
    const [top, left] = whole === null ? [0, 0] : [at.row - outline.row, at.first - outline.first];
    const formatAt = (i: number, j: number): string => present[top + i]?.[left + j] ?? '';
    const formats = block.cells.map((row, i) => row.map((_, j) => formatAt(i, j)));
    const wanted = block.cells.map((row, i) => row.map((input, j) => wantedFormat(input, formatAt(i, j))));
    setFormats(sheet, at, formats, wanted);
  }
}
