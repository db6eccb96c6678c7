// An in-memory spreadsheet that does what a page asks, for tests of the page alone. Formulas are stored, not calculated.

import type { Action, Block, BookView, CellView, ChartView, DropDownView, FilterView, TabView } from '../../workbench/protocol';

export interface FakeTab {
  id: number;
  name: string;
  hidden: boolean;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  widths: Record<number, number>;
  hiddenColumns: number[];
  byHand: number[];
  filter: FilterView | null;
  dropDowns: DropDownView[];
  charts: ChartView[];
  grid: (CellView | undefined)[][];
  version: number;
}

export const cellOf = (text: string): CellView => {
  if (text.startsWith('=')) return { shown: '42', typed: text, kind: 'number' };
  return text !== '' && Number.isFinite(Number(text)) ? { shown: text, kind: 'number' } : { shown: text };
};

export function fakeTab(id: number, name: string, texts: readonly (readonly string[])[], rows: number, columns: number): FakeTab {
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const text = texts[row]?.[column] ?? '';
      return text === '' ? undefined : cellOf(text);
    }),
  );
  const plain = {
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    widths: {},
    hiddenColumns: [],
    byHand: [],
    filter: null,
    dropDowns: [],
    charts: [],
  };
  return { id, name, columns, grid, version: 1, ...plain };
}

export function viewOf(tab: FakeTab): TabView {
  const { grid, byHand, ...rest } = tab;
  const cells = grid.flatMap((line, row) => line.flatMap((cell, column) => (cell ? [[row, column, cell] as const] : [])));
  return { ...rest, rows: grid.length, hiddenRows: [...new Set([...byHand, ...filteredRows(tab)])].sort((a, b) => a - b), cells };
}

function filteredRows({ filter, grid }: FakeTab): number[] {
  if (!filter) return [];
  const { row, rows } = filter.block;
  const body = Array.from({ length: rows - 1 }, (_, index) => row + 1 + index);
  return body.filter((at) =>
    Object.entries(filter.hidden).some(([column, texts]) => texts.includes(grid[at]?.[Number(column)]?.shown ?? '')),
  );
}

/** The whole spreadsheet; `problem` in an answer is a refusal. */
export class FakeBook {
  active: number;
  private undone: string[] = [];
  private done: string[] = [];

  constructor(
    public tabs: FakeTab[],
    readonly name = 'Creators 2026',
  ) {
    this.active = tabs[0]?.id ?? 1;
  }

  view(): BookView {
    const tabs = this.tabs.map(({ id, name, hidden }) => ({ id, name, hidden }));
    return { id: 'fake', name: this.name, tabs, active: this.active, selection: null, timeZone: 'UTC', sampleKey: 'sandbox-key-0001' };
  }

  tab(id: number): FakeTab {
    const tab = this.tabs.find((other) => other.id === id);
    if (!tab) throw new Error(`No tab ${id}.`);
    return tab;
  }

  /** Performs an action; returns the problem if it is refused. */
  act(action: Action): string | null {
    if (action.do === 'select') return null;
    if (action.do === 'undo' || action.do === 'redo') return this.travel(action.do);
    const before = JSON.stringify([this.tabs, this.active]);
    const problem = this.change(action);
    if (problem === null) {
      this.done.push(before);
      this.undone = [];
      if ('tab' in action) for (const tab of this.tabs) if (tab.id === action.tab) tab.version++;
    }
    return problem;
  }

  private travel(way: 'undo' | 'redo'): string | null {
    const [from, to] = way === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
    const snapshot = from.pop();
    if (snapshot === undefined) return null;
    to.push(JSON.stringify([this.tabs, this.active]));
    const version = Math.max(...this.tabs.map((tab) => tab.version)) + 1;
    [this.tabs, this.active] = JSON.parse(snapshot) as [FakeTab[], number];
    for (const tab of this.tabs) tab.version = version;
    return null;
  }

  private change(action: Action): string | null {
    switch (action.do) {
      case 'addTab': {
        const id = 1 + Math.max(...this.tabs.map((tab) => tab.id));
        this.tabs.push(fakeTab(id, action.name ?? `Sheet${id}`, [], 30, 10));
        this.active = id;
        return null;
      }
      case 'copyBook':
      case 'undo':
      case 'redo':
        return null;
      default:
        return changeTab(this, this.tab(action.tab), action);
    }
  }
}

type TabAction = Extract<Action, { tab: number }>;

function changeTab(book: FakeBook, tab: FakeTab, action: TabAction): string | null {
  switch (action.do) {
    case 'type': {
      const rule = tab.dropDowns.find(({ block }) => inside(block, action.row, action.column));
      if (rule?.strict && action.text !== '' && !rule.choices.includes(action.text)) return 'The value is not in the list of this cell.';
      put(tab, action.row, action.column, action.text);
      return null;
    }
    case 'paste':
      for (const [row, texts] of action.texts.entries()) {
        for (const [column, text] of texts.entries()) put(tab, action.at.row + row, action.at.column + column, text);
      }
      return null;
    case 'copy':
      copy(book.tab(action.from.tab), tab, action.from, action.at, action.cut);
      return null;
    case 'fillDown':
      copy(tab, tab, { ...action.block, rows: 1 }, action.block, false);
      return null;
    case 'clear':
      for (const block of action.blocks) each(block, (row, column) => put(tab, row, column, ''));
      return null;
    case 'note': {
      const line = tab.grid[action.row];
      const { note: _note, ...cell } = line?.[action.column] ?? { shown: '' };
      if (line) line[action.column] = action.text === '' ? cell : { ...cell, note: action.text };
      return null;
    }
    case 'format':
      each(action.block, (row, column) => {
        const line = tab.grid[row];
        if (line) line[column] = { ...(line[column] ?? { shown: '' }), ...(action.bold !== undefined && { bold: action.bold }) };
      });
      return null;
    default:
      return changeShape(book, tab, action);
  }
}

function changeShape(book: FakeBook, tab: FakeTab, action: TabAction): string | null {
  const range = (at: number, count: number) => Array.from({ length: count }, (_, index) => at + index);
  const without = (all: number[], gone: number[]) => all.filter((index) => !gone.includes(index));
  if (action.do === 'insertRows') tab.grid.splice(action.at, 0, ...range(0, action.count).map(() => []));
  else if (action.do === 'deleteRows') tab.grid.splice(action.at, action.count);
  else if (action.do === 'hideRows') tab.byHand.push(...range(action.at, action.count));
  else if (action.do === 'showRows') tab.byHand = without(tab.byHand, range(action.at, action.count));
  else if (action.do === 'hideColumns') tab.hiddenColumns.push(...range(action.at, action.count));
  else if (action.do === 'showColumns') tab.hiddenColumns = without(tab.hiddenColumns, range(action.at, action.count));
  else if (action.do === 'insertColumns') {
    tab.columns += action.count;
    for (const line of tab.grid) line.splice(action.at, 0, ...range(0, action.count).map(() => undefined));
  } else if (action.do === 'deleteColumns') {
    tab.columns -= action.count;
    for (const line of tab.grid) line.splice(action.at, action.count);
  } else if (action.do === 'moveColumns') {
    for (const line of tab.grid)
      line.splice(action.to > action.at ? action.to - action.count : action.to, 0, ...line.splice(action.at, action.count));
  } else if (action.do === 'resizeColumn') tab.widths[action.column] = action.width;
  else if (action.do === 'sort') sort(tab, action.block, action.column, action.ascending);
  else if (action.do === 'filter' && tab.filter)
    tab.filter = { ...tab.filter, hidden: { ...tab.filter.hidden, [action.column]: action.hidden } };
  else if (action.do === 'renameTab') tab.name = action.name;
  else if (action.do === 'hideTab') tab.hidden = true;
  else if (action.do === 'showTab') tab.hidden = false;
  else if (action.do === 'deleteTab') book.tabs = book.tabs.filter((other) => other !== tab);
  else if (action.do === 'activateTab') book.active = tab.id;
  else if (action.do === 'duplicateTab')
    book.tabs.push({ ...structuredClone(tab), id: 1 + Math.max(...book.tabs.map(({ id }) => id)), name: `Copy of ${tab.name}` });
  if (book.tabs.every(({ id, hidden }) => id !== book.active || hidden)) book.active = book.tabs.find(({ hidden }) => !hidden)?.id ?? 0;
  return null;
}

function put(tab: FakeTab, row: number, column: number, text: string): void {
  const line = tab.grid[row];
  if (!line || column >= tab.columns) return;
  const { shown: _shown, typed: _typed, kind: _kind, ...look } = line[column] ?? { shown: '' };
  line[column] = text === '' && Object.keys(look).length === 0 ? undefined : { ...look, ...cellOf(text) };
}

function copy(from: FakeTab, to: FakeTab, source: Block, at: Block, cut: boolean): void {
  const copied = Array.from(
    { length: source.rows },
    (_, row) => from.grid[source.row + row]?.slice(source.column, source.column + source.columns) ?? [],
  );
  if (cut) each(source, (row, column) => put(from, row, column, ''));
  each(at, (row, column) => {
    const line = to.grid[row];
    if (line) line[column] = copied[(row - at.row) % source.rows]?.[(column - at.column) % source.columns];
  });
}

function sort(tab: FakeTab, block: Block | null, column: number, ascending: boolean): void {
  const filter = tab.filter?.block;
  const area = block ?? (filter ? { ...filter, row: filter.row + 1, rows: filter.rows - 1 } : null);
  if (!area) return;
  const cut = (line: (CellView | undefined)[]) => line.slice(area.column, area.column + area.columns);
  const lines = tab.grid.slice(area.row, area.row + area.rows).map(cut);
  const text = (line: (CellView | undefined)[]) => line[column - area.column]?.shown ?? '';
  lines.sort((one, other) => text(one).localeCompare(text(other), 'en', { numeric: true }) * (ascending ? 1 : -1));
  for (const [index, line] of lines.entries()) tab.grid[area.row + index]?.splice(area.column, area.columns, ...line);
}

const inside = (block: Block, row: number, column: number): boolean =>
  row >= block.row && row < block.row + block.rows && column >= block.column && column < block.column + block.columns;

function each(block: Block, visit: (row: number, column: number) => void): void {
  for (let row = block.row; row < block.row + block.rows; row++) {
    for (let column = block.column; column < block.column + block.columns; column++) visit(row, column);
  }
}
