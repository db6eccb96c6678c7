// What a block or a tab was like, to bring it back when a person undoes.

import type { Block } from '../protocol';
import type { Book } from './book';
import { copyTab } from './duplicate';
import { LAYERS, type Tab } from './tab';

/** Brings back what was kept. */
export type Undo = () => void;

/** Keeps all layers of a block; the cells around it are not touched by bringing it back. */
export function keepBlock(book: Book, tab: Tab, block: Block): Undo {
  const kept = LAYERS.map((name) => [name, tab.layers[name].cut(block)] as const);
  return () => {
    // A layer takes back its own things; that they fit is beyond the type of a name.
    for (const [name, things] of kept) tab.layers[name].paste(block, things as never);
    book.touch(tab, block);
    book.reshape(tab);
  };
}

/** Keeps a whole tab, the formulas of the others and the metadata: for what moves rows and columns. */
export function keepTab(book: Book, tab: Tab): Undo {
  const kept = copyTab(tab, tab.id, tab.name);
  const formulas = book.tabs.filter((one) => one !== tab).map((one) => [one, one.layers.formulas.copy(), one.layers.rules.copy()] as const);
  const { metadata } = book;
  return () => {
    tab.layers = kept.layers;
    tab.rows = kept.rows;
    tab.columns = kept.columns;
    tab.filter = kept.filter;
    tab.frozenRows = kept.frozenRows;
    tab.frozenColumns = kept.frozenColumns;
    tab.conditionalRules = kept.conditionalRules;
    tab.guards = kept.guards;
    for (const [one, layer, rules] of formulas) one.layers = { ...one.layers, formulas: layer, rules };
    book.metadata = [...metadata];
    book.reshape(tab);
  };
}
