// A tab of the in-memory spreadsheet: the port over a grid, with a hook before each operation.

import type {
  Area,
  BarChart,
  CellBlock,
  CellInput,
  CellPatch,
  CellPlace,
  CellSeen,
  ChoicesKept,
  ColumnSighting,
  ColumnSpec,
  Obstacle,
  OwnColumnSpec,
  RefusedCell,
  RowNumber,
  Tab,
  TabLook,
} from '../../src/commands/ports';
import { textOfDay } from '../../src/sync/days';
import type { GridCell, MemoryGrid } from './memory-grid';
import type { OpName } from './memory-ops';

const LONGEST = 50_000;
/** With this many runs or more, a column's stretch is read and written back: changes in between are lost, as with the real adapter. */
const RUNS_APART = 10;

export class MemoryTab implements Tab {
  /** The person's selection as rows; empty while another tab is active. */
  selection: readonly { readonly from: RowNumber; readonly to: RowNumber }[] = [];

  constructor(
    readonly id: number,
    public name: string,
    readonly grid: MemoryGrid,
    private readonly op: (name: OpName) => void,
    /** Who is working in the spreadsheet now. */
    private readonly person: () => string,
    /** The choices for each field, shared by all tabs of the file. */
    private readonly lists: Map<string, readonly string[]>,
  ) {}

  lastRow(): number {
    this.op('lastRow');
    return this.grid.lastRow();
  }

  lastShown(first: RowNumber): number {
    this.op('lastShown');
    return this.grid.lastShown(first);
  }

  columns(): readonly ColumnSighting[] {
    this.op('columns');
    const marked = this.grid.columns.findLastIndex(({ mark }) => mark !== null) + 1;
    return this.grid.columns.slice(0, Math.max(marked, this.grid.lastColumn())).map(({ mark }, i) => ({
      column: i + 1,
      heading: this.grid.text(1, i + 1),
      field: mark?.field ?? null,
      writtenHeading: mark?.heading ?? '',
    }));
  }

  columnsAsMarked(): readonly ColumnSighting[] {
    return this.columns();
  }

  bears(column: number, field: string): boolean {
    return this.grid.columns[column - 1]?.mark?.field === field;
  }

  obstacles(): readonly Obstacle[] {
    this.op('obstacles');
    return this.grid.obstacles.metBy(this.person());
  }

  addColumns(specs: readonly ColumnSpec[], freezeThrough: number): void {
    this.op('addColumns');
    const { obstacles } = this.grid;
    const placeOf = (field: string): number => this.grid.columns.findIndex(({ mark }) => mark?.field === field) + 1;
    const fresh = specs.filter(({ field }) => placeOf(field) === 0);
    const first = fresh.length === 0 ? 0 : this.makeRoom(fresh.length);
    for (const spec of specs) {
      const { field, heading, kind, editable, hidden, width, hint } = spec;
      const column = placeOf(field) || first + fresh.indexOf(spec);
      Object.assign(this.grid.column(column), { mark: { field, heading }, kind, editable, hidden, width });
      this.grid.setCell(1, column, { text: heading });
      this.grid.note(1, column, hint);
    }
    if (!obstacles.merged.some(({ row, rows }) => row === 1 && rows > 1)) this.grid.frozenRows = 1;
    if (freezeThrough > 0 && this.grid.columns[0]?.mark) this.grid.frozenColumns = freezeThrough;
    this.grid.filtered ||= !obstacles.refusesFilter();
  }

  addOwnColumns(specs: readonly OwnColumnSpec[]): number {
    this.op('addColumns');
    const first = this.grid.lastColumn() + 1;
    const missing = first + specs.length - 1 - this.grid.columns.length;
    if (missing > 0) this.grid.insertColumns(this.grid.columns.length + 1, missing);
    for (const [i, { heading, width }] of specs.entries()) {
      this.grid.column(first + i).width = width;
      this.grid.setCell(1, first + i, { text: heading });
    }
    return first;
  }

  private makeRoom(count: number): number {
    const marked = this.grid.columns.findLastIndex(({ mark }) => mark !== null) + 1;
    const ours = marked > 0 ? marked : this.grid.lastColumn();
    this.grid.obstacles.demandColumns(this.person(), this.name, ours);
    if (ours > 0 || this.grid.lastColumn() > 0) this.grid.insertColumns(ours + 1, count);
    else if (this.grid.columns.length < count) this.grid.insertColumns(this.grid.columns.length + 1, count - this.grid.columns.length);
    return ours + 1;
  }

  restoreHeadings(headings: readonly { readonly column: number; readonly heading: string }[]): void {
    this.op('restoreHeadings');
    for (const { column, heading } of headings) {
      this.grid.setCell(1, column, { text: heading });
      const state = this.grid.column(column);
      if (state.mark !== null) state.mark = { ...state.mark, heading };
    }
  }

  read(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] {
    this.op('read');
    for (const column of columns) this.grid.column(column);
    return Array.from({ length: rows }, (_, i) => {
      const row = this.grid.rows[first - 1 + i]?.cells ?? [];
      return columns.map((column) => seen(row[column - 1] ?? BLANK));
    });
  }

  look(first: RowNumber, rows: number, columns: readonly number[]): readonly (readonly CellSeen[])[] {
    this.op('look');
    for (const column of columns) this.grid.column(column);
    return Array.from({ length: rows }, (_, i) => {
      const row = this.grid.rows[first - 1 + i]?.cells ?? [];
      return columns.map((column) => looked(row[column - 1] ?? BLANK));
    });
  }

  formulas({ row, column, rows, columns }: Area): readonly (readonly string[])[] {
    this.op('read');
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_column, j) => this.grid.cell(row + i, column + j).formula ?? ''),
    );
  }

  readTexts(first: RowNumber, rows: number, column: number): readonly string[] {
    this.op('readTexts');
    this.grid.column(column);
    return Array.from({ length: rows }, (_, i) => this.grid.rows[first - 1 + i]?.cells[column - 1]?.text ?? '');
  }

  links(cells: readonly CellPlace[]): readonly (string | null)[] {
    this.op('links');
    return cells.map(({ row, column }) => this.grid.cell(row, column).link ?? null);
  }

  reserve(rows: number): void {
    this.grid.growRows(rows);
  }

  write(blocks: readonly CellBlock[]): readonly RefusedCell[] {
    refuseOverlaps(blocks);
    return blocks.flatMap((block) => {
      this.op('write');
      return this.writeBlock(block);
    });
  }

  private writeBlock({ row, column, cells }: CellBlock): readonly RefusedCell[] {
    const patches = cells.flatMap((inputs, i) =>
      inputs.map((cell, j): CellPatch => ({ row: (row + i) as RowNumber, column: column + j, cell })),
    );
    const { free, refused } = this.sift(patches);
    this.grid.growRows(Math.max(0, ...free.map((one) => one.row)));
    for (const one of free) this.grid.setCell(one.row, one.column, shown(one.cell));
    return refused;
  }

  private sift<T extends Pick<CellPatch, 'row' | 'column'>>(cells: readonly T[]) {
    return this.grid.obstacles.sift(this.person(), cells);
  }

  patch(cells: readonly CellPatch[]): readonly RefusedCell[] {
    const { free, refused } = this.sift(cells);
    const columns = [...new Set(free.map(({ column }) => column))];
    for (const column of columns)
      this.patchColumn(column, new Map(free.filter((one) => one.column === column).map((one) => [one.row, one])));
    return refused;
  }

  private patchColumn(column: number, patches: ReadonlyMap<RowNumber, CellPatch>): void {
    const rows = [...patches.keys()].sort((a, b) => a - b);
    const runs = runsOf(rows);
    if (runs.length <= RUNS_APART) {
      this.write(runs.map((run) => ({ row: run[0] as RowNumber, column, cells: run.map((row) => [patches.get(row)?.cell ?? null]) })));
      return;
    }
    this.op('patch');
    const [first, last] = [rows[0] ?? 1, rows[rows.length - 1] ?? 0];
    this.grid.growRows(last);
    const seen = Array.from({ length: last - first + 1 }, (_, i) => this.grid.cell(first + i, column));
    this.op('patchWrite');
    seen.forEach((cell, i) => {
      const patch = patches.get((first + i) as RowNumber);
      this.grid.setCell(first + i, column, patch === undefined ? cell : shown(patch.cell));
    });
  }

  patchNotes(column: number, notes: readonly { readonly row: RowNumber; readonly note: string }[]): void {
    this.op('patchNotes');
    const { free } = this.sift(notes.map((one) => ({ ...one, column })));
    this.grid.growRows(Math.max(0, ...free.map(({ row }) => row)));
    for (const { row, note } of free) this.grid.note(row, column, note);
  }

  offerChoices(column: number, first: RowNumber, choices: readonly string[], kept: ChoicesKept): void {
    this.op('offerChoices');
    if (this.grid.column(column).mark === null) throw new Error(`column ${column} is a person's own: no choices are offered there`);
    if (this.grid.obstacles.isTyped(column) || this.grid.obstacles.at(this.person(), first, column) !== undefined) return;
    const field = this.grid.column(column).mark?.field ?? '';
    if (kept === 'in-file') this.lists.set(field, choices);
    if (choices.length === 0) return;
    for (const { rules } of this.grid.rows.slice(first - 1)) rules[column - 1] ??= kept === 'in-file' ? { list: field } : { choices };
  }

  /** What the drop-down of a cell shows. */
  choicesAt(row: number, column: number): readonly string[] | null {
    const rule = this.grid.row(row).rules[column - 1];
    if (rule === undefined) return null;
    return 'list' in rule ? (this.lists.get(rule.list) ?? []) : rule.choices;
  }

  /** The looks that were requested. */
  readonly looks: TabLook[] = [];
  charts: BarChart[] = [];

  dress(look: TabLook): void {
    this.looks.push(look);
  }

  addCharts(charts: readonly BarChart[]): void {
    this.charts.push(...charts);
  }

  stretchCharts(changes: readonly { readonly from: readonly Area[]; readonly to: readonly Area[] }[]): void {
    this.charts = this.charts.map((chart) => {
      const change = changes.find(({ from }) => JSON.stringify(from) === JSON.stringify(chart.areas));
      return change === undefined ? chart : { ...chart, areas: change.to };
    });
  }

  hiddenRows(rows: readonly RowNumber[]): ReadonlySet<RowNumber> {
    this.op('hiddenRows');
    return new Set(rows.filter((row) => this.grid.isHidden(row)));
  }

  hideTexts(column: number, texts: readonly string[]): boolean {
    this.op('hideTexts');
    this.grid.column(column).filteredOut = texts.length === 0 ? null : texts;
    this.grid.filtered = true;
    return true;
  }

  isFiltered(): boolean {
    this.op('isFilteredBy');
    return this.grid.columns.some(({ filteredOut }) => filteredOut !== null) || this.grid.rows.some(({ hiddenByFilter }) => hiddenByFilter);
  }

  isFilteredBy(column: number): boolean {
    this.op('isFilteredBy');
    return this.grid.column(column).filteredOut !== null;
  }

  selectedRows(): readonly { readonly from: RowNumber; readonly to: RowNumber }[] {
    this.op('selectedRows');
    return this.selection;
  }

  select(rows: readonly RowNumber[], column: number | null): void {
    this.op('select');
    if (column !== null) this.grid.column(column);
    const selection: { from: RowNumber; to: RowNumber }[] = [];
    for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
      const last = selection[selection.length - 1];
      if (last !== undefined && row === last.to + 1) last.to = row;
      else selection.push({ from: row, to: row });
    }
    if (selection.length > 0) this.selection = selection;
  }
}

const BLANK: CellSeen = { text: '' };

const seen = ({ unticked, link, ...cell }: GridCell): CellSeen => (unticked === true ? { ...cell, value: false } : cell);

/** Without its formula, a cell is what it shows. */
function looked(cell: GridCell): CellSeen {
  const { formula, origin, result, ...plain } = seen(cell);
  if (origin === 'error') return { ...plain, origin };
  return result === undefined ? plain : { ...plain, value: result };
}

/** What a cell shows after the input: numbers with thousands separators, times in UTC, the zone of this spreadsheet. */
function shown(input: CellInput): GridCell | undefined {
  if (input === null) return undefined;
  if ('formula' in input) return { text: '', origin: 'formula', formula: input.formula };
  if ('day' in input) {
    const day = textOfDay(input.day);
    return { text: day, value: { time: `${day}T00:00:00.000Z` } };
  }
  if ('number' in input) return { text: Math.round(input.number).toLocaleString('en-US'), value: input.number };
  if ('time' in input && !Number.isNaN(Date.parse(input.time))) {
    const time = new Date(input.time).toISOString();
    return { text: time.slice(0, 16).replace('T', ' '), value: { time } };
  }
  const text = 'text' in input ? input.text : input.time;
  if (text.length > LONGEST) throw new Error('Your input contains more than the maximum of 50000 characters in a single cell.');
  return { text };
}

/** Adjacent rows combined, in order. */
function runsOf(rows: readonly RowNumber[]): readonly (readonly RowNumber[])[] {
  const runs: RowNumber[][] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last !== undefined && row === (last[last.length - 1] ?? 0) + 1) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function refuseOverlaps(blocks: readonly CellBlock[]): void {
  if (blocks.length < 2) return;
  const taken = new Set<string>();
  for (const { row, column, cells } of blocks) {
    cells.forEach((inputs, i) => {
      inputs.forEach((_, j) => {
        const place = `${row + i}:${column + j}`;
        if (taken.has(place)) throw new Error(`two inputs for one cell (${place})`);
        taken.add(place);
      });
    });
  }
}
