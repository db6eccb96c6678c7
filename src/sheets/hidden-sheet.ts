// Our hidden sheets: made when first needed, plain text throughout, out of the person's way.

import { PLATFORM } from './platform';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The hidden sheet of that name with at least `width` columns; a new one has exactly so many, because empty cells count too. */
export function openHiddenSheet(spreadsheet: Spreadsheet, name: string, width: number): Sheet {
  const found = spreadsheet.getSheetByName(name);
  if (found === null) return makeHiddenSheet(spreadsheet, name, width);
  const present = found.getMaxColumns();
  if (present < width) {
    found.insertColumnsAfter(present, width - present);
    found.getRange(1, present + 1, found.getMaxRows(), width - present).setNumberFormat('@');
  }
  return found;
}

function makeHiddenSheet(spreadsheet: Spreadsheet, name: string, width: number): Sheet {
  // A new sheet becomes the active one, and hiding it would throw the person onto any other.
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  spreadsheet.setActiveSheet(active);
  sheet.hideSheet();
  const present = sheet.getMaxColumns();
  if (present > width) sheet.deleteColumns(width + 1, present - width);
  sheet.getRange(1, 1, sheet.getMaxRows(), width).setNumberFormat('@');
  return sheet;
}

/** Adds plain-text rows at the bottom until `needed` exist. */
export function growHiddenSheet(sheet: Sheet, needed: number): void {
  const present = sheet.getMaxRows();
  if (needed <= present) return;
  sheet.insertRowsAfter(present, needed - present);
  sheet.getRange(present + 1, 1, needed - present, sheet.getMaxColumns()).setNumberFormat('@');
}

/** A tab's name as the platform takes it, with a number behind it when it is taken. */
export function freeName(spreadsheet: Spreadsheet, name: string): string {
  const most = PLATFORM.charactersPerTabName.value;
  const short = name.slice(0, most);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? short : `${name.slice(0, most - ` ${n}`.length)} ${n}`;
    if (spreadsheet.getSheetByName(candidate) === null) return candidate;
  }
}
