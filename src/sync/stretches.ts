// Sets of rows as the stretches that they form, and who reads a row.

/** From a row to a row, both in it. */
export type Stretch = readonly [number, number];

/** Rows that were added in stretches. */
export class Stretches {
  /** Apart from each other, in their order. */
  private readonly all: Stretch[] = [];
  /** How many rows they are. */
  size = 0;

  add([from, to]: Stretch): void {
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

  /** The rows of a stretch that are not among them. */
  missing([from, to]: Stretch): readonly Stretch[] {
    const found: Stretch[] = [];
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

  /** Whether one row of a stretch is among them. */
  meets([from, to]: Stretch): boolean {
    const known = this.all[this.firstFrom(from)];
    return known !== undefined && known[0] <= to;
  }

  /** The place of the first stretch that does not end before the row. */
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
 * Who reads the rows of a column. Whoever reads a stretch is kept with the few halves, quarters, eighths ... of all rows that make it up, so that finding the readers of a
 * row takes some twenty looks, however many and however long their stretches are.
 */
export class Readers<T> {
  private readonly kept = new Map<number, T[]>();

  add([from, to]: Stretch, reader: T): void {
    for (let [low, high] = [from + ROWS, to + ROWS + 1]; low < high; low >>= 1, high >>= 1) {
      if (low & 1) this.keep(low++, reader);
      if (high & 1) this.keep(--high, reader);
    }
  }

  /** Those who read the row, but for those who were taken for it before; one may come again for another part of its stretch. */
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
