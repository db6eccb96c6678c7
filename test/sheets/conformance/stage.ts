// What the conformance suite runs on: one spreadsheet with everything around it, and people who work in it.

import type { Book, Digest, Lock, Memory, Person } from '../../../src/commands/ports';
import type { Clock } from '../../../src/crm/ports';

export interface Area {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** What a person does in the file. Rows and columns are 1-based, tabs are given by id. */
export interface People {
  type(tab: number, row: number, column: number, text: string): void;
  /** `shown` is the formula's result. */
  typeFormula(tab: number, row: number, column: number, formula: string, shown: string): void;
  /** A text that is entirely a link. */
  link(tab: number, row: number, column: number, text: string, url: string): void;
  /** An unchecked checkbox. */
  placeBox(tab: number, row: number, column: number): void;
  insertRows(tab: number, before: number, count: number): void;
  deleteRows(tab: number, at: number, count: number): void;
  /** Moves the column to before the column that is currently `to`. */
  moveColumn(tab: number, column: number, to: number): void;
  /** Whether a column is hidden. */
  isHidden(tab: number, column: number): boolean;
  hideRow(tab: number, row: number): void;
  /** A person's own drop-down. */
  setRule(tab: number, row: number, column: number, choices: readonly string[]): void;
  /** From now on only the owner may write there; without an area, in the whole tab. `rows` of Infinity extend to the end. */
  protect(tab: number, area: Area | null): void;
  /** The same for a hidden sheet of ours. */
  protectStore(name: string): void;
  merge(tab: number, area: Area): void;
  makeTable(tab: number, area: Area): void;
  /** Sets the language of the person's account. */
  speak(locale: string): void;
  choicesAt(tab: number, row: number, column: number): readonly string[] | null;
  noteAt(tab: number, row: number, column: number): string;
  selectRows(tab: number, from: number, to: number): void;
  duplicateTab(tab: number): number;
  /** Rows and columns of the grid, including empty ones. */
  gridSize(tab: number): { readonly rows: number; readonly columns: number };
  isFiltered(tab: number): boolean;
  /** What each chart of the tab shows. */
  charts(tab: number): readonly (readonly Area[])[];
  frozen(tab: number): { readonly rows: number; readonly columns: number };
}

export interface Stage {
  readonly book: Book;
  readonly people: People;
  readonly mine: Memory;
  readonly shared: Memory;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly person: Person;
  /** The same file as seen by another execution. */
  reopen(): Book;
  /** A copy of the whole file, opened. */
  copyFile(): Book;
}
