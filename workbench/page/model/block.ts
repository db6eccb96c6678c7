// Addresses: cells and blocks of a tab as indexes and as A1 text.

import type { Block } from '../../protocol';

/** One place in a tab; 0-based. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The number of rows and columns of a tab. */
interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** 0 -> A, 25 -> Z, 26 -> AA: bijective base 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The inverse of `columnLetters`; case-insensitive. */
export function columnIndex(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export const a1 = (place: Place): string => `${columnLetters(place.column)}${place.row + 1}`;

/** `B2`, `B2:D7`, `B:D` for whole columns, `2:7` for whole rows of a tab of that size. */
export function blockName(block: Block, size: Size): string {
  const last = { row: block.row + block.rows - 1, column: block.column + block.columns - 1 };
  if (block.rows === 1 && block.columns === 1) return a1(block);
  if (block.rows === size.rows && block.columns < size.columns) return `${columnLetters(block.column)}:${columnLetters(last.column)}`;
  if (block.columns === size.columns && block.rows < size.rows) return `${block.row + 1}:${last.row + 1}`;
  return `${a1(block)}:${a1(last)}`;
}

/** The block that a person names, clipped to the tab; null if it is not an address or is outside. */
export function namedBlock(text: string, size: Size): Block | null {
  const match = /^\s*\$?([A-Z]{0,3})\$?(\d{0,7})(?:\s*:\s*\$?([A-Z]{0,3})\$?(\d{0,7}))?\s*$/i.exec(text);
  if (!match) return null;
  const [, letters = '', digits = '', letters2 = letters, digits2 = digits] = match;
  const ranged = text.includes(':');
  if ((!letters && !digits) || (!ranged && (!letters || !digits)) || !letters !== !letters2 || !digits !== !digits2) return null;
  const from = { row: digits ? Number(digits) - 1 : 0, column: letters ? columnIndex(letters) : 0 };
  const to = { row: digits2 ? Number(digits2) - 1 : size.rows - 1, column: letters2 ? columnIndex(letters2) : size.columns - 1 };
  return insideOf(hull(from, to), size);
}

/** The smallest block that contains both places. */
export function hull(one: Place, other: Place): Block {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return { row, column, rows: Math.abs(one.row - other.row) + 1, columns: Math.abs(one.column - other.column) + 1 };
}

export const holds = (block: Block, place: Place): boolean =>
  place.row >= block.row &&
  place.row < block.row + block.rows &&
  place.column >= block.column &&
  place.column < block.column + block.columns;

export const single = (place: Place): Block => ({ row: place.row, column: place.column, rows: 1, columns: 1 });

export const sameBlock = (one: Block, other: Block): boolean =>
  one.row === other.row && one.column === other.column && one.rows === other.rows && one.columns === other.columns;

export const lastPlace = (block: Block): Place => ({ row: block.row + block.rows - 1, column: block.column + block.columns - 1 });

/** The part of the block inside a tab of that size; null if there is none. */
export function insideOf(block: Block, size: Size): Block | null {
  if (block.row < 0 || block.column < 0 || block.row >= size.rows || block.column >= size.columns) return null;
  return {
    ...block,
    rows: Math.min(block.rows, size.rows - block.row),
    columns: Math.min(block.columns, size.columns - block.column),
  };
}
