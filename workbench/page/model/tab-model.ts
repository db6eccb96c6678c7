// One tab as the page knows it: its cells, what is hidden, and positions on the screen.

import type { Block, CellView, DropDownView, TabView } from '../../protocol';
import { holds, type Place } from './block';

/** In Sheets, a column of a new tab is 100 pixels wide and a row 21 high. */
const COLUMN_WIDTH = 100;
export const ROW_HEIGHT = 21;

const BLANK: CellView = { shown: '' };

/**
 * A text that was typed here, and how many of the host's events about its cell are still to come: one for each text typed into it since.
 */
interface Expected {
  readonly text: string;
  events: number;
}

type Patch = readonly (readonly [number, number, CellView | null])[];

export class TabModel {
  readonly view: Omit<TabView, 'cells' | 'version'>;
  version: number;
  /** Indexes of the rows and columns that are not hidden, in order. */
  readonly shownRows: readonly number[];
  readonly shownColumns: readonly number[];
  /** Rows that the filter hides; the other hidden ones were hidden by hand. */
  readonly filteredRows: ReadonlySet<number>;
  private readonly cells: (CellView | undefined)[][] = [];
  /** Typed here, not yet answered by the host. */
  private readonly pending = new Map<string, Expected>();
  private readonly rowPlaces: readonly number[];
  private readonly columnPlaces: readonly number[];

  constructor({ cells, version, ...view }: TabView) {
    this.view = view;
    this.version = version;
    for (const [row, column, cell] of cells) this.put(row, column, cell);
    this.shownRows = without(view.rows, view.hiddenRows);
    this.shownColumns = without(view.columns, view.hiddenColumns);
    this.filteredRows = new Set(this.rowsFilteredOut());
    this.rowPlaces = placesOf(view.rows, this.shownRows);
    this.columnPlaces = placesOf(view.columns, this.shownColumns);
  }

  /** What a cell shows; a text that was just typed is shown until the host has answered. */
  cell(row: number, column: number): CellView {
    const cell = this.cells[row]?.[column] ?? BLANK;
    const typed = this.pending.size > 0 ? this.pending.get(`${row}:${column}`) : undefined;
    return typed === undefined ? cell : pendingCell(cell, typed.text);
  }

  /** The content of the formula bar, and what an editor starts with. */
  typed(place: Place): string {
    const cell = this.cell(place.row, place.column);
    return cell.typed ?? cell.shown;
  }

  isBlank(row: number, column: number): boolean {
    const cell = this.cell(row, column);
    return cell.shown === '' && (cell.typed ?? '') === '';
  }

  /** Applies the host's changes; null = the cell is now blank and unformatted. */
  patch(version: number, cells: Patch): void {
    this.version = version;
    for (const [row, column, cell] of cells) {
      this.met(`${row}:${column}`);
      this.put(row, column, cell ?? undefined);
    }
  }

  /** Shows a text before the host has it. */
  expect(place: Place, text: string): Expected {
    const key = `${place.row}:${place.column}`;
    const expected = { text, events: (this.pending.get(key)?.events ?? 0) + 1 };
    this.pending.set(key, expected);
    return expected;
  }

  /** True if the text was still there, not a later one. */
  forget(place: Place, expected: Expected): boolean {
    const key = `${place.row}:${place.column}`;
    return this.pending.get(key) === expected && this.pending.delete(key);
  }

  private met(key: string): void {
    const expected = this.pending.get(key);
    if (!expected) return;
    expected.events -= 1;
    if (expected.events <= 0) this.pending.delete(key);
  }

  /** The position of a row among the visible ones; for a hidden row, that of the next visible one. */
  rowPlace(row: number): number {
    return this.rowPlaces[row] ?? this.shownRows.length;
  }

  columnPlace(column: number): number {
    return this.columnPlaces[column] ?? this.shownColumns.length;
  }

  width(column: number): number {
    return this.view.widths[column] ?? COLUMN_WIDTH;
  }

  /**
   * Pixels beside a cell that its text may overflow into: the blank cells up to the next one that shows something, a drop-down, or the edge
   * of the frozen columns.
   */
  overflowRoom({ row, column }: Place): number {
    const { columns, frozenColumns } = this.view;
    const end = column < frozenColumns ? frozenColumns : columns;
    let room = 0;
    for (const next of this.shownColumns.slice(this.columnPlace(column) + 1)) {
      if (next >= end || !this.isBlank(row, next) || this.dropDown({ row, column: next }) !== null) break;
      room += this.width(next);
    }
    return room;
  }

  /** The last rule that covers the cell, in the host's order. */
  dropDown(place: Place): DropDownView | null {
    return this.view.dropDowns.findLast((rule) => holds(rule.block, place)) ?? null;
  }

  /** A value that its drop-down does not list; blanks are always allowed. */
  isUnlisted(place: Place): boolean {
    const { shown } = this.cell(place.row, place.column);
    if (shown === '') return false;
    const rule = this.dropDown(place);
    return rule !== null && !rule.choices.includes(shown);
  }

  /** Whether the cell carries the filter's button, that is, is in the first row of the filter's block. */
  isFilterHead(place: Place): boolean {
    const block = this.view.filter?.block;
    return block !== undefined && place.row === block.row && holds(block, place);
  }

  /**
   * The parts of a block without the rows that the filter hides, as Sheets copies, clears and counts them; rows hidden by hand are
   * included.
   */
  unfilteredParts(block: Block): Block[] {
    const parts: Block[] = [];
    const end = block.row + block.rows;
    for (let row = block.row; row < end; row++) {
      if (this.filteredRows.has(row)) continue;
      const last = parts.at(-1);
      if (last && last.row + last.rows === row) parts[parts.length - 1] = { ...last, rows: last.rows + 1 };
      else parts.push({ ...block, row, rows: 1 });
    }
    return parts;
  }

  /** Visits every cell of a block that is not blank, without the rows that the filter hides. */
  eachFilled(block: Block, visit: (cell: CellView, row: number, column: number) => void): void {
    for (const part of this.unfilteredParts(block)) {
      for (let row = part.row; row < part.row + part.rows; row++) {
        const cells = this.cells[row];
        const end = Math.min(cells?.length ?? 0, block.column + block.columns);
        for (let column = block.column; column < end; column++) {
          const cell = cells?.[column];
          if (cell && cell.shown !== '') visit(cell, row, column);
        }
      }
    }
  }

  private rowsFilteredOut(): number[] {
    const { filter, hiddenRows } = this.view;
    if (!filter) return [];
    const { row: head, rows } = filter.block;
    const hidden = Object.entries(filter.hidden).map(([column, texts]) => ({ column: Number(column), texts: new Set(texts) }));
    const inside = hiddenRows.filter((row) => row > head && row < head + rows);
    return inside.filter((row) => hidden.some(({ column, texts }) => texts.has(this.cell(row, column).shown)));
  }

  private put(row: number, column: number, cell: CellView | undefined): void {
    let cells = this.cells[row];
    if (!cells) {
      cells = [];
      this.cells[row] = cells;
    }
    cells[column] = cell;
  }
}

function pendingCell(cell: CellView, shown: string): CellView {
  const { typed: _typed, kind: _kind, link: _link, ...look } = cell;
  return { ...look, shown };
}

function without(count: number, hidden: readonly number[]): number[] {
  const gone = new Set(hidden);
  return Array.from({ length: count }, (_, index) => index).filter((index) => !gone.has(index));
}

function placesOf(count: number, shown: readonly number[]): number[] {
  const places: number[] = new Array(count);
  let place = 0;
  for (let index = 0; index < count; index++) {
    places[index] = place;
    if (shown[place] === index) place++;
  }
  return places;
}
