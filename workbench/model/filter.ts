// A tab's basic filter: which rows it hides.

import { lastRow } from './address';
import type { Criteria, Filter } from './criteria';
import type { Tab } from './tab';

/** Hides and shows rows according to the filter. Rows hidden by hand stay hidden. */
export function applyFilter(tab: Tab): void {
  for (const row of tab.rows.where((line) => line.filtered === true)) tab.rows.change(row, { filtered: false });
  const { filter } = tab;
  if (filter === null || filter.criteria.size === 0) return;
  for (let row = filter.block.row + 1; row <= Math.min(lastRow(filter.block), tab.rows.count - 1); row += 1)
    if (!passes(tab, filter, row)) tab.rows.change(row, { filtered: true });
}

function passes(tab: Tab, filter: Filter, row: number): boolean {
  for (const [column, criteria] of filter.criteria) if (!lets(criteria, tab.shown(row, column))) return false;
  return true;
}

function lets({ kind, texts }: Criteria, shown: string): boolean {
  switch (kind) {
    case 'HIDDEN_VALUES':
      return !texts.includes(shown);
    case 'CELL_EMPTY':
      return shown === '';
  }
}

/**
 * Sets or removes the filter, and hides rows accordingly. The argument is copied: an object of a script's realm would keep that realm alive
 * as long as the book.
 */
export function setFilter(tab: Tab, filter: Filter | null): void {
  tab.filter = filter && { block: { ...filter.block }, criteria: new Map(filter.criteria) };
  applyFilter(tab);
}

/** Sets what one column lets through; null removes it. Does nothing if the tab has no filter. */
export function setCriteria(tab: Tab, column: number, criteria: Criteria | null): void {
  if (tab.filter === null) return;
  const all = new Map(tab.filter.criteria);
  if (criteria === null) all.delete(column);
  else all.set(column, { kind: criteria.kind, texts: [...criteria.texts] });
  setFilter(tab, { ...tab.filter, criteria: all });
}
