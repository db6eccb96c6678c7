// Creates the objects that refer to each other (a range names its sheet, a sheet its ranges), so that no file must load before the other.

import type { Block } from '../../protocol';
import { emulated } from '../emulated';

/** The side of a range in A1 notation that has no end ("A:B" has all rows); only such a range is a whole column or row. */
export type Openness = 'rows' | 'columns' | null;

interface Classes {
  readonly Range: new (tab: number, block: Block, open: Openness) => object;
  readonly Sheet: new (tab: number) => object;
  readonly Filter: new (tab: number) => object;
}

let classes: Classes | null = null;

/** Call once per realm, when every class is defined. */
export function register(all: Classes): void {
  classes = all;
}

function known(): Classes {
  if (classes === null) throw new Error('the classes of SpreadsheetApp are not registered');
  return classes;
}

/** A Range over a block, which must be within the grid when it is used. */
export function rangeObject(tab: number, block: Block, open: Openness = null): object {
  const { Range } = known();
  return emulated('Range', new Range(tab, block, open));
}

export function sheetObject(tab: number): object {
  const { Sheet } = known();
  return emulated('Sheet', new Sheet(tab));
}

export function filterObject(tab: number): object {
  const { Filter } = known();
  return emulated('Filter', new Filter(tab));
}
