// Tells the pages what changed in the book since the last time.

import { eachSpot } from '../model/address';
import type { Book, Change } from '../model/book';
import type { Rule } from '../model/rule';
import type { Tab } from '../model/tab';
import { cellView } from '../model/view';
import type { CellView, HostEvent } from '../protocol';

/** With more changed cells than this, pages fetch the whole tab: one answer is smaller than a long list. */
const CELLS_TOLD = 2_000;

type Tell = (to: string | null, event: HostEvent) => void;

/** Calculates what is due, then tells every page. The book's own description is sent to each person separately: see `SharedSession`. */
export function announce(book: Book, tell: Tell, tellBook: () => void): void {
  book.settle();
  if (book.changes.size > 0) for (const tab of choosing(book)) book.redraw(tab);
  const changes = [...book.changes];
  book.changes.clear();
  if (book.tabsChanged) tellBook();
  book.tabsChanged = false;
  for (const [tab, change] of changes) announceTab(tab, change, tell);
}

/** The tabs whose cells take choices from a changed tab: which of them are marked as invalid may have changed. */
function choosing({ tabs, changes }: Book): readonly Tab[] {
  const changed = new Set([...changes.keys()].map(({ id }) => id));
  return tabs.filter(({ layers }) => {
    let [chooses, last]: [boolean, Rule | null] = [false, null];
    layers.rules.each((rule) => {
      if (rule !== last && rule.area !== null && changed.has(rule.area.tab)) chooses = true;
      last = rule;
    });
    return chooses;
  });
}

function announceTab(tab: Tab, change: Change, tell: Tell): void {
  tab.version += 1;
  const cells = change.more ? null : changedCells(tab, change);
  if (cells === null) tell(null, { type: 'tab', tab: tab.id, version: tab.version });
  else tell(null, { type: 'cells', tab: tab.id, version: tab.version, cells });
}

function changedCells(tab: Tab, { blocks }: Change): readonly (readonly [number, number, CellView | null])[] | null {
  if (blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > CELLS_TOLD) return null;
  const cells = new Map<string, readonly [number, number, CellView | null]>();
  for (const block of blocks)
    eachSpot(block, (row, column) => {
      if (row < tab.rows.count && column < tab.columns.count) cells.set(`${row},${column}`, [row, column, cellView(tab, row, column)]);
    });
  return [...cells.values()];
}
