// The cells of one tab in memory, and what people do to them. It identifies columns by the add-on's marks, and knows nothing about the
// meaning of a field.

import type { ColumnKind } from '../../src/commands/ports';
import type { Cell } from '../../src/sync/model';
import { MemoryObstacles } from './memory-obstacles';

/** `unticked`: an unchecked checkbox. `link`: the address behind the whole text. */
export interface GridCell extends Cell {
  readonly unticked?: true;
  readonly link?: string;
}

/** A drop-down with choices of its own, or one that uses the file's list for a field. */
type GridRule = { readonly choices: readonly string[] } | { readonly list: string };

interface GridMark {
  readonly field: string;
  readonly heading: string;
}

interface GridColumn {
  mark: GridMark | null;
  /** null = a person's column, whose texts are not distinguished from numbers. */
  kind: ColumnKind | null;
  hidden: boolean;
  width: number;
  editable: boolean;
  /** Texts whose rows the filter hides; null = no filter on the column. */
  filteredOut: readonly string[] | null;
}

interface GridRow {
  readonly cells: (GridCell | undefined)[];
  readonly notes: (string | undefined)[];
  readonly rules: (GridRule | undefined)[];
  hiddenByFilter: boolean;
  hiddenByPerson: boolean;
}

const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

const newColumn = (): GridColumn => ({ mark: null, kind: null, hidden: false, width: 100, editable: false, filteredOut: null });
const newRow = (): GridRow => ({ cells: [], notes: [], rules: [], hiddenByFilter: false, hiddenByPerson: false });

/** Rows and columns are 1-based, as people count. A fresh grid has 1,000 rows and 26 columns, like a new tab. */
export class MemoryGrid {
  rows: GridRow[];
  columns: GridColumn[];
  frozenRows = 0;
  frozenColumns = 0;
  filtered = false;
  obstacles = new MemoryObstacles();

  constructor(rows = 1000, columns = 26) {
    this.rows = Array.from({ length: rows }, newRow);
    this.columns = Array.from({ length: columns }, newColumn);
  }

  row(row: number): GridRow {
    const found = this.rows[row - 1];
    if (found === undefined) throw new Error(OUTSIDE);
    return found;
  }

  column(column: number): GridColumn {
    const found = this.columns[column - 1];
    if (found === undefined) throw new Error(OUTSIDE);
    return found;
  }

  cell(row: number, column: number): GridCell {
    this.column(column);
    return this.row(row).cells[column - 1] ?? BLANK;
  }

  text(row: number, column: number): string {
    return this.cell(row, column).text;
  }

  setCell(row: number, column: number, cell: GridCell | undefined): void {
    this.column(column);
    this.row(row).cells[column - 1] = cell?.text === '' && cell.origin === undefined ? undefined : cell;
  }

  lastRow(): number {
    let last = this.rows.length;
    while (last > 0 && !this.rows[last - 1]?.cells.some((cell) => cell !== undefined)) last -= 1;
    return last;
  }

  lastShown(first: number): number {
    let last = this.lastRow();
    while (last >= first && !this.rows[last - 1]?.cells.some((cell) => cell !== undefined && cell.text !== '' && cell.unticked !== true))
      last -= 1;
    return Math.max(last, first - 1);
  }

  lastColumn(): number {
    let last = 0;
    for (const { cells } of this.rows)
      if (cells.length > last) last = Math.max(last, cells.findLastIndex((cell) => cell !== undefined) + 1);
    return last;
  }

  growRows(needed: number): void {
    while (this.rows.length < needed) this.rows.push(newRow());
  }

  /** The column of a field as people see it; throws if it is missing. */
  columnOf(field: string): number {
    const at = this.columns.findIndex(({ mark }) => mark?.field === field);
    if (at < 0) throw new Error(`no column for ${field}`);
    return at + 1;
  }

  // --- what people do ---

  /** A person's typing replaces formula and error; no column interprets it. */
  type(row: number, column: number, text: string): void {
    this.setCell(row, column, { text });
  }

  /** Unchecked checkboxes, filled down. */
  boxes(from: number, to: number, column: number): void {
    for (let row = from; row <= to; row += 1) this.setCell(row, column, { text: 'FALSE', unticked: true });
  }

  /** Gives a number or a date another format: only its display changes. */
  format(row: number, column: number, text: string): void {
    this.setCell(row, column, { ...this.cell(row, column), text });
  }

  formula(row: number, column: number, shown: string, formula = '=A1'): void {
    const isError = /^#[A-Z/0]+[!?A]$/.test(shown);
    const result = /^\d+$/.test(shown) ? { result: Number(shown) } : {};
    this.setCell(row, column, isError ? { text: shown, origin: 'error' } : { text: shown, origin: 'formula', formula, ...result });
  }

  /** A number pasted with its own format, and its display. */
  number(row: number, column: number, value: number, shown: string): void {
    this.setCell(row, column, { text: shown, value });
  }

  /** A text that is entirely a link or a file chip. */
  link(row: number, column: number, text: string, link: string): void {
    this.setCell(row, column, { text, link });
  }

  note(row: number, column: number, text: string): void {
    this.row(row).notes[column - 1] = text === '' ? undefined : text;
  }

  /** A person's own drop-down on one cell. */
  rule(row: number, column: number, choices: readonly string[]): void {
    this.row(row).rules[column - 1] = { choices };
  }

  /** Sorts the rows below the heading row by one column, all columns together, blanks last. */
  sort(column: number, ascending = true): void {
    this.sortPart(column, 1, this.columns.length, ascending);
  }

  /** Sorts only columns `from..to`: what tears rows apart. */
  sortPart(column: number, from: number, to: number, ascending = true): void {
    const body = this.rows.slice(1, this.lastRow());
    const key = (row: GridRow): string => row.cells[column - 1]?.text ?? '';
    const order = [...body].sort((a, b) => compare(key(a), key(b)) * (ascending ? 1 : -1) || 0);
    const moved = order.map((row) => ({ cells: row.cells.slice(from - 1, to), notes: row.notes.slice(from - 1, to) }));
    body.forEach((row, i) => {
      for (let j = 0; j <= to - from; j += 1) {
        row.cells[from - 1 + j] = moved[i]?.cells[j];
        row.notes[from - 1 + j] = moved[i]?.notes[j];
      }
    });
  }

  deleteRows(at: number, count = 1): void {
    this.rows.splice(at - 1, count);
  }

  insertRows(before: number, count = 1): void {
    this.rows.splice(before - 1, 0, ...Array.from({ length: count }, newRow));
  }

  /** Moves rows to before the row that is currently `to`. */
  moveRows(at: number, count: number, to: number): void {
    move(this.rows, at, count, to);
  }

  deleteColumns(at: number, count = 1): void {
    this.columns.splice(at - 1, count);
    this.eachList((list) => void splicePadded(list, at - 1, count));
  }

  insertColumns(before: number, count = 1): void {
    this.obstacles.insertColumns(before, count);
    this.columns.splice(before - 1, 0, ...Array.from({ length: count }, newColumn));
    const added = Array.from({ length: count }, () => undefined);
    this.eachList((list) => void splicePadded(list, before - 1, 0, added));
  }

  /** Moves columns, with their marks, to before the column that is currently `to`. */
  moveColumns(at: number, count: number, to: number): void {
    const width = this.columns.length;
    move(this.columns, at, count, to);
    this.eachList((list) => {
      while (list.length < width) list.push(undefined);
      move(list, at, count, to);
    });
  }

  /** Leaves only these rows visible; without rows the filter shows all. */
  filterTo(rows: ReadonlySet<number> | null): void {
    this.rows.forEach((row, i) => {
      row.hiddenByFilter = rows !== null && i > 0 && !rows.has(i + 1);
    });
  }

  isHidden(row: number): boolean {
    const { cells, hiddenByFilter, hiddenByPerson } = this.row(row);
    return (
      hiddenByFilter || hiddenByPerson || this.columns.some(({ filteredOut }, i) => filteredOut?.includes(cells[i]?.text ?? '') === true)
    );
  }

  hideRow(row: number): void {
    this.row(row).hiddenByPerson = true;
  }

  copy(): MemoryGrid {
    const copy = new MemoryGrid(0, 0);
    copy.rows = this.rows.map((row) => ({ ...row, cells: [...row.cells], notes: [...row.notes], rules: [...row.rules] }));
    copy.columns = this.columns.map((column) => ({ ...column }));
    copy.frozenRows = this.frozenRows;
    copy.frozenColumns = this.frozenColumns;
    copy.filtered = this.filtered;
    copy.obstacles = this.obstacles.copy();
    return copy;
  }

  private eachList(change: (list: unknown[]) => void): void {
    for (const { cells, notes, rules } of this.rows) for (const list of [cells, notes, rules]) change(list);
  }
}

const BLANK: GridCell = { text: '' };

function compare(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function move<T>(list: T[], at: number, count: number, to: number): void {
  const moved = list.splice(at - 1, count);
  list.splice(to > at ? to - 1 - count : to - 1, 0, ...moved);
}

/** A sparse list shorter than the position of the change has nothing there to change. */
function splicePadded(list: unknown[], at: number, count: number, added: readonly unknown[] = []): void {
  if (at < list.length) list.splice(at, count, ...added);
}
