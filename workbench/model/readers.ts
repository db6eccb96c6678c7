// Which formulas read a cell: an index over all formulas of a book, rebuilt when one of them is added, removed or moved.

import type { Block } from '../protocol';
import { intersect } from './address';
import { blockOf, type Reference, referencesOf } from './references';
import type { SparseGrid } from './sparse-grid';
import type { Tab } from './tab';

/** A formula in its cell. */
export interface Spot {
  readonly tab: Tab;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

interface Reading {
  readonly spot: Spot;
  readonly block: Block;
}

/** The readers of a tab: of single cells by position, of blocks by each of their columns. */
interface TabReaders {
  readonly cells: Map<number, Spot[]>;
  readonly columns: Map<number, Reading[]>;
}

/** What the index was built from. */
interface Stamp {
  readonly tab: Tab;
  readonly name: string;
  readonly layer: SparseGrid<string>;
  readonly version: number;
  readonly rows: number;
  readonly columns: number;
}

/** Wider than any tab may be. */
const WIDTH = 1 << 15;
const placeOf = (row: number, column: number): number => row * WIDTH + column;

/** For blocks with more cells than this, the index of single-cell readers is scanned instead. */
const CELLS_LOOKED_UP = 500;

const stampOf = (tab: Tab): Stamp => ({
  tab,
  name: tab.name,
  layer: tab.layers.formulas,
  version: tab.layers.formulas.version,
  rows: tab.rows.count,
  columns: tab.columns.count,
});

const isStamp = (a: Stamp, b: Stamp | undefined): boolean =>
  a.tab === b?.tab && a.name === b.name && a.layer === b.layer && a.version === b.version && a.rows === b.rows && a.columns === b.columns;

export class Readers {
  readonly spots: readonly Spot[];
  private readonly stamps: readonly Stamp[];
  private readonly byTab = new Map<Tab, TabReaders>();
  private readonly own = new Map<Tab, Map<number, Spot>>();

  constructor(
    tabs: readonly Tab[],
    private readonly named: (name: string) => Tab | null,
    private readonly references = new Map<string, readonly Reference[]>(),
  ) {
    this.stamps = tabs.map(stampOf);
    const spots: Spot[] = [];
    for (const tab of tabs)
      tab.layers.formulas.each((formula, row, column) => {
        const spot = { tab, row, column, formula };
        spots.push(spot);
        const own = this.own.get(tab) ?? new Map<number, Spot>();
        this.own.set(tab, own.set(placeOf(row, column), spot));
        for (const reference of this.referencesIn(formula)) this.add(spot, reference, named);
      });
    this.spots = spots;
  }

  /** This index while it is current, else a new one. */
  upToDate(tabs: readonly Tab[], named: (name: string) => Tab | null): Readers {
    const isTrue = tabs.length === this.stamps.length && tabs.every((tab, i) => isStamp(stampOf(tab), this.stamps[i]));
    return isTrue ? this : new Readers(tabs, named, this.references);
  }

  /** The formulas whose cells are in the block. */
  formulasIn(tab: Tab, block: Block): readonly Spot[] {
    const own = this.own.get(tab);
    if (own === undefined) return [];
    if (block.rows * block.columns > own.size) return [...own.values()].filter(({ row, column }) => holds(block, row, column));
    return placesIn(block).flatMap((place) => own.get(place) ?? []);
  }

  /** The formulas in cells that this one reads. */
  readBy(spot: Spot): ReadonlySet<Spot> {
    return new Set(this.referencesIn(spot.formula).flatMap((reference) => this.formulasOf(spot, reference)));
  }

  private formulasOf(spot: Spot, reference: Reference): readonly Spot[] {
    const tab = reference.tab === null ? spot.tab : this.named(reference.tab);
    return tab === null ? [] : this.formulasIn(tab, blockOf(reference, tab.extent));
  }

  /** The formulas that read a cell of the block. */
  of(tab: Tab, block: Block): ReadonlySet<Spot> {
    const found = new Set<Spot>();
    const readers = this.byTab.get(tab);
    if (readers === undefined) return found;
    if (block.rows * block.columns <= CELLS_LOOKED_UP)
      for (const place of placesIn(block)) for (const spot of readers.cells.get(place) ?? []) found.add(spot);
    else
      for (const [place, spots] of readers.cells)
        if (holds(block, Math.floor(place / WIDTH), place % WIDTH)) for (const spot of spots) found.add(spot);
    for (let column = block.column; column < block.column + block.columns; column += 1)
      for (const { spot, block: read } of readers.columns.get(column) ?? []) if (intersect(read, block) !== null) found.add(spot);
    return found;
  }

  private add(spot: Spot, reference: Reference, named: (name: string) => Tab | null): void {
    const tab = reference.tab === null ? spot.tab : named(reference.tab);
    if (tab === null) return;
    const block = blockOf(reference, tab.extent);
    const readers = this.byTab.get(tab) ?? { cells: new Map<number, Spot[]>(), columns: new Map<number, Reading[]>() };
    this.byTab.set(tab, readers);
    if (block.rows * block.columns === 1) push(readers.cells, placeOf(block.row, block.column), spot);
    else
      for (let column = block.column; column < Math.min(block.column + block.columns, tab.columns.count); column += 1)
        push(readers.columns, column, { spot, block });
  }

  private referencesIn(formula: string): readonly Reference[] {
    const known = this.references.get(formula);
    if (known !== undefined) return known;
    const found = referencesOf(formula);
    this.references.set(formula, found);
    return found;
  }
}

function push<T>(lists: Map<number, T[]>, key: number, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

const holds = (block: Block, row: number, column: number): boolean =>
  row >= block.row && row < block.row + block.rows && column >= block.column && column < block.column + block.columns;

function placesIn({ row, column, rows, columns }: Block): readonly number[] {
  return Array.from({ length: rows * columns }, (_, i) => placeOf(row + Math.floor(i / columns), column + (i % columns)));
}
