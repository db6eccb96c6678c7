// A view: a tab bound to a query. Locates its columns.

import { type ColumnField, IDENTIFYING_FIELDS } from '../../fields/fields';
import type { TabTrouble } from '../../rpc/shapes';
import { type RowNumber, rowNumberOf } from '../../sync/model';
import type { Context } from '../context';
import type { ColumnSighting, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { readView, type ViewRecord } from './view-store';

export const HEADINGS_ROW = rowNumberOf(1);
/** The first row below the headings. */
export const FIRST_ROW = rowNumberOf(2);

/** The row of the creator at this 0-based position. */
export const rowAt = (place: number): RowNumber => rowNumberOf(FIRST_ROW + place);

/** The column of each field (1-based); a field in doubt has none, and a trouble says why. */
interface Layout {
  readonly at: ReadonlyMap<ColumnField, number>;
  readonly troubles: readonly TabTrouble[];
}

/** The cells of these columns are compared row by row with what we wrote, so another heading does no harm. */
const PROVEN_BY_CELLS: ReadonlySet<ColumnField> = new Set(IDENTIFYING_FIELDS);

/**
 * Locates our columns by their marks, checked against their headings. A column that is missing, duplicated, or renamed holds its field
 * back: it is neither read nor written, and so never cleared. If the heading row is not where it was, everything is held back.
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

/** A person renames a few columns; if most of ours have other headings, the heading row was deleted, sorted away, or pushed down. */
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
  /** Every column with a heading or a mark, as used for the layout. */
  readonly sightings: readonly ColumnSighting[];
  /** The columns were found where their marks actually are, not just where the marks say. */
  readonly proven: boolean;
}

export const openView = (ctx: Context, tab: Tab | null): Result<OpenView> => opened(ctx, tab, true);

/** For counting and displaying, at a tenth of the calls: see `Tab.columnsAsMarked`. */
export const glanceAtView = (ctx: Context, tab: Tab | null): Result<OpenView> => opened(ctx, tab, false);

function opened(ctx: Context, tab: Tab | null, proven: boolean): Result<OpenView> {
  const found = viewIn(ctx, tab);
  if (!found.ok) return found;
  const sightings = proven ? found.value.tab.columns() : found.value.tab.columnsAsMarked();
  return done({ ...found.value, layout: layoutOf(found.value.view, sightings), sightings, proven });
}

/** Only the tab and its view, for callers that need no columns: locating those takes two service calls each. */
export function viewIn(ctx: Context, tab: Tab | null): Result<Pick<OpenView, 'tab' | 'view'>> {
  if (tab === null) return failed('no-tab');
  const view = readView(ctx, tab.id);
  return view?.is === 'read' ? done({ tab, view: view.value }) : failed(view?.is === 'newer' ? 'newer-version' : 'no-view');
}

/** Rows can only be identified if the id column and both fingerprint columns are in place. */
export function canIdentify({ layout }: OpenView): boolean {
  return IDENTIFYING_FIELDS.every((field) => layout.at.has(field));
}
