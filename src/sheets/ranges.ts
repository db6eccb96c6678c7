// Rectangle arithmetic: which ranges a read needs, which a write can join. Pure; must not name a Google service.

import type { CellBlock, CellInput } from '../commands/ports';
import { columnLetters, rowNumberOf } from '../sync/model';
import { runsOf } from '../sync/number-runs';
import { PLATFORM } from './platform';

/** Columns `first .. first + width - 1`, 1-based. */
export interface ColumnSpan {
  readonly first: number;
  readonly width: number;
}

export interface Rectangle extends ColumnSpan {
  readonly row: number;
  readonly rows: number;
}

/**
 * The fewest spans that cover the columns without waste: a single one if at least half of it was requested, and what lies in between, over
 * that many rows, costs no more than another call.
 */
export function columnSpans(columns: readonly number[], rows: number): readonly ColumnSpan[] {
  const wasteful = ({ width, asked }: { readonly width: number; readonly asked: number }): boolean =>
    width > PLATFORM.wastefulRead * asked || (width - asked) * rows > PLATFORM.cellsPerCall;
  const spans: { first: number; width: number; asked: number }[] = [];
  for (const { from, to } of runsOf(columns)) {
    const asked = to - from + 1;
    const last = spans[spans.length - 1];
    const joined = last === undefined ? null : { first: last.first, width: to - last.first + 1, asked: last.asked + asked };
    if (joined !== null && !wasteful(joined)) spans[spans.length - 1] = joined;
    else spans.push({ first: from, width: asked, asked });
  }
  const first = spans[0];
  const last = spans[spans.length - 1];
  if (first === undefined || last === undefined) return [];
  const whole = { first: first.first, width: last.first + last.width - first.first, asked: new Set(columns).size };
  return wasteful(whole) ? spans : [whole];
}

interface Strip {
  readonly row: number;
  readonly column: number;
  cells: readonly CellInput[];
}

/**
 * The same cells in the fewest blocks: neighbors in a row are joined, then equal strips of consecutive rows. Two inputs for one cell are
 * rejected, because there is no telling which is meant.
 */
export function mergeBlocks(blocks: readonly CellBlock[]): readonly CellBlock[] {
  const strips = blocks
    .flatMap((block) => block.cells.map((cells, i): Strip => ({ row: block.row + i, column: block.column, cells })))
    .filter((strip) => strip.cells.length > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return stack(joinNeighbors(strips));
}

function joinNeighbors(strips: readonly Strip[]): readonly Strip[] {
  const joined: Strip[] = [];
  for (const strip of strips) {
    const last = joined[joined.length - 1];
    const end = last !== undefined && last.row === strip.row ? last.column + last.cells.length : 0;
    if (end > strip.column) throw new Error(`two inputs for cell ${columnLetters(strip.column)}${strip.row}`);
    if (last !== undefined && end === strip.column) last.cells = [...last.cells, ...strip.cells];
    else joined.push({ ...strip });
  }
  return joined;
}

function stack(strips: readonly Strip[]): readonly CellBlock[] {
  const done: { row: number; column: number; cells: (readonly CellInput[])[] }[] = [];
  const open = new Map<string, { row: number; column: number; cells: (readonly CellInput[])[] }>();
  for (const strip of strips) {
    const key = `${strip.column}:${strip.cells.length}`;
    const above = open.get(key);
    if (above !== undefined && above.row + above.cells.length === strip.row) {
      above.cells.push(strip.cells);
    } else {
      const block = { row: strip.row, column: strip.column, cells: [strip.cells] };
      done.push(block);
      open.set(key, block);
    }
  }
  return done.map((block) => ({ ...block, row: rowNumberOf(block.row) }));
}

export function rectangleOf(block: CellBlock): Rectangle {
  return { row: block.row, rows: block.cells.length, first: block.column, width: block.cells[0]?.length ?? 0 };
}

/** The smallest rectangle around all of them. */
export function around(rectangles: readonly Rectangle[]): Rectangle {
  let [top, left, bottom, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const one of rectangles) {
    top = Math.min(top, one.row);
    left = Math.min(left, one.first);
    bottom = Math.max(bottom, one.row + one.rows);
    right = Math.max(right, one.first + one.width);
  }
  return { row: top, rows: bottom - top, first: left, width: right - left };
}
