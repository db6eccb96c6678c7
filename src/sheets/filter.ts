// The tab's basic filter: over every column, including hidden ones, so that sorting through it moves whole rows.

import { isRefusal } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Filter = GoogleAppsScript.Spreadsheet.Filter;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Criteria = GoogleAppsScript.Spreadsheet.FilterCriteria;

/** Creates the filter over the whole grid if the tab has none; otherwise, see `extendFilter`. */
export function ensureFilter(sheet: Sheet): void {
  if (sheet.getFilter() === null) wholeGrid(sheet).createFilter();
  else extendFilter(sheet);
}

/**
 * Extends a filter that starts in the heading row to the whole grid; what it hides stays hidden. A filter that starts elsewhere is a
 * person's own arrangement and is left alone. A sheet has at most one basic filter, and it cannot be resized, so it is recreated.
 */
export function extendFilter(sheet: Sheet): void {
  const filter = sheet.getFilter();
  const present = filter?.getRange();
  if (filter === null || present?.getRow() !== 1) return;
  const grid = wholeGrid(sheet);
  if (covers(present, grid)) return;
  // An empty column has nothing to hide rows by, and each column takes a call.
  const criteria = criteriaOf(filter, present.getColumn(), Math.min(present.getLastColumn(), sheet.getLastColumn()));
  filter.remove();
  const wider = widerFilter(grid, present);
  for (const [column, criterion] of criteria) wider.setColumnFilterCriteria(column, criterion);
}

/** Merged cells and tables reject a filter over the whole grid; it is then recreated as it was. */
function widerFilter(grid: Range, present: Range): Filter {
  try {
    return grid.createFilter();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return present.createFilter();
  }
}

const wholeGrid = (sheet: Sheet): Range => sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());

const covers = (range: Range, grid: Range): boolean =>
  range.getColumn() === 1 && range.getLastColumn() >= grid.getLastColumn() && range.getLastRow() >= grid.getLastRow();

function criteriaOf(filter: Filter, first: number, last: number): readonly (readonly [number, Criteria])[] {
  const found: (readonly [number, Criteria])[] = [];
  for (let column = first; column <= last; column += 1) {
    const criterion = filter.getColumnFilterCriteria(column);
    if (criterion !== null) found.push([column, criterion]);
  }
  return found;
}

/** See `Tab.hideTexts`. */
export function filterOut(sheet: Sheet, column: number, texts: readonly string[]): boolean {
  if (texts.length === 0 && sheet.getFilter() === null) return true;
  ensureFilter(sheet);
  const filter = sheet.getFilter();
  if (filter === null || !reaches(filter, column)) return false;
  if (texts.length === 0) filter.removeColumnFilterCriteria(column);
  else
    filter.setColumnFilterCriteria(
      column,
      SpreadsheetApp.newFilterCriteria()
        .setHiddenValues([...texts])
        .build(),
    );
  return true;
}

/** Takes one call per column, up to the first one that hides rows; an empty column has nothing to hide rows by. */
export function isFiltered(sheet: Sheet): boolean {
  const filter = sheet.getFilter();
  if (filter === null) return false;
  const range = filter.getRange();
  const last = Math.min(range.getLastColumn(), sheet.getLastColumn());
  for (let column = range.getColumn(); column <= last; column += 1) if (filter.getColumnFilterCriteria(column) !== null) return true;
  return false;
}

export function isFilteredBy(sheet: Sheet, column: number): boolean {
  const filter = sheet.getFilter();
  return filter !== null && reaches(filter, column) && filter.getColumnFilterCriteria(column) !== null;
}

function reaches(filter: Filter, column: number): boolean {
  const range = filter.getRange();
  return range.getRow() === 1 && column >= range.getColumn() && column <= range.getLastColumn();
}
