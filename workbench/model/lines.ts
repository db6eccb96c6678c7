// The rows or the columns of a tab, as lines that can be hidden, resized, added, removed and moved.

/** The attributes of one line; an absent key means its default. Never mutated. */
export interface Line {
  /** Hidden by a person or a script. */
  readonly hidden?: boolean;
  /** Hidden by the filter; rows only. */
  readonly filtered?: boolean;
  /** The number of row groups it is in; rows only. A collapsed group hides its rows. */
  readonly depth?: number;
  /** Pixels. */
  readonly size?: number;
}

const PLAIN: Line = {};

/** Indexes are 0-based. */
export class Lines {
  private kept: (Line | undefined)[] = [];

  constructor(public count: number) {}

  at(index: number): Line {
    return this.kept[index] ?? PLAIN;
  }

  change(index: number, part: Line): void {
    this.kept[index] = { ...this.at(index), ...part };
  }

  splice(at: number, removed: number, added: number): void {
    this.count += added - removed;
    if (at >= this.kept.length) return;
    this.kept = [...this.kept.slice(0, at), ...new Array<undefined>(added), ...this.kept.slice(at + removed)];
  }

  /** Line `order[i]` goes to `i`. */
  reorder(order: readonly number[]): void {
    this.kept = order.map((from) => this.kept[from]);
  }

  /** The indexes of the lines that pass the test; lines without attributes are skipped. */
  where(test: (line: Line) => boolean): number[] {
    const found: number[] = [];
    this.kept.forEach((line, index) => {
      if (line !== undefined && index < this.count && test(line)) found.push(index);
    });
    return found;
  }

  copy(): Lines {
    const copy = new Lines(this.count);
    copy.kept = this.kept.slice();
    return copy;
  }

  toJSON(): SavedLines {
    return { count: this.count, lines: this.where(() => true).map((index) => [index, this.at(index)]) };
  }

  static from({ count, lines }: SavedLines): Lines {
    const made = new Lines(count);
    for (const [index, line] of lines) made.kept[index] = line;
    return made;
  }
}

export interface SavedLines {
  readonly count: number;
  readonly lines: readonly (readonly [number, Line])[];
}
