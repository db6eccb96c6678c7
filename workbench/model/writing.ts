// Writing values into cells as scripts and people do: interpreted, checked against the rule on the cell, registered as a change.

import type { Block } from '../protocol';
import { a1Of, oneCell } from './address';
import type { Book } from './book';
import { type CellWrite, GENERAL, Refusal, TEXT } from './cell';
import { serialOf } from './dates';
import { generalText, showsDate } from './display';
import { isUnderMerge } from './guards';
import { interpret, type Writer } from './interpret';
import { TEXTS } from './limits';
import type { Tab } from './tab';

/** A value of a script: a date is the instant in milliseconds since 1970. */
export type Given = string | number | boolean | { readonly instant: number };

/** What a given value makes of the cell. A number or date in a cell of plain text becomes the text of it. */
function writeOf(book: Book, tab: Tab, row: number, column: number, given: Given, writer: Writer): CellWrite {
  const format = tab.format(row, column);
  if (typeof given === 'string') return interpret(given, format, writer);
  if (typeof given === 'object') return dateWrite(serialOf(given.instant, book.zone), format);
  if (typeof given === 'number' && format === TEXT) return { value: generalText(given), formula: undefined };
  return { value: given, formula: undefined };
}

function dateWrite(serial: number, format: string): CellWrite {
  const shown = Number.isInteger(serial) ? 'm/d/yyyy' : 'm/d/yyyy h:mm:ss';
  if (showsDate(format)) return { value: serial, formula: undefined };
  return { value: serial, formula: undefined, ...(format === GENERAL ? { format: shown } : {}) };
}

const NOTHING: CellWrite = { value: undefined, formula: undefined };

/**
 * Writes a block of values, given row by row. Every cell is checked against its rule before the first is written; a rule that
 * refuses throws as the platform does. `blank` values ('') clear the content. Cells under a merged one
 * take nothing.
 */
export function writeBlock(book: Book, tab: Tab, block: Block, at: (i: number, j: number) => Given, writer: Writer): void {
  tab.demand(block);
  const writes: CellWrite[] = [];
  for (let i = 0; i < block.rows; i += 1)
    for (let j = 0; j < block.columns; j += 1) {
      const under = isUnderMerge(tab, block.row + i, block.column + j);
      const write = under ? NOTHING : writeOf(book, tab, block.row + i, block.column + j, at(i, j), writer);
      demandAccepted(book, tab, block.row + i, block.column + j, write);
      writes.push(write);
    }
  writes.forEach((write, n) => {
    tab.write(block.row + Math.floor(n / block.columns), block.column + (n % block.columns), write);
  });
  book.touch(tab, block);
}

/** A formula's result is not checked here: Sheets checks it later and only marks the cell. */
export function demandAccepted(book: Book, tab: Tab, row: number, column: number, write: CellWrite): void {
  if (write.formula === undefined && book.refuses(tab, row, column, write.value))
    throw new Refusal(TEXTS.violates(a1Of(oneCell(row, column))));
}
