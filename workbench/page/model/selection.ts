// The active cell and the selection, and how arrows, Enter, Tab and the mouse move them.

import type { Block } from '../../protocol';
import { holds, hull, insideOf, lastPlace, type Place, single } from './block';
import type { TabModel } from './tab-model';

export interface Selection {
  /** The cell that receives typed text. */
  readonly active: Place;
  readonly block: Block;
  /** The corner that Shift moves; the opposite one stays. */
  readonly head: Place;
  /** The column where Tab started: Enter returns to it, one row down. */
  readonly start?: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The selection of a tab that has not been visited: becomes the first visible cell once its cells have arrived. */
export const NOWHERE: Selection = { active: { row: 0, column: 0 }, block: single({ row: 0, column: 0 }), head: { row: 0, column: 0 } };

export const at = (place: Place): Selection => ({ active: place, block: single(place), head: place });

/** A block with its top left cell active. */
export const over = (block: Block): Selection => ({ active: { row: block.row, column: block.column }, block, head: lastPlace(block) });

/** From the active cell to that one. */
export const stretched = (selection: Selection, head: Place): Selection => ({
  active: selection.active,
  block: hull(selection.active, head),
  head,
});

/** The first visible cell. */
export function firstPlace(tab: TabModel): Place {
  return { row: tab.shownRows[0] ?? 0, column: tab.shownColumns[0] ?? 0 };
}

/** The same selection if it is still inside the tab, otherwise clipped to it. */
export function keptInside(selection: Selection, tab: TabModel): Selection {
  const block = insideOf(selection.block, tab.view);
  if (!block) return at(firstPlace(tab));
  return holds(block, selection.active) && holds(block, selection.head) ? { ...selection, block } : over(block);
}

/** One arrow step over the visible rows and columns; `stretch` keeps the active cell, `far` goes to the edge of the filled region. */
export function moved(
  selection: Selection,
  direction: Direction,
  tab: TabModel,
  options: { stretch?: boolean; far?: boolean } = {},
): Selection {
  const from = options.stretch ? selection.head : selection.active;
  const to = options.far ? edgeFrom(from, direction, tab) : stepFrom(from, direction, tab, 1);
  return options.stretch ? stretched(selection, to) : at(to);
}

/** A page of rows up or down. */
export function paged(selection: Selection, rows: number, tab: TabModel, stretch: boolean): Selection {
  const from = stretch ? selection.head : selection.active;
  const to = stepFrom(from, rows < 0 ? 'up' : 'down', tab, Math.abs(rows));
  return stretch ? stretched(selection, to) : at(to);
}

/** That many visible rows or columns further, stopping at the tab's edge. */
export function stepFrom(from: Place, direction: Direction, tab: TabModel, steps: number): Place {
  const vertical = direction === 'up' || direction === 'down';
  const shown = vertical ? tab.shownRows : tab.shownColumns;
  const place = vertical ? tab.rowPlace(from.row) : tab.columnPlace(from.column);
  const sign = direction === 'up' || direction === 'left' ? -1 : 1;
  const next = shown[Math.min(Math.max(place + sign * steps, 0), shown.length - 1)];
  if (next === undefined) return from;
  return vertical ? { row: next, column: from.column } : { row: from.row, column: next };
}

/**
 * Ctrl+arrow: from inside a filled run to its last filled cell; from its end, or from a blank cell, to the next filled one; otherwise to
 * the edge of the tab.
 */
export function edgeFrom(from: Place, direction: Direction, tab: TabModel): Place {
  const blank = (place: Place) => tab.isBlank(place.row, place.column);
  const next = (place: Place) => stepFrom(place, direction, tab, 1);
  const same = (one: Place, other: Place) => one.row === other.row && one.column === other.column;
  const runs = !blank(from) && !same(next(from), from) && !blank(next(from));
  let place = from;
  for (let ahead = next(place); !same(ahead, place); ahead = next(place)) {
    if (runs && blank(ahead)) return place;
    place = ahead;
    if (!runs && !blank(place)) return place;
  }
  return place;
}

/**
 * Enter and Tab: inside a larger selection the active cell moves through it and the block stays; otherwise one step, and Enter after Tabs
 * returns to their first column.
 */
export function walked(selection: Selection, by: 'row' | 'column', back: boolean, tab: TabModel): Selection {
  const { block } = selection;
  if (block.rows * block.columns === 1) return by === 'row' ? rowFurther(selection, back, tab) : columnFurther(selection, back, tab);
  const rows = tab.shownRows.filter((row) => row >= block.row && row < block.row + block.rows);
  const columns = tab.shownColumns.filter((column) => column >= block.column && column < block.column + block.columns);
  const rowAt = Math.max(rows.indexOf(selection.active.row), 0);
  const columnAt = Math.max(columns.indexOf(selection.active.column), 0);
  const count = rows.length * columns.length;
  const now = by === 'row' ? columnAt * rows.length + rowAt : rowAt * columns.length + columnAt;
  const then = (now + (back ? -1 : 1) + count) % count;
  const [row, column] =
    by === 'row' ? [then % rows.length, Math.floor(then / rows.length)] : [Math.floor(then / columns.length), then % columns.length];
  return { ...selection, active: { row: rows[row] ?? block.row, column: columns[column] ?? block.column } };
}

function rowFurther({ active, start = active.column }: Selection, back: boolean, tab: TabModel): Selection {
  return at({ row: stepFrom(active, back ? 'up' : 'down', tab, 1).row, column: start });
}

function columnFurther(selection: Selection, back: boolean, tab: TabModel): Selection {
  return { ...moved(selection, back ? 'left' : 'right', tab), start: selection.start ?? selection.active.column };
}

/**
 * Ctrl+A: the filled region around the active cell, or the whole tab if that region is already selected or the cell is isolated. The region
 * grows until every cell around it is blank.
 */
export function everything(selection: Selection, tab: TabModel): Selection {
  const region = regionAround(selection.active, tab);
  const whole = { row: 0, column: 0, rows: tab.view.rows, columns: tab.view.columns };
  const grown = region.rows * region.columns > 1 && !(region.rows === selection.block.rows && region.columns === selection.block.columns);
  const block = grown ? region : whole;
  return { active: selection.active, block, head: lastPlace(block) };
}

/** The block of filled cells that the place belongs to or touches. */
function regionAround(place: Place, tab: TabModel): Block {
  let region = single(place);
  for (;;) {
    const wider = widened(region, tab);
    if (wider.rows === region.rows && wider.columns === region.columns) return region;
    region = wider;
  }
}

function widened(block: Block, tab: TabModel): Block {
  const { row, column } = lastPlace(block);
  const filled = (side: Block) => hasFilled(side, tab);
  const up = block.row > 0 && filled({ row: block.row - 1, column: block.column, rows: 1, columns: block.columns });
  const down = row + 1 < tab.view.rows && filled({ row: row + 1, column: block.column, rows: 1, columns: block.columns });
  const left = block.column > 0 && filled({ row: block.row, column: block.column - 1, rows: block.rows, columns: 1 });
  const right = column + 1 < tab.view.columns && filled({ row: block.row, column: column + 1, rows: block.rows, columns: 1 });
  return {
    row: block.row - (up ? 1 : 0),
    column: block.column - (left ? 1 : 0),
    rows: block.rows + (up ? 1 : 0) + (down ? 1 : 0),
    columns: block.columns + (left ? 1 : 0) + (right ? 1 : 0),
  };
}

function hasFilled(block: Block, tab: TabModel): boolean {
  const last = lastPlace(block);
  for (let row = block.row; row <= last.row; row++) {
    for (let column = block.column; column <= last.column; column++) if (!tab.isBlank(row, column)) return true;
  }
  return false;
}
