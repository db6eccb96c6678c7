// References in a formula's text: found, shifted, and mapped when rows and columns change.

import type { Block } from '../protocol';
import { columnOf, type Extent, lettersOf } from './address';

/** One corner of a reference; null where the side is open ("A:A" has no rows). `fixed` means a dollar sign. */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly fixedRow: boolean;
  readonly fixedColumn: boolean;
}

/** `A1`, `$A$1:B2`, `A:C`, `A2:A`, `1:3`, each also with a tab's name in front. */
export interface Reference {
  readonly tab: string | null;
  readonly from: Corner;
  readonly to: Corner | null;
}

const TEXT_IN_QUOTES = '"(?:[^"]|"")*"';
const TAB = "(?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\d_.]*)!";
const CELL = '\\$?[A-Za-z]{1,3}\\$?\\d+';
const COLUMN = '\\$?[A-Za-z]{1,3}';
const ROW = '\\$?\\d+';
const PLACE = `${CELL}:${CELL}|${CELL}:${COLUMN}|${CELL}:${ROW}|${COLUMN}:${COLUMN}|${ROW}:${ROW}|${CELL}`;

/** Quoted texts and words are matched so that nothing inside them is taken for a reference. */
const TOKEN = new RegExp(`(${TEXT_IN_QUOTES})|(${TAB})?(${PLACE})(?![\\p{L}\\d_(.!:])|[\\p{L}_][\\p{L}\\d_.]*|\\d[\\d.]*`, 'gu');

/** Replaces every reference; null becomes `#REF!`. */
export function mapReferences(formula: string, map: (reference: Reference) => Reference | null): string {
  return formula.replace(TOKEN, (token: string, quoted?: string, tab?: string, place?: string) => {
    if (quoted !== undefined || place === undefined) return token;
    const reference = read(tab, place);
    const mapped = map(reference);
    if (mapped === null) return '#REF!';
    return mapped === reference ? token : spell(mapped);
  });
}

/** Every reference of the formula, in order. */
export function referencesOf(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  mapReferences(formula, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

function read(tab: string | undefined, place: string): Reference {
  const [from = '', to] = place.split(':');
  const name = tab
    ?.slice(0, -1)
    .replace(/^'(.*)'$/s, '$1')
    .replace(/''/g, "'");
  return { tab: name ?? null, from: readCorner(from), to: to === undefined ? null : readCorner(to) };
}

function readCorner(text: string): Corner {
  const [, fixedColumn, letters, fixedRow, digits] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const row = digits ? Number(digits) - 1 : null;
  // "$3" alone: the dollar sign belongs to the row.
  if (!letters) return { row, column: null, fixedRow: fixedColumn === '$' || fixedRow === '$', fixedColumn: false };
  return { row, column: columnOf(letters), fixedRow: fixedRow === '$', fixedColumn: fixedColumn === '$' };
}

function spell({ tab, from, to }: Reference): string {
  const place = to === null ? spellCorner(from) : `${spellCorner(from)}:${spellCorner(to)}`;
  return tab === null ? place : `${spellTab(tab)}!${place}`;
}

/** A tab's name as spelled in formulas, quoted unless it is a plain word. */
function spellTab(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
}

function spellCorner({ row, column, fixedRow, fixedColumn }: Corner): string {
  const letters = column === null ? '' : (fixedColumn ? '$' : '') + lettersOf(column);
  return row === null ? letters : `${letters}${fixedRow ? '$' : ''}${row + 1}`;
}

/** The block of a reference in a grid of that extent; it may extend outside. */
export function blockOf({ from, to }: Reference, extent: Extent): Block {
  const end = to ?? from;
  const rows = sides(from.row, end.row, extent.rows);
  const columns = sides(from.column, end.column, extent.columns);
  return { row: rows.first, rows: rows.count, column: columns.first, columns: columns.count };
}

function sides(a: number | null, b: number | null, all: number): { readonly first: number; readonly count: number } {
  if (a === null && b === null) return { first: 0, count: all };
  const [one, other] = [a ?? 0, b ?? all - 1];
  return { first: Math.min(one, other), count: Math.abs(one - other) + 1 };
}

/** A formula copied that many rows down and columns right: relative parts move along, and what leaves the grid becomes an error. */
export function shifted(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, ({ tab, from, to }) => {
    const start = shiftCorner(from, rows, columns);
    const end = to === null ? null : shiftCorner(to, rows, columns);
    return start === null || (to !== null && end === null) ? null : { tab, from: start, to: end };
  });
}

function shiftCorner(corner: Corner, rows: number, columns: number): Corner | null {
  const row = corner.row === null || corner.fixedRow ? corner.row : corner.row + rows;
  const column = corner.column === null || corner.fixedColumn ? corner.column : corner.column + columns;
  return (row ?? 0) < 0 || (column ?? 0) < 0 ? null : { ...corner, row, column };
}

/** Closes open sides at the extent, for a library without open references: `A2:A` -> `A2:A1000`. */
export function closed(formula: string, extentOf: (tab: string | null) => Extent | null): string {
  return mapReferences(formula, (reference) => {
    const extent = extentOf(reference.tab);
    if (extent === null) return null;
    if (reference.to === null) return reference;
    const { row, column, rows, columns } = blockOf(reference, extent);
    const corner = { fixedRow: false, fixedColumn: false };
    return { ...reference, from: { ...corner, row, column }, to: { ...corner, row: row + rows - 1, column: column + columns - 1 } };
  });
}
