// How long the platform takes for the calls listed in the stand-in's cost table.

import { transport } from '../contract/crm.json';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface MeasuredTime {
  /** As in the cost table: "Range.setValues". */
  readonly call: string;
  /** Cells per call. */
  readonly cells: number;
  /** The median per call, including the flush that carries out a write. */
  readonly ms: number;
  readonly runs: number;
}

interface Measure {
  readonly call: string;
  readonly cells: number;
  /** Whether it is only carried out by a flush, whose own time is measured too, as "SpreadsheetApp.flush". */
  readonly flushed: boolean;
  readonly runs: number;
  readonly run: (sheet: Sheet, round: number) => unknown;
}

const ORIGIN = transport.origin.value;

const WIDTH = 10;

/** Rows of a small and of a large block. */
const SIZES = [1, 500] as const;

const block = (sheet: Sheet, rows: number) => sheet.getRange(1, 1, rows, WIDTH);

const table = <T>(rows: number, value: T): T[][] => Array.from({ length: rows }, () => Array.from({ length: WIDTH }, () => value));

const sized = (call: string, flushed: boolean, run: (sheet: Sheet, rows: number, round: number) => unknown): readonly Measure[] =>
  SIZES.map((rows) => ({ call, cells: rows * WIDTH, flushed, runs: 5, run: (sheet, round) => run(sheet, rows, round) }));

const single = (call: string, flushed: boolean, run: (sheet: Sheet, round: number) => unknown, runs = 5): Measure => ({
  call,
  cells: 0,
  flushed,
  runs,
  run,
});

const properties = () => PropertiesService.getUserProperties();
const cache = () => CacheService.getUserCache();

const measures: readonly Measure[] = [
  single('SpreadsheetApp.flush', false, () => SpreadsheetApp.flush()),
  ...sized('Range.setValues', true, (sheet, rows, round) => block(sheet, rows).setValues(table(rows, `text ${round}`))),
  ...sized('Range.setNumberFormats', true, (sheet, rows, round) =>
    block(sheet, rows).setNumberFormats(table(rows, round % 2 === 0 ? '@' : '0')),
  ),
  ...sized('Range.setNumberFormat', true, (sheet, rows, round) => block(sheet, rows).setNumberFormat(round % 2 === 0 ? '@' : '0')),
  ...sized('Range.setBackgrounds', true, (sheet, rows, round) =>
    block(sheet, rows).setBackgrounds(table(rows, round % 2 === 0 ? '#ffffff' : '#eeeeee')),
  ),
  ...sized('Range.clearContent', true, (sheet, rows) => block(sheet, rows).clearContent()),
  ...sized('Range.sort', true, (sheet, rows, round) => block(sheet, rows).sort({ column: 1, ascending: round % 2 === 0 })),
  ...sized('Range.getValues', false, (sheet, rows) => block(sheet, rows).getValues()),
  ...sized('Range.getDisplayValues', false, (sheet, rows) => block(sheet, rows).getDisplayValues()),
  ...sized('Range.getFormulas', false, (sheet, rows) => block(sheet, rows).getFormulas()),
  ...sized('Range.getNumberFormats', false, (sheet, rows) => block(sheet, rows).getNumberFormats()),
  ...sized('Range.getDataValidations', false, (sheet, rows) => block(sheet, rows).getDataValidations()),
  single('Range.getValue', false, (sheet) => sheet.getRange('A1').getValue()),
  single('Range.setValue', true, (sheet, round) => sheet.getRange('A1').setValue(round)),
  single('Range.copyTo', true, (sheet) => sheet.getRange('A1:J1').copyTo(sheet.getRange('A2:J2'))),
  single('Range.merge', true, (sheet) => sheet.getRange('N1:O1').merge()),
  single('Range.breakApart', true, (sheet) => sheet.getRange('N1:O1').breakApart()),
  single('RangeList.clearContent', true, (sheet) => sheet.getRangeList(['A1:A5', 'C1:C5']).clearContent()),
  single('Sheet.getLastRow', false, (sheet) => sheet.getLastRow()),
  single('Sheet.insertRowsAfter', true, (sheet) => sheet.insertRowsAfter(1, 1)),
  single('Sheet.deleteRows', true, (sheet) => sheet.deleteRows(1, 1)),
  single('Sheet.hideColumns', true, (sheet, round) => sheet.hideColumns(12 + round)),
  single('Sheet.setColumnWidth', true, (sheet, round) => sheet.setColumnWidth(12, 60 + round)),
  single('Range.addDeveloperMetadata', true, (sheet, round) => sheet.getRange('L:L').addDeveloperMetadata('selftest.time', String(round))),
  single('DeveloperMetadataFinder.find', false, (sheet) => sheet.createDeveloperMetadataFinder().withKey('selftest.time').find()),
  single('Properties.getProperty', false, () => properties().getProperty('selftest.time')),
  single('Properties.setProperty', false, (_, round) => properties().setProperty('selftest.time', String(round))),
  single('Properties.deleteProperty', false, () => properties().deleteProperty('selftest.time')),
  single('Cache.put', false, (_, round) => cache().put('selftest.time', String(round), 60)),
  single('Cache.get', false, () => cache().get('selftest.time')),
  single('Spreadsheet.toast', false, (sheet) => sheet.getParent().toast('Measuring', 'Self-test', 1), 1),
  single('UrlFetchApp.fetch', false, () => UrlFetchApp.fetch(`${ORIGIN}/`, { muteHttpExceptions: true }), 3),
  single('Lock.tryLock', false, () => LockService.getDocumentLock()?.tryLock(1000), 1),
  single('Lock.releaseLock', false, () => LockService.getDocumentLock()?.releaseLock(), 1),
];

/** Uses a sheet of its own, and removes it. */
export function measureTimes(book: Spreadsheet): readonly MeasuredTime[] {
  const sheet = book.insertSheet();
  try {
    return [...measures.map((one) => measured(one, sheet)), ...measuredSheets(book)];
  } finally {
    book.deleteSheet(sheet);
  }
}

function measured({ call, cells, flushed, runs, run }: Measure, sheet: Sheet): MeasuredTime {
  const times = Array.from({ length: runs }, (_, round) => {
    SpreadsheetApp.flush();
    const started = Date.now();
    run(sheet, round);
    if (flushed) SpreadsheetApp.flush();
    return Date.now() - started;
  });
  return { call, cells, ms: median(times), runs };
}

/** Sheets created and deleted. */
function measuredSheets(book: Spreadsheet): readonly MeasuredTime[] {
  const started = Date.now();
  const sheet = book.insertSheet();
  SpreadsheetApp.flush();
  const inserted = Date.now();
  book.deleteSheet(sheet);
  SpreadsheetApp.flush();
  return [
    { call: 'Spreadsheet.insertSheet', cells: 0, ms: inserted - started, runs: 1 },
    { call: 'Spreadsheet.deleteSheet', cells: 0, ms: Date.now() - inserted, runs: 1 },
  ];
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
