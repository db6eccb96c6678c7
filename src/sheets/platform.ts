// Every platform number the adapters depend on, with its source: Google's documentation, behavior observed in public projects, or our own
// choice within the limits.

export const PLATFORM = {
  /** Observed: insertSheet rejects longer names. */
  charactersPerTabName: 100,
  /**
   * Below the documented 9 KB per property (developers.google.com/apps-script/guides/services/quotas), because it is not said whether the
   * name counts.
   */
  bytesPerPropertyPart: 8_000,
  /** The documented maximum (developers.google.com/apps-script/reference/cache/cache). */
  secondsInCache: 6 * 60 * 60,
  /** Our choice: a cache entry holds 100 KB (same page), and a character takes up to 3 bytes. */
  charactersPerCachePart: 30_000,
  /** Our choice: a list interrupted longer ago is read from the start. */
  secondsPagesStay: 10 * 60,
  /** Our choice: by default, UrlFetchApp waits 360 s, as long as a whole execution. */
  secondsForAnswer: 60,
  /**
   * Our choice: to save a call, at most this many times the requested cells are read, because a column of a large sheet costs more than a
   * call.
   */
  wastefulRead: 2,
  /** Our choice: formats of scattered cells are read in one rectangle up to this size, otherwise block by block. They are short texts. */
  cellsForOneLook: 200_000,
  /**
   * What one call costs, in cells read or written: 7 ms per call against 10 us per cell. Observed
   * (developers.google.com/apps-script/guides/support/best-practices: 10,000 single writes take 70 s).
   */
  cellsPerCall: 700,
  /** Our choice: this few calls, less than a tenth of a second, are not worth saving by writing cells nobody changed. */
  callsNotWorthSaving: 10,
  /** Our choice: two calls per row, versus some 12 for any number of rows, plus a hidden sheet to write to, plus verification. */
  rowsAskedOneByOne: 50,
  /** Our choice: verified among the rows reported visible, and among the hidden ones, at two calls each. */
  answersAskedAgain: 5,
  /** Our choice: in practice, passing faults are gone after a second. */
  attempts: 3,
  /** In milliseconds, our choice; doubled at each further attempt. */
  firstPause: 500,
  /** Our choice: a workbook of 50,000 creators unpacks to about half of it, and an execution must not run out of memory. */
  charactersUnpacked: 60_000_000,
  /** In pixels, our choice: a table of six columns. */
  dialogWidth: 900,
  /** In pixels, our choice: fits a laptop screen with the sheet visible around it. */
  dialogHeight: 600,
} as const;
