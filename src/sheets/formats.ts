// Sets the number formats of many cells at once, without giving one to cells nobody formatted.

import { columnLetters } from '../sync/model';
import { runsOf } from '../sync/number-runs';
import type { Rectangle } from './ranges';
import { repeatableWrite } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What is read for a cell in "Automatic". Written back, it is a number format, and a day typed there later would show as a number. */
const AUTOMATIC = '0.###############';

type Formats = readonly (readonly string[])[];

/** Sets the formats that differ, in one call for all, unless that would cost an unchanged cell its "Automatic". */
export function setFormats(sheet: Sheet, at: Rectangle, present: Formats, wanted: Formats): void {
  const changes = (i: number, j: number): boolean => wanted[i]?.[j] !== present[i]?.[j];
  const cells = wanted.flatMap((row, i) => row.map((format, j) => ({ i, j, format, changes: changes(i, j) })));
  if (!cells.some((cell) => cell.changes)) return;
  if (!cells.some((cell) => !cell.changes && cell.format === AUTOMATIC)) {
    const all = wanted.map((row) => [...row]);
    repeatableWrite(() => sheet.getRange(at.row, at.first, at.rows, at.width).setNumberFormats(all));
    return;
  }
  for (const format of new Set(cells.flatMap((cell) => (cell.changes ? [cell.format] : [])))) {
    const places = Array.from({ length: at.width }, (_, j) => j).flatMap((j) =>
      runsOf(cells.flatMap((cell) => (cell.j === j && cell.changes && cell.format === format ? [cell.i] : []))).map(({ from, to }) => {
        const letters = columnLetters(at.first + j);
        return `${letters}${at.row + from}:${letters}${at.row + to}`;
      }),
    );
    repeatableWrite(() => sheet.getRangeList(places).setNumberFormat(format));
  }
}
