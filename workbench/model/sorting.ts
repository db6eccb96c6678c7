// Sorting the rows of a block.

import type { Block } from '../protocol';
import { eachSpot } from './address';
import type { Book } from './book';
import { isError, type Value } from './cell';
import { shifted } from './references';
import { LAYERS, type Tab } from './tab';

/** A 0-based column of the tab. */
interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** What moves with a sorted row; rules stay in place. */
const MOVED = LAYERS.filter((name) => name !== 'rules');

/**
 * Sorts the block's rows within the block only: cells beside it stay. Numbers come before texts, texts before booleans, booleans before
 * errors; texts ignore case; blanks are last in either direction. Stable. Formulas move as if they were copied.
 */
export function sortBlock(book: Book, tab: Tab, block: Block, keys: readonly SortKey[]): void {
  book.settle();
  const rows = Array.from({ length: block.rows }, (_, i) => block.row + i);
  rows.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const order = compare(tab.value(a, column), tab.value(b, column), ascending);
      if (order !== 0) return order;
    }
    return a - b;
  });
  placeRows(tab, block, rows);
  book.touch(tab, block);
}

/** Row `order[i]` of the block goes to its row i. */
function placeRows(tab: Tab, block: Block, order: readonly number[]): void {
  for (const name of MOVED) tab.layers[name].rearrange(block, order);
  eachSpot(block, (row, column) => {
    const formula = tab.layers.formulas.at(row, column);
    const from = order[row - block.row] ?? row;
    if (formula !== undefined) tab.layers.formulas.put(row, column, shifted(formula, row - from, 0));
  });
}

const collator = new Intl.Collator('en-US', { sensitivity: 'accent', numeric: false });

function compare(a: Value | undefined, b: Value | undefined, ascending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = rank(a) - rank(b) || compareAlike(a, b);
  return ascending ? order : -order;
}

const rank = (value: Value): number => (isError(value) ? 3 : ['number', 'string', 'boolean'].indexOf(typeof value));

function compareAlike(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return isError(a) || isError(b) ? 0 : Number(a) - Number(b);
}
