// Writes values into cells for scripts and people: interpreted, checked against the cell's rule, recorded as a change.

import type { Block } from '../protocol';
import { a1Of, oneCell } from './address';
import type { Book } from './book';
import { type CellWrite, GENERAL, Refusal, TEXT } from './cell';
import { serialOf } from './dates';
import { plainText, showsDate } from './display';
import { isUnderMerge } from './guards';
import { interpret, type Writer } from './interpret';
import { TEXTS } from './limits';
import type { Locale } from './locales';
import type { Tab } from './tab';

/** A script's value: a date is its instant in milliseconds since 1970. */
export type Given = string | number | boolean | { readonly instant: number };

/** What a given value does to the cell. A number or date in a plain-text cell becomes its text. */
function writeOf(book: Book, tab: Tab, row: number, column: number, given: Given, writer: Writer): CellWrite {
  const format = tab.format(row, column);
  if (typeof given === 'string') return interpret(given, format, writer, tab.locale);
  if (typeof given === 'object') return dateWrite(serialOf(given.instant, book.zone), format, tab.locale);
  if (typeof given === 'number' && format === TEXT) return { value: plainText(given, tab.locale), formula: undefined };
  return { value: given, formula: undefined };
}

function dateWrite(serial: number, format: string, { day }: Locale): CellWrite {
  const shown = Number.isInteger(serial) ? day : `${day} h:mm:ss`;
  if (showsDate(format)) return { value: serial, formula: undefined };
  return { value: serial, formula: undefined, ...(format === GENERAL ? { format: shown } : {}) };
}

const NOTHING: CellWrite = { value: undefined, formula: undefined };

/**
 * Writes a block of values, given row by row. Every cell is checked against its rule before the first is written; a rule that refuses
 * throws as the platform does. `''` clears the content. Cells covered by a merged one accept nothing.
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
