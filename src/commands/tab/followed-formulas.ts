// Finds formulas that depend on volatile cells: `=A1` over `=NOW()` would be a new edit on every read.

import { EDITABLE_FIELDS } from '../../fields/fields';
import { ADDRESS_FIELDS, addressOfLink } from '../../sync/cell-meant';
import { type CellsRead, type FormulaReads, formulaReads } from '../../sync/formula-reads';
import { type Interval, Intervals, Readers } from '../../sync/intervals';
import { type BaseRecord, type Cell, type EditableField, rowNumberOf, type SheetRow } from '../../sync/model';
import type { Book, Tab } from '../ports';
import type { OpenView } from './view';

/** The most cells, and reads, spent on other cells per survey; a formula that leads further waits. */
export const FOLLOWED_CELLS = 50_000;
export const FOLLOWED_READS = 20;

/** A formula that reads more adjacent columns than this waits without being followed. */
const WIDEST = 100;

/** Gaps between followed rows are read along if they have at most this many rows. */
const GAP = 50;

/**
 * Marks, among cells that differ from their base, formulas that change on their own: through the cells they read, in this tab and others,
 * or because it cannot be determined. Nothing is read for formulas that read no cells.
 */
export function withFollowed(
  book: Book,
  { tab }: OpenView,
  rows: readonly SheetRow[],
  bases: ReadonlyMap<string, BaseRecord>,
): readonly SheetRow[] {
  const asked = rows.flatMap((row) =>
    EDITABLE_FIELDS.flatMap((field) => {
      const cells = followedFrom(field, row.cells[field], bases.get(row.id)?.fields[field]?.cell);
      return cells === null ? [] : [{ row: row.row, field, cells }];
    }),
  );
  if (asked.length === 0) return rows;
  const followed = new Followed(book);
  const formulas = asked.map(({ cells }) => followed.formula({ moves: false, cells }, tab.name, null));
  const moves = followed.moving(formulas);
  const moving = new Map<number, EditableField[]>();
  for (const [i, { row, field }] of asked.entries()) {
    const formula = formulas[i];
    if (formula !== undefined && moves.has(formula)) moving.set(row, [...(moving.get(row) ?? []), field]);
  }
  return rows.map((row) => {
    const fields = moving.get(row.row);
    return fields === undefined ? row : withDoubt(row, fields);
  });
}

/** The cells this one depends on; null = none, or the cell is no edit, waits already, or is an address written in the formula itself. */
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

/** A column of a tab, as far as formulas lead into it. */
interface Column {
  readonly tab: string;
  readonly column: number;
  /** The tab's last row. */
  readonly last: number;
  /** Rows that some formula reads; their formulas are followed too. */
  readonly reached: Intervals;
  readonly read: Intervals;
  /** Rows that were not read because they were too many. */
  readonly unread: Intervals;
  readonly formulas: Map<number, Formula>;
  readonly readers: Readers<Formula>;
}

interface Formula {
  /** null = one of the formulas asked about. */
  readonly at: { readonly column: Column; readonly row: number } | null;
  readonly moves: boolean;
  readonly reads: readonly (readonly [Column, Interval])[];
}

type Wanted = ReadonlyMap<Column, readonly Interval[]>;

/** The formulas that cells depend on, followed step by step. Each cell is read and followed once, whichever formula leads to it. */
class Followed {
  private readonly tabs: ReadonlyMap<string, { readonly tab: Tab; readonly last: number }>;
  private readonly columns = new Map<string, Column>();
  private readonly formulas: Formula[] = [];
  private reads = 0;
  private cells = 0;

  constructor(book: Book) {
    this.tabs = new Map(book.tabs().map((tab) => [tab.name, { tab, last: tab.lastRow() }]));
  }

  formula({ moves, cells }: FormulaReads, own: string, at: Formula['at']): Formula {
    // References to whole rows are as wide as the tab; their cells are not followed.
    const isWide = cells.some(({ columns: [from, to] }) => to - from > WIDEST);
    const reads = isWide ? [] : cells.flatMap(({ tab, rows, columns }) => this.stretches(tab ?? own, rows, columns));
    return { at, moves: moves || isWide, reads };
  }

  private stretches(tab: string, [from, to]: Interval, columns: Interval): readonly (readonly [Column, Interval])[] {
    const found: (readonly [Column, Interval])[] = [];
    for (let number = columns[0]; number <= columns[1]; number += 1) {
      const column = this.column(tab, number);
      if (from <= column.last) found.push([column, [from, Math.min(to, column.last)]]);
    }
    return found;
  }

  private column(tab: string, column: number): Column {
    const key = `${tab}!${column}`;
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    const rows = { reached: new Intervals(), read: new Intervals(), unread: new Intervals() };
    const made = { tab, column, last: this.tabs.get(tab)?.last ?? 0, ...rows, formulas: new Map(), readers: new Readers<Formula>() };
    this.columns.set(key, made);
    return made;
  }

  /** Those that change on their own, among the given formulas and everything they lead to. */
  moving(asked: readonly Formula[]): ReadonlySet<Formula> {
    for (let wanted = this.reach(asked); wanted.size > 0; wanted = this.reach(formulasAt(wanted)))
      for (const block of this.blocks(wanted)) this.read(block);
    const moving = new Set(this.formulas.filter(({ moves, reads }) => moves || reads.some(([{ unread }, rows]) => unread.meets(rows))));
    // A Set's iterator also visits entries added during the loop.
    for (const { at } of moving) for (const reader of at?.column.readers.take(at.row) ?? []) moving.add(reader);
    return moving;
  }

  /** Follows the formulas through the cells already read, and returns the rows still to be read. */
  private reach(formulas: readonly Formula[]): Wanted {
    const wanted = new Map<Column, Interval[]>();
    const next = [...formulas];
    for (let formula = next.pop(); formula !== undefined; formula = next.pop()) {
      this.formulas.push(formula);
      for (const [column, rows] of formula.reads) {
        column.readers.add(rows, formula);
        for (const part of column.reached.missing(rows)) {
          column.reached.add(part);
          next.push(...formulasIn(column, part));
          const unread = column.read.missing(part);
          if (unread.length > 0) wanted.set(column, [...(wanted.get(column) ?? []), ...unread]);
        }
      }
    }
    return wanted;
  }

  private read({ columns, rows }: Block): void {
    const [first] = columns;
    const [from, to] = rows;
    const tab = first === undefined ? undefined : this.tabs.get(first.tab)?.tab;
    this.reads += 1;
    this.cells += columns.length * (to - from + 1);
    if (this.reads > FOLLOWED_READS || this.cells > FOLLOWED_CELLS || tab === undefined) {
      for (const { unread } of columns) unread.add(rows);
      return;
    }
    const numbers = columns.map(({ column }) => column);
    for (const [i, cells] of tab.read(rowNumberOf(from), to - from + 1, numbers).entries()) {
      for (const [n, column] of columns.entries()) {
        const typed = cells[n]?.formula;
        const at = { column, row: from + i };
        if (typed !== undefined) column.formulas.set(at.row, this.formula(formulaReads(typed), column.tab, at));
      }
    }
    for (const { read } of columns) read.add(rows);
  }

  /**
   * Combines nearby rows of a column into one read, and columns that need the same rows. The more of a column has been read, the more is
   * read ahead: in a running count, each cell leads to the next.
   */
  private blocks(wanted: Wanted): readonly Block[] {
    const blocks = new Map<string, { readonly columns: Column[]; readonly rows: Interval }>();
    for (const [column, rows] of wanted) {
      const ahead = this.cells * 2 < FOLLOWED_CELLS ? column.read.size : 0;
      const wider = rows.map(([from, to]): Interval => [Math.max(1, from - ahead), Math.min(column.last, to + ahead)]);
      for (const part of joined(wider).flatMap((one) => column.read.missing(one))) {
        const key = JSON.stringify([column.tab, part]);
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, { columns: [column], rows: part });
        else block.columns.push(column);
      }
    }
    return [...blocks.values()].map(({ columns, rows }) => ({ rows, columns: columns.sort((a, b) => a.column - b.column) }));
  }
}

/** Columns of a tab, over a range of rows, to be read in one call. */
interface Block {
  readonly columns: readonly Column[];
  readonly rows: Interval;
}

const formulasAt = (wanted: Wanted): readonly Formula[] =>
  [...wanted].flatMap(([column, rows]) => rows.flatMap((part) => formulasIn(column, part)));

function formulasIn({ formulas }: Column, [from, to]: Interval): readonly Formula[] {
  const found: Formula[] = [];
  for (let row = from; row <= to && formulas.size > 0; row += 1) {
    const formula = formulas.get(row);
    if (formula !== undefined) found.push(formula);
  }
  return found;
}

function joined(rows: readonly Interval[]): readonly Interval[] {
  const all: [number, number][] = [];
  for (const [from, to] of [...rows].sort((a, b) => a[0] - b[0])) {
    const last = all[all.length - 1];
    if (last !== undefined && from - last[1] <= GAP) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
