// What a person does to cells: type, paste, copy, fill, clear, annotate, format. Each returns how to undo it.

import type { Action, Block } from '../protocol';
import { lastColumn, lastRow, oneCell } from './address';
import type { Book } from './book';
import { GENERAL } from './cell';
import { copyBlock, fillDown, moveBlock, pastedBlock } from './copying';
import { keepBlock, type Undo } from './memento';
import { insertLines } from './structure';
import type { Tab } from './tab';
import { typedText } from './view';
import { writeBlock } from './writing';

type Doing<D extends Action['do']> = Extract<Action, { readonly do: D }>;

export function typeText(book: Book, { tab: id, row, column, text }: Doing<'type'>): Undo {
  const tab = book.need(id);
  const block = oneCell(row, column);
  tab.demand(block);
  // Opening a cell and leaving it as it was changes nothing, not even the fractions of a second that the formula bar omits.
  if (text === typedText(tab, row, column)) return () => undefined;
  return changing(book, tab, block, () => writeBlock(book, tab, block, () => text, 'person'));
}

/** Text from outside; the grid grows if it does not fit, as in Sheets. A single text fills the whole selection. */
export function pasteTexts(book: Book, { tab: id, at, texts }: Doing<'paste'>): Undo {
  const tab = book.need(id);
  const columns = texts.reduce((most, row) => Math.max(most, row.length), 0);
  if (texts.length === 0 || columns === 0) return () => undefined;
  const block = pastedBlock({ row: 0, column: 0, rows: texts.length, columns }, at);
  grow(book, tab, block);
  const textAt = (i: number, j: number): string => texts[i % texts.length]?.[j % columns] ?? '';
  return changing(book, tab, block, () => writeBlock(book, tab, block, textAt, 'person'));
}

function grow(book: Book, tab: Tab, block: Block): void {
  const [rows, columns] = [lastRow(block) + 1 - tab.rows.count, lastColumn(block) + 1 - tab.columns.count];
  if (rows > 0) insertLines(book, tab, 'rows', tab.rows.count, rows, tab.rows.count - 1);
  if (columns > 0) insertLines(book, tab, 'columns', tab.columns.count, columns, tab.columns.count - 1);
}

export function copyCells(book: Book, { tab: id, from, at, cut, valuesOnly = false }: Doing<'copy'>): Undo {
  const source = { tab: book.need(from.tab), block: from };
  const target = { tab: book.need(id), block: at };
  const written = cut ? { ...from, row: at.row, column: at.column } : pastedBlock(from, at);
  grow(book, target.tab, written);
  const undoTarget = keepBlock(book, target.tab, written);
  const undoSource = cut ? keepBlock(book, source.tab, from) : null;
  if (cut) moveBlock(book, source, target);
  else copyBlock(book, source, target, { what: valuesOnly ? 'values' : 'all', checked: valuesOnly });
  return () => {
    undoTarget();
    undoSource?.();
  };
}

export function fillCells(book: Book, { tab: id, block }: Doing<'fillDown'>): Undo {
  const tab = book.need(id);
  return changing(book, tab, block, () => fillDown(book, tab, block));
}

/** Contents only; even a cell whose rule requires something may be blanked. */
export function clearCells(book: Book, { tab: id, blocks }: Doing<'clear'>): Undo {
  const tab = book.need(id);
  const undos = blocks.map((block) =>
    changing(book, tab, block, () => {
      tab.clearContents(block);
      book.touch(tab, block);
    }),
  );
  return () => {
    for (const undo of [...undos].reverse()) undo();
  };
}

export function setNote(book: Book, { tab: id, row, column, text }: Doing<'note'>): Undo {
  const tab = book.need(id);
  const block = oneCell(row, column);
  return changing(book, tab, block, () => {
    tab.layers.notes.put(row, column, text === '' ? undefined : text);
    book.touch(tab, block);
  });
}

/** Writes a text that is entirely a link or a chip. */
export function linkText(book: Book, { tab: id, row, column, text, url, chip }: Doing<'link'>): Undo {
  const tab = book.need(id);
  const block = oneCell(row, column);
  return changing(book, tab, block, () => {
    writeBlock(book, tab, block, () => `'${text}`, 'person');
    tab.layers.links.put(row, column, [{ start: 0, end: text.length, url, ...(chip === undefined ? {} : { chip }) }]);
  });
}

export function formatCells(book: Book, { tab: id, block, background, bold, numberFormat }: Doing<'format'>): Undo {
  const tab = book.need(id);
  const look = { ...(background === undefined ? {} : { background }), ...(bold === undefined ? {} : { bold }) };
  return changing(book, tab, block, () => {
    if (background !== undefined || bold !== undefined) tab.changeLooks(block, look);
    if (numberFormat !== undefined)
      tab.layers.formats.fill(block, numberFormat === GENERAL || numberFormat === '' ? undefined : numberFormat);
    book.touch(tab, block);
  });
}

/** Saves the block, then does the work; work that is refused leaves everything as it was. */
function changing(book: Book, tab: Tab, block: Block, work: () => void): Undo {
  tab.demand(block);
  const undo = keepBlock(book, tab, block);
  work();
  return undo;
}
