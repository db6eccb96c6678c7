// An in-memory spreadsheet: fast enough for thousands of simulated runs, including what people do to tabs and files.

import type { Book, Store, Tab } from '../../src/commands/ports';
import { RefusedWrite } from '../../src/rpc/problems';
import { MemoryGrid } from './memory-grid';
import { type OpName, Ops } from './memory-ops';
import { MemoryTab } from './memory-tab';

interface StoreState {
  /** The spreadsheet in which the rows were written; a different one means that they came from a copy. */
  fingerprint: string;
  rows: (readonly string[])[];
}

const LONGEST = 50_000;

/** A stored row in that many cells. */
const cellsOf = (row: readonly string[], width: number): string[] =>
  row.length === width ? [...row] : Array.from({ length: width }, (_, i) => row[i] ?? '');

export class MemoryBook implements Book {
  private sheets: MemoryTab[] = [];
  private stores = new Map<string, StoreState>();
  private active: MemoryTab | null = null;
  private nextTab = 1;
  private copies = 0;
  /** Who is working here now, for protections. */
  person = 'me@example.com';
  /** The choices offered to cells of a field, in all tabs. */
  readonly choiceLists = new Map<string, readonly string[]>();
  /** Hidden sheets that this person may not write to. */
  readonly protectedStores = new Set<string>();

  constructor(
    readonly id = 'memory-book',
    /** Shared with memories and lock if a simulation wants a single order of operations across all of them. */
    readonly ops: Ops = new Ops(),
  ) {}

  activeTab(): MemoryTab | null {
    return this.active;
  }

  tab(id: number): MemoryTab | null {
    return this.sheets.find((tab) => tab.id === id) ?? null;
  }

  tabs(): readonly MemoryTab[] {
    return this.sheets;
  }

  /** A taken name gets a number appended. */
  addTab(name: string): MemoryTab {
    this.ops.run('addTab', name);
    return this.place(name, new MemoryGrid());
  }

  removeTab({ id }: Tab): void {
    this.ops.run('removeTab', id);
    this.deleteTab(id);
  }

  correctChoices(choices: ReadonlyMap<string, readonly string[]>): void {
    for (const [field, wanted] of choices) if (this.choiceLists.has(field)) this.choiceLists.set(field, wanted);
  }

  activate(tab: Tab): void {
    this.ops.run('activate', tab.id);
    this.active = this.tab(tab.id) ?? this.active;
  }

  store(name: string, width: number): Store {
    const run = (op: OpName): void => this.ops.run(op, name);
    return {
      readAll: () => {
        run('storeRead');
        return this.trusted(name).map((row) => cellsOf(row, width));
      },
      read: (from, count) => {
        run('storeRead');
        return this.trusted(name)
          .slice(from, from + count)
          .map((row) => cellsOf(row, width));
      },
      size: () => {
        run('storeRead');
        return this.trusted(name).length;
      },
      write: (from, rows) => {
        if (rows.length === 0) return;
        run('storeWrite');
        this.demandStore(name);
        this.writeRows(name, width, from, rows);
      },
      append: (rows) => {
        if (rows.length > 0) run('storeWrite');
        if (rows.length > 0) this.demandStore(name);
        const from = this.trusted(name).length;
        if (rows.length > 0) this.writeRows(name, width, from, rows);
        return from;
      },
      truncate: (from) => {
        run('storeTruncate');
        this.demandStore(name);
        const state = this.stores.get(name);
        if (state !== undefined) state.rows.length = Math.min(state.rows.length, from);
      },
    };
  }

  flush(): void {
    this.ops.run('flush', '');
  }

  private demandStore(name: string): void {
    if (this.protectedStores.has(name)) throw new RefusedWrite({ kind: 'protected-cells', words: { tab: name, cells: '', who: '' } });
  }

  private trusted(name: string): readonly (readonly string[])[] {
    const state = this.stores.get(name);
    return state?.fingerprint === this.id ? state.rows : [];
  }

  private writeRows(name: string, width: number, from: number, rows: readonly (readonly string[])[]): void {
    const known = this.stores.get(name);
    const state = known?.fingerprint === this.id ? known : { fingerprint: this.id, rows: [] };
    this.stores.set(name, state);
    while (state.rows.length < from) state.rows.push(Array.from({ length: width }, () => ''));
    rows.forEach((row, i) => {
      if (row.length !== width) throw new Error(`a row of ${row.length} texts for the store "${name}" of ${width}`);
      if (row.some((text) => text.length > LONGEST)) throw new Error('more than the maximum of 50000 characters in a single cell');
      state.rows[from + i] = [...row, ...(state.rows[from + i] ?? []).slice(width)];
    });
  }

  private place(name: string, grid: MemoryGrid): MemoryTab {
    const id = this.nextTab;
    this.nextTab += 1;
    const tab = new MemoryTab(
      id,
      this.freeName(name),
      grid,
      (op) => this.ops.run(op, id),
      () => this.person,
      this.choiceLists,
    );
    this.sheets.push(tab);
    this.active = tab;
    return tab;
  }

  private freeName(name: string): string {
    const taken = (candidate: string): boolean => this.sheets.some((tab) => tab.name.toLowerCase() === candidate.toLowerCase());
    if (!taken(name)) return name;
    let n = 2;
    while (taken(`${name} ${n}`)) n += 1;
    return `${name} ${n}`;
  }

  // --- what people do ---

  /** The rows of the hidden sheets, as found by somebody who unhides them and may write there. */
  get hiddenSheets(): ReadonlyMap<string, (readonly string[])[]> {
    return new Map([...this.stores].map(([name, { rows }]) => [name, rows]));
  }

  /** Marks and cells come along, the id does not. */
  duplicateTab(id: number): MemoryTab {
    const source = this.tab(id);
    if (source === null) throw new Error(`no tab ${id}`);
    return this.place(`Copy of ${source.name}`, source.grid.copy());
  }

  deleteTab(id: number): void {
    this.sheets = this.sheets.filter((tab) => tab.id !== id);
    if (this.active?.id === id) this.active = this.sheets[0] ?? null;
  }

  /** A copy of the whole file under another id: tabs keep their ids, hidden sheets come along with the fingerprint of this file. */
  copyBook(): MemoryBook {
    this.copies += 1;
    const copy = new MemoryBook(`${this.id}-copy-${this.copies}`);
    for (const tab of this.sheets) {
      copy.nextTab = tab.id;
      copy.place(tab.name, tab.grid.copy());
    }
    copy.nextTab = this.nextTab;
    copy.active = this.active === null ? null : copy.tab(this.active.id);
    for (const [field, choices] of this.choiceLists) copy.choiceLists.set(field, choices);
    copy.stores = new Map([...this.stores].map(([name, { fingerprint, rows }]) => [name, { fingerprint, rows: [...rows] }]));
    return copy;
  }
}
