// What ranges and sheets share: the tab behind a script's object, checked to still exist, and the sizes of given tables.

import type { Book } from '../../model/book';
import type { Actor } from '../../model/guards';
import type { Tab } from '../../model/tab';
import type { Block } from '../../protocol';
import { Exception, hostOf, mismatch } from '../emulated';
import type { Model } from '../host';

/** The tab of an id, without calculating formulas; throws if it was deleted. */
export function tabOf(id: number): Tab {
  return hostOf().book.need(id);
}

/** The tab for reading values: calculates due formulas first. */
export function settledTab(id: number): Tab {
  hostOf().book.settle();
  return tabOf(id);
}

/** Records that cells of the block changed. */
export function changed(tab: Tab, block: Block): void {
  hostOf().book.touch(tab, block);
}

/** Records that more than cells changed. */
export function reshaped(tab: Tab): void {
  hostOf().book.reshape(tab);
}

/** The person who runs the script. */
export function actor(): Actor {
  const { email, people, locale } = hostOf().facts;
  return { email, owns: email === people[0], views: !people.includes(email), locale };
}

/** Refuses cells that this person may not edit. */
export const demandWritable = (tab: Tab, block: Block): void => modelOf().demandWritable(tab, block, actor());

/** Refuses to change more than cells of a protected sheet. */
export const demandReshapable = (tab: Tab): void => modelOf().demandReshapable(tab, actor());

export const bookOf = (): Book => hostOf().book;

/** The book for a change of more than cells, after checking that this person may change it. */
export function bookToChange(): Book {
  modelOf().demandEditor(actor());
  return bookOf();
}

export const modelOf = (): Model => hostOf().model;

/** A table of exactly the block's size, as every plural setter requires. */
export function demandTable(call: string, given: unknown, block: Block): readonly (readonly unknown[])[] {
  if (!Array.isArray(given) || !given.every((row): row is unknown[] => Array.isArray(row))) throw mismatch(call, [given]);
  const rows: readonly unknown[][] = given;
  if (rows.length !== block.rows) throw new Exception(rowsText(rows.length, block.rows));
  for (const { length } of rows) if (length !== block.columns) throw new Exception(columnsText(length, block.columns));
  return rows;
}

const rowsText = (given: number, wanted: number): string =>
  `The number of rows in the data does not match the number of rows in the range. The data has ${given} but the range has ${wanted}.`;

const columnsText = (given: number, wanted: number): string =>
  `The number of columns in the data does not match the number of columns in the range. The data has ${given} but the range has ${wanted}.`;

/** Refuses a range that begins before the grid or has no size. */
export function demandSizes({ row, column, rows, columns }: Block): void {
  if (row < 0) throw new Exception('The starting row of the range is too small.');
  if (column < 0) throw new Exception('The starting column of the range is too small.');
  if (rows < 1) throw new Exception('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new Exception('The number of columns in the range must be at least 1.');
}
