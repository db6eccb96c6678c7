// Snapshots of a block or a tab, to restore when a person undoes.

import type { Block } from '../protocol';
import type { Book } from './book';
import { copyTab, giveSettings } from './duplicate';
import { LAYERS, type Layers, type Tab } from './tab';

/** Restores the snapshot. */
export type Undo = () => void;

/** Saves all layers of a block; restoring it does not touch the cells around it. */
export function keepBlock(book: Book, tab: Tab, block: Block): Undo {
  const undos = LAYERS.map((name) => keepLayer(tab, name, block));
  return () => {
    for (const undo of undos) undo();
    book.touch(tab, block);
    book.reshape(tab);
  };
}

function keepLayer<K extends keyof Layers>(tab: Tab, name: K, block: Block): Undo {
  const things = tab.layers[name].cut(block);
  return () => tab.layers[name].paste(block, things);
}

/** Saves a whole tab, the formulas of the others and the metadata: for changes that move rows and columns. */
export function keepTab(book: Book, tab: Tab): Undo {
  const kept = copyTab(tab, tab.id, tab.name);
  const formulas = book.tabs.filter((one) => one !== tab).map((one) => [one, one.layers.formulas.copy(), one.layers.rules.copy()] as const);
  const { metadata } = book;
  return () => {
    tab.layers = kept.layers;
    tab.rows = kept.rows;
    tab.columns = kept.columns;
    giveSettings(kept, tab);
    for (const [one, layer, rules] of formulas) one.layers = { ...one.layers, formulas: layer, rules };
    book.metadata = [...metadata];
    book.reshape(tab);
  };
}
