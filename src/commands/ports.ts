// What the commands need from the spreadsheet and the platform, as ports. The same test suite runs over the adapters in src/sheets and the
// fake in test/fakes.

import type { OBSTACLES } from '../rpc/problems';
import type { Cell, CellInput, RowNumber } from '../sync/model';
import type { BarChart } from '../sync/overview';
import type { Area } from '../sync/overview-table';

export type { Area, BarChart, CellInput, RowNumber };

/**
 * How a column's cells are stored. Text is never interpreted; times are shown in the spreadsheet's zone; `any` takes whatever it holds or a
 * formula returns.
 */
export type ColumnKind = 'text' | 'number' | 'time' | 'day' | 'any';

/** One column of a tab as it is now. `field` is what our mark on the column says; null for the person's own columns. */
export interface ColumnSighting {
  /** 1-based position. */
  readonly column: number;
  readonly heading: string;
  readonly field: string | null;
  /** The heading we wrote when we created the column; '' without a mark. */
  readonly writtenHeading: string;
}

/** A column we create. */
export interface ColumnSpec {
  readonly field: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly editable: boolean;
  readonly hidden: boolean;
  /** In pixels. */
  readonly width: number;
  /** A note on the heading; '' for none. */
  readonly hint: string;
}

/** A column that belongs to the person from the start. */
export type OwnColumnSpec = Pick<ColumnSpec, 'heading' | 'kind' | 'width'>;

/** A cell as read. */
export type CellSeen = Cell;

/** A rectangle of cells to write in one call; `cells[i][j]` belongs to row `row + i`, column `column + j`. */
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
 * What keeps a sheet from taking a write, and where: a protection this person may not edit, merged cells, a table with typed columns. A
 * protection of a whole tab covers it from first to last cell, even where it leaves cells open.
 */
export interface Obstacle {
  readonly why: keyof typeof OBSTACLES;
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
  /** The cells in A1 notation (G2:G1000); '' = the whole tab. */
  readonly cells: string;
  /** Who may let the person write there, as far as Google tells; '' when it does not. */
  readonly who: string;
}

export type ChoicesKept = 'in-file' | 'in-tab';

/** A cell that was not written, and why. */
export interface RefusedCell extends CellPlace {
  readonly obstacle: Obstacle;
}

/** The formatting of a report's cells. */
export interface TabLook {
  /** Column widths in pixels, from the left. */
  readonly widths: readonly number[];
  /** Titles are large and bold; headings are bold on a background. */
  readonly titles: readonly Area[];
  readonly headings: readonly Area[];
  /** Numbers there are calendar days. */
  readonly days: readonly Area[];
}

/**
 * One tab of the spreadsheet. The number of service calls per method does not depend on the number of rows. Mere conveniences (notes,
 * drop-downs, widths, colors, freezing, the filter) are skipped where Google refuses them, without failing.
 */
export interface Tab {
  readonly id: number;
  readonly name: string;
  /** The last row that contains anything, even an unticked checkbox or a formula that shows nothing; 0 for an empty tab. */
  lastRow(): number;
  /** The last row from `first` on that shows something; an unticked checkbox shows nothing. `first - 1` when there is none. */
  lastShown(first: RowNumber): number;
  columns(): readonly ColumnSighting[];
  /**
   * The same as far as our columns reach, located by what the marks themselves say, as long as every heading is where it was written: a
   * tenth of the calls. If somebody moves columns and writes the old headings over them, that goes unnoticed, so this is for viewing only,
   * and `bears` must be asked before a write.
   */
  columnsAsMarked(): readonly ColumnSighting[];
  /** Whether the field's mark is on this very column. */
  bears(column: number, field: string): boolean;
  /** Protections this person may not edit, and merged cells. Tables cannot be looked up, only run into. */
  obstacles(): readonly Obstacle[];
  /**
   * Creates the columns at the right end of ours (in an empty tab: from the left; in a person's own tab: right beside theirs, which stay in
   * place), with heading, mark, format, and width; freezes the heading row and, where ours come first, the columns up to `freezeThrough`;
   * creates the basic filter over all columns if there is none. A column that already has its field's mark gets all this where it is. If
   * Google accepts no columns, the tab stays as it was, and a `RefusedWrite` is thrown.
   */
  addColumns(specs: readonly ColumnSpec[], freezeThrough: number): void;
  /**
   * Creates columns of the person's own at the right end of the tab, without marks: the add-on finds them by heading alone. Returns the
   * position of the first one. Throws as `addColumns` does.
   */
  addOwnColumns(specs: readonly OwnColumnSpec[]): number;
  /** Rewrites heading and mark where a heading was changed. */
  restoreHeadings(headings: readonly { readonly column: number; readonly heading: string }[]): void;
  /** `columns` are 1-based and need not be adjacent; the result has one array per row, in the order of `columns`. */
  read(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[];
  /** The same without formulas, at half the cost: a cell with a formula counts as what it shows. */
  look(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[];
  /** The formulas of the cells, whatever they result in; '' for cells without one. */
  formulas(area: Area): readonly (readonly string[])[];
  /** Only the texts of one column: cheaper than `read`. */
  readTexts(first: RowNumber, rows: number, column: number): readonly string[];
  /**
   * The address behind the text of each of these cells, in order: of a link or chip with no other text beside it. null where there is none,
   * or more than one. This reads the cells and what lies close between them, so ask only about cells that need it.
   */
  links(cells: readonly CellPlace[]): readonly (string | null)[];
  /** Grows the grid to this height at once: each time it grows, the filter is recreated. */
  reserve(rows: number): void;
  /** Grows the grid first if the blocks lie below it. Column formats apply before the values. Returns the cells Google refused. */
  write(blocks: readonly CellBlock[]): readonly RefusedCell[];
  /**
   * Writes cells anywhere. A few runs of cells are written individually; if there are many, the part of the column between the first and
   * the last is read with its formulas and written back in one call, everything else in it unchanged. So the number of calls does not grow
   * with the number of cells. Returns the cells Google refused; the others are written.
   */
  patch(cells: readonly CellPatch[]): readonly RefusedCell[];
  /** The same for the notes of one column; '' removes a note. */
  patchNotes(column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void;
  /** Formats the cells of a report. */
  dress(look: TabLook): void;
  /** Adds charts of this tab's cells, which follow changes to them. */
  addCharts(charts: readonly BarChart[]): void;
  /** Charts that show exactly `from` are changed to show `to`; a person's other changes to them stay. */
  stretchCharts(changes: readonly { readonly from: readonly Area[]; readonly to: readonly Area[] }[]): void;
  /**
   * Offers the choices in a column's cells; other values get a warning but are never refused. A rule a person put there stays. Choices kept
   * `in-file` are one list for this field in all tabs; those kept `in-tab` affect no other tab, and leave with it.
   */
  offerChoices(column: number, first: RowNumber, choices: readonly string[], kept: ChoicesKept): void;
  /**
   * Which of these rows are hidden by a filter or a person. Up to 50 rows take two calls each; more take some 30 in total, and write into a
   * hidden sheet.
   */
  hiddenRows(rows: readonly RowNumber[]): ReadonlySet<RowNumber>;
  /**
   * Makes the tab's filter hide every row that shows one of these texts in the column; an empty list undoes that. What else the filter
   * hides stays hidden. False, with nothing done: the tab has a person's own filter that does not cover the column.
   */
  hideTexts(column: number, texts: readonly string[]): boolean;
  /** Whether the tab's filter hides rows by any column. */
  isFiltered(): boolean;
  /** Whether the tab's filter has a criterion on the column. */
  isFilteredBy(column: number): boolean;
  /** The rows of the person's selection, as ranges from..to, if it is in this tab. */
  selectedRows(): readonly { readonly from: RowNumber; readonly to: RowNumber }[];
  select(rows: readonly RowNumber[], column: number | null): void;
}

/**
 * A hidden sheet of ours that stores records as rows of text. Rows are 0-based, without a heading. A write that Google refuses throws
 * `RefusedWrite`.
 */
export interface Store {
  /** All rows, each of `width` texts. */
  readAll(): readonly (readonly string[])[];
  /** Rows `from .. from + count - 1`, fewer at the end. */
  read(from: number, count: number): readonly (readonly string[])[];
  /** The number of rows. */
  size(): number;
  /** Replaces rows `from ..`, adding rows when needed. Texts are stored literally, up to 50,000 characters each. */
  write(from: number, rows: readonly (readonly string[])[]): void;
  /** Appends rows, under the document lock, and returns the position of the first one. */
  append(rows: readonly (readonly string[])[]): number;
  /** Removes everything from row `from` on. */
  truncate(from: number): void;
}

export interface Book {
  /** The spreadsheet's id; a copy has another. */
  readonly id: string;
  activeTab(): Tab | null;
  tab(id: number): Tab | null;
  /** Every tab with cells, in order; our hidden sheets may be among them. */
  tabs(): readonly Tab[];
  /** With `width`, the tab has exactly that many columns: empty cells count toward the limit of a spreadsheet. */
  addTab(name: string, width?: number): Tab;
  /** Removes a tab we have just created. */
  removeTab(tab: Tab): void;
  /** Corrects the options of these fields' cells in all tabs, where the file's lists say otherwise. If Google refuses, nothing fails. */
  correctChoices(choices: ReadonlyMap<string, readonly string[]>): void;
  activate(tab: Tab): void;
  /** Creates the hidden sheet on the first write; reading one that does not exist returns no rows. */
  store(name: string, width: number): Store;
  /** Makes everything written so far visible to others and to reads. */
  flush(): void;
}

/** Small texts stored by the platform: for one person, or for everybody in the document. null = absent. */
export interface Memory {
  read(key: string): string | null;
  /** Removing what is absent costs nothing. */
  write(key: string, value: string | null): void;
  /** The stored keys with this prefix. */
  keys(beginning: string): readonly string[];
}

export interface Lock {
  /** Runs `work` exclusively in this document, or returns null when the lock is not free within `ms`. */
  within<T>(ms: number, work: () => T): { readonly done: T } | null;
}

/**
 * The files in a zip by path, as UTF-8 texts, without folders and images; null when it is not a zip, or unpacks to more than the platform
 * can carry.
 */
export type Unzip = (base64: string) => ReadonlyMap<string, string> | null;

/** A zip of these files, in base64. */
export type Zip = (parts: ReadonlyMap<string, string>) => string;

/** A digest of a text: SHA-256 as lower-case hexadecimal. */
export type Digest = (text: string) => string;

export interface Person {
  /** What colleagues see: an email address if the platform provides one, otherwise ''. */
  readonly name: string;
  /** Stable for this person and document, and reveals nothing about them. */
  readonly token: string;
  readonly locale: string;
}

/** Something a person may have withheld from the add-on at Google. */
export interface Permission {
  readonly allowed: boolean;
  /** Where the person can allow it; null when Google does not say. */
  readonly url: string | null;
}

/** The platform's timer: one for this person and document, which runs the script about once an hour. */
export interface Timer {
  permission(): Permission;
  /** An existing one stays. Throws where Google refuses one. */
  start(): void;
  /** Removes the one that was started, and the one that triggered this execution. */
  stop(): void;
}

/** Mail to the person themselves, and to nobody else. */
export interface Mail {
  permission(): Permission;
  /** How many more Google will send today. */
  left(): number;
  send(subject: string, text: string): void;
}
