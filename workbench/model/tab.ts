// One tab: its grid of cells as layers, its rows and columns, its filter.

import type { Block } from '../protocol';
import { type Extent, eachSpot, oneCell, within } from './address';
import { type CellWrite, GENERAL, type Look, Refusal, type TextLink, type Value } from './cell';
import type { Chart } from './chart';
import type { Filter } from './criteria';
import { shownText } from './display';
import { keptSpelling, localSpelling } from './formula-spelling';
import { type Guards, UNGUARDED } from './guards';
import { CHARACTERS_IN_CELL, NEW_TAB, TEXTS } from './limits';
import { Lines } from './lines';
import { EN_US, type Locale } from './locales';
import type { Rule } from './rule';
import { SparseGrid } from './sparse-grid';

/** Everything of a cell that moves along with its row and column. */
interface Things {
  readonly values: Value;
  /** Including their `=`; the corresponding value is their last result. */
  readonly formulas: string;
  readonly formats: string;
  readonly notes: string;
  /** Links in the corresponding value's text; a formula's result has none. */
  readonly links: readonly TextLink[];
  readonly looks: Look;
  readonly rules: Rule;
}

/** The layers of a tab by name. */
export type Layers = { readonly [K in keyof Things]: SparseGrid<Things[K]> };

export const LAYERS = ['values', 'formulas', 'formats', 'notes', 'links', 'looks', 'rules'] as const satisfies readonly (keyof Layers)[];

/** Rows and columns are 0-based indexes. */
export class Tab {
  hidden = false;
  frozenRows = 0;
  frozenColumns = 0;
  /** The book's locale. */
  locale: Locale = EN_US;
  guards: Guards = UNGUARDED;
  filter: Filter | null = null;
  charts: readonly Chart[] = [];
  layers: Layers = {
    values: new SparseGrid(),
    formulas: new SparseGrid(),
    formats: new SparseGrid(),
    notes: new SparseGrid(),
    links: new SparseGrid(),
    looks: new SparseGrid(),
    rules: new SparseGrid(),
  };
  rows = new Lines(NEW_TAB.rows);
  columns = new Lines(NEW_TAB.columns);
  /** Incremented with every announced change. */
  version = 0;

  constructor(
    readonly id: number,
    public name: string,
  ) {}

  get extent(): Extent {
    return { rows: this.rows.count, columns: this.columns.count };
  }

  value(row: number, column: number): Value | undefined {
    return this.layers.values.at(row, column);
  }

  /** In the locale's spelling. */
  formula(row: number, column: number): string | undefined {
    const kept = this.layers.formulas.at(row, column);
    return kept === undefined ? undefined : localSpelling(kept, this.locale);
  }

  format(row: number, column: number): string {
    return this.layers.formats.at(row, column) ?? GENERAL;
  }

  /** The displayed text of the cell. */
  shown(row: number, column: number): string {
    return shownText(this.value(row, column), this.format(row, column), this.locale);
  }

  look(row: number, column: number): Look {
    return this.layers.looks.at(row, column) ?? {};
  }

  /**
   * Writes one cell and removes links in its text. A formula's result is blank until calculated; a format applies only to a cell without
   * one.
   */
  write(row: number, column: number, { value, formula, format }: CellWrite): void {
    if (typeof value === 'string' && value.length > CHARACTERS_IN_CELL) throw new Refusal(TEXTS.tooLong);
    if (formula !== undefined && formula.length > CHARACTERS_IN_CELL) throw new Refusal(TEXTS.tooLong);
    this.layers.formulas.put(row, column, formula === undefined ? undefined : keptSpelling(formula, this.locale));
    this.layers.values.put(row, column, value);
    this.layers.links.put(row, column, undefined);
    if (format !== undefined && this.format(row, column) === GENERAL) this.layers.formats.put(row, column, format);
  }

  /** Empties the block's cells; what they look like and accept stays. */
  clearContents(block: Block): void {
    for (const name of ['formulas', 'values', 'links'] as const) this.layers[name].fill(block, undefined);
  }

  links(row: number, column: number): readonly TextLink[] {
    return this.layers.links.at(row, column) ?? [];
  }

  /** Removes the links from the block's texts, as clearing their format does; chips are part of the text and stay. */
  dropLinks(block: Block): void {
    if (this.layers.links.isBlank) return;
    eachSpot(block, (row, column) => {
      const chips = this.links(row, column).filter(({ chip }) => chip !== undefined);
      this.layers.links.put(row, column, chips.length === 0 ? undefined : chips);
    });
  }

  changeLook(row: number, column: number, part: Look): void {
    this.layers.looks.put(row, column, { ...this.look(row, column), ...part });
  }

  /** The same for every cell of the block. Cells that looked alike share one look afterwards, too. */
  changeLooks(block: Block, part: Look): void {
    const changed = new Map<Look | undefined, Look>();
    this.layers.looks.replace(block, (look) => {
      const known = changed.get(look);
      if (known !== undefined) return known;
      const made = { ...look, ...part };
      changed.set(look, made);
      return made;
    });
  }

  /** Refuses a block outside the grid, in the platform's words. */
  demand(block: Block): void {
    if (!within(block, this.extent)) throw new Refusal(TEXTS.outside);
  }

  /** The smallest block from A1 that holds every value and formula; null for an empty tab. */
  get used(): Block | null {
    const rows = Math.max(this.layers.values.height, this.layers.formulas.height);
    const columns = Math.max(this.layers.values.width, this.layers.formulas.width);
    return rows === 0 ? null : { ...oneCell(0, 0), rows, columns };
  }

  get whole(): Block {
    return { row: 0, column: 0, ...this.extent };
  }
}
