// Where the blocks of the Overview and their charts go in a new tab.

import type { Block, BlockName } from './overview-blocks';
import {
  type Area,
  areasOf,
  crossings,
  freshTable,
  headCells,
  type OverviewCell,
  type Place,
  type Seen,
  seenTable,
} from './overview-table';

/** Adjacent parts of one table: the first holds the bar labels, and the first row the headings. */
export interface BarChart {
  readonly title: string;
  readonly stacked: boolean;
  readonly areas: readonly Area[];
  /** The cell under its top left corner. */
  readonly row: number;
  readonly column: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Rows reserved for the chart above each block, and rows left free below each table. */
const CHART_ROWS = 14;
const SPARE_ROWS = 6;
/** Title, explanation, and a blank row. */
const TOP = 3;

/** The left column of each block, and the width of its chart in pixels; blocks that grow to the right come last. */
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

/** Column widths from the left, in pixels: labels, counts, days, a gap, labels; the others keep a new column's width. */
export const OVERVIEW_WIDTHS = [210, 90, 60, 40, 190, 90, 90] as const;

const CHART_HEIGHT = CHART_ROWS * 21 - 12;

/** The title position of each block in a new Overview. */
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

/** All cells of a block that is not in the sheet yet. */
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

/** The chart of a block that is already in the sheet, and the number of its columns that have headings. */
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
