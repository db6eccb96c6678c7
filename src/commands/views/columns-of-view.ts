// Creates the columns of a view in a tab, and recreates missing ones.

import { IDENTIFYING_FIELDS, isEditable } from '../../fields/fields';
import { wordsOfColumn } from '../../text/columns';
import type { Words } from '../../text/en';
import type { Context } from '../context';
import type { ColumnSighting, ColumnSpec, Tab } from '../ports';
import { cellWords } from '../tab/cell-words';
import { COLUMNS, type Column, extraColumn, FROZEN_THROUGH } from '../tab/columns';
import { refillColumns } from '../tab/refill-columns';
import { headingsLost } from '../tab/view';
import { keepView, readWholeNext, type ViewRecord } from '../tab/view-store';

type Spec = ColumnSpec & Column;

const specOf = (column: Column, { cells }: Words): Spec => ({
  ...column,
  ...wordsOfColumn(column.field, cells),
  editable: isEditable(column.field),
});

/**
 * Stores the view with all its columns, after creating those the tab lacks. Columns for unknown keys (`extras`) go to the right end of
 * ours; existing columns stay wherever they are. A recreated column gets its contents back (ids through the fingerprint columns, other
 * cells from the base), so that no blank cell passes for an edit. Until that is written, the view is stored without it, so that a call
 * killed in between leaves the field held back; a new view is stored only once its columns exist, so that a tab that accepts none
 * (`RefusedWrite`) gets no view. If rows can no longer be identified, nothing is created. Only the CRM knows the contents of a read-only
 * column, so after creating one, the next refresh reads everything. Returns the view as stored.
 */
export function bindColumns(ctx: Context, tab: Tab, view: ViewRecord, extras: readonly string[]): ViewRecord {
  const sightings = tab.columns();
  const marked = new Set(sightings.map(({ field }) => field));
  const kept = view.columns.filter(({ field }) => marked.has(field));
  if (headingsLost(view, sightings) || nothingIdentifies(view, sightings)) return keptView(ctx, tab, view);
  const words = cellWords(ctx);
  const headings = new Map(view.columns.map(({ field, heading }) => [field, heading]));
  const wanted = [...COLUMNS, ...extras.map(extraColumn)].map((column): Spec => {
    const spec = specOf(column, words);
    return { ...spec, heading: headings.get(column.field) ?? spec.heading };
  });
  const before = new Set<string>(kept.map(({ field }) => field));
  const missing = wanted.filter(({ field }) => !before.has(field));
  if (missing.length === 0) return keptView(ctx, tab, { ...view, columns: kept });
  if (view.columns.length > 0) keepView(ctx, tab.id, { ...readWholeNext(view), columns: kept });
  tab.addColumns(missing, COLUMNS.findIndex(({ field }) => field === FROZEN_THROUGH) + 1);
  const added = missing.map(({ field, heading }) => ({ field, heading }));
  const columns = [...kept, ...added];
  refillColumns(ctx, tab, columns, new Set(added.map(({ field }) => field)));
  return keptView(ctx, tab, { ...readWholeNext(view), columns });
}

function keptView(ctx: Context, tab: Tab, view: ViewRecord): ViewRecord {
  keepView(ctx, tab.id, view);
  return view;
}

/**
 * The id column and both fingerprint columns are gone, and no column has their headings: rows created now would duplicate the existing
 * ones.
 */
function nothingIdentifies({ columns }: ViewRecord, sightings: readonly ColumnSighting[]): boolean {
  const telling = columns.filter(({ field }) => IDENTIFYING_FIELDS.some((one) => one === field));
  const told = telling.some(({ field, heading }) =>
    sightings.some((one) => one.field === field || (one.field === null && one.heading === heading)),
  );
  return columns.length > 0 && !told;
}
