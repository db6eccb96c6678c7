// A second tab with the same contents.

import type { Book } from './book';
import { Tab } from './tab';

/** A copy right after the tab, named "Copy of ...", with an id of its own; metadata, filter and hidden columns come along. */
export function duplicateTab(book: Book, tab: Tab): Tab {
  const copy = copyTab(tab, book.freshTabId(), copyName(book, tab.name));
  copy.hidden = false;
  book.addTab(copy.name, book.tabs.indexOf(tab) + 1, copy);
  for (const one of [...book.metadata])
    if (one.place.tab === tab.id) book.addMetadata({ ...one.place, tab: copy.id }, one.key, one.value, one.visibility);
  return copy;
}

/** Everything of a tab except its metadata, which belongs to the book. */
export function copyTab(tab: Tab, id: number, name: string): Tab {
  const copy = new Tab(id, name);
  const { values, formulas, formats, notes, links, looks, rules } = tab.layers;
  copy.layers = {
    values: values.copy(),
    formulas: formulas.copy(),
    formats: formats.copy(),
    notes: notes.copy(),
    links: links.copy(),
    looks: looks.copy(),
    rules: rules.copy(),
  };
  copy.rows = tab.rows.copy();
  copy.columns = tab.columns.copy();
  copy.hidden = tab.hidden;
  giveSettings(tab, copy);
  return copy;
}

/** A tab's settings other than its cells and whether it is hidden. */
export function giveSettings(from: Tab, to: Tab): void {
  to.filter = from.filter;
  to.frozenRows = from.frozenRows;
  to.frozenColumns = from.frozenColumns;
  to.charts = from.charts;
  to.guards = from.guards;
}

function copyName(book: Book, name: string): string {
  const plain = `Copy of ${name}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? plain : `${plain} ${number}`;
    if (book.named(candidate) === null) return candidate;
  }
}
