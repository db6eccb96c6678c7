// Positions in a grid: blocks, their A1 notation, and column letters.

import type { Block } from '../protocol';

/** Row and column are 0-based indexes. */
interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns of a grid. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A -> 0; letters in any case. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export const lastRow = (block: Block): number => block.row + block.rows - 1;
export const lastColumn = (block: Block): number => block.column + block.columns - 1;

export const oneCell = (row: number, column: number): Block => ({ row, column, rows: 1, columns: 1 });

/** The block between two opposite corners, in either order. */
function between(a: Spot, b: Spot): Block {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.abs(a.row - b.row) + 1, columns: Math.abs(a.column - b.column) + 1 };
}

export function intersect(a: Block, b: Block): Block | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export const within = (block: Block, extent: Extent): boolean =>
  block.row >= 0 &&
  block.column >= 0 &&
  block.rows > 0 &&
  block.columns > 0 &&
  block.row + block.rows <= extent.rows &&
  block.column + block.columns <= extent.columns;

/** Visits every position of the block, row by row. */
export function eachSpot(block: Block, visit: (row: number, column: number) => void): void {
  for (let row = block.row; row < block.row + block.rows; row += 1)
    for (let column = block.column; column < block.column + block.columns; column += 1) visit(row, column);
}

/** `A1`, `A1:B2`. */
export function a1Of(block: Block): string {
  const first = `${lettersOf(block.column)}${block.row + 1}`;
  return block.rows === 1 && block.columns === 1 ? first : `${first}:${lettersOf(lastColumn(block))}${lastRow(block) + 1}`;
}

/** A block in A1 notation; `open` names the side without an end ("A:B" has all rows). */
interface Named {
  readonly tab: string | null;
  readonly block: Block;
  readonly open: 'rows' | 'columns' | null;
}

const NAMED = /^(?:(?:'((?:[^']|'')+)'|([^!']*))!)?\$?([A-Za-z]{1,3})?\$?(\d+)?(?::\$?([A-Za-z]{1,3})?\$?(\d+)?)?$/;

/** Rows and columns by number. */
const R1C1 = /^R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i;

/** `B2`, `A1:C`, `A:C`, `2:5`, `R5C3`, `'My tab'!A1`, `!A1`; null for anything else. Open sides extend to the end of the grid. */
export function parseA1(text: string, extent: Extent): Named | null {
  const numbered = R1C1.exec(text.trim());
  if (numbered !== null) return numberedBlock(numbered);
  const match = NAMED.exec(text.trim());
  if (match === null) return null;
  const [, quoted, plain, letters, digits, letters2, digits2] = match;
  const tab = quoted?.replace(/''/g, "'") ?? (plain || null);
  if (letters === undefined && digits === undefined) return null;
  const single = !text.includes(':', (tab ?? '').length);
  if (single && (letters === undefined || digits === undefined)) return null;
  const first = { row: Number(digits ?? 1) - 1, column: letters === undefined ? 0 : columnOf(letters) };
  const end = single ? first : endOf(letters2, digits2, extent);
  const open = single || (digits2 !== undefined && letters2 !== undefined) ? null : digits2 === undefined ? 'rows' : 'columns';
  return { tab, block: between(first, end), open: open === 'rows' && digits !== undefined ? null : open };
}

function numberedBlock([, row = '', column = '', toRow = row, toColumn = column]: RegExpExecArray): Named {
  const spot = (r: string, c: string): Spot => ({ row: Number(r) - 1, column: Number(c) - 1 });
  return { tab: null, block: between(spot(row, column), spot(toRow, toColumn)), open: null };
}

function endOf(letters: string | undefined, digits: string | undefined, extent: Extent): Spot {
  return {
    row: digits === undefined ? extent.rows - 1 : Number(digits) - 1,
    column: letters === undefined ? extent.columns - 1 : columnOf(letters),
  };
}
