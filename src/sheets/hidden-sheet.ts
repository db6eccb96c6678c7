// Our hidden sheets: created when first needed, plain text throughout, out of the person's way.

import { PLATFORM } from './platform';
import { repeatable } from './retry';
import { isPlatformError, mayPass, messageOf, troubleOf } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * The hidden sheet of that name with at least `width` columns; a new one has exactly that many, because empty cells count too. Hiding is
 * the last step of creating one: a visible sheet was left unfinished by an execution that ended, or unhidden by a person, and is completed.
 */
export function openHiddenSheet(spreadsheet: Spreadsheet, name: string, width: number): Sheet {
  const found = spreadsheet.getSheetByName(name);
  if (found === null) return finish(spreadsheet, insertedBehind(spreadsheet, name), width);
  if (!found.isSheetHidden()) return finish(spreadsheet, found, width);
  const present = found.getMaxColumns();
  // Inserted columns and rows inherit their neighbor's format, plain text.
  if (present < width) found.insertColumnsAfter(present, width - present);
  return found;
}

/** A new sheet becomes the active one, which the person did not ask for. A call that timed out may still have created it. */
function insertedBehind(spreadsheet: Spreadsheet, name: string): Sheet {
  const active = activeSheet(spreadsheet);
  try {
    return spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  } catch (error) {
    const made = spreadsheet.getSheetByName(name);
    if (made === null) throw error;
    return made;
  } finally {
    if (active !== null) spreadsheet.setActiveSheet(active);
  }
}

function finish(spreadsheet: Spreadsheet, sheet: Sheet, width: number): Sheet {
  const present = sheet.getMaxColumns();
  // A sheet with contents is complete and merely visible: it may be wider, and is already plain text.
  if (sheet.getLastRow() === 0) {
    if (present > width) sheet.deleteColumns(width + 1, present - width);
    sheet.getRange(1, 1, sheet.getMaxRows(), Math.min(present, width)).setNumberFormat('@');
  }
  // Inserted columns and rows inherit their neighbor's format, plain text.
  if (present < width) sheet.insertColumnsAfter(present, width - present);
  leave(spreadsheet, sheet);
  sheet.hideSheet();
  return sheet;
}

/** The names of our hidden sheets, and nothing more: a person may call a tab "NoxSync March". */
const OURS = /^(?:NoxSync (?:(?:aside|base|own) \d+|groups|journal|lists|mutations|rows|runs|views)|noxCrmSync\.choices)$/;

const isHiddenSheet = (sheet: Sheet): boolean => OURS.test(sheet.getName());

/**
 * The active sheet, unless it is one of ours, which a person may unhide and look at. An execution that ended right after inserting a hidden
 * sheet left the person in front of it; the one behind is then activated.
 */
export function sheetInFront(spreadsheet: Spreadsheet): Sheet | null {
  const sheet = activeSheet(spreadsheet);
  if (sheet === null || !isHiddenSheet(sheet)) return sheet;
  if (sheet.getLastRow() > 0) return null;
  leave(spreadsheet, sheet);
  const behind = activeSheet(spreadsheet);
  return behind === null || isHiddenSheet(behind) ? null : behind;
}

/** What Google says in executions by triggers, in English. */
const NO_ONE_LOOKS = /select an active sheet/i;

/** Whether Google said that in another language, or at least something unknown each time it was asked. */
let noOneLooks = false;

/**
 * null where no one is looking: in executions by triggers, Google may have no active sheet. A fault is not that answer, or a view would be
 * taken for no view. In unknown words, only the same answer to every attempt counts, and it then holds for the rest of this execution.
 */
function activeSheet(spreadsheet: Spreadsheet): Sheet | null {
  if (noOneLooks) return null;
  try {
    return repeatable(() => activeUnlessNone(spreadsheet));
  } catch (error) {
    if (!mayPass(error) || troubleOf(error) === 'passing') throw error;
    noOneLooks = true;
    return null;
  }
}

function activeUnlessNone(spreadsheet: Spreadsheet): Sheet | null {
  try {
    return spreadsheet.getActiveSheet();
  } catch (error) {
    if (!isPlatformError(error) || !NO_ONE_LOOKS.test(messageOf(error))) throw error;
    return null;
  }
}

/** Hiding the active sheet would take the person to an arbitrary other one. */
function leave(spreadsheet: Spreadsheet, sheet: Sheet): void {
  if (activeSheet(spreadsheet)?.getSheetId() !== sheet.getSheetId()) return;
  const other = spreadsheet.getSheets().find((one) => one.getSheetId() !== sheet.getSheetId() && !one.isSheetHidden());
  if (other !== undefined) spreadsheet.setActiveSheet(other);
}

/** Adds plain-text rows at the bottom until there are `needed`; returns how many there are. */
export function growHiddenSheet(sheet: Sheet, needed: number): number {
  const present = sheet.getMaxRows();
  if (needed <= present) return present;
  sheet.insertRowsAfter(present, needed - present);
  return needed;
}

/** A tab name the platform accepts, with a number appended if it is taken, even by a name that differs only in case. */
export function freeName(spreadsheet: Spreadsheet, name: string): string {
  const most = PLATFORM.charactersPerTabName;
  const short = name.slice(0, most);
  const taken = new Set(spreadsheet.getSheets().map((sheet) => sheet.getName().toLowerCase()));
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? short : `${name.slice(0, most - ` ${n}`.length)} ${n}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
