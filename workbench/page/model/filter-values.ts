// The checkbox list of a filter: which values a column has, and which are checked.

import type { TabModel } from './tab-model';

export interface FilterValue {
  readonly shown: string;
  /** Number of rows with this value in the filter's block. */
  readonly rows: number;
}

/** The values below a column's heading in natural order (numbers by size), blanks first; rows hidden by other columns are left out. */
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

/** The values that match the search box. */
export function searched(values: readonly FilterValue[], text: string): FilterValue[] {
  const wanted = text.trim().toLowerCase();
  return values.filter(({ shown }) => shown.toLowerCase().includes(wanted));
}

/**
 * What the filter hides after OK. With a search, only values that were found and checked stay, as in Sheets; without one, the unchecked go.
 * Values that were hidden before and are not in the list (rows hidden by another column) stay hidden.
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
