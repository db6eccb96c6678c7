// The statistics of a selection in the status bar.

import type { Block, CellView } from '../../protocol';
import type { TabModel } from './tab-model';

interface Summary {
  /** Cells that are not blank, without the rows that the filter hides. */
  readonly count: number;
  /** Of the numbers among them; null if there are none. */
  readonly sum: number | null;
  readonly average: number | null;
}

export function summaryOf(tab: TabModel, block: Block): Summary {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  tab.eachFilled(block, (cell) => {
    count++;
    const number = numberOf(cell);
    if (number === null) return;
    numbers++;
    sum += number;
  });
  return { count, sum: numbers ? sum : null, average: numbers ? sum / numbers : null };
}

/** The number in a cell: as typed, or for a formula and a formatted number as displayed, without its grouping. */
export function numberOf(cell: CellView): number | null {
  if (cell.kind !== 'number') return null;
  for (const text of [cell.typed ?? '', cell.shown.replace(/[^0-9.eE+-]/g, '')]) {
    const number = Number(text);
    if (text !== '' && Number.isFinite(number)) return number;
  }
  return null;
}
