// Reads cells with few calls: values (and formulas, if requested) once per span, and displayed texts only for columns with a value that is
// not text.

import type { CellSeen } from '../commands/ports';
import { needsDisplay, seenCell } from './cells';
import { type ColumnSpan, columnSpans } from './ranges';
import { repeatable } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface SpanRead {
  readonly span: ColumnSpan;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
  /** By column; absent if all values are text. */
  readonly shown: ReadonlyMap<number, readonly string[]>;
}

/** One array per row, in the order of `columns`. Rows below the grid read as blank; the platform rejects a column beyond it. */
export const readCells = (sheet: Sheet, first: number, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] =>
  cellsOf(sheet, first, rows, columns, (range) => range.getFormulas());

/** The same without formulas: each cell counts as what it shows. */
export const lookAtCells = (sheet: Sheet, first: number, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] =>
  cellsOf(sheet, first, rows, columns, () => []);

type Formulas = (range: GoogleAppsScript.Spreadsheet.Range) => readonly (readonly string[])[];

function cellsOf(
  sheet: Sheet,
  first: number,
  rows: number,
  columns: readonly number[],
  formulas: Formulas,
): readonly (readonly CellSeen[])[] {
  const present = rowsInGrid(sheet, first, rows);
  const reads = present === 0 ? [] : columnSpans(columns, present).map((span) => readSpan(sheet, first, present, span, columns, formulas));
  const pick = columns.map((column) => pickColumn(reads, column));
  return Array.from({ length: rows }, (_, i) => pick.map((cellOf) => cellOf(i)));
}

/** The texts of one column, as `readCells` returns them, without reading formulas. */
export function readColumnTexts(sheet: Sheet, first: number, rows: number, column: number): readonly string[] {
  const present = rowsInGrid(sheet, first, rows);
  if (present === 0) return Array.from({ length: rows }, () => '');
  return repeatable(() => {
    const range = sheet.getRange(first, column, present, 1);
    const values = range.getValues();
    const shown = values.some((row) => needsDisplay(row[0])) ? range.getDisplayValues() : [];
    return Array.from({ length: rows }, (_, i) => seenCell(values[i]?.[0] ?? '', '', shown[i]?.[0] ?? '').text);
  });
}

export function lastShown(sheet: Sheet, first: number): number {
  const rows = sheet.getLastRow() - first + 1;
  if (rows <= 0) return first - 1;
  const values = repeatable(() => sheet.getRange(first, 1, rows, sheet.getLastColumn()).getValues());
  let last = values.length;
  while (last > 0 && values[last - 1]?.every((value) => value === '' || value === false)) last -= 1;
  return first - 1 + last;
}

function rowsInGrid(sheet: Sheet, first: number, rows: number): number {
  return rows <= 0 ? 0 : Math.max(0, Math.min(rows, sheet.getMaxRows() - first + 1));
}

function readSpan(sheet: Sheet, first: number, rows: number, span: ColumnSpan, asked: readonly number[], formulasOf: Formulas): SpanRead {
  return repeatable(() => {
    const range = sheet.getRange(first, span.first, rows, span.width);
    const values: unknown[][] = range.getValues();
    const formulas = formulasOf(range);
    const inside = asked.filter((column) => column >= span.first && column < span.first + span.width);
    const needy = inside.filter((column) => values.some((row) => needsDisplay(row[column - span.first])));
    return { span, values, formulas, shown: readShown(sheet, first, rows, needy) };
  });
}

/** Texts as displayed; few columns of a tab need them, because most contain text. */
function readShown(sheet: Sheet, first: number, rows: number, columns: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const shown = new Map<number, readonly string[]>();
  for (const span of columnSpans(columns, rows)) {
    const texts = sheet.getRange(first, span.first, rows, span.width).getDisplayValues();
    for (let at = 0; at < span.width; at += 1) {
      shown.set(
        span.first + at,
        texts.map((row) => row[at] ?? ''),
      );
    }
  }
  return shown;
}

function pickColumn(reads: readonly SpanRead[], column: number): (i: number) => CellSeen {
  const read = reads.find(({ span }) => column >= span.first && column < span.first + span.width);
  const at = column - (read?.span.first ?? 0);
  const shown = read?.shown.get(column);
  return (i) => seenCell(read?.values[i]?.[at] ?? '', read?.formulas[i]?.[at] ?? '', shown?.[i] ?? '');
}
