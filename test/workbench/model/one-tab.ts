// A book with one tab for tests of the model: cells written as people type them, read as displayed.

import { parseA1 } from '../../../workbench/model/address';
import { Book } from '../../../workbench/model/book';
import { History } from '../../../workbench/model/history';
import type { Tab } from '../../../workbench/model/tab';
import { UserSelection } from '../../../workbench/model/user-selection';
import { writeBlock } from '../../../workbench/model/writing';
import type { Action, Block } from '../../../workbench/protocol';

export class OneTab {
  readonly book: Book;
  readonly tab: Tab;
  readonly userSelection: UserSelection;
  readonly history = new History();

  constructor(zone = 'Europe/Berlin') {
    this.book = new Book('book', 'One tab', zone);
    this.tab = this.book.addTab('Sheet1', 0);
    this.userSelection = new UserSelection(this.tab.id);
  }

  block(a1: string): Block {
    const named = parseA1(a1, this.tab.extent);
    if (named === null) throw new Error(`${a1} is no block`);
    return named.block;
  }

  /** Types texts into cells: { A1: 'x' }. */
  type(cells: Readonly<Record<string, string>>, writer: 'person' | 'script' = 'person', tab = this.tab): void {
    for (const [a1, text] of Object.entries(cells)) writeBlock(this.book, tab, this.block(a1), () => text, writer);
  }

  /** Writes a table from A1 on. */
  fill(rows: readonly (readonly string[])[]): void {
    rows.forEach((row, i) => {
      row.forEach((text, j) => {
        writeBlock(this.book, this.tab, { row: i, column: j, rows: 1, columns: 1 }, () => text, 'person');
      });
    });
  }

  shown(a1: string, tab = this.tab): string {
    this.book.settle();
    const { row, column } = this.block(a1);
    return tab.shown(row, column);
  }

  /** What the cells of a block show, row by row. */
  table(a1: string): string[][] {
    this.book.settle();
    const { row, column, rows, columns } = this.block(a1);
    return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => this.tab.shown(row + i, column + j)));
  }

  value(a1: string): unknown {
    this.book.settle();
    const { row, column } = this.block(a1);
    return this.tab.value(row, column);
  }

  formula(a1: string, tab = this.tab): string | undefined {
    const { row, column } = this.block(a1);
    return tab.formula(row, column);
  }

  format(a1: string): string {
    const { row, column } = this.block(a1);
    return this.tab.format(row, column);
  }

  setFormat(a1: string, format: string): void {
    const { row, column } = this.block(a1);
    this.tab.layers.formats.put(row, column, format);
  }

  do(action: Exclude<Action, { readonly do: 'copyBook' | 'undo' | 'redo' }>): void {
    this.history.perform(this.book, this.userSelection, action);
  }
}
