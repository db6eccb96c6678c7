// A block of the Overview as a table in the sheet: where its lines are, what goes where they cross, and how to find it again.

import type { Cell, CellInput } from './model';
import type { Block, Line, Role, Spot } from './overview-blocks';
import { sameSpelling } from './overview-formulas';

export interface OverviewCell {
  /** 1-based, like the column. */
  readonly row: number;
  readonly column: number;
  readonly cell: CellInput;
}

/** 1-based; the number of rows and columns is inclusive. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A line of a block with its position. */
export interface Placed {
  readonly line: Line;
  readonly at: number;
}

export interface Table {
  readonly title: Place;
  readonly rows: readonly Placed[];
  readonly columns: readonly Placed[];
  /** The last row and column it fills. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

const headRowOf = ({ heads }: Block, { title }: Table): number => title.row + heads;

export function freshTable(block: Block, title: Place): Table {
  const first = title.row + block.heads + 1;
  return {
    title,
    rows: block.rows.map((line, i) => ({ line, at: first + i })),
    columns: block.columns.map((line, i) => ({ line, at: title.column + i })),
    lastRow: first + block.rows.length - 1,
    lastColumn: title.column + block.columns.length - 1,
  };
}

function spotIn(block: Block, table: Table, row: number, column: number): Spot {
  const of = (lines: readonly Placed[], role: Role): number | undefined => lines.find(({ line }) => line.role === role)?.at;
  const from = (lines: readonly Placed[], last: number): Spot['entryRows'] => {
    const placesOf = (...roles: readonly Role[]) => lines.flatMap(({ line, at }) => (roles.includes(line.role) ? [at] : []));
    const [first, remainders] = [Math.min(...placesOf('entry')), placesOf('none', 'other')];
    const ends = [...remainders.sort((a, b) => a - b), last + 1];
    return ends.map((end, i) => ({ from: Math.max(first, (ends[i - 1] ?? 0) + 1), to: end - 1 })).filter(({ from, to }) => from <= to);
  };
  return {
    row,
    column,
    titleRow: table.title.row,
    headRow: headRowOf(block, table),
    anchor: table.title.column,
    rowOf: (role) => of(table.rows, role),
    columnOf: (role) => of(table.columns, role),
    entryRows: from(table.rows, table.lastRow),
    entryColumns: from(table.columns, table.lastColumn),
  };
}

/** The cells where lines cross, starting with the title's row. */
export function crossings(
  block: Block,
  table: Table,
): readonly { readonly row: Placed | null; readonly column: Placed; readonly cell: OverviewCell }[] {
  return [null, ...table.rows].flatMap((row) =>
    table.columns.flatMap((column) => {
      const at = row?.at ?? table.title.row;
      const cell = block.cell(row?.line ?? null, column.line, spotIn(block, table, at, column.at));
      return cell === null ? [] : [{ row, column, cell: { row: at, column: column.at, cell } }];
    }),
  );
}

export const headCells = ({ title }: Table, columns: readonly Placed[], rows: readonly Placed[]): readonly OverviewCell[] => [
  ...columns.flatMap(({ line: { heads }, at }) => heads.map((cell, i) => ({ row: title.row + 1 + i, column: at, cell }))),
  ...rows.map(({ line: { heads }, at }) => ({ row: at, column: title.column, cell: heads[0] ?? null })),
];

export function areasOf(block: Block, table: Table): readonly Area[] {
  const row = headRowOf(block, table);
  const rows = table.lastRow - row + 1;
  const { column } = table.title;
  if (block.bars === 'first') return [{ row, column, rows, columns: 2 }];
  return [
    { row, column, rows, columns: 1 },
    { row, column: column + 2, rows, columns: table.lastColumn - column - 1 },
  ];
}

/** A line's identity: its heading. */
export const keyOf = (heads: readonly CellInput[]): string =>
  heads.map((head) => (head === null ? '' : 'formula' in head ? sameSpelling(head.formula) : 'text' in head ? head.text : '')).join('\n');

export const keySeen = (heads: readonly Cell[]): string =>
  heads.map(({ text, formula }) => (formula === undefined ? text : sameSpelling(formula))).join('\n');

/** A cell of the sheet; blank beyond the grid. */
export type Seen = (row: number, column: number) => Cell;

interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** Where the block is now: its title with its own heading below. null = it is not there, or was renamed. */
export function findTitle(block: Block, seen: Seen, { rows, columns }: Extent): Place | null {
  const under = keyOf(block.columns[0]?.heads.slice(0, 1) ?? []);
  for (let row = 1; row <= rows; row += 1)
    for (let column = 1; column <= columns; column += 1)
      if (seen(row, column).text === block.title && keySeen([seen(row + 1, column)]) === under) return { row, column };
  return null;
}

/** How a block's lines are named in the record of what an Overview has shown. */
export const shownKeys = (block: Block): readonly string[] => [
  `${block.name}`,
  ...block.rows.map(({ heads }) => `${block.name}\nrow\n${keyOf(heads)}`),
  ...block.columns.map(({ heads }) => `${block.name}\ncolumn\n${keyOf(heads)}`),
];

/** Up to this many blank lines are allowed between a table's lines. */
const GAP = 3;

/** The last line of a run: it ends at lines without a heading, unless a known one follows within the gap. */
function endOf(start: number, keyAt: (at: number) => string, isKnown: (key: string) => boolean, isOther: (at: number) => boolean): number {
  let last = start;
  for (let at = start + 1; at <= last + 1 + GAP; at += 1) {
    if (isOther(at)) break;
    const key = keyAt(at);
    if (key.trim() !== '' && (at === last + 1 || isKnown(key))) last = at;
  }
  return last;
}

/** The table as it is in the sheet: down and right to its last line, but never into the block beside it, whose title is in the same row. */
export function seenTable(block: Block, title: Place, seen: Seen): Table {
  const first = title.row + block.heads + 1;
  const headsAt = (column: number): readonly Cell[] => Array.from({ length: block.heads }, (_, i) => seen(title.row + 1 + i, column));
  const isOneOf = (lines: readonly Line[]) => {
    const keys = new Set(lines.map(({ heads }) => keyOf(heads)));
    return (key: string): boolean => keys.has(key);
  };
  const isTitle = (column: number): boolean => {
    const { text, formula } = seen(title.row, column);
    return formula === undefined && text !== '' && Number.isNaN(Number(text));
  };
  const lastRow = endOf(
    first - 1,
    (row) => keySeen([seen(row, title.column)]),
    isOneOf(block.rows),
    () => false,
  );
  const lastColumn = endOf(title.column, (column) => keySeen(headsAt(column)), isOneOf(block.columns), isTitle);
  const place = (lines: readonly Line[], from: number, to: number, keyAt: (at: number) => string): readonly Placed[] => {
    const free = [...lines];
    const placed: Placed[] = [];
    for (let at = from; at <= to; at += 1) {
      const i = free.findIndex(({ heads }) => keyOf(heads) === keyAt(at));
      const [line] = i < 0 ? [] : free.splice(i, 1);
      if (line !== undefined) placed.push({ line, at });
    }
    return placed;
  };
  return {
    title,
    rows: place(block.rows, first, lastRow, (row) => keySeen([seen(row, title.column)])),
    columns: place(block.columns, title.column, lastColumn, (column) => keySeen(headsAt(column))),
    lastRow,
    lastColumn,
  };
}
