// Columns that belong to the person from the start: without our mark or color.

import type { OwnColumnSpec } from '../commands/ports';
import { NUMBER_FORMATS, writtenValue } from './cells';
import { extendFilter } from './filter';
import { decorate } from './obstacles';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Right of everything in the tab: see `Tab.addOwnColumns`. */
export function makeOwnColumns(sheet: Sheet, specs: readonly OwnColumnSpec[]): number {
  const last = sheet.getLastColumn();
  const missing = last + specs.length - sheet.getMaxColumns();
  if (missing > 0) {
    sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
    // An inserted column inherits the formats and drop-downs of its neighbor.
    const fresh = sheet.getRange(1, last + 1, sheet.getMaxRows(), specs.length);
    decorate(
      () => void fresh.clearFormat(),
      () => void fresh.clearDataValidations(),
    );
  }
  const headings = sheet.getRange(1, last + 1, 1, specs.length);
  headings.setNumberFormat(NUMBER_FORMATS.text).setValues([specs.map(({ heading }) => writtenValue({ text: heading }))]);
  decorate(
    () => void headings.setFontWeight('bold'),
    ...specs.flatMap(({ kind, width }, i) => [
      () => void sheet.getRange(2, last + 1 + i, sheet.getMaxRows() - 1, 1).setNumberFormat(NUMBER_FORMATS[kind]),
      () => void sheet.setColumnWidth(last + 1 + i, width),
    ]),
    ...(sheet.getFrozenRows() === 0 ? [() => void sheet.setFrozenRows(1)] : []),
    () => extendFilter(sheet),
  );
  return last + 1;
}
