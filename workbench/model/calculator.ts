// Calculates formulas when what they refer to has changed.

import FormulaParser from 'fast-formula-parser';
import type { Block } from '../protocol';
import { thrown } from '../thrown';
import { type Extent, intersect, oneCell } from './address';
import { isError, type Value } from './cell';
import { FUNCTIONS, OF_REFERENCES, timeFunctions } from './functions';
import { blockOf, closed, type Reference, referencesOf } from './references';
import type { Tab } from './tab';

const { FormulaError } = FormulaParser;

interface Spot {
  readonly tab: Tab;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** The spreadsheet that the formulas are in. */
export interface Calculated {
  readonly tabs: readonly Tab[];
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The tab that a formula calls so. */
  named(name: string): Tab | null;
  /** Is told of each result that became another. */
  touch(tab: Tab, block: Block): void;
}

/** Functions whose result changes by itself, or whose references are not written in the formula. */
const VOLATILE = /\b(NOW|TODAY|RAND|RANDBETWEEN|INDIRECT|OFFSET)\s*\(/i;

/** With more changed blocks than this, every formula is calculated: looking each one up would cost more. */
const BLOCKS_LOOKED_UP = 200;

export class Calculator {
  /** One for each formula that is under way: a parser that is asked in between loses its place. */
  private readonly parsers: FormulaParser[] = [];
  private underWay = 0;
  private readonly touched: { readonly tab: Tab; readonly block: Block }[] = [];
  private all = false;
  /** Formulas that wait for their turn in this settling, by tab and place. */
  private due = new Map<string, Spot>();
  private readonly references = new Map<string, readonly Reference[]>();

  constructor(private readonly book: Calculated) {}

  private newParser(): FormulaParser {
    return new FormulaParser({
      functions: { ...FUNCTIONS, ...timeFunctions(this.book) },
      functionsNeedContext: OF_REFERENCES,
      // The library takes a lone word of up to three letters for a column: it is a name, and unknown.
      onCell: ({ sheet, row, col }) => (row === undefined ? FormulaError.NAME : this.valueAt(sheet, row - 1, col - 1)),
      onRange: ({ sheet, from, to }) =>
        Array.from({ length: to.row - from.row + 1 }, (_, i) =>
          Array.from({ length: to.col - from.col + 1 }, (_, j) => this.valueAt(sheet, from.row - 1 + i, from.col - 1 + j)),
        ),
      // Named ranges are not known here, so that every name is an error.
      onVariable: () => null,
    });
  }

  touch(tab: Tab, block: Block): void {
    if (this.all) return;
    this.touched.push({ tab, block });
    if (this.touched.length > BLOCKS_LOOKED_UP) this.touchAll();
  }

  touchAll(): void {
    this.all = true;
    this.touched.length = 0;
  }

  /** Calculates every formula that a change reaches, and registers those whose result is another one. */
  settle(): void {
    if (!this.all && this.touched.length === 0) return;
    const spots = this.formulas();
    const due = this.all ? spots : reached(spots, this.touched, (spot) => this.referencesIn(spot.formula), this.book);
    this.all = false;
    this.touched.length = 0;
    this.due = new Map(due.map((spot) => [keyOf(spot.tab.name, spot.row, spot.column), spot]));
    for (const spot of due) this.calculate(spot);
    // What was calculated just now is no reason to calculate again.
    this.all = false;
    this.touched.length = 0;
  }

  private formulas(): Spot[] {
    return this.book.tabs.flatMap((tab) => {
      const spots: Spot[] = [];
      tab.layers.formulas.each((formula, row, column) => spots.push({ tab, row, column, formula }));
      return spots;
    });
  }

  private referencesIn(formula: string): readonly Reference[] {
    const known = this.references.get(formula);
    if (known !== undefined) return known;
    const found = referencesOf(formula);
    this.references.set(formula, found);
    return found;
  }

  private calculate(spot: Spot): void {
    if (!this.due.delete(keyOf(spot.tab.name, spot.row, spot.column))) return;
    const { tab, row, column } = spot;
    const before = tab.value(row, column);
    // While it is calculated it stands for a circle: whoever refers back to it here gets the error.
    tab.layers.values.put(row, column, { error: '#REF!' });
    const result = this.evaluate(spot);
    tab.layers.values.put(row, column, result);
    if (!sameValue(before, result)) this.book.touch(tab, oneCell(row, column));
  }

  private evaluate({ tab, row, column, formula }: Spot): Value | undefined {
    const extentOf = (name: string | null): Extent | null => (name === null ? tab : this.book.named(name))?.extent ?? null;
    const parser = this.parsers[this.underWay] ?? this.newParser();
    this.parsers[this.underWay] = parser;
    this.underWay += 1;
    try {
      return valueOf(parser.parse(closed(formula.slice(1), extentOf), { sheet: tab.name, row: row + 1, col: column + 1 }));
    } catch (error) {
      return errorFrom(error);
    } finally {
      this.underWay -= 1;
    }
  }

  private valueAt(sheet: string, row: number, column: number): unknown {
    const waiting = this.due.get(keyOf(sheet, row, column));
    if (waiting !== undefined) this.calculate(waiting);
    const tab = this.book.named(sheet);
    if (tab === null || row >= tab.rows.count || column >= tab.columns.count) return FormulaError.REF;
    const value = tab.value(row, column);
    return isError(value) ? new FormulaError(value.error) : (value ?? null);
  }
}

const keyOf = (tab: string, row: number, column: number): string => `${row},${column},${tab.toLowerCase()}`;

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => (isError(a) && isError(b) ? a.error === b.error : a === b);

/** The formulas that a change reaches, directly or through other formulas. */
function reached(
  spots: readonly Spot[],
  touched: readonly { readonly tab: Tab; readonly block: Block }[],
  referencesIn: (spot: Spot) => readonly Reference[],
  book: Calculated,
): readonly Spot[] {
  const found = new Set(spots.filter(({ formula }) => VOLATILE.test(formula)));
  const queue = [...touched, ...[...found].map(({ tab, row, column }) => ({ tab, block: oneCell(row, column) }))];
  for (let change = queue.pop(); change !== undefined; change = queue.pop()) {
    for (const spot of spots) {
      if (found.has(spot) || !meets(spot, change.tab, change.block, referencesIn(spot), book)) continue;
      found.add(spot);
      queue.push({ tab: spot.tab, block: oneCell(spot.row, spot.column) });
      if (found.size > BLOCKS_LOOKED_UP) return spots;
    }
  }
  return [...found];
}

function meets(spot: Spot, tab: Tab, block: Block, references: readonly Reference[], book: Calculated): boolean {
  if (spot.tab === tab && intersect(block, oneCell(spot.row, spot.column)) !== null) return true;
  return references.some((reference) => {
    const target = reference.tab === null ? spot.tab : book.named(reference.tab);
    return target === tab && intersect(block, blockOf(reference, tab.extent)) !== null;
  });
}

/** What a formula's cell is worth; of an array the first value, because the stand-in does not spill. */
function valueOf(result: unknown): Value | undefined {
  if (Array.isArray(result)) return valueOf(result[0]);
  if (typeof result === 'number') return Number.isFinite(result) ? result : { error: '#NUM!' };
  if (typeof result === 'string' || typeof result === 'boolean') return result;
  // A formula that refers to a blank cell shows zero.
  return result instanceof FormulaError ? errorFrom(result) : 0;
}

function errorFrom(what: unknown): Value {
  const { name, message } = thrown(what);
  if (/is not implemented/.test(message)) return { error: '#NAME?' };
  return { error: name.startsWith('#') ? name : '#ERROR!' };
}
