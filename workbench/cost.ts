// What a call of a service is modelled to take on Google's side, from one table.
// MODELLED, not measured here: the numbers are orders of magnitude from the sources beside them, to compare ways of working.

export interface Cost {
  /** Milliseconds of a call, whatever its size. */
  readonly call: number;
  /** Milliseconds of 1,000 cells read or written by it. */
  readonly thousandCells: number;
  /** Where the numbers come from. */
  readonly source: string;
}

const BATCHING = 'developers.google.com/apps-script/guides/support/best-practices: 10,000 single writes take 70 s, one batch 1 s';

/** The first entry whose pattern fits a call counts. */
const COSTS: readonly (readonly [RegExp, Cost])[] = [
  [/^Range\.set\w+s$/, { call: 7, thousandCells: 100, source: BATCHING }],
  [
    /^Range\.(set|clear|copyTo|sort)|^RangeList\./,
    { call: 7, thousandCells: 1, source: 'chosen: one thing for the whole range is one small request' },
  ],
  [
    /^Range\.get(Values|DisplayValues|Formulas|NumberFormats|Notes|RichTextValues|DataValidations|Backgrounds)$/,
    { call: 20, thousandCells: 10, source: 'chosen: a read waits for the server, and is about ten times cheaper a cell than a write' },
  ],
  [/^Range\.(getValue|getDisplayValue|getFormula|getRichTextValue|isBlank)$/, { call: 20, thousandCells: 10, source: 'as other reads' }],
  [
    /^Sheet\.(insert|delete|move|hide|show|set)/,
    { call: 50, thousandCells: 0, source: 'chosen: a change of the grid is one request of the Sheets API' },
  ],
  [/^Spreadsheet\.(insertSheet|deleteSheet)/, { call: 500, thousandCells: 0, source: 'chosen: slower than other changes of the grid' }],
  [
    /^SpreadsheetApp\.flush$/,
    { call: 200, thousandCells: 0, source: 'chosen: all that was collected goes to the server and is calculated' },
  ],
  [
    /^(Properties|PropertiesService)\./,
    { call: 30, thousandCells: 0, source: 'practice: tens of milliseconds a read or write of a property' },
  ],
  [/^(Cache|CacheService)\./, { call: 10, thousandCells: 0, source: 'practice: faster than properties' }],
  [/^Lock\./, { call: 30, thousandCells: 0, source: 'as properties' }],
  [
    /^UrlFetchApp\./,
    { call: 100, thousandCells: 0, source: "chosen: the way to Google's fetcher; the answer's own time is real and added" },
  ],
  [
    /\.(add|get)DeveloperMetadata$|^DeveloperMetadataFinder\.find$|^DeveloperMetadata\.(set|remove)/,
    { call: 30, thousandCells: 0, source: 'as other reads that wait for the server' },
  ],
  [/^Ui\.|^Spreadsheet\.toast/, { call: 100, thousandCells: 0, source: 'chosen: a page is sent to the browser' }],
];

const ELSE: Cost = { call: 0.1, thousandCells: 0, source: 'answered without asking the server' };

/** The cost of a call such as "Range.setValues". */
export const costOf = (call: string): Cost => COSTS.find(([pattern]) => pattern.test(call))?.[1] ?? ELSE;
