// Where the blocks of the Overview stand, what a refresh may change in them, and what their charts show. Whatever a person changed, added, moved or took away stays so.

import type { Cell, CellInput } from './model';
import type { Block, BlockName, Line, Role, Spot } from './overview-blocks';
import { isAsWritten, reachesAsFar, sameSpelling } from './overview-formulas';

export interface OverviewCell {
  /** 1-based, as the column. */
  readonly row: number;
  readonly column: number;
  readonly cell: CellInput;
}

/** 1-based; the last row and column included. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Parts of one table beside each other, the first one with what its bars are called; the first row holds headings. */
export interface BarChart {
  readonly title: string;
  readonly stacked: boolean;
  readonly areas: readonly Area[];
  /** The cell under its left upper corner. */
  readonly row: number;
  readonly column: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Charts stand in so many rows over their blocks, a table gets so many rows more than it needs now. */
const CHART_ROWS = 14;
const SPARE_ROWS = 6;
/** Title and explanation, and a blank row. */
const TOP = 3;

/** The left column of each block, and the width of its chart in pixels; those that grow to the right stand last. */
const BANDS: readonly (readonly { readonly name: BlockName; readonly column: number; readonly width: number }[])[] = [
  [
    { name: 'todo', column: 1, width: 340 },
    { name: 'status', column: 5, width: 520 },
  ],
  [
    { name: 'platform', column: 1, width: 340 },
    { name: 'label', column: 5, width: 350 },
    { name: 'country', column: 8, width: 280 },
    { name: 'moves', column: 11, width: 420 },
  ],
];

/** Pixels of the columns from the left: labels, counts, days, a gap, labels; the others have a new column's width. */
export const OVERVIEW_WIDTHS = [210, 90, 60, 40, 190, 90, 90] as const;

const CHART_HEIGHT = CHART_ROWS * 21 - 12;

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where the title of each block goes in a new Overview. */
export function placesOf(blocks: readonly Block[]): ReadonlyMap<BlockName, Place> {
  const places = new Map<BlockName, Place>();
  let top = TOP + 1;
  for (const band of BANDS) {
    const own = band.flatMap(({ name, column }) => {
      const block = blocks.find((one) => one.name === name);
      return block === undefined ? [] : [{ block, column }];
    });
    if (own.length === 0) continue;
    for (const { block, column } of own) places.set(block.name, { row: top + CHART_ROWS, column });
    top += CHART_ROWS + Math.max(...own.map(({ block }) => 1 + block.heads + block.rows.length)) + SPARE_ROWS;
  }
  return places;
}

/** A line of a block that has its place. */
interface Placed {
  readonly line: Line;
  readonly at: number;
}

interface Table {
  readonly title: Place;
  readonly rows: readonly Placed[];
  readonly columns: readonly Placed[];
  /** The last row and column that it fills. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

const headRowOf = ({ heads }: Block, { title }: Table): number => title.row + heads;

function freshTable(block: Block, title: Place): Table {
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
  const from = (lines: readonly Placed[], to: number): Spot['entryRows'] => {
    const entries = lines.filter(({ line }) => line.role === 'entry').map(({ at }) => at);
    return entries.length === 0 ? null : { from: Math.min(...entries), to };
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

/** The cells where lines meet; the title's row comes first. */
function crossings(
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

const headCells = ({ title }: Table, columns: readonly Placed[], rows: readonly Placed[]): readonly OverviewCell[] => [
  ...columns.flatMap(({ line: { heads }, at }) => heads.map((cell, i) => ({ row: title.row + 1 + i, column: at, cell }))),
  ...rows.map(({ line: { heads }, at }) => ({ row: at, column: title.column, cell: heads[0] ?? null })),
];

/** Everything of a block that stands nowhere yet. */
export function freshCells(block: Block, title: Place): readonly OverviewCell[] {
  const table = freshTable(block, title);
  const cells = [...headCells(table, table.columns, table.rows), ...crossings(block, table).map(({ cell }) => cell)];
  return [{ ...title, cell: { text: block.title } }, ...cells.filter(({ cell }) => cell !== null)];
}

export const freshChart = (block: Block, title: Place): BarChart => {
  const { column, width } = BANDS.flat().find(({ name }) => name === block.name) ?? { column: title.column, width: 340 };
  return {
    title: block.title,
    stacked: block.bars === 'stacked',
    areas: areasOf(block, freshTable(block, title)),
    row: title.row - CHART_ROWS,
    column,
    width,
    height: CHART_HEIGHT,
  };
};

/** The chart of a block that stands in the sheet, and how many of its columns have headings. */
export function chartNow(block: Block, title: Place, seen: Seen): { readonly chart: BarChart; readonly width: number } {
  const table = seenTable(block, title, seen);
  const chart = {
    ...freshChart(block, title),
    areas: areasOf(block, table),
    row: Math.max(1, title.row - CHART_ROWS),
    column: title.column,
  };
  return { chart, width: table.lastColumn - title.column + 1 };
}

function areasOf(block: Block, table: Table): readonly Area[] {
  const row = headRowOf(block, table);
  const rows = table.lastRow - row + 1;
  const { column } = table.title;
  if (block.bars === 'first') return [{ row, column, rows, columns: 2 }];
  return [
    { row, column, rows, columns: 1 },
    { row, column: column + 2, rows, columns: table.lastColumn - column - 1 },
  ];
}

/** What tells a line again: what stands at its head. */
export const keyOf = (heads: readonly CellInput[]): string =>
  heads.map((head) => (head === null ? '' : 'formula' in head ? sameSpelling(head.formula) : 'text' in head ? head.text : '')).join('\n');

const keySeen = (heads: readonly Cell[]): string =>
  heads.map(({ text, formula }) => (formula === undefined ? text : sameSpelling(formula))).join('\n');

/** What a cell of the sheet holds; beyond the grid it is blank. */
export type Seen = (row: number, column: number) => Cell;

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** Where the block stands now: its title with its own heading under it. null = it is not there, or called something else by now. */
export function findTitle(block: Block, seen: Seen, { rows, columns }: Extent): Place | null {
  const under = keyOf(block.columns[0]?.heads.slice(0, 1) ?? []);
  for (let row = 1; row <= rows; row += 1)
    for (let column = 1; column <= columns; column += 1)
      if (seen(row, column).text === block.title && keySeen([seen(row + 1, column)]) === under) return { row, column };
  return null;
}

/** What a block's lines are called in the record of what an Overview has shown. */
export const shownKeys = (block: Block): readonly string[] => [
  `${block.name}`,
  ...block.rows.map(({ heads }) => `${block.name}\nrow\n${keyOf(heads)}`),
  ...block.columns.map(({ heads }) => `${block.name}\ncolumn\n${keyOf(heads)}`),
];

export interface Renewed {
  readonly patches: readonly OverviewCell[];
  /** Cells of ours that a person changed, and that stay. */
  readonly kept: number;
  /** Lines for which there is no room. */
  readonly noRoom: number;
  /** What its chart showed, and is to show; null = the same. */
  readonly stretched: { readonly from: readonly Area[]; readonly to: readonly Area[] } | null;
}

/**
 * What brings a block up to date. `before` says what was written last, `after` what is to be written; `wasShown` whether a line has been there: one that is gone
 * was taken away. New lines go behind the others, into blank cells only.
 */
export function renewed(before: Block, after: Block, title: Place, seen: Seen, wasShown: (key: string) => boolean): Renewed {
  const table = seenTable(after, title, seen);
  const isNew =
    (kind: 'row' | 'column', lines: readonly Placed[]) =>
    (line: Line): boolean =>
      !lines.some((one) => one.line === line) && !wasShown(`${after.name}\n${kind}\n${keyOf(line.heads)}`);
  const isBlank = (row: number, column: number): boolean => keySeen([seen(row, column)]) === '';
  const newRows = after.rows.filter(isNew('row', table.rows));
  const newColumns = after.columns.filter(isNew('column', table.columns));
  const lengthways = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
  const rowsFit = newRows.findIndex((_, i) =>
    lengthways(table.lastColumn - title.column + 1).some((j) => !isBlank(table.lastRow + 1 + i, title.column + j)),
  );
  const rows = newRows.slice(0, rowsFit < 0 ? newRows.length : rowsFit).map((line, i) => ({ line, at: table.lastRow + 1 + i }));
  const lastRow = table.lastRow + rows.length;
  const columnsFit = newColumns.findIndex((_, j) =>
    lengthways(lastRow - title.row + 1).some((i) => !isBlank(title.row + i, table.lastColumn + 1 + j)),
  );
  const columns = newColumns
    .slice(0, columnsFit < 0 ? newColumns.length : columnsFit)
    .map((line, j) => ({ line, at: table.lastColumn + 1 + j }));
  const grown: Table = {
    title,
    rows: [...table.rows, ...rows],
    columns: [...table.columns, ...columns],
    lastRow,
    lastColumn: table.lastColumn + columns.length,
  };
  const written = new Map(crossings(before, asIn(before, table)).map(({ cell }) => [placeKey(cell), cell.cell]));
  const patches: OverviewCell[] = [...headCells(grown, columns, rows)];
  let kept = 0;
  for (const { row, column, cell } of crossings(after, grown)) {
    const isFresh = (row !== null && rows.includes(row)) || columns.includes(column);
    const present = seen(cell.row, cell.column);
    if (isFresh) patches.push(cell);
    else if (!holds(present, cell.cell)) {
      if (isOurs(present, written.get(placeKey(cell)))) patches.push(cell);
      else kept += 1;
    }
  }
  const grew = rows.length + columns.length > 0;
  return {
    patches: patches.filter(({ cell }) => cell !== null),
    kept,
    noRoom: newRows.length - rows.length + newColumns.length - columns.length,
    stretched: grew ? { from: areasOf(after, table), to: areasOf(after, grown) } : null,
  };
}

const placeKey = ({ row, column }: Place): string => `${row}:${column}`;

/** The same lines as another version of the block has them: by what stands at their heads. */
function asIn(block: Block, table: Table): Table {
  const own = (lines: readonly Placed[], all: readonly Line[]): readonly Placed[] =>
    lines.flatMap(({ line, at }) => {
      const same = all.find((one) => keyOf(one.heads) === keyOf(line.heads));
      return same === undefined ? [] : [{ line: same, at }];
    });
  return { ...table, rows: own(table.rows, block.rows), columns: own(table.columns, block.columns) };
}

/** So many blank lines may stand between lines of a table. */
const GAP = 3;

/** The last line of a run: lines without a head end it, unless one that is known follows soon. */
function endOf(start: number, keyAt: (at: number) => string, isKnown: (key: string) => boolean, isOther: (at: number) => boolean): number {
  let last = start;
  for (let at = start + 1; at <= last + 1 + GAP; at += 1) {
    if (isOther(at)) break;
    const key = keyAt(at);
    if (key.trim() !== '' && (at === last + 1 || isKnown(key))) last = at;
  }
  return last;
}

/** The table as it stands: down and right to its last line, and never into the block beside it, whose title stands in the same row. */
function seenTable(block: Block, title: Place, seen: Seen): Table {
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

function holds({ formula, value }: Cell, wanted: CellInput): boolean {
  if (wanted === null) return true;
  if ('formula' in wanted) {
    if (formula === undefined || !isAsWritten(formula, wanted.formula)) return false;
    return !formula.includes('#REF!') && reachesAsFar(formula, wanted.formula);
  }
  return 'number' in wanted && formula === undefined && value === wanted.number;
}

/** A number is the person's as soon as it is another. */
function isOurs({ formula }: Cell, written: CellInput | undefined): boolean {
  if (formula === undefined || written === undefined || written === null || !('formula' in written)) return false;
  return isAsWritten(formula, written.formula);
}
