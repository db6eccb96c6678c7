// Which rows are hidden by a filter or a person. Sheets tells scripts about one row at a time, but formulas about all.

import type { RowNumber } from '../commands/ports';
import { growHiddenSheet, openHiddenSheet } from './hidden-sheet';
import { decorate } from './obstacles';
import { PLATFORM } from './platform';
import { repeatable } from './retry';
import { isRefusal } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The hidden sheet for asking about many rows; blank except at that moment. */
const ASKED = 'NoxSync rows';

/**
 * The hidden ones among the rows. A few are checked one by one, at two calls each. Many are checked by one formula each (SUBTOTAL ignores
 * hidden rows: support.google.com/docs/answer/3093649), in a fixed number of calls; a sample of the answers is verified, and a single wrong
 * one causes all rows to be checked one by one.
 */
export function hiddenRows(sheet: Sheet, rows: readonly RowNumber[]): ReadonlySet<RowNumber> {
  if (rows.length <= PLATFORM.rowsAskedOneByOne) return askedOneByOne(sheet, rows);
  const shown = askedByFormulas(sheet, rows);
  const told = rows.filter((row) => shown.has(row));
  const isTrue = (row: RowNumber): boolean => isHidden(sheet, row) !== shown.get(row);
  if (!sample(told.filter((row) => shown.get(row))).every(isTrue) || !sample(told.filter((row) => !shown.get(row))).every(isTrue))
    return askedOneByOne(sheet, rows);
  const untold = askedOneByOne(
    sheet,
    rows.filter((row) => !shown.has(row)),
  );
  return new Set(rows.filter((row) => shown.get(row) === false || untold.has(row)));
}

const isHidden = (sheet: Sheet, row: RowNumber): boolean => sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row);

const askedOneByOne = (sheet: Sheet, rows: readonly RowNumber[]): ReadonlySet<RowNumber> =>
  new Set(rows.filter((row) => isHidden(sheet, row)));

/**
 * Whether each row is visible. Omits rows without any content, in which nothing can be counted, and everything if Google refuses us the
 * sheet.
 */
function askedByFormulas(sheet: Sheet, rows: readonly RowNumber[]): ReadonlyMap<RowNumber, boolean> {
  const name = `'${sheet.getName().replace(/'/g, "''")}'!`;
  // The answer starts with the question, so that it cannot be the answer to a colleague's question in the same cells.
  const id = sheet.getSheetId();
  const about = rows.map((row) => `${id}:${row}:`);
  try {
    const asked = openHiddenSheet(sheet.getParent(), ASKED, 1);
    growHiddenSheet(asked, rows.length);
    const range = asked.getRange(1, 1, rows.length, 1);
    try {
      range.setNumberFormat('General').setFormulas(rows.map((row, i) => [question(`${name}${row}:${row}`, about[i] ?? '')]));
      SpreadsheetApp.flush();
      const answers = repeatable(() => range.getDisplayValues()).map(([answer]) => answer ?? '');
      return new Map(rows.flatMap((row, i): [RowNumber, boolean][] => answerOf(row, about[i] ?? '', answers[i] ?? '')));
    } finally {
      decorate(() => void range.clearContent());
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return new Map();
  }
}

/** With semicolons, which every locale understands: see `forEveryLocale`. */
const question = (row: string, about: string): string =>
  `="${about}"&IF(COUNTA(${row})=0;"blank";IF(SUBTOTAL(103;${row})=0;"hidden";"shown"))`;

function answerOf(row: RowNumber, about: string, answer: string): [RowNumber, boolean][] {
  if (answer === `${about}shown`) return [[row, true]];
  return answer === `${about}hidden` ? [[row, false]] : [];
}

/** The first and last, and others evenly spaced. */
function sample<T>(all: readonly T[]): readonly T[] {
  const most = PLATFORM.answersAskedAgain;
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
