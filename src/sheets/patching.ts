// Writes cells and notes that lie anywhere, in a number of calls that does not grow with their number.
// It must not know what the columns mean.

import type { CellPatch, RowNumber } from '../commands/ports';
import { unchangedValue, type Written, wantedFormat, writtenValue } from './cells';
import { PLATFORM } from './platform';
import { mergeBlocks, type Rectangle, runsOf } from './ranges';
import { repeatable } from './retry';
import { fill, growRows, rangeAt, writeBlocks } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Up to ten blocks are written as they are, the same for up to ten runs of one column. A column with more is read from its first to
 * its last patched row and written back at once: other cells of that stretch take the value or formula just read, but lose formats
 * inside their text (a link on one word), and what somebody types in the instant between is overwritten.
 */
export function patchCells(sheet: Sheet, cells: readonly CellPatch[]): void {
  const blocks = mergeBlocks(cells.map(({ row, column, cell }) => ({ row, column, cells: [[cell]] })));
  if (blocks.length <= PLATFORM.runsWrittenApart.value) {
    writeBlocks(sheet, blocks);
    return;
  }
  for (const [column, patches] of byColumn(cells)) {
    if (runsOf(patches.map(({ row }) => row)).length <= PLATFORM.runsWrittenApart.value) {
      writeBlocks(
        sheet,
        patches.map(({ row, cell }) => ({ row, column, cells: [[cell]] })),
      );
    } else {
      patchStretch(sheet, column, patches);
    }
  }
}

function byColumn(cells: readonly CellPatch[]): ReadonlyMap<number, readonly CellPatch[]> {
  const columns = new Map<number, CellPatch[]>();
  for (const cell of cells) {
    const known = columns.get(cell.column);
    if (known === undefined) columns.set(cell.column, [cell]);
    else known.push(cell);
  }
  return columns;
}

function patchStretch(sheet: Sheet, column: number, patches: readonly CellPatch[]): void {
  const at = stretchOf(
    column,
    patches.map(({ row }) => row),
  );
  growRows(sheet, at.row + at.rows - 1);
  const range = rangeAt(sheet, at);
  const inputs = new Map(patches.map(({ row, cell }) => [row - at.row, cell]));
  const formats = repeatable(() => range.getNumberFormats()).map((row) => row[0] ?? '');
  const wanted = formats.map((format, i) => wantedFormat(inputs.get(i) ?? null, format));
  if (wanted.some((format, i) => format !== formats[i])) repeatable(() => range.setNumberFormats(wanted.map((format) => [format])));
  const [values, formulas] = repeatable(() => [range.getValues(), range.getFormulas()] as const);
  const written = values.map(([value], i): [Written | boolean] => {
    const input = inputs.get(i);
    return [input === undefined ? unchangedValue(value, formulas[i]?.[0] ?? '', formats[i] ?? '') : writtenValue(input)];
  });
  fill(sheet, [{ at, values: written }]);
}

/** As `patchCells`, for the notes of one column; other notes of a stretch are written back as read. */
export function patchColumnNotes(sheet: Sheet, column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void {
  if (notes.length === 0) return;
  const texts = new Map(notes.map(({ row, note }) => [row as number, note]));
  const runs = runsOf([...texts.keys()]);
  const whole = stretchOf(column, [...texts.keys()]);
  growRows(sheet, whole.row + whole.rows - 1);
  const apart = runs.length <= PLATFORM.runsWrittenApart.value;
  for (const at of apart ? runs.map(({ from, to }) => stretchOf(column, [from, to])) : [whole]) {
    const range = rangeAt(sheet, at);
    const present = apart ? [] : repeatable(() => range.getNotes());
    const wanted = Array.from({ length: at.rows }, (_, i) => [texts.get(at.row + i) ?? present[i]?.[0] ?? '']);
    repeatable(() => range.setNotes(wanted));
  }
}

/** One column from the first to the last of the rows. */
function stretchOf(column: number, rows: readonly number[]): Rectangle {
  const row = rows.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = rows.reduce((most, one) => Math.max(most, one), 0);
  return { row, rows: last - row + 1, first: column, width: 1 };
}
