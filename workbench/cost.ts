// The modeled cost of a service call on Google's side, from a single table.
// MODELED, not measured here: the numbers are orders of magnitude from the sources beside them, meant for comparing approaches.

interface Cost {
  /** Milliseconds per call, regardless of size. */
  readonly call: number;
  /** Milliseconds per 1,000 cells read or written. */
  readonly thousandCells: number;
  /** Source of the numbers. */
  readonly source: string;
}

/**
 * Milliseconds that an answer of the CRM takes on the modeled clock. Our choice: the sandbox's own time says nothing about a real CRM, and
 * varies on a busy machine.
 */
export const ANSWER_MS = 300;

const BATCHING = 'developers.google.com/apps-script/guides/support/best-practices: 10,000 single writes take 70 s, one batch 1 s';

/**
 * Calls that return what an object already knows, and builders whose result has not been used yet. Anything that is neither here nor in the
 * table asks the server.
 */
const KNOWN: readonly RegExp[] = [
  /^SpreadsheetApp\.(getActiveSpreadsheet|getUi|new\w+)$/,
  /^Spreadsheet\.(getId|getRange)$/,
  /^Sheet\.(getSheetId|getParent|getRange|getRangeList|getType|createDeveloperMetadataFinder)$/,
  /^Range\.(get(Row|Column|LastRow|LastColumn|NumRows|NumColumns|Sheet|Cell|A1Notation))$/,
  /^Range\.offset$/,
  /^RangeList\.getRanges$/,
  /^DeveloperMetadata\.get(Id|Key|Value|Visibility)$|^DeveloperMetadataLocation\.getLocationType$|^DeveloperMetadataFinder\.with/,
  /^FilterCriteria(Builder)?\.|^DataValidation(Builder)?\./,
  /^User\.getEmail$|^AuthorizationInfo\./,
  /^EmbeddedChartBuilder\.|^EmbeddedChart\.(get|modify)|^Sheet\.newChart$/,
  /^(Utilities|Blob|HtmlOutput|console)\./,
  /^HtmlService\.(createHtmlOutput|createTemplate)$/,
  /^Ui\.create|^Menu\.addItem$/,
  /^ScriptApp\.getScriptId$|^Session\.get(ScriptTimeZone|ActiveUserLocale)$/,
  /^(Lock|Properties|Cache)Service\./,
  /^HTTPResponse\.|^RichTextValue\./,
];

const NOTHING: Cost = { call: 0.1, thousandCells: 0, source: 'answered without asking the server' };

/** The first entry whose pattern matches wins. */
export const COSTS: readonly (readonly [RegExp, Cost])[] = [
  [/^Range\.set\w+s$/, { call: 7, thousandCells: 100, source: BATCHING }],
  [
    /^Range\.(set|clear|copyTo|sort)|^RangeList\./,
    { call: 7, thousandCells: 1, source: 'chosen: one thing for the whole range is one small request' },
  ],
  [
    /^Sheet\.updateChart$|^Sheet\.(insert|delete|move|hide|show|set|clear|append|protect)/,
    { call: 50, thousandCells: 0, source: 'chosen: a change of the grid is one request of the Sheets API' },
  ],
  [
    /^Range\.(create|merge|breakApart|protect)|^(Filter|Protection)\.(set|remove|sort)|^Spreadsheet\.set/,
    { call: 50, thousandCells: 0, source: 'as other changes of the grid' },
  ],
  [
    /^Spreadsheet\.(insertSheet|deleteSheet|duplicate)/,
    { call: 500, thousandCells: 0, source: 'chosen: slower than other changes of the grid' },
  ],
  [
    /^SpreadsheetApp\.flush$/,
    { call: 200, thousandCells: 0, source: 'chosen: all that was collected goes to the server and is calculated' },
  ],
  [/^Properties\./, { call: 30, thousandCells: 0, source: 'practice: tens of milliseconds a read or write of a property' }],
  [/^Cache\./, { call: 10, thousandCells: 0, source: 'practice: faster than properties' }],
  [/^Lock\./, { call: 30, thousandCells: 0, source: 'as properties' }],
  [
    /^UrlFetchApp\./,
    { call: 100, thousandCells: 0, source: "chosen: the way to Google's fetcher; the answer's own time is added, see ANSWER_MS" },
  ],
  [
    /\.addDeveloperMetadata$|^DeveloperMetadataFinder\.find$|^DeveloperMetadata\.(set|remove)/,
    { call: 30, thousandCells: 0, source: 'as other reads that wait for the server' },
  ],
  [/^Ui\.|^Spreadsheet\.toast/, { call: 100, thousandCells: 0, source: 'chosen: a page is sent to the browser' }],
];

/** Also for calls that nobody has measured: the higher of the two read costs. */
const READ: Cost = {
  call: 20,
  thousandCells: 10,
  source: 'chosen: a read waits for the server, and is about ten times cheaper a cell than a write',
};

const known = new Map<string, Cost>();

/** The cost of a call such as "Range.setValues". */
export function costOf(call: string): Cost {
  const cost = known.get(call) ?? looked(call);
  known.set(call, cost);
  return cost;
}

const looked = (call: string): Cost =>
  KNOWN.some((pattern) => pattern.test(call)) ? NOTHING : (COSTS.find(([pattern]) => pattern.test(call))?.[1] ?? READ);
