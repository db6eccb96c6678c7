// Reads cells of a sheet with few calls: values and formulas of each span once, shown texts only where a value is not a text.
// It must not know what the columns mean.

import type { CellSeen } from '../commands/ports';
import { needsDisplay, seenCell } from './cells';
import { type ColumnSpan, columnSpans } from './ranges';
import { repeatable } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface SpanRead {
  readonly span: ColumnSpan;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
  /** Blank when every value is a text. */
  readonly shown: readonly (readonly string[])[];
}

/** One array per row, in the order of `columns`. Rows below the grid read as blank; a column beside it is refused by the platform. */
export function readCells(sheet: Sheet, first: number, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] {
  const present = rowsInGrid(sheet, first, rows);
  const reads = present === 0 ? [] : columnSpans(columns).map((span) => readSpan(sheet, first, present, span, columns));
  const pick = columns.map((column) => pickColumn(reads, column));
  return Array.from({ length: rows }, (_, i) => pick.map((cellOf) => cellOf(i)));
}

/** The texts of one column, as `readCells` gives them, without asking for formulas. */
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

function rowsInGrid(sheet: Sheet, first: number, rows: number): number {
  return rows <= 0 ? 0 : Math.max(0, Math.min(rows, sheet.getMaxRows() - first + 1));
}

function readSpan(sheet: Sheet, first: number, rows: number, span: ColumnSpan, asked: readonly number[]): SpanRead {
  return repeatable(() => {
    const range = sheet.getRange(first, span.first, rows, span.width);
    const values: unknown[][] = range.getValues();
    const formulas = range.getFormulas();
    const inside = asked.map((column) => column - span.first).filter((at) => at >= 0 && at < span.width);
    const shown = values.some((row) => inside.some((at) => needsDisplay(row[at]))) ? range.getDisplayValues() : [];
    return { span, values, formulas, shown };
  });
}

function pickColumn(reads: readonly SpanRead[], column: number): (i: number) => CellSeen {
  const read = reads.find(({ span }) => column >= span.first && column < span.first + span.width);
  const at = column - (read?.span.first ?? 0);
  return (i) => seenCell(read?.values[i]?.[at] ?? '', read?.formulas[i]?.[at] ?? '', read?.shown[i]?.[at] ?? '');
}
