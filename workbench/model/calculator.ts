// Recalculates formulas when what they refer to has changed.

import FormulaParser from 'fast-formula-parser';
import type { Block } from '../protocol';
import { thrown } from '../thrown';
import { type Extent, intersect, oneCell } from './address';
import { isError, type Value } from './cell';
import { FUNCTIONS, OF_REFERENCES, timeFunctions } from './functions';
import { Readers, type Spot } from './readers';
import { closed } from './references';
import { type Origin, subtotal } from './subtotal';
import type { Tab } from './tab';

const { FormulaError } = FormulaParser;

/** The spreadsheet that holds the formulas. */
interface Calculated {
  readonly tabs: readonly Tab[];
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The tab that formulas refer to by this name. */
  named(name: string): Tab | null;
  /** Called for each result that changed. */
  touch(tab: Tab, block: Block): void;
}

/** Functions whose result changes by itself or with what is hidden, or whose references are not written in the formula. */
const VOLATILE = /\b(NOW|TODAY|RAND|RANDBETWEEN|INDIRECT|OFFSET|SUBTOTAL)\s*\(/i;

/** With more changed blocks than this, every formula is recalculated: looking up each block would cost more. */
const BLOCKS_LOOKED_UP = 200;

/** Maximum cached ranges of one tab: each is checked when a cell of the tab changes. */
const RANGES_KEPT = 1_000;

/** A formula that a change may reach during this settling. */
interface Waiting {
  readonly spot: Spot;
  /** It was written, changes by itself, or reads a cell that was written. */
  direct: boolean;
  /** The other formulas of this settling that it reads: as long as none of their results changes, it need not be recalculated. */
  readonly reads: Waiting[];
  state: 'open' | 'busy' | 'done';
  changed: boolean;
}

type Values = readonly (readonly unknown[])[];

export class Calculator {
  private parser: FormulaParser | null = null;
  private readonly touched: { readonly tab: Tab; readonly block: Block }[] = [];
  private all = false;
  private readers = new Readers([], () => null);
  /** Ranges as handed out, until a cell in them changes. */
  private readonly ranges = new Map<Tab, Map<string, { readonly block: Block; readonly values: Values }>>();
  private readonly origins = new WeakMap<object, Origin>();
  /** Number of formula evaluations so far. */
  evaluations = 0;

  constructor(private readonly book: Calculated) {}

  /** Made for the first formula: making one takes as long as opening a book, and many books have none. */
  private parserOfBook(): FormulaParser {
    this.parser ??= new FormulaParser({
      functions: { ...FUNCTIONS, ...timeFunctions(this.book), SUBTOTAL: subtotal((values) => this.origins.get(values)) },
      functionsNeedContext: OF_REFERENCES,
      // The library takes a lone word of up to three letters for a column: it is an unknown name.
      onCell: ({ sheet, row, col }) => (row === undefined ? FormulaError.NAME : this.valueAt(this.book.named(sheet), row - 1, col - 1)),
      onRange: ({ sheet, from, to }) =>
        this.valuesIn(this.book.named(sheet), {
          row: from.row - 1,
          column: from.col - 1,
          rows: to.row - from.row + 1,
          columns: to.col - from.col + 1,
        }),
      // Named ranges are not supported, so every name is an error.
      onVariable: () => null,
    });
    return this.parser;
  }

  touch(tab: Tab, block: Block): void {
    this.forget(tab, block);
    if (this.all) return;
    this.touched.push({ tab, block });
    if (this.touched.length > BLOCKS_LOOKED_UP) this.touchAll();
  }

  touchAll(): void {
    this.all = true;
    this.touched.length = 0;
    this.ranges.clear();
  }

  /** Recalculates every formula that a change reaches, and records those whose result changed. */
  settle(): void {
    if (!this.all && this.touched.length === 0) return;
    this.readers = this.readers.upToDate(this.book.tabs, (name) => this.book.named(name));
    const waiting = this.all ? everything(this.readers) : reached(this.readers, this.touched);
    this.all = false;
    this.touched.length = 0;
    for (const one of waiting.values()) this.visit(one);
    // What was calculated just now is no reason to calculate again.
    this.all = false;
    this.touched.length = 0;
  }

  /** A formula's precedents come first: the library does not calculate one formula inside another. */
  private visit(one: Waiting): void {
    if (one.state !== 'open') return;
    one.state = 'busy';
    for (const other of one.reads) this.visit(other);
    const inCircle = one.reads.some(({ state }) => state === 'busy');
    if (inCircle) one.changed = this.take(one.spot, { error: '#REF!' });
    else if (one.direct || one.reads.some(({ changed }) => changed)) one.changed = this.take(one.spot, this.evaluate(one.spot));
    one.state = 'done';
  }

  /** Whether the result changed. */
  private take({ tab, row, column }: Spot, result: Value | undefined): boolean {
    const changed = !sameValue(tab.value(row, column), result);
    if (!changed) return false;
    tab.layers.values.put(row, column, result);
    this.book.touch(tab, oneCell(row, column));
    return true;
  }

  private evaluate({ tab, row, column, formula }: Spot): Value | undefined {
    this.evaluations += 1;
    const extentOf = (name: string | null): Extent | null => (name === null ? tab : this.book.named(name))?.extent ?? null;
    try {
      return valueOf(this.parserOfBook().parse(closed(formula.slice(1), extentOf), { sheet: tab.name, row: row + 1, col: column + 1 }));
    } catch (error) {
      return errorFrom(error);
    }
  }

  private valueAt(tab: Tab | null, row: number, column: number): unknown {
    if (tab === null || row >= tab.rows.count || column >= tab.columns.count) return FormulaError.REF;
    const value = tab.value(row, column);
    return isError(value) ? new FormulaError(value.error) : (value ?? null);
  }

  private valuesIn(tab: Tab | null, block: Block): Values {
    const read = (): Values =>
      Array.from({ length: block.rows }, (_, i) =>
        Array.from({ length: block.columns }, (_column, j) => this.valueAt(tab, block.row + i, block.column + j)),
      );
    if (tab === null) return read();
    const key = `${block.row},${block.column},${block.rows},${block.columns}`;
    const own = this.ranges.get(tab) ?? new Map<string, { readonly block: Block; readonly values: Values }>();
    this.ranges.set(tab, own);
    const known = own.get(key);
    if (known !== undefined) return known.values;
    const values = read();
    this.origins.set(values, { tab, row: block.row, column: block.column });
    if (own.size >= RANGES_KEPT) own.clear();
    own.set(key, { block, values });
    return values;
  }

  private forget(tab: Tab, block: Block): void {
    const own = this.ranges.get(tab);
    if (own === undefined) return;
    for (const [key, known] of own) if (intersect(known.block, block) !== null) own.delete(key);
  }
}

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => (isError(a) && isError(b) ? a.error === b.error : a === b);

const waitingFor = (spot: Spot, direct: boolean): Waiting => ({ spot, direct, reads: [], state: 'open', changed: false });

function everything(readers: Readers): Map<Spot, Waiting> {
  const all = new Map(readers.spots.map((spot) => [spot, waitingFor(spot, true)]));
  for (const [spot, one] of all) for (const read of readers.readBy(spot)) one.reads.push(all.get(read) ?? waitingFor(read, true));
  return all;
}

/** The formulas that a change reaches, directly or through other formulas. */
function reached(readers: Readers, touched: readonly { readonly tab: Tab; readonly block: Block }[]): Map<Spot, Waiting> {
  const found = new Map<Spot, Waiting>();
  const queue: Waiting[] = [];
  const meet = (spot: Spot, by: Waiting | null): void => {
    let one = found.get(spot);
    if (one === undefined) {
      one = waitingFor(spot, false);
      found.set(spot, one);
      queue.push(one);
    }
    if (by === null) one.direct = true;
    else one.reads.push(by);
  };
  for (const spot of readers.spots) if (VOLATILE.test(spot.formula)) meet(spot, null);
  for (const { tab, block } of touched) {
    for (const spot of readers.formulasIn(tab, block)) meet(spot, null);
    for (const spot of readers.of(tab, block)) meet(spot, null);
  }
  for (let one = queue.pop(); one !== undefined; one = queue.pop())
    for (const spot of readers.of(one.spot.tab, oneCell(one.spot.row, one.spot.column))) meet(spot, one);
  return found;
}

/** The value of a formula's cell; for an array the first value, because the stand-in does not spill. */
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
