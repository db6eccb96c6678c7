// Every number of the platform that the adapters depend on, each with its source.

/** Where a number comes from: Google's documentation, practice seen in public projects, or a choice of ours within the limits. */
export type Source = 'documented' | 'practice' | 'chosen';

export interface PlatformNumber {
  readonly value: number;
  readonly unit: string;
  readonly source: Source;
  /** The page for what is documented, the reason for what is chosen. */
  readonly where: string;
}

export const PLATFORM = {
  charactersPerTabName: { value: 100, unit: 'characters', source: 'practice', where: 'a longer name is refused by insertSheet' },
  /** Below the documented 9 KB a property (developers.google.com/apps-script/guides/services/quotas), because whether its name counts is not said. */
  bytesPerPropertyPart: { value: 8_000, unit: 'bytes', source: 'chosen', where: 'leaves room for the name' },
  secondsInCache: { value: 6 * 60 * 60, unit: 's', source: 'documented', where: 'developers.google.com/apps-script/reference/cache/cache' },
  charactersPerCachePart: {
    value: 30_000,
    unit: 'characters',
    source: 'chosen',
    where: 'an entry of the cache holds 100 KB, a character takes up to 3 bytes',
  },
  secondsPagesStay: { value: 10 * 60, unit: 's', source: 'chosen', where: 'a list that was interrupted longer ago is read anew' },
  secondsForAnswer: { value: 60, unit: 's', source: 'chosen', where: 'UrlFetchApp waits 360 s otherwise, as long as a whole execution' },
  /** More than this many times the cells asked for is not read just to save a call. */
  wastefulRead: { value: 2, unit: 'times', source: 'chosen', where: 'a column of a large sheet costs more than a call' },
  /** Formats of scattered cells are looked up in one rectangle up to this size, else block by block. */
  cellsForOneLook: { value: 200_000, unit: 'cells', source: 'chosen', where: 'formats are short texts; one large answer beats many calls' },
  /** What one call costs, counted in cells read or written: 7 ms a call against 10 us a cell. */
  cellsPerCall: {
    value: 700,
    unit: 'cells',
    source: 'practice',
    where: 'developers.google.com/apps-script/guides/support/best-practices: 10,000 single writes take 70 s',
  },
  /** So few calls are not worth saving by writing cells that nobody changed. */
  callsNotWorthSaving: { value: 10, unit: 'calls', source: 'chosen', where: 'less than a tenth of a second' },
  attempts: { value: 3, unit: 'calls', source: 'chosen', where: 'passing faults are gone after a second in practice' },
  firstPause: { value: 500, unit: 'ms', source: 'chosen', where: 'doubled at each further attempt' },
  charactersUnpacked: {
    value: 60_000_000,
    unit: 'characters',
    source: 'chosen',
    where: 'a workbook of 50,000 creators unpacks to about half of it; an execution must not run out of memory',
  },
  dialogWidth: { value: 900, unit: 'px', source: 'chosen', where: 'a table of six columns' },
  dialogHeight: { value: 600, unit: 'px', source: 'chosen', where: 'fits a laptop screen with the sheet visible around it' },
} as const satisfies Readonly<Record<string, PlatformNumber>>;
