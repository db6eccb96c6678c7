// One sheet of the spreadsheet as the tab that commands see. It sequences nothing: each method does one thing to the sheet.

import type {
  Area,
  BarChart,
  CellBlock,
  CellPatch,
  CellPlace,
  CellSeen,
  ChoicesKept,
  ColumnSighting,
  ColumnSpec,
  Obstacle,
  OwnColumnSpec,
  RefusedCell,
  RowNumber,
  Tab,
  TabLook,
} from '../commands/ports';
import { columnLetters, rowNumberOf } from '../sync/model';
import { runsOf } from '../sync/number-runs';
import { dressCells, insertCharts, stretchCharts } from './charts';
import { setChoices } from './choices';
import { bearsMark, makeColumns, rewriteHeadings, sightAsMarked, sightColumns } from './columns';
import { filterOut, isFiltered, isFilteredBy } from './filter';
import { hiddenRows } from './hidden-rows';
import { linksBehind } from './links';
import { decorate, explained, obstaclesOf } from './obstacles';
import { makeOwnColumns } from './own-columns';
import { patchCells, patchColumnNotes } from './patching';
import { lastShown, lookAtCells, readCells, readColumnTexts } from './reading';
import { repeatable } from './retry';
import { growRows, writeBlocks } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export class SheetTab implements Tab {
  readonly id: number;

  constructor(private readonly sheet: Sheet) {
    this.id = sheet.getSheetId();
  }

  get name(): string {
    return this.sheet.getName();
  }

  lastRow(): number {
    return this.sheet.getLastRow();
  }

  lastShown(first: RowNumber): number {
    return lastShown(this.sheet, first);
  }

  columns(): readonly ColumnSighting[] {
    return sightColumns(this.sheet);
  }

  columnsAsMarked(): readonly ColumnSighting[] {
    return sightAsMarked(this.sheet);
  }

  bears(column: number, field: string): boolean {
    return bearsMark(this.sheet, column, field);
  }

  obstacles(): readonly Obstacle[] {
    return obstaclesOf(this.sheet);
  }

  addColumns(specs: readonly ColumnSpec[], freezeThrough: number): void {
    explained(this.sheet, () => makeColumns(this.sheet, specs, freezeThrough));
  }

  addOwnColumns(specs: readonly OwnColumnSpec[]): number {
    return explained(this.sheet, () => makeOwnColumns(this.sheet, specs));
  }

  restoreHeadings(headings: readonly { readonly column: number; readonly heading: string }[]): void {
    explained(this.sheet, () => rewriteHeadings(this.sheet, headings));
  }

  read(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] {
    return readCells(this.sheet, first, rows, columns);
  }

  look(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] {
    return lookAtCells(this.sheet, first, rows, columns);
  }

  formulas({ row, column, rows, columns }: Area): readonly (readonly string[])[] {
    return repeatable(() => this.sheet.getRange(row, column, rows, columns).getFormulas());
  }

  readTexts(first: RowNumber, rows: number, column: number): readonly string[] {
    return readColumnTexts(this.sheet, first, rows, column);
  }

  links(cells: readonly CellPlace[]): readonly (string | null)[] {
    return linksBehind(this.sheet, cells);
  }

  reserve(rows: number): void {
    if (rows > this.sheet.getMaxRows()) decorate(() => growRows(this.sheet, rows));
  }

  write(blocks: readonly CellBlock[]): readonly RefusedCell[] {
    return writeBlocks(this.sheet, blocks);
  }

  patch(cells: readonly CellPatch[]): readonly RefusedCell[] {
    return patchCells(this.sheet, cells);
  }

  patchNotes(column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void {
    decorate(() => patchColumnNotes(this.sheet, column, notes));
  }

  offerChoices(column: number, first: RowNumber, choices: readonly string[], kept: ChoicesKept): void {
    decorate(() => setChoices(this.sheet, column, first, choices, kept));
  }

  dress(look: TabLook): void {
    dressCells(this.sheet, look);
  }

  addCharts(charts: readonly BarChart[]): void {
    insertCharts(this.sheet, charts);
  }

  stretchCharts(changes: readonly { readonly from: readonly Area[]; readonly to: readonly Area[] }[]): void {
    stretchCharts(this.sheet, changes);
  }

  hiddenRows(rows: readonly RowNumber[]): ReadonlySet<RowNumber> {
    return hiddenRows(this.sheet, rows);
  }

  hideTexts(column: number, texts: readonly string[]): boolean {
    return explained(this.sheet, () => filterOut(this.sheet, column, texts));
  }

  isFiltered(): boolean {
    return isFiltered(this.sheet);
  }

  isFilteredBy(column: number): boolean {
    return isFilteredBy(this.sheet, column);
  }

  selectedRows(): readonly { readonly from: RowNumber; readonly to: RowNumber }[] {
    const spreadsheet = this.sheet.getParent();
    if (spreadsheet.getActiveSheet().getSheetId() !== this.id) return [];
    const ranges = this.sheet.getActiveRangeList()?.getRanges() ?? [];
    const rows = ranges.map((range) => ({ from: range.getRow(), to: range.getLastRow() }));
    return joinRows(rows);
  }

  select(rows: readonly RowNumber[], column: number | null): void {
    const letters = column === null ? '' : columnLetters(column);
    const ranges = runsOf(rows).map(({ from, to }) => `${letters}${from}:${letters}${to}`);
    if (ranges.length === 0) return;
    this.sheet.getParent().setActiveSheet(this.sheet);
    this.sheet.setActiveRangeList(this.sheet.getRangeList(ranges));
  }
}

/** Merges overlapping and adjacent ranges. */
function joinRows(ranges: readonly { from: number; to: number }[]): readonly { readonly from: RowNumber; readonly to: RowNumber }[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => ({ from: rowNumberOf(from), to: rowNumberOf(to) }));
}
