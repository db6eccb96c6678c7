// The Overview's cells as blocks to write, and their formatting.

import { type CellInput, rowNumberOf } from '../../sync/model';
import { OVERVIEW_WIDTHS } from '../../sync/overview';
import type { Block } from '../../sync/overview-blocks';
import type { OverviewCell, Place } from '../../sync/overview-table';
import type { CellBlock, TabLook } from '../ports';

/** The smallest block around all of these; cells in between stay blank. */
export function rectangle(cells: readonly OverviewCell[]): CellBlock {
  const [rows, columns] = [cells.map(({ row }) => row), cells.map(({ column }) => column)];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  const filled = Array.from({ length: Math.max(...rows) - row + 1 }, () =>
    Array.from({ length: Math.max(...columns) - column + 1 }, (): CellInput => null),
  );
  for (const one of cells) filled[one.row - row]?.splice(one.column - column, 1, one.cell);
  return { row: rowNumberOf(row), column, cells: filled };
}

interface PlacedBlock {
  readonly block: Block;
  /** The position of its title. */
  readonly at: Place;
}

/** `width`: how many of the block's columns have headings by now. */
export function lookOf(placed: readonly (PlacedBlock & { readonly width?: number })[]): TabLook {
  return {
    widths: OVERVIEW_WIDTHS,
    titles: [
      { row: 1, column: 1, rows: 1, columns: 1 },
      ...placed.map(({ block, at, width = block.columns.length }) => ({ ...at, rows: 1, columns: width })),
    ],
    headings: placed.map(({ block, at, width = block.columns.length }) => ({
      row: at.row + 1,
      column: at.column,
      rows: block.heads,
      columns: width,
    })),
    days: placed.flatMap(({ block, at }) =>
      block.name === 'moves' ? [{ row: at.row + block.heads + 1, column: at.column, rows: block.rows.length, columns: 1 }] : [],
    ),
  };
}
