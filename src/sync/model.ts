// The vocabulary of Sync as types: fields, values, rows, edits, changes.

import type { CreatorId, Id } from '../../contract/records';
import type { ChangeableField, EditableField } from '../fields/fields';

export type { ChangeableField, CreatorId, EditableField, Id };

/** 1-based, as displayed at the left edge of the sheet. */
export type RowNumber = number & { readonly brand: 'RowNumber' };

export const rowNumberOf = (row: number): RowNumber => row as RowNumber;

/** 1 -> A, 27 -> AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/**
 * A field's value: text for text fields ('' = blank), an id or null for a single choice, unordered ids for several, a boolean for archived.
 * `undefined` = unknown: no base, no column, or no such key in the answer.
 */
export type FieldValue = string | number | boolean | null | readonly Id[];

export type CellValue = number | boolean | { readonly time: string };

/** A cell as Sync sees it: its text, and whether that text is an error or the result of a formula. */
export interface Cell {
  /** What a person sees; the address, if the cell shows a label for it. */
  readonly text: string;
  /** The cell shows a label, and `text` is the address of its link or chip. */
  readonly linked?: true;
  readonly origin?: 'formula' | 'error';
  /** The formula as typed, if the text is its result. */
  readonly formula?: string;
  /** The number, boolean, or ISO 8601 moment that the text formats. Absent for formula cells where formulas are read. */
  readonly value?: CellValue;
  /** The same for a formula's result, where formulas are read. */
  readonly result?: CellValue;
  /** Why the text is not the value; such a cell waits. */
  readonly doubt?: 'shortened-number' | 'changes-by-itself' | 'shows-a-name';
}

/**
 * A cell to write: literal text, a number, an ISO 8601 time, a calendar day as Sheets numbers them (1899-12-30 is 0), a formula in which
 * `{row}` stands for the row number; null = blank, which an empty text is not.
 */
export type CellInput = ShownInput | { readonly day: number } | { readonly formula: string };

/** The inputs that CRM values turn into. */
export type ShownInput = { readonly text: string } | { readonly number: number } | { readonly time: string } | null;

/** The input with `{row}` filled in. */
export const inRow = (cell: CellInput, row: RowNumber): CellInput =>
  cell !== null && 'formula' in cell ? { formula: cell.formula.split('{row}').join(String(row)) } : cell;

/** One row of a tab with a view, as read. A field whose column is missing or in doubt has no cell. */
export interface SheetRow {
  readonly row: RowNumber;
  /** The text of the id cell, byte for byte; '' = blank. */
  readonly id: string;
  readonly cells: Readonly<Partial<Record<EditableField, Cell>>>;
  readonly fingerprint: Fingerprint;
  /** The cells of our read-only columns, by field. */
  readonly readOnly: Readonly<Record<string, Cell>>;
}

/** The read-only cells that show which creator a row belongs to. */
export interface Fingerprint {
  readonly handle: string;
  readonly channelLink: string;
}

export interface FieldBase {
  readonly value: FieldValue;
  /** The cell as read back after writing. */
  readonly cell: string;
  /**
   * A row got its id back that may have been copied before this base: a cell that differs from it may hold an old value. It doesn't go out
   * as an edit, but is shown to the person next to what the CRM holds.
   */
  readonly unproven?: true;
}

/**
 * What a tab knows about a creator. `new`: added by "Add creators", not in the CRM yet. `left`: no longer in the view. `archived`: archived
 * when the CRM was last read. `gone`: no longer in the CRM.
 */
export type Membership = 'here' | 'new' | 'left' | 'archived' | 'gone';

export interface BaseRecord {
  readonly creatorId: CreatorId;
  readonly membership: Membership;
  readonly fingerprint: Fingerprint;
  readonly fields: Readonly<Partial<Record<EditableField, FieldBase>>>;
  /** The last pull that saw the creator. */
  readonly seen: string;
  /** The CRM's time of change that the read-only cells show; '' when the CRM gave none. */
  readonly updatedAt: string;
  /**
   * The edits, encoded by `editsText`, that the Sync cell shows an outcome for; the outcome stays as long as they do. '' = it shows none.
   */
  readonly told: string;
}

/** A cell that differs from its base and could be parsed. */
export interface Edit {
  readonly creatorId: CreatorId;
  readonly field: EditableField;
  readonly rows: readonly RowNumber[];
  /** `undefined` = the tab has no base for it, so every difference is a conflict. */
  readonly base: FieldValue | undefined;
  readonly local: FieldValue;
  /** The cell's text. */
  readonly cell: string;
}

/** Why a row or field waits. The wording is in src/text. */
export type Reason =
  | { readonly why: 'unknown-name'; readonly name: string; readonly near: readonly string[] }
  | { readonly why: 'ambiguous-name'; readonly name: string }
  | { readonly why: 'cannot-clear' }
  | { readonly why: 'looks-like-formula' }
  | { readonly why: 'not-an-email' }
  | { readonly why: 'not-a-link' }
  | { readonly why: 'error-in-cell' }
  | { readonly why: 'shortened-number' }
  | { readonly why: 'changes-by-itself' }
  | { readonly why: 'shows-a-name' }
  /** The cell reads as blank because it is covered by the first of several merged cells. */
  | { readonly why: 'merged-cells'; readonly cells: string }
  | { readonly why: 'too-long'; readonly limit: number }
  | { readonly why: 'not-shown-by-crm' }
  /** For each value the creator's rows were edited to, the first row with it. */
  | { readonly why: 'rows-disagree'; readonly rows: readonly { readonly row: RowNumber; readonly text: string }[] }
  | { readonly why: 'mixed-up-row'; readonly belongsTo: CreatorId | null }
  | { readonly why: 'unknown-id' }
  | { readonly why: 'id-cleared'; readonly belongsTo: CreatorId }
  | { readonly why: 'column-sorted-alone' }
  | { readonly why: 'gone' }
  | { readonly why: 'archived' }
  /** Added here, not in the CRM yet. */
  | { readonly why: 'not-in-crm' }
  | { readonly why: 'needs-existing' }
  | { readonly why: 'exists-already' }
  /** Undo: somebody changed the value after the run. `mine` and `theirs`: what the run wrote and what the CRM holds now, as in cells. */
  | { readonly why: 'changed-since'; readonly mine: string; readonly theirs: string }
  /** Undo: the cell has an unsent edit. */
  | { readonly why: 'edited-here' }
  /** Undo: a created creator stays in the CRM. */
  | { readonly why: 'stays-created' }
  /** `summary` is the CRM's own wording. `isNew`: the creator was to be added, so its id may be what is wrong. Found only in a review. */
  | { readonly why: 'refused-by-crm'; readonly summary: string; readonly isNew?: true };

export interface Waiting {
  readonly rows: readonly RowNumber[];
  readonly creatorId: CreatorId | null;
  readonly field: EditableField | null;
  readonly cell: string;
  readonly reason: Reason;
}

/** One field of one creator that should change in the CRM: the unit that is shown, confirmed, and journaled. */
export interface Change {
  readonly creatorId: CreatorId;
  readonly field: ChangeableField;
  /** The CRM's current value. */
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** This run creates the creator. */
  readonly creates: boolean;
}
