// A view: a tab bound to a query. Finds its columns, reads its rows.

import { type ColumnField, EDITABLE_FIELDS, IDENTIFYING_FIELDS, isEditable } from '../../fields/fields';
import type { TabTrouble } from '../../rpc/shapes';
import { cellMeant } from '../../sync/cell-meant';
import type { Cell, EditableField, RowNumber, SheetRow } from '../../sync/model';
import { rowNumberOf } from '../../sync/model';
import type { Context } from '../context';
import type { CellSeen, ColumnSighting, Tab } from '../ports';
import { failed, type Result } from '../result';
import { readView, type ViewRecord } from './view-store';

export const HEADINGS_ROW = rowNumberOf(1);
/** The first row under the headings. */
export const FIRST_ROW = rowNumberOf(2);

/** The row of the creator in this place, counted from 0. */
export const rowAt = (place: number): RowNumber => rowNumberOf(FIRST_ROW + place);

/** Where each field stands (1-based); a field in doubt has no place, and a trouble says why. */
export interface Layout {
  readonly at: ReadonlyMap<ColumnField, number>;
  readonly troubles: readonly TabTrouble[];
}

/** What stands in these columns is compared row by row with what we wrote, so that another heading over them does no harm. */
const PROVEN_BY_CELLS: ReadonlySet<ColumnField> = new Set(IDENTIFYING_FIELDS);

/**
 * Finds our columns by the mark on them, with the heading as fingerprint. A column that is missing, stands twice or has another heading holds its
 * field back: it is neither read nor written, and so never cleared. When the heading row is not where it was, everything is held back.
 */
export function layoutOf(view: ViewRecord, sightings: readonly ColumnSighting[]): Layout {
  const at = new Map<ColumnField, number>();
  const troubles: TabTrouble[] = [];
  const lost = headingsLost(view, sightings);
  for (const { field, heading } of view.columns) {
    const marked = sightings.filter((sighting) => sighting.field === field);
    const [only] = marked;
    const named = only !== undefined && marked.length === 1 && only.heading === only.writtenHeading;
    if (!named) troubles.push(troubleOf(field, heading, marked.length));
    if (only !== undefined && marked.length === 1 && !lost && (named || PROVEN_BY_CELLS.has(field))) at.set(field, only.column);
  }
  if (!view.columns.some(({ field }) => field === 'creatorId')) troubles.unshift({ what: 'id-column-missing' });
  return { at, troubles };
}

/** A person renames a few columns; when most of ours bear other headings, the row of headings was deleted, sorted away or pushed down. */
export function headingsLost(view: ViewRecord, sightings: readonly ColumnSighting[]): boolean {
  const marked = sightings.filter(({ field }) => view.columns.some((column) => column.field === field));
  return marked.filter(({ heading, writtenHeading }) => heading !== writtenHeading).length * 2 > marked.length;
}

function troubleOf(field: ColumnField, heading: string, marked: number): TabTrouble {
  if (marked === 0 && field === 'creatorId') return { what: 'id-column-missing' };
  return { what: marked === 0 ? 'column-missing' : marked === 1 ? 'column-renamed' : 'column-twice', field, heading };
}

/** A tab with its view and columns, ready to be read. */
export interface OpenView {
  readonly tab: Tab;
  readonly view: ViewRecord;
  readonly layout: Layout;
}

export function openView(ctx: Context, tab: Tab | null): Result<OpenView> {
  if (tab === null) return failed('no-tab');
  const view = readView(ctx, tab.id);
  if (view?.is !== 'read') return failed(view?.is === 'newer' ? 'newer-version' : 'no-view');
  return { ok: true, value: { tab, view: view.value, layout: layoutOf(view.value, tab.columns()) } };
}

/** The id column and both fingerprint columns must be in their places before any row can be told from another. */
export function canIdentify({ layout }: OpenView): boolean {
  return IDENTIFYING_FIELDS.every((field) => layout.at.has(field));
}

/** Rows from..to, both included. */
export interface RowSpan {
  readonly from: RowNumber;
  readonly to: RowNumber;
}

/**
 * Rows under the headings, all or those of a span, with every field of ours that is in its place: a number of calls that does not depend on the rows.
 * All rows end with the last one in which anything is shown, a person's own columns included: boxes and formulas are often filled down far below.
 */
export function readRows({ tab, layout }: OpenView, span?: RowSpan): readonly SheetRow[] {
  const fields = [...layout.at].sort(([, a], [, b]) => a - b);
  const first = span?.from ?? FIRST_ROW;
  const count = Math.min(span?.to ?? Number.POSITIVE_INFINITY, tab.lastRow()) - first + 1;
  if (count <= 0 || fields.length === 0) return [];
  const seen = tab.read(
    first,
    count,
    fields.map(([, column]) => column),
  );
  const places = new Map(fields.map(([field], i) => [field, i]));
  const shown = span === undefined ? seen.slice(0, shownRows(tab, seen)) : seen;
  return shown.map((cells, i) => new SeenRow(rowNumberOf(first + i), cells, places));
}

/** Where the next creator goes. */
export const rowAfter = (rows: readonly SheetRow[]): RowNumber => rowNumberOf((rows[rows.length - 1]?.row ?? FIRST_ROW - 1) + 1);

/** How many of all rows there are. The person's own columns are only looked at where ours are blank. */
function shownRows(tab: Tab, seen: readonly (readonly CellSeen[])[]): number {
  let ours = seen.length;
  while (ours > 0 && seen[ours - 1]?.every(({ text }) => text === '')) ours -= 1;
  return ours === seen.length ? ours : tab.lastShown(rowAt(ours)) - FIRST_ROW + 1;
}

/** A row as it was read. Its read-only cells, which few rows are asked for, are put together when that happens. */
class SeenRow implements SheetRow {
  readonly id: string;
  readonly cells: SheetRow['cells'];
  readonly fingerprint: SheetRow['fingerprint'];
  private shown: Record<string, Cell> | null = null;

  constructor(
    readonly row: RowNumber,
    private readonly seen: readonly CellSeen[],
    private readonly places: ReadonlyMap<ColumnField, number>,
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
