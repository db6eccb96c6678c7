// What a refresh may change in the Overview: new lines, and our own formulas. Whatever a person changed, added, moved, or removed stays
// that way.

import type { Cell, CellInput } from './model';
import type { Block, Line } from './overview-blocks';
import { isAsWritten, reachesAsFar } from './overview-formulas';
import {
  type Area,
  areasOf,
  crossings,
  headCells,
  keyOf,
  keySeen,
  type OverviewCell,
  type Place,
  type Placed,
  type Seen,
  seenTable,
  type Table,
} from './overview-table';

interface Renewed {
  readonly patches: readonly OverviewCell[];
  /** Cells of ours that a person changed, and that are kept. */
  readonly kept: number;
  /** Lines that have no room. */
  readonly noRoom: number;
  /** The chart's ranges before and after; null = unchanged. */
  readonly stretched: { readonly from: readonly Area[]; readonly to: readonly Area[] } | null;
}

/**
 * The patches that bring a block up to date. `before` is what was last written, `after` what should be; `wasShown` tells whether a line has
 * been shown before, since one that is missing was removed by the person. New lines are appended after the others, into blank cells only.
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

/** The same lines as they are in another version of the block, matched by their headings. */
function asIn(block: Block, table: Table): Table {
  const own = (lines: readonly Placed[], all: readonly Line[]): readonly Placed[] =>
    lines.flatMap(({ line, at }) => {
      const same = all.find((one) => keyOf(one.heads) === keyOf(line.heads));
      return same === undefined ? [] : [{ line: same, at }];
    });
  return { ...table, rows: own(table.rows, block.rows), columns: own(table.columns, block.columns) };
}

function holds({ formula, value }: Cell, wanted: CellInput): boolean {
  if (wanted === null) return true;
  if ('formula' in wanted) {
    if (formula === undefined || !isAsWritten(formula, wanted.formula)) return false;
    return !formula.includes('#REF!') && reachesAsFar(formula, wanted.formula);
  }
  return 'number' in wanted && formula === undefined && value === wanted.number;
}

/** A number belongs to the person as soon as it differs from ours. */
function isOurs({ formula }: Cell, written: CellInput | undefined): boolean {
  if (formula === undefined || written === undefined || written === null || !('formula' in written)) return false;
  return isAsWritten(formula, written.formula);
}
