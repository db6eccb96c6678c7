// The words of Sync as types: fields, values, rows, edits, changes.

import type { CreatorId, Id } from '../../contract/records';
import type { ChangeableField, EditableField } from '../fields/fields';

export type { ChangeableField, CreatorId, EditableField, Id };

/** 1-based, as a person reads it at the left edge. */
export type RowNumber = number & { readonly brand: 'RowNumber' };

export const rowNumberOf = (row: number): RowNumber => row as RowNumber;

/** 1 -> A, 27 -> AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/**
 * A field's value: text where it is written ('' = blank), an id or null where one is chosen from a list, ids without order where many are,
 * true or false for archived. `undefined` = not known: no base, no column, or no such key in the answer.
 */
export type FieldValue = string | number | boolean | null | readonly Id[];

export type CellValue = number | boolean | { readonly time: string };

/** What a cell holds for Sync: its text, and whether that text is the result of a formula or an error. */
export interface Cell {
  /** What a person sees; the address, where the cell shows a name for it. */
  readonly text: string;
  /** The cell shows a name, and the address is that of its link or chip. */
  readonly linked?: true;
  readonly origin?: 'formula' | 'error';
  /** As it was typed, where the text is what a formula results in. */
  readonly formula?: string;
  /** The number, box or moment in ISO 8601 of which the text is only the look; not of what a formula results in, where formulas are read. */
  readonly value?: CellValue;
  /** The same of what a formula results in, where formulas are read. */
  readonly result?: CellValue;
  /** Why the text is not the value; such a cell waits. */
  readonly doubt?: 'shortened-number' | 'changes-by-itself' | 'shows-a-name';
}

/**
 * A cell to be written: text literally, a number, an ISO 8601 time, a calendar day as Sheets counts them (1899-12-30 is 0), a formula in which `{row}` stands for
 * the number of its row, or blank.
 */
export type CellInput = ShownInput | { readonly day: number } | { readonly formula: string };

/** What the CRM's values become. */
export type ShownInput = { readonly text: string } | { readonly number: number } | { readonly time: string } | null;

/** The same for the row that it goes into. */
export const inRow = (cell: CellInput, row: RowNumber): CellInput =>
  cell !== null && 'formula' in cell ? { formula: cell.formula.split('{row}').join(String(row)) } : cell;

/** One row of a tab that has a view, as read. A field whose column is missing or in doubt has no cell. */
export interface SheetRow {
  readonly row: RowNumber;
  /** The text of the id cell, byte for byte; '' = blank. */
  readonly id: string;
  readonly cells: Readonly<Partial<Record<EditableField, Cell>>>;
  readonly fingerprint: Fingerprint;
  /** The cells of our read-only columns by field. */
  readonly readOnly: Readonly<Record<string, Cell>>;
}

/** The read-only cells that tell whose row it is. */
export interface Fingerprint {
  readonly handle: string;
  readonly channelLink: string;
}

export interface FieldBase {
  readonly value: FieldValue;
  /** The cell as it was read back after writing. */
  readonly cell: string;
}

/**
 * What we know about one creator in one tab: `new` = added by "Add creators", not in the CRM yet; `left` = no longer in the view;
 * `archived` = archived when the CRM was last read; `gone` = no longer in the CRM.
 */
export type Membership = 'here' | 'new' | 'left' | 'archived' | 'gone';

export interface BaseRecord {
  readonly creatorId: CreatorId;
  readonly membership: Membership;
  readonly fingerprint: Fingerprint;
  readonly fields: Readonly<Partial<Record<EditableField, FieldBase>>>;
  /** The pull that saw the creator last. */
  readonly seen: string;
  /** The CRM's time of change that the read-only cells show; '' when the CRM gave none. */
  readonly updatedAt: string;
  /** The edits, as `editsText` writes them, that the Sync cell tells an outcome of: it stays while they do. '' = it tells of none. */
  readonly told: string;
}

/** A cell that differs from its base and could be read. */
export interface Edit {
  readonly creatorId: CreatorId;
  readonly field: EditableField;
  readonly rows: readonly RowNumber[];
  /** `undefined` = the tab has no base for it, so every difference is a conflict. */
  readonly base: FieldValue | undefined;
  readonly local: FieldValue;
  /** The text of the cell. */
  readonly cell: string;
}

/** Why a row or a field waits. Sentences for these live in src/text. */
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
  /** The cell reads as blank because it lies under the first one of merged cells. */
  | { readonly why: 'merged-cells'; readonly cells: string }
  | { readonly why: 'too-long'; readonly limit: number }
  | { readonly why: 'not-shown-by-crm' }
  /** For each value that the creator's rows were edited to, the first row that holds it. */
  | { readonly why: 'rows-disagree'; readonly rows: readonly { readonly row: RowNumber; readonly text: string }[] }
  | { readonly why: 'mixed-up-row'; readonly belongsTo: CreatorId | null }
  | { readonly why: 'unknown-id' }
  | { readonly why: 'id-cleared'; readonly belongsTo: CreatorId }
  | { readonly why: 'column-sorted-alone' }
  | { readonly why: 'gone' }
  | { readonly why: 'archived' }
  /** Added here, and not in the CRM yet. */
  | { readonly why: 'not-in-crm' }
  | { readonly why: 'needs-existing' }
  | { readonly why: 'exists-already' }
  | { readonly why: 'column-in-doubt' }
  /** An undo: somebody changed the value after the run, or there is an unsent edit in the cell. */
  /** What the run had written, and what the CRM holds now, as cells would show them. */
  | { readonly why: 'changed-since'; readonly mine: string; readonly theirs: string }
  | { readonly why: 'edited-here' }
  /** An undo: a creator who came into the CRM stays there. */
  | { readonly why: 'stays-created' }
  /** `summary` is the CRM's own sentence. */
  | { readonly why: 'refused-by-crm'; readonly summary: string };

export interface Waiting {
  readonly rows: readonly RowNumber[];
  readonly creatorId: CreatorId | null;
  readonly field: EditableField | null;
  readonly cell: string;
  readonly reason: Reason;
}

/** One field of one creator that is to become another value in the CRM: the unit that is shown, confirmed and journalled. */
export interface Change {
  readonly creatorId: CreatorId;
  readonly field: ChangeableField;
  /** What the CRM holds now. */
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** The creator comes into the CRM by this run. */
  readonly creates: boolean;
}
