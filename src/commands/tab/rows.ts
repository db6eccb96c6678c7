// Reads the rows of a view: of all rows what a survey needs, of a few rows everything.

import { type ColumnField, EDITABLE_FIELDS, IDENTIFYING_FIELDS, isEditable } from '../../fields/fields';
import { cellMeant } from '../../sync/cell-meant';
import { type Cell, type EditableField, type RowNumber, rowNumberOf, type SheetRow } from '../../sync/model';
import type { CellSeen, Tab } from '../ports';
import { FIRST_ROW, type OpenView, rowAt } from './view';

/** What identifies a row, what people edit in it, and its Sync cell. */
export const LOOKED: readonly ColumnField[] = [...IDENTIFYING_FIELDS, ...EDITABLE_FIELDS, 'sync'];

/**
 * Rows between two requested ones are read along if they hold no more cells than this, because a call that waits for the server costs as
 * much.
 */
const CELLS_PER_READ = 2_000;
/** The most ranges per read, however far apart the rows are, so that the number of calls does not grow with the rows. */
const STRETCHES = 5;

/**
 * All rows below the headings with these fields as displayed, without formulas: a formula counts as its result. They end at the last row
 * that displays anything, including the person's own columns: checkboxes and formulas are often filled down far below.
 */
export function lookAtRows({ tab, layout }: OpenView, fields: readonly ColumnField[] = LOOKED): readonly SheetRow[] {
  const [columns, places] = placed(layout.at, fields);
  const count = tab.lastRow() - FIRST_ROW + 1;
  if (count <= 0 || columns.length === 0) return [];
  const seen = tab.look(FIRST_ROW, count, columns);
  return seen.slice(0, shownRows(tab, seen)).map((cells, i) => new SeenRow(rowAt(i), cells, places));
}

/** The texts of one column below the headings; none if it is not in place. */
export function textsOf({ tab, layout }: Pick<OpenView, 'tab' | 'layout'>, field: ColumnField): readonly string[] {
  const column = layout.at.get(field);
  const count = tab.lastRow() - FIRST_ROW + 1;
  return column === undefined || count <= 0 ? [] : tab.readTexts(FIRST_ROW, count, column);
}

/** Where the next creator goes. */
export const rowAfter = (rows: readonly SheetRow[]): RowNumber => rowNumberOf((rows[rows.length - 1]?.row ?? FIRST_ROW - 1) + 1);

/** How many of the rows are real. Other columns are only read where these are blank. */
function shownRows(tab: Tab, seen: readonly (readonly CellSeen[])[]): number {
  let ours = seen.length;
  while (ours > 0 && seen[ours - 1]?.every(({ text }) => text === '')) ours -= 1;
  return ours === seen.length ? ours : tab.lastShown(rowAt(ours)) - FIRST_ROW + 1;
}

/** These rows as they are now, with every field that is in place, including formulas. */
export const readRowsAt = (open: OpenView, rows: readonly RowNumber[]): readonly SheetRow[] => rowsAt(open, rows, 'read', allFields(open));

/** The same for some fields, without formulas. */
export const lookAtRowsAt = (open: OpenView, rows: readonly RowNumber[], fields: readonly ColumnField[]): readonly SheetRow[] =>
  rowsAt(open, rows, 'look', fields);

export const allFields = ({ layout }: OpenView): readonly ColumnField[] => [...layout.at.keys()];

function rowsAt(
  { tab, layout }: OpenView,
  asked: readonly RowNumber[],
  way: 'read' | 'look',
  fields: readonly ColumnField[],
): readonly SheetRow[] {
  const [columns, places] = placed(layout.at, fields);
  if (columns.length === 0) return [];
  const rows = [...new Set(asked)].sort((a, b) => a - b);
  const found: SheetRow[] = [];
  for (const { from, to } of stretchesOf(rows, columns.length)) {
    const seen = tab[way](from, to - from + 1, columns);
    for (const row of rows) if (row >= from && row <= to) found.push(new SeenRow(row, seen[row - from] ?? [], places));
  }
  return found;
}

/** The ranges to read for these sorted rows, split at the largest gaps, where a gap costs more than another call. */
function stretchesOf(rows: readonly RowNumber[], columns: number): readonly { readonly from: RowNumber; readonly to: RowNumber }[] {
  const gaps = rows.slice(1).map((row, i) => ({ at: i + 1, gap: row - (rows[i] ?? row) - 1 }));
  const parted = gaps
    .filter(({ gap }) => gap * columns > CELLS_PER_READ)
    .sort((a, b) => b.gap - a.gap)
    .slice(0, STRETCHES - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return [0, ...parted].flatMap((start, i) => {
    const [from, to] = [rows[start], rows[(parted[i] ?? rows.length) - 1]];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/**
 * All rows of a look, with these fields of some rows as they are now, including formulas. null = one of those rows has become another
 * creator's.
 */
export function withDetail(
  open: OpenView,
  looked: readonly SheetRow[],
  rows: readonly RowNumber[],
  fields: readonly ColumnField[],
): readonly SheetRow[] | null {
  if (rows.length === 0) return looked;
  const details = new Map(rowsAt(open, rows, 'read', ['creatorId', ...fields]).map((row) => [row.row, row]));
  if (looked.some(({ row, id }) => (details.get(row)?.id ?? id) !== id)) return null;
  return looked.map((row) => {
    const detail = details.get(row.row);
    if (detail === undefined) return row;
    return { ...row, cells: { ...row.cells, ...detail.cells }, readOnly: { ...row.readOnly, ...detail.readOnly } };
  });
}

type Places = ReadonlyMap<ColumnField, number>;

/** The columns of those fields that are in place, from the left, and the index of each field's column. */
function placed(at: ReadonlyMap<ColumnField, number>, fields: readonly ColumnField[]): readonly [readonly number[], Places] {
  const columns = [...new Set(fields)].flatMap((field) => {
    const column = at.get(field);
    return column === undefined ? [] : [{ field, column }];
  });
  columns.sort((a, b) => a.column - b.column);
  return [columns.map(({ column }) => column), new Map(columns.map(({ field }, i) => [field, i]))];
}

/** A row as read. Its read-only cells are needed for few rows, so they are assembled lazily. */
class SeenRow implements SheetRow {
  readonly id: string;
  readonly cells: SheetRow['cells'];
  readonly fingerprint: SheetRow['fingerprint'];
  private shown: Record<string, Cell> | null = null;

  constructor(
    readonly row: RowNumber,
    private readonly seen: readonly CellSeen[],
    private readonly places: Places,
  ) {
    this.id = this.text('creatorId');
    this.fingerprint = { handle: this.text('handle'), channelLink: this.text('channelLink') };
    const cells: Partial<Record<EditableField, Cell>> = {};
    for (const field of EDITABLE_FIELDS) {
      const cell = seen[places.get(field) ?? -1];
      if (cell !== undefined) cells[field] = cellMeant(field, cell);
    }
    this.cells = cells;
  }

  get readOnly(): SheetRow['readOnly'] {
    if (this.shown !== null) return this.shown;
    this.shown = {};
    for (const [field, place] of this.places) if (!isEditable(field)) this.shown[field] = this.seen[place] ?? { text: '' };
    return this.shown;
  }

  private text(field: ColumnField): string {
    return this.seen[this.places.get(field) ?? -1]?.text ?? '';
  }
}
