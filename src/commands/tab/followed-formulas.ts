// Formulas that follow cells which change by themselves: `=A1` over `=NOW()` would be a new edit at every look.

import { EDITABLE_FIELDS } from '../../fields/fields';
import { ADDRESS_FIELDS, addressOfLink } from '../../sync/cell-meant';
import { type CellsRead, formulaReads } from '../../sync/formula-reads';
import { type BaseRecord, type Cell, type EditableField, rowNumberOf, type SheetRow } from '../../sync/model';
import type { Book, Tab } from '../ports';
import type { OpenView } from './view';

/** A look reads so many cells of others at most, in so many reads, so many formulas deep; a formula that leads further waits. */
export const FOLLOWED_CELLS = 50_000;
const READS = 20;
export const FOLLOWED_DEEP = 6;

/** A formula that reads more columns beside each other waits. */
const WIDEST = 100;

/** Rows between two that are followed are read along while they are no more. */
const GAP = 50;

/**
 * The rows, where a cell that differs from its base holds a formula that gives another value by itself: through cells that it reads, in this tab and in
 * others, or because it cannot be told. Nothing is read for formulas that read no cells.
 */
export function withFollowed(
  book: Book,
  { tab }: OpenView,
  rows: readonly SheetRow[],
  bases: ReadonlyMap<string, BaseRecord>,
): readonly SheetRow[] {
  const asked = rows.flatMap((row) =>
    EDITABLE_FIELDS.flatMap((field) => {
      const reads = followedFrom(field, row.cells[field], bases.get(row.id)?.fields[field]?.cell);
      return reads === null ? [] : [{ row: row.row, field, cells: reads.map((one) => ({ ...one, tab: one.tab ?? tab.name })) }];
    }),
  );
  if (asked.length === 0) return rows;
  const moves = follow(
    book,
    asked.flatMap(({ cells }) => cells),
  );
  const moving = new Map<number, EditableField[]>();
  for (const { row, field, cells } of asked) if (cells.some(moves)) moving.set(row, [...(moving.get(row) ?? []), field]);
  return rows.map((row) => {
    const fields = moving.get(row.row);
    return fields === undefined ? row : withDoubt(row, fields);
  });
}

/** The cells that this one follows; null = none, or what it shows is no edit, waits already, or is an address that stands in the formula itself. */
function followedFrom(field: EditableField, cell: Cell | undefined, base: string | undefined): readonly CellsRead[] | null {
  if (cell?.formula === undefined || cell.doubt !== undefined || cell.text === base) return null;
  if (ADDRESS_FIELDS.includes(field) && addressOfLink(cell.formula) !== null) return null;
  const { cells } = formulaReads(cell.formula);
  return cells.length === 0 ? null : cells;
}

function withDoubt(row: SheetRow, fields: readonly EditableField[]): SheetRow {
  const cells: Partial<Record<EditableField, Cell>> = { ...row.cells };
  for (const field of fields) {
    const cell = cells[field];
    if (cell !== undefined) cells[field] = { ...cell, doubt: 'changes-by-itself' };
  }
  return {
    row: row.row,
    id: row.id,
    cells,
    fingerprint: row.fingerprint,
    get readOnly() {
      return row.readOnly;
    },
  };
}

type Place = CellsRead & { readonly tab: string };

/** Columns of a tab, from one row to another, to be read in one go. */
interface Block {
  readonly tab: string;
  readonly columns: readonly number[];
  readonly rows: readonly [number, number];
}

interface Formula {
  readonly row: number;
  readonly column: number;
  readonly moves: boolean;
  readonly cells: readonly Place[];
}

/** Reads what these cells follow, step by step, and answers whether a value there changes by itself. */
function follow(book: Book, first: readonly Place[]): (place: Place) => boolean {
  const tabs = new Map(book.tabs().map((tab) => [tab.name, tab]));
  const formulas = new Map<string, Formula[]>();
  const unread: Block[] = [];
  const read = new Set<string>();
  let cells = 0;
  let next = first;
  for (let deep = 1; next.length > 0; deep += 1) {
    const found: Formula[] = [];
    for (const block of blocksOf(next, tabs)) {
      const key = JSON.stringify(block);
      if (read.has(key)) continue;
      read.add(key);
      cells += block.columns.length * (block.rows[1] - block.rows[0] + 1);
      if (deep > FOLLOWED_DEEP || cells > FOLLOWED_CELLS || read.size > READS) unread.push(block);
      else {
        const own = formulasIn(tabs.get(block.tab), block);
        formulas.set(block.tab, [...(formulas.get(block.tab) ?? []), ...own]);
        found.push(...own);
      }
    }
    next = found.flatMap((one) => one.cells);
  }
  return movesIn(formulas, unread);
}

function formulasIn(tab: Tab | undefined, { tab: name, columns, rows: [from, to] }: Block): readonly Formula[] {
  const seen = tab?.read(rowNumberOf(from), to - from + 1, columns) ?? [];
  return seen.flatMap((cells, i) =>
    cells.flatMap(({ formula }, n): readonly Formula[] => {
      if (formula === undefined) return [];
      const reads = formulaReads(formula);
      return [
        { row: from + i, column: columns[n] ?? 0, moves: reads.moves, cells: reads.cells.map((one) => ({ ...one, tab: one.tab ?? name })) },
      ];
    }),
  );
}

/** Of each column the stretches of rows that are read, those that lie close together as one; columns with the same stretch together. */
function blocksOf(places: readonly Place[], tabs: ReadonlyMap<string, Tab>): readonly Block[] {
  const stretches = new Map<string, { readonly tab: string; readonly column: number; readonly rows: (readonly [number, number])[] }>();
  for (const { tab, rows, columns } of places) {
    const last = Math.min(rows[1], tabs.get(tab)?.lastRow() ?? 0);
    // Whole rows reach as far as the tab does: what stands there is not looked for.
    const width = Math.min(columns[1], columns[0] + WIDEST);
    for (let column = columns[0]; column <= width && rows[0] <= last; column += 1) {
      const key = `${tab}!${column}`;
      const known = stretches.get(key) ?? { tab, column, rows: [] };
      known.rows.push([rows[0], last]);
      stretches.set(key, known);
    }
  }
  const blocks = new Map<string, Block>();
  for (const { tab, column, rows } of stretches.values()) {
    for (const [from, to] of joined(rows)) {
      const key = `${tab}!${from}:${to}`;
      blocks.set(key, { tab, rows: [from, to], columns: [...(blocks.get(key)?.columns ?? []), column].sort((a, b) => a - b) });
    }
  }
  return [...blocks.values()];
}

function joined(rows: (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (const [from, to] of rows.sort((a, b) => a[0] - b[0])) {
    const last = all[all.length - 1];
    if (last !== undefined && from - last[1] <= GAP) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

function movesIn(formulas: ReadonlyMap<string, readonly Formula[]>, unread: readonly Block[]): (place: Place) => boolean {
  const known = new Map<Formula, boolean>();
  const moving = (formula: Formula): boolean => {
    const before = known.get(formula);
    if (before !== undefined) return before;
    // Cells that read each other in a circle show an error.
    known.set(formula, false);
    const answer = formula.moves || formula.cells.some(moves);
    known.set(formula, answer);
    return answer;
  };
  const moves = ({ tab, rows, columns }: Place): boolean =>
    columns[1] - columns[0] > WIDEST ||
    unread.some((block) => block.tab === tab && reach(block.rows, rows) && block.columns.some((one) => reach([one, one], columns))) ||
    (formulas.get(tab) ?? []).some((one) => reach([one.row, one.row], rows) && reach([one.column, one.column], columns) && moving(one));
  return moves;
}

const reach = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] <= b[1] && b[0] <= a[1];
