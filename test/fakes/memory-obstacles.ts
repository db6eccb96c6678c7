// What prevents writing into an in-memory tab: protections per person, merged cells, tables with typed columns.

import type { CellPatch, Obstacle, RefusedCell } from '../../src/commands/ports';
import { RefusedWrite } from '../../src/rpc/problems';

interface Area {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

interface Protection {
  readonly at: Area;
  /** null = a person's cells; '' = the whole tab. */
  readonly cells: string;
  readonly editors: readonly string[];
}

const ENDLESS = Number.MAX_SAFE_INTEGER;
const WHOLE: Area = { row: 1, rows: ENDLESS, column: 1, columns: ENDLESS };

const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

function nameOf({ row, rows, column, columns }: Area): string {
  const [from, to] = [letters(column), letters(column + columns - 1)];
  if (rows === ENDLESS) return row === 1 ? `${from}:${to}` : `${from}${row}:${to}`;
  return `${from}${row}:${to}${row + rows - 1}`;
}

const within = (row: number, column: number, at: Area): boolean =>
  row >= at.row && row - at.row < at.rows && column >= at.column && column - at.column < at.columns;

/** Whether columns inserted after `column` would be inside the area. */
const splits = (at: Area, column: number): boolean => at.column <= column && column - at.column + 1 < at.columns;

export class MemoryObstacles {
  protections: Protection[] = [];
  merged: Area[] = [];
  tables: Area[] = [];

  // --- what people do ---

  /** Only these people may write into the column, including its heading and future rows. */
  protectColumn(column: number, editors: readonly string[]): void {
    this.protect({ row: 1, rows: ENDLESS, column, columns: 1 }, editors);
  }

  protect(at: Area, editors: readonly string[]): void {
    this.protections.push({ at, cells: nameOf(at), editors });
  }

  protectAll(editors: readonly string[]): void {
    this.protections.push({ at: WHOLE, cells: '', editors });
  }

  merge(at: Area): void {
    this.merged.push(at);
  }

  makeTable(at: Area): void {
    this.tables.push(at);
  }

  // --- the consequences ---

  metBy(person: string): readonly Obstacle[] {
    const closed = this.protections.filter(({ editors }) => !editors.includes(person));
    return [
      ...closed.map(({ at, cells, editors }): Obstacle => ({ why: 'protected', ...at, cells, who: editors.slice(0, 3).join(', ') })),
      ...this.merged.map((at): Obstacle => ({ why: 'merged', ...at, cells: nameOf(at), who: '' })),
    ];
  }

  /** The first protection that blocks a cell. */
  at(person: string, row: number, column: number): Obstacle | undefined {
    return this.metBy(person).find((one) => one.why === 'protected' && within(row, column, one));
  }

  sift<T extends Pick<CellPatch, 'row' | 'column'>>(
    person: string,
    cells: readonly T[],
  ): { readonly free: readonly T[]; readonly refused: readonly RefusedCell[] } {
    if (this.protections.length === 0) return { free: cells, refused: [] };
    const free: T[] = [];
    const refused: RefusedCell[] = [];
    for (const cell of cells) {
      const obstacle = this.at(person, cell.row, cell.column);
      if (obstacle === undefined) free.push(cell);
      else refused.push({ row: cell.row, column: cell.column, obstacle });
    }
    return { free, refused };
  }

  isTyped(column: number): boolean {
    return this.tables.some((at) => column >= at.column && column < at.column + at.columns);
  }

  refusesFilter(): boolean {
    return this.tables.length > 0 || this.merged.some(({ rows }) => rows > 1);
  }

  /** Columns are inserted after `column`: areas to the right move along, areas across it grow. */
  demandColumns(person: string, tab: string, column: number): void {
    const met = this.metBy(person).find((one) => one.why === 'protected' && (one.cells === '' || splits(one, column)));
    if (met !== undefined) throw new RefusedWrite({ kind: 'protected-cells', words: { tab, cells: met.cells, who: met.who } });
  }

  insertColumns(before: number, count: number): void {
    const moved = <T extends Area>(at: T): T => {
      if (at.columns === ENDLESS || at.column + at.columns <= before) return at;
      return at.column >= before ? { ...at, column: at.column + count } : { ...at, columns: at.columns + count };
    };
    this.merged = this.merged.map(moved);
    this.tables = this.tables.map(moved);
    this.protections = this.protections.map((one) => {
      const at = moved(one.at);
      return { ...one, at, cells: one.cells === '' ? '' : nameOf(at) };
    });
  }

  copy(): MemoryObstacles {
    const copy = new MemoryObstacles();
    Object.assign(copy, { protections: [...this.protections], merged: [...this.merged], tables: [...this.tables] });
    return copy;
  }
}
