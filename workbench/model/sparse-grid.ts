// One kind of thing per cell of a tab (its value, its formula, its note), stored sparsely and moved along with rows and columns.

import type { Block } from '../protocol';

/** A row as written by `savedRows`. */
export type SavedRow = readonly [row: number, runs: readonly unknown[]];

/** Rows and columns are 0-based indexes. An empty position is undefined and costs nothing. */
export class SparseGrid<T> {
  private rows: ((T | undefined)[] | undefined)[] = [];
  private changes = 0;

  /** Incremented whenever something may have been added, removed or moved. */
  get version(): number {
    return this.changes;
  }

  at(row: number, column: number): T | undefined {
    return this.rows[row]?.[column];
  }

  put(row: number, column: number, thing: T | undefined): void {
    const present = this.rows[row];
    if (thing !== undefined || present?.[column] !== undefined) this.changes += 1;
    if (present !== undefined) present[column] = thing;
    else if (thing !== undefined) {
      const fresh: (T | undefined)[] = [];
      fresh[column] = thing;
      this.rows[row] = fresh;
    }
  }

  /** The same thing at every position of the block; undefined empties them. */
  fill(block: Block, thing: T | undefined): void {
    if (thing === undefined) this.empty(block);
    else this.replace(block, () => thing);
  }

  private empty({ row, column, rows, columns }: Block): void {
    const end = Math.min(row + rows, this.rows.length);
    for (let at = row; at < end; at += 1) {
      const present = this.rows[at];
      if (present === undefined || column >= present.length) continue;
      this.changes += 1;
      present.fill(undefined, column, column + columns);
    }
  }

  /** What `by` makes of the thing at each position of the block. */
  replace({ row, column, rows, columns }: Block, by: (thing: T | undefined) => T): void {
    this.changes += 1;
    for (let at = row; at < row + rows; at += 1) {
      const present = this.rows[at] ?? [];
      this.rows[at] = present;
      for (let place = column; place < column + columns; place += 1) present[place] = by(present[place]);
    }
  }

  /** Removes `removed` rows at `at` and inserts `added` blank ones there. */
  spliceRows(at: number, removed: number, added: number): void {
    this.changes += 1;
    if (at >= this.rows.length) return;
    this.rows = [...this.rows.slice(0, at), ...new Array(added), ...this.rows.slice(at + removed)];
  }

  spliceColumns(at: number, removed: number, added: number): void {
    this.changes += 1;
    const blanks = new Array<undefined>(added);
    for (const row of this.rows) if (row !== undefined && at < row.length) row.splice(at, removed, ...blanks);
  }

  /** Row `order[i]` goes to `i`, for all rows from 0 to the end of `order`. */
  reorderRows(order: readonly number[]): void {
    this.changes += 1;
    this.rows = order.map((from) => this.rows[from]);
  }

  reorderColumns(order: readonly number[]): void {
    this.changes += 1;
    this.rows = this.rows.map((row) => row && order.map((from) => row[from]));
  }

  /** Within the block's columns, row `order[i]` goes to its row i; cells beside the block stay. */
  rearrange(block: Block, order: readonly number[]): void {
    const moved = order.map((row) => this.rows[row]?.slice(block.column, block.column + block.columns));
    this.paste(block, moved);
  }

  /** Rows from `at` on become like the row `like`. */
  repeatRow(like: number, at: number, count: number): void {
    this.changes += 1;
    for (let row = at; row < at + count; row += 1) this.rows[row] = this.rows[like]?.slice();
  }

  repeatColumn(like: number, at: number, count: number): void {
    this.changes += 1;
    for (const row of this.rows) {
      const thing = row?.[like];
      if (row !== undefined && thing !== undefined) for (let column = at; column < at + count; column += 1) row[column] = thing;
    }
  }

  /** The contents of a block, row by row; an empty row is undefined. */
  cut({ row, column, rows, columns }: Block): readonly (readonly (T | undefined)[] | undefined)[] {
    return Array.from({ length: rows }, (_, i) => this.rows[row + i]?.slice(column, column + columns));
  }

  /** Puts back what was cut from a block of that size. */
  paste({ row, column, rows, columns }: Block, things: readonly (readonly (T | undefined)[] | undefined)[]): void {
    for (let i = 0; i < rows; i += 1) for (let j = 0; j < columns; j += 1) this.put(row + i, column + j, things[i]?.[j]);
  }

  /** Visits every nonempty position, row by row. */
  each(visit: (thing: T, row: number, column: number) => void): void {
    this.rows.forEach((row, at) => {
      row?.forEach((thing, column) => {
        if (thing !== undefined) visit(thing, at, column);
      });
    });
  }

  get isBlank(): boolean {
    return !this.rows.some((row) => row?.some((thing) => thing !== undefined));
  }

  /** The number of rows from the top that include everything. */
  get height(): number {
    for (let row = this.rows.length - 1; row >= 0; row -= 1) if (this.rows[row]?.some((thing) => thing !== undefined)) return row + 1;
    return 0;
  }

  get width(): number {
    let width = 0;
    for (const row of this.rows) {
      if (row === undefined) continue;
      for (let column = row.length - 1; column >= width; column -= 1) if (row[column] !== undefined) width = column + 1;
    }
    return width;
  }

  /** A copy that shares only the things themselves. */
  copy(): SparseGrid<T> {
    const copy = new SparseGrid<T>();
    copy.rows = this.rows.map((row) => row?.slice());
    return copy;
  }

  /**
   * The JSON text of each nonempty row: [row, [count, thing, count, thing, ...]], runs of equal neighbors; a negative count means that many
   * blanks.
   */
  *savedRows(): Generator<string> {
    for (let at = 0; at < this.rows.length; at += 1) {
      const row = this.rows[at];
      if (row?.some((thing) => thing !== undefined)) yield JSON.stringify([at, runsOf(row)]);
    }
  }

  /** Equal objects become a single one again, as they were before saving. */
  static from<T>(saved: readonly SavedRow[]): SparseGrid<T> {
    const layer = new SparseGrid<T>();
    const known = new Map<string, unknown>();
    const shared = (thing: unknown): T => {
      if (typeof thing !== 'object') return thing as T;
      const text = JSON.stringify(thing);
      if (!known.has(text)) known.set(text, thing);
      return known.get(text) as T;
    };
    for (const [row, runs] of saved) layer.rows[row] = fromRuns(runs, shared);
    return layer;
  }
}

function runsOf(row: readonly unknown[]): readonly unknown[] {
  const runs: unknown[] = [];
  for (let from = 0; from < row.length; ) {
    let to = from + 1;
    while (to < row.length && row[to] === row[from]) to += 1;
    runs.push(row[from] === undefined ? from - to : to - from);
    if (row[from] !== undefined) runs.push(row[from]);
    from = to;
  }
  return runs;
}

function fromRuns<T>(runs: readonly unknown[], shared: (thing: unknown) => T): (T | undefined)[] {
  const row: (T | undefined)[] = [];
  for (let i = 0; i < runs.length; i += 1) {
    const count = Number(runs[i]);
    if (count < 0) row.length += -count;
    else {
      i += 1;
      const thing = shared(runs[i]);
      for (let n = 0; n < count; n += 1) row.push(thing);
    }
  }
  return row;
}
