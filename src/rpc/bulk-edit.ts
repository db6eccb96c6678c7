// Editing many cells at once, as exchanged between panel and server.

export interface BulkColumns {
  /** Columns to copy from: the person's own, and our display-only ones. 1-based. */
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
  /** Optional prefix for a line added to notes: the day in the spreadsheet's zone, and who adds it. */
  readonly stamp: string;
  /** Stays the same as long as the same rows of the same tab are selected. */
  readonly selection: string;
}

export interface BulkPreview {
  /** Creators in the requested rows. */
  readonly creators: number;
  /** Of those: whose cells change, and whose already have the value. */
  readonly changing: number;
  readonly same: number;
  /** Cells with a formula, which stay. */
  readonly formulas: number;
  /** Skipped rows: it is unclear which creator they belong to or what is in them, or the text would be too long. */
  readonly leftOut: readonly number[];
  readonly examples: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Whether it can be undone once written. */
  readonly undoable: boolean;
  /** The selected rows, as in BulkColumns. */
  readonly selection: string;
  /** Passed back when the cells are written, to bind them to what was shown. */
  readonly digest: string;
}
