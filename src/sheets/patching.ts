// Writes scattered cells and notes, with fewer calls than cells where that saves much.

import type { CellPatch, RefusedCell, RowNumber } from '../commands/ports';
import { runsOf } from '../sync/number-runs';
import { unchangedValue, type Written, wantedFormat, writtenValue } from './cells';
import { setFormats } from './formats';
import { isRich } from './links';
import { PLATFORM } from './platform';
import { mergeBlocks } from './ranges';
import { repeatable, repeatableWrite } from './retry';
import { isRefusal } from './trouble';
import { fill, growRows, rangeAt, writeBlocks } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Rows `from..to` of one column, written at once; more than one run means that cells in between are written too. */
interface Interval {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly runs: number;
}

/**
 * A few blocks, or many that are far apart, are written individually. Otherwise, each column is cut into stretches; a stretch is read and
 * written back at once, skipping formulas and cells whose text has links, chips, or formatting. The other cells get back the value just
 * read, and what somebody types in the instant between is overwritten, so this is only done where it saves much.
 */
export function patchCells(sheet: Sheet, cells: readonly CellPatch[]): readonly RefusedCell[] {
  const blocks = mergeBlocks(cells.map(({ row, column, cell }) => ({ row, column, cells: [[cell]] })));
  const columns = byColumn(cells);
  const stretches = [...columns].flatMap(([column, patches]) =>
    stretchesOf(
      column,
      patches.map(({ row }) => row),
    ),
  );
  const apart = blocks.length * PLATFORM.cellsPerCall;
  if (blocks.length <= PLATFORM.callsNotWorthSaving || apart <= stretches.reduce((sum, one) => sum + costOf(one), 0))
    return writeBlocks(sheet, blocks);
  return stretches.flatMap((stretch) => patchStretch(sheet, stretch, columns.get(stretch.column) ?? []));
}

/** A stretch needs four reads and a write; a single run only the write. */
const CALLS_OF_STRETCH = 5;

/** In cells. */
function costOf({ from, to, runs }: Interval): number {
  return (runs === 1 ? 1 : CALLS_OF_STRETCH) * (PLATFORM.cellsPerCall + to - from + 1);
}

/** Joins runs where reading and writing the gap costs less than another call. */
function stretchesOf(column: number, rows: readonly number[]): readonly Interval[] {
  const stretches: Interval[] = [];
  for (const { from, to } of runsOf(rows)) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && CALLS_OF_STRETCH * (from - last.to) < PLATFORM.cellsPerCall) {
      stretches[stretches.length - 1] = { ...last, to, runs: last.runs + 1 };
    } else {
      stretches.push({ column, from, to, runs: 1 });
    }
  }
  return stretches;
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

/** A stretch Google refuses may contain cells nobody asked to write; only the requested ones are then written. */
function patchStretch(sheet: Sheet, stretch: Interval, patches: readonly CellPatch[]): readonly RefusedCell[] {
  const { column, from, to, runs } = stretch;
  const inside = patches.filter(({ row }) => row >= from && row <= to);
  try {
    if (runs > 1) {
      rewriteStretch(sheet, stretch, inside);
      return [];
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return writeBlocks(
    sheet,
    inside.map(({ row, cell }) => ({ row, column, cells: [[cell]] })),
  );
}

function rewriteStretch(sheet: Sheet, { column, from, to }: Interval, inside: readonly CellPatch[]): void {
  growRows(sheet, to);
  const at = { row: from, rows: to - from + 1, first: column, width: 1 };
  const range = rangeAt(sheet, at);
  const inputs = new Map(inside.map(({ row, cell }) => [row - from, cell]));
  const formats = repeatable(() => range.getNumberFormats()).map((row) => row[0] ?? '');
  const wanted = formats.map((format, i) => wantedFormat(inputs.get(i) ?? null, format));
  setFormats(
    sheet,
    at,
    formats.map((format) => [format]),
    wanted.map((format) => [format]),
  );
  const [values, formulas, texts] = repeatable(() => [range.getValues(), range.getFormulas(), range.getRichTextValues()] as const);
  const written = values.map(([value], i): [Written | boolean] => {
    const input = inputs.get(i);
    return [input === undefined ? unchangedValue(value, formats[i] ?? '') : writtenValue(input)];
  });
  // A formula might be read in a different spelling than the one it is accepted in, depending on the spreadsheet's locale.
  const parts = partsToWrite(written.length, inputs, (i) => formulas[i]?.[0] !== '' || isRich(texts[i]?.[0] ?? null));
  fill(
    sheet,
    parts.map((part) => ({
      at: { ...at, row: from + part.from, rows: part.to - part.from + 1 },
      values: written.slice(part.from, part.to + 1),
    })),
  );
}

/** The positions between those to skip, without parts in which nothing is wanted. */
function partsToWrite(
  count: number,
  wanted: ReadonlyMap<number, unknown>,
  leave: (i: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const places = Array.from({ length: count }, (_, i) => i).filter((i) => wanted.has(i) || !leave(i));
  return runsOf(places).filter(({ from, to }) => [...wanted.keys()].some((i) => i >= from && i <= to));
}

/** Like `patchCells`, for the notes of one column; other notes in a stretch are written back as read. */
export function patchColumnNotes(sheet: Sheet, column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void {
  const texts = new Map<number, string>(notes.map(({ row, note }) => [row, note]));
  for (const { from, to, runs } of stretchesOf(column, [...texts.keys()])) {
    growRows(sheet, to);
    const range = sheet.getRange(from, column, to - from + 1, 1);
    const present = runs === 1 ? [] : repeatable(() => range.getNotes());
    const wanted = Array.from({ length: to - from + 1 }, (_, i) => [texts.get(from + i) ?? present[i]?.[0] ?? '']);
    repeatableWrite(() => range.setNotes(wanted));
  }
}
