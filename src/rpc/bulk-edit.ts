// Editing many cells at once, as the panel and the server speak of it.

import type { EditableField } from '../fields/fields';

export interface BulkColumns {
  /** Columns to copy from: a person's own, and ours that are only shown. 1-based. */
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
  /** What stands before a line that is added to notes, when it is wanted: the day in the spreadsheet's zone, and who adds it. */
  readonly stamp: string;
  /** Stays the same while the same rows of the same tab are selected. */
  readonly selection: string;
}

export interface BulkPreview {
  /** Creators in the rows that were asked for. */
  readonly creators: number;
  /** Of those: whose cells change, and whose say it already. */
  readonly changing: number;
  readonly same: number;
  /** Cells with a formula, which stay. */
  readonly formulas: number;
  /** Rows that are left out: it is not clear whose they are or what stands there, or the text would be too long. */
  readonly leftOut: readonly number[];
  readonly examples: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Whether it can be taken back once it is written. */
  readonly undoable: boolean;
  /** The rows that were selected, as BulkColumns says it. */
  readonly selection: string;
  /** To be given back when the cells are written: binds them to what was shown. */
  readonly digest: string;
}

/** Cells as they were before, to take an edit back. */
export interface BulkUndo {
  readonly tab: number;
  readonly field: EditableField;
  readonly cells: readonly {
    readonly id: string;
    readonly row: number;
    /** null = what the base has. */
    readonly before: string | null;
    /** Checksum of what was written, but for what the platform may change in a text: a cell that was edited since stays. */
    readonly after: string;
  }[];
}

export interface BulkWritten {
  readonly cells: number;
  readonly creators: number;
  /** Cells with a formula, which are never written over. */
  readonly formulas: number;
  /** null = too much to be taken back. */
  readonly undo: BulkUndo | null;
}
