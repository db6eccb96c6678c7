// What the commands need from the spreadsheet and the platform, as ports. The same suite runs over the adapters in src/sheets and over the
// fake in test/fakes.

import type { OBSTACLES } from '../rpc/problems';
import type { Cell, CellInput, RowNumber } from '../sync/model';
import type { BarChart } from '../sync/overview';
import type { Area } from '../sync/overview-table';

export type { Area, BarChart, CellInput, RowNumber };

/** How a column's cells are kept: text is never interpreted; times are shown in the spreadsheet's zone; `any` takes what it holds, or a formula gives. */
export type ColumnKind = 'text' | 'number' | 'time' | 'day' | 'any';

/** One column of a tab as it stands. `field` is what our mark on the column says, null for the person's own columns. */
export interface ColumnSighting {
  /** 1-based position. */
  readonly column: number;
  readonly heading: string;
  readonly field: string | null;
  /** The heading that we wrote when we made the column; '' without a mark. */
  readonly writtenHeading: string;
}

/** A column that we make. */
export interface ColumnSpec {
  readonly field: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly editable: boolean;
  readonly hidden: boolean;
  /** Pixels. */
  readonly width: number;
  /** A note on the heading; '' for none. */
  readonly hint: string;
}

/** A column that is the person's from when it is made. */
export type OwnColumnSpec = Pick<ColumnSpec, 'heading' | 'kind' | 'width'>;

/** A cell as read. */
export type CellSeen = Cell;

/** A rectangle of cells to be written in one go; `cells[i][j]` belongs to row `row + i`, column `column + j`. */
export interface CellBlock {
  readonly row: RowNumber;
  readonly column: number;
  readonly cells: readonly (readonly CellInput[])[];
}

export interface CellPlace {
  readonly row: RowNumber;
  readonly column: number;
}

export interface CellPatch extends CellPlace {
  readonly cell: CellInput;
}

/**
 * What keeps a sheet from taking a write, and where: a protection that this person may not edit, merged cells, a table with typed columns.
 * A protection of a whole tab reaches from its first cell to its last, also where it leaves cells open.
 */
export interface Obstacle {
  readonly why: keyof typeof OBSTACLES;
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
  /** As people name the cells: G2:G1000; '' = the whole tab. */
  readonly cells: string;
  /** Who may let the person write there, as far as Google tells; '' when it does not. */
  readonly who: string;
}

export type ChoicesKept = 'in-file' | 'in-tab';

/** A cell that was not written, and why. */
export interface RefusedCell extends CellPlace {
  readonly obstacle: Obstacle;
}

/** How cells look that a report is made of. */
export interface TabLook {
  /** Pixels of the columns from the left. */
  readonly widths: readonly number[];
  /** Large and bold; bold on a ground. */
  readonly titles: readonly Area[];
  readonly headings: readonly Area[];
  /** Numbers there are calendar days. */
  readonly days: readonly Area[];
}

/**
 * One tab of the spreadsheet. Every method costs a number of service calls that does not depend on the number of rows. What only makes a tab easier to use (notes, drop-downs, widths, colours, freezing, the filter) is left out
 * where Google refuses it, and fails nothing.
 */
export interface Tab {
  readonly id: number;
  readonly name: string;
  /** The last row with anything in it, if only a box that is not ticked or a formula that shows nothing; 0 for an empty tab. */
  lastRow(): number;
  /** The last row from `first` on in which something is shown: a box that is not ticked shows nothing. `first - 1` when there is none. */
  lastShown(first: RowNumber): number;
  columns(): readonly ColumnSighting[];
  /**
   * The same as far as our columns reach, by the places that the marks themselves tell, while every heading stands there as it was written: a tenth of the
   * calls. Who moves columns and writes the old headings over them is not noticed, so this is for looking, and `bears` asks before a write.
   */
  columnsAsMarked(): readonly ColumnSighting[];
  /** Whether the field's mark lies on this very column. */
  bears(column: number, field: string): boolean;
  /** Protections that this person may not edit, and merged cells. Tables cannot be looked for, only met. */
  obstacles(): readonly Obstacle[];
  /**
   * Makes the columns at the right end of ours (an empty tab: from the left; a tab of a person's own: right beside theirs, whose places stay), with
   * heading, mark, format, width; freezes the heading row and, where ours lead, the columns up to `freezeThrough`; makes the basic filter over all columns when there is none.
   * A column that bears its field's mark already is given all that where it stands. Where Google takes no columns the tab stays as it was, and a
   * `RefusedWrite` is thrown.
   */
  addColumns(specs: readonly ColumnSpec[], freezeThrough: number): void;
  /**
   * Makes columns of the person's own at the right end of the tab, without marks: the add-on finds them by their headings alone. Answers where the first one
   * stands. Throws as `addColumns` does.
   */
  addOwnColumns(specs: readonly OwnColumnSpec[]): number;
  /** Writes heading and mark again where a heading was changed. */
  restoreHeadings(headings: readonly { readonly column: number; readonly heading: string }[]): void;
  /** `columns` are 1-based and may lie apart; the answer has one array per row, in the order of `columns`. */
  read(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[];
  /** The same without asking for formulas, which is half the cost: a cell with a formula counts as what it shows. */
  look(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[];
  /** What cells were typed as that hold a formula, whatever it results in; '' for the others. */
  formulas(area: Area): readonly (readonly string[])[];
  /** Only the texts, of one column: cheaper than `read`. */
  readTexts(first: RowNumber, rows: number, column: number): readonly string[];
  /**
   * The address behind the text of each of these cells, in their order: of a link or a chip beside which nothing is said. null where there is none, or
   * more than one. What is read are these cells and what lies close between them, so ask only about cells that need it.
   */
  links(cells: readonly CellPlace[]): readonly (string | null)[];
  /** Makes the grid so high at once, where it is lower: each time that it grows, the filter is made anew. */
  reserve(rows: number): void;
  /** Adds rows to the grid first when the blocks lie below it. Formats of the columns apply before the values. Answers the cells that Google did not take. */
  write(blocks: readonly CellBlock[]): readonly RefusedCell[];
  /**
   * Writes cells that lie anywhere. Runs of cells are written as they are while they are few; when they are many, the stretch of the column
   * between the first and the last is read with its formulas and written back in one go, everything else in it unchanged. So the number of
   * calls does not grow with the number of cells. Answers the cells that Google did not take; the others are written.
   */
  patch(cells: readonly CellPatch[]): readonly RefusedCell[];
  /** The same for notes of one column; '' removes a note. */
  patchNotes(column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void;
  /** Gives cells of a report their looks. */
  dress(look: TabLook): void;
  /** Draws charts of cells of this tab, which follow these. */
  addCharts(charts: readonly BarChart[]): void;
  /** Charts that show exactly `from` are made to show `to`; what else a person made of them stays. */
  stretchCharts(changes: readonly { readonly from: readonly Area[]; readonly to: readonly Area[] }[]): void;
  /**
   * Offers the choices in a column's cells, warns about others, never refuses. A rule that a person put there stays. Choices that are kept in the file are
   * one list for this field in all tabs; those that are kept in the tab reach no other tab, and leave with it.
   */
  offerChoices(column: number, first: RowNumber, choices: readonly string[], kept: ChoicesKept): void;
  /** Which of these rows a filter or a person hides. Up to 50 rows take two calls each; more take some 30 together, and write into a hidden sheet. */
  hiddenRows(rows: readonly RowNumber[]): ReadonlySet<RowNumber>;
  /**
   * Lets the tab's filter hide every row that shows one of these texts in the column; no texts lift that again. What else the filter hides stays
   * hidden. False, and nothing was done: the tab has a filter of a person's own that does not reach the column.
   */
  hideTexts(column: number, texts: readonly string[]): boolean;
  /** Whether the tab's filter hides rows by any column. */
  isFiltered(): boolean;
  /** Whether the tab's filter looks at the column. */
  isFilteredBy(column: number): boolean;
  /** Rows of the person's selection, as ranges from..to, when it lies in this tab. */
  selectedRows(): readonly { readonly from: RowNumber; readonly to: RowNumber }[];
  select(rows: readonly RowNumber[], column: number | null): void;
}

/** A hidden sheet of ours that keeps records as rows of text. Rows are 0-based here and have no heading. A write that Google refuses throws `RefusedWrite`. */
export interface Store {
  /** All rows, each of `width` texts. */
  readAll(): readonly (readonly string[])[];
  /** Rows `from .. from + count - 1`, fewer at the end. */
  read(from: number, count: number): readonly (readonly string[])[];
  /** How many rows there are. */
  size(): number;
  /** Replaces rows `from ..`, adding rows when needed. Texts are kept literally, up to 50,000 characters each. */
  write(from: number, rows: readonly (readonly string[])[]): void;
  /** Adds rows at the end, under the document's lock, and answers where the first one stands. */
  append(rows: readonly (readonly string[])[]): number;
  /** Everything from row `from` on is removed. */
  truncate(from: number): void;
}

export interface Book {
  /** The spreadsheet's id: a copy has another. */
  readonly id: string;
  activeTab(): Tab | null;
  tab(id: number): Tab | null;
  /** Every tab with cells, in their order; our hidden sheets may be among them. */
  tabs(): readonly Tab[];
  /** With `width` it has exactly so many columns: empty cells count towards the most that a spreadsheet holds. */
  addTab(name: string, width?: number): Tab;
  /** Takes a tab back that we have just made. */
  removeTab(tab: Tab): void;
  /** Puts right what cells are offered for these fields in all tabs, where the file's lists say otherwise. Google may refuse it, which fails nothing. */
  correctChoices(choices: ReadonlyMap<string, readonly string[]>): void;
  activate(tab: Tab): void;
  /** Makes the hidden sheet at the first write; reading one that does not exist gives no rows. */
  store(name: string, width: number): Store;
  /** Makes everything written so far visible to others and to reads. */
  flush(): void;
}

/** Small texts kept by the platform: for one person, or for all people of the document. null = not there. */
export interface Memory {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
  /** The keys of what is kept that begin so. */
  keys(beginning: string): readonly string[];
}

export interface Lock {
  /** Runs `work` while nobody else in this document does, or answers null when the lock is not free within `ms`. */
  within<T>(ms: number, work: () => T): { readonly done: T } | null;
}

/**
 * The files in a zip by their paths, as texts in UTF-8, without folders and pictures; null when it is no zip, or unpacks to more than the
 * platform carries.
 */
export type Unzip = (base64: string) => ReadonlyMap<string, string> | null;

/** A zip of these files, in base64. */
export type Zip = (parts: ReadonlyMap<string, string>) => string;

/** A digest of a text: SHA-256 as lower-case hexadecimal. */
export type Digest = (text: string) => string;

export interface Person {
  /** What colleagues see: an e-mail address when the platform gives one, else blank. */
  readonly name: string;
  /** Stays the same for this person and document, and tells nothing about them. */
  readonly token: string;
  readonly locale: string;
}

/** Something that a person may have kept from the add-on at Google. */
export interface Permission {
  readonly allowed: boolean;
  /** Where the person can allow it; null when Google does not say. */
  readonly url: string | null;
}

/** The platform's timer: one for this person and document, which calls the script about once an hour. */
export interface Timer {
  permission(): Permission;
  /** One that is there already stays. Throws where Google refuses one. */
  start(): void;
  /** Takes away the one that was started, and the one that called this execution. */
  stop(): void;
}

/** Mail to the person themselves, and to nobody else. */
export interface Mail {
  permission(): Permission;
  /** How many more Google sends today. */
  left(): number;
  send(subject: string, text: string): void;
}
