// Every number of the platform that the adapters depend on, each with where it comes from: Google's documentation, practice seen in public projects,
// or a choice of ours within the limits.

export const PLATFORM = {
  /** Practice: a longer name is refused by insertSheet. */
  charactersPerTabName: 100,
  /** Below the documented 9 KB a property (developers.google.com/apps-script/guides/services/quotas), because whether its name counts is not said. */
  bytesPerPropertyPart: 8_000,
  /** The most that is documented (developers.google.com/apps-script/reference/cache/cache). */
  secondsInCache: 6 * 60 * 60,
  /** Chosen: an entry of the cache holds 100 KB (the same page), a character takes up to 3 bytes. */
  charactersPerCachePart: 30_000,
  /** Chosen: a list that was interrupted longer ago is read anew. */
  secondsPagesStay: 10 * 60,
  /** Chosen: UrlFetchApp waits 360 s otherwise, as long as a whole execution. */
  secondsForAnswer: 60,
  /** Chosen: more than this many times the cells asked for is not read just to save a call, because a column of a large sheet costs more than a call. */
  wastefulRead: 2,
  /** Chosen: formats of scattered cells are looked up in one rectangle up to this size, else block by block. They are short texts. */
  cellsForOneLook: 200_000,
  /**
   * What one call costs, counted in cells read or written: 7 ms a call against 10 us a cell. Practice
   * (developers.google.com/apps-script/guides/support/best-practices: 10,000 single writes take 70 s).
   */
  cellsPerCall: 700,
  /** Chosen: so few calls, less than a tenth of a second, are not worth saving by writing cells that nobody changed. */
  callsNotWorthSaving: 10,
  /** Chosen: two calls a row, against some 12 for any number of rows, a hidden sheet that is written to, and what is asked again. */
  rowsAskedOneByOne: 50,
  /** Chosen: of the rows that are said to be shown, and of the hidden ones, at two calls each. */
  answersAskedAgain: 5,
  /** Chosen: passing faults are gone after a second in practice. */
  attempts: 3,
  /** Milliseconds, chosen; doubled at each further attempt. */
  firstPause: 500,
  /** Chosen: a workbook of 50,000 creators unpacks to about half of it, and an execution must not run out of memory. */
  charactersUnpacked: 60_000_000,
  /** Pixels, chosen: a table of six columns. */
  dialogWidth: 900,
  /** Pixels, chosen: fits a laptop screen with the sheet visible around it. */
  dialogHeight: 600,
} as const;
