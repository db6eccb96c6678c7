// Sets of rows stored as intervals, and an index from rows to their readers.

/** First and last row, inclusive. */
export type Interval = readonly [number, number];

/** A set of rows, added as intervals. */
export class Intervals {
  /** Disjoint and sorted. */
  private readonly all: Interval[] = [];
  /** The number of rows. */
  size = 0;

  add([from, to]: Interval): void {
    const first = this.firstFrom(from - 1);
    let [next, start, end] = [first, from, to];
    for (let known = this.all[next]; known !== undefined && known[0] <= to + 1; known = this.all[next]) {
      [start, end] = [Math.min(start, known[0]), Math.max(end, known[1])];
      this.size -= known[1] - known[0] + 1;
      next += 1;
    }
    this.all.splice(first, next - first, [start, end]);
    this.size += end - start + 1;
  }

  /** The rows of an interval that are not in the set. */
  missing([from, to]: Interval): readonly Interval[] {
    const found: Interval[] = [];
    let next = from;
    for (let i = this.firstFrom(from); ; i += 1) {
      const known = this.all[i];
      if (known === undefined || known[0] > to) break;
      if (known[0] > next) found.push([next, known[0] - 1]);
      next = known[1] + 1;
    }
    if (next <= to) found.push([next, to]);
    return found;
  }

  /** Whether any row of an interval is in the set. */
  meets([from, to]: Interval): boolean {
    const known = this.all[this.firstFrom(from)];
    return known !== undefined && known[0] <= to;
  }

  /** The index of the first interval that does not end before the row. */
  private firstFrom(row: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.[1] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** More rows than a sheet has cells. */
const ROWS = 2 ** 24;

/**
 * A segment tree over the rows of a column, which stores each reader at the O(log n) nodes that cover its interval. Finding the readers of
 * a row takes about twenty lookups, however many intervals there are and however long.
 */
export class Readers<T> {
  private readonly kept = new Map<number, T[]>();

  add([from, to]: Interval, reader: T): void {
    for (let [low, high] = [from + ROWS, to + ROWS + 1]; low < high; low >>= 1, high >>= 1) {
      if (low & 1) this.keep(low++, reader);
      if (high & 1) this.keep(--high, reader);
    }
  }

  /** The readers of the row, without entries taken before; a reader may be returned again for another part of its interval. */
  take(row: number): readonly T[] {
    const taken: T[] = [];
    for (let place = row + ROWS; place > 0; place >>= 1) {
      for (const reader of this.kept.get(place) ?? []) taken.push(reader);
      this.kept.delete(place);
    }
    return taken;
  }

  private keep(place: number, reader: T): void {
    const some = this.kept.get(place);
    if (some === undefined) this.kept.set(place, [reader]);
    else some.push(reader);
  }
}
