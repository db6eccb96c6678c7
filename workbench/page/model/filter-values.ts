// The checkbox list of a filter: which values a column has, and what is ticked.

import type { TabModel } from './tab-model';

export interface FilterValue {
  readonly shown: string;
  /** How many rows of the filter's block have it. */
  readonly rows: number;
}

/** The values below the heading of a column, sorted as people sort (numbers by size), blanks first; rows that other columns hide are left out. */
export function filterValues(tab: TabModel, column: number): FilterValue[] {
  const filter = tab.view.filter;
  if (!filter) return [];
  const others = Object.entries(filter.hidden).filter(([other]) => Number(other) !== column);
  const counts = new Map<string, number>();
  for (let row = filter.block.row + 1; row < filter.block.row + filter.block.rows; row++) {
    if (others.some(([other, texts]) => texts.includes(tab.cell(row, Number(other)).shown))) continue;
    const { shown } = tab.cell(row, column);
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return [...counts].map(([shown, rows]) => ({ shown, rows })).sort((one, other) => byPeople.compare(one.shown, other.shown));
}

const byPeople = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The values that are left after typing into the search box. */
export function searched(values: readonly FilterValue[], text: string): FilterValue[] {
  const wanted = text.trim().toLowerCase();
  return values.filter(({ shown }) => shown.toLowerCase().includes(wanted));
}

/**
 * What the filter hides after OK. With a search, only the values that were found and ticked stay, as in Sheets; without, the unticked go. Values
 * that were hidden before and are not in the list (rows hidden by another column) stay hidden.
 */
export function hiddenAfter(
  values: readonly FilterValue[],
  ticked: ReadonlySet<string>,
  search: string,
  before: readonly string[],
): string[] {
  const found = new Set(searched(values, search).map(({ shown }) => shown));
  const listed = new Set(values.map(({ shown }) => shown));
  const gone = values.map(({ shown }) => shown).filter((shown) => !ticked.has(shown) || !found.has(shown));
  return [...gone, ...before.filter((shown) => !listed.has(shown))];
}
