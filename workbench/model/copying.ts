// Copying and cutting blocks inside the book, filling down: contents, formats, notes and rules go along.

import { eachOf } from '../../contract/named';
import type { Block } from '../protocol';
import { eachSpot, lastColumn, lastRow } from './address';
import type { Book } from './book';
import { GENERAL } from './cell';
import { shifted } from './references';
import { LAYERS, type Layers, type Tab } from './tab';
import { demandAccepted } from './writing';

interface Place {
  readonly tab: Tab;
  readonly block: Block;
}

interface CopyWay {
  /** `values`: results instead of formulas, without formatting. `formats`: formatting only. */
  readonly what: 'all' | 'values' | 'formats';
  /** Whether rules of the target may refuse: they do when a person pastes values, but not when the rules come along. */
  readonly checked: boolean;
}

/** Everything that one cell has, as it is copied. */
type Carried = { readonly [K in keyof Layers]: ReturnType<Layers[K]['at']> };

/** The target's block after copying: as many whole copies as fit into the given one, at least one. */
export function pastedBlock(from: Block, at: Block): Block {
  const rows = Math.max(1, Math.floor(at.rows / from.rows)) * from.rows;
  const columns = Math.max(1, Math.floor(at.columns / from.columns)) * from.columns;
  return { row: at.row, column: at.column, rows, columns };
}

/** Copies a block, repeated over the target. Relative references in formulas shift. Returns the block that was written. */
export function copyBlock(book: Book, from: Place, at: Place, way: CopyWay): Block {
  book.settle();
  const target = pastedBlock(from.block, at.block);
  at.tab.demand(target);
  const carried = carry(from);
  const cellAt = (row: number, column: number): Carried | undefined =>
    carried[(row - target.row) % from.block.rows]?.[(column - target.column) % from.block.columns];
  if (way.checked) checkAll(book, at.tab, target, cellAt);
  for (let row = target.row; row <= lastRow(target); row += 1)
    for (let column = target.column; column <= lastColumn(target); column += 1) {
      const cell = cellAt(row, column);
      const source = {
        row: from.block.row + ((row - target.row) % from.block.rows),
        column: from.block.column + ((column - target.column) % from.block.columns),
      };
      if (cell !== undefined) drop(at.tab, row, column, cell, { rows: row - source.row, columns: column - source.column }, way.what);
    }
  book.touch(at.tab, target);
  if (way.what === 'all') book.reshape(at.tab);
  return target;
}

function carry({ tab, block }: Place): readonly (readonly Carried[])[] {
  return Array.from({ length: block.rows }, (_, i) =>
    Array.from({ length: block.columns }, (_, j) => carriedAt(tab.layers, block.row + i, block.column + j)),
  );
}

function carriedAt({ values, formulas, formats, notes, links, looks, rules }: Layers, row: number, column: number): Carried {
  return {
    values: values.at(row, column),
    formulas: formulas.at(row, column),
    formats: formats.at(row, column),
    notes: notes.at(row, column),
    links: links.at(row, column),
    looks: looks.at(row, column),
    rules: rules.at(row, column),
  };
}

function checkAll(book: Book, tab: Tab, target: Block, cellAt: (row: number, column: number) => Carried | undefined): void {
  for (let row = target.row; row <= lastRow(target); row += 1)
    for (let column = target.column; column <= lastColumn(target); column += 1)
      demandAccepted(book, tab, row, column, { value: cellAt(row, column)?.values });
}

function drop(tab: Tab, row: number, column: number, cell: Carried, moved: { rows: number; columns: number }, what: CopyWay['what']): void {
  const { layers } = tab;
  if (what === 'formats') {
    layers.formats.put(row, column, cell.formats);
    layers.looks.put(row, column, cell.looks);
    return;
  }
  layers.values.put(row, column, cell.values);
  const formula = cell.formulas === undefined || what === 'values' ? undefined : shifted(cell.formulas, moved.rows, moved.columns);
  layers.formulas.put(row, column, formula);
  layers.links.put(row, column, what === 'values' ? undefined : cell.links);
  if (what === 'values') {
    // A date pasted as a value still shows as one.
    if (tab.format(row, column) === GENERAL && cell.formats !== undefined) layers.formats.put(row, column, cell.formats);
    return;
  }
  layers.formats.put(row, column, cell.formats);
  layers.looks.put(row, column, cell.looks);
  layers.notes.put(row, column, cell.notes);
  layers.rules.put(row, column, cell.rules);
}

/** A cut block arrives unchanged, its own formulas included, and leaves blanks behind. */
export function moveBlock(book: Book, from: Place, at: Place): Block {
  book.settle();
  const target = { ...from.block, row: at.block.row, column: at.block.column };
  at.tab.demand(target);
  const carried = carry(from);
  const still = { rows: 0, columns: 0 };
  const blank: Carried = eachOf(LAYERS, () => undefined);
  eachSpot(from.block, (row, column) => drop(from.tab, row, column, blank, still, 'all'));
  eachSpot(target, (row, column) => {
    const cell = carried[row - target.row]?.[column - target.column];
    if (cell !== undefined) drop(at.tab, row, column, cell, still, 'all');
  });
  book.touch(from.tab, from.block);
  book.touch(at.tab, target);
  book.reshape(from.tab);
  book.reshape(at.tab);
  return target;
}

/** Copies the block's first row into the rows below it; rows hidden by the filter are skipped and keep what they have. */
export function fillDown(book: Book, tab: Tab, block: Block): void {
  const [top, ...parts] = rowsShown(tab, block);
  if (top === undefined) return;
  const from = { tab, block: { ...top, rows: 1 } };
  const below = { ...top, row: top.row + 1, rows: top.rows - 1 };
  for (const part of below.rows > 0 ? [below, ...parts] : parts)
    copyBlock(book, from, { tab, block: part }, { what: 'all', checked: false });
}

/** The block in parts, without the rows hidden by the filter. */
function rowsShown(tab: Tab, block: Block): Block[] {
  const parts: Block[] = [];
  for (let row = block.row; row <= lastRow(block); row += 1) {
    const last = parts[parts.length - 1];
    if (tab.rows.at(row).filtered === true) continue;
    if (last !== undefined && last.row + last.rows === row) parts[parts.length - 1] = { ...last, rows: last.rows + 1 };
    else parts.push({ ...block, row, rows: 1 });
  }
  return parts;
}
