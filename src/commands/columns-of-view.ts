// The columns of a view as they are made in a tab: heading, width, hint. It must not know where they will stand.

import { COLUMNS, type Column, extraColumn, FROZEN_THROUGH, isEditable } from '../sync/columns';
import type { Words } from '../text/words';
import type { ColumnSpec, Tab } from './ports';
import type { ViewRecord } from './view';

/** A key of the CRM that we do not know stands under its own name. */
function specOf(column: Column, { cells }: Words): ColumnSpec {
  const { field, kind, hidden, width } = column;
  const heading = field.startsWith('extra:') ? field.slice('extra:'.length) : cells.heading[field as keyof typeof cells.heading];
  const hints: Readonly<Record<string, string>> = cells.hint;
  return {
    field,
    heading,
    kind,
    editable: isEditable(field),
    hidden,
    width,
    hint: hints[field] ?? (isEditable(field) ? cells.hint.editable : cells.hint.readOnly),
  };
}

/**
 * Makes the columns that the tab does not have yet and answers all columns of the view. Columns for unknown keys (`extras`) come at the right
 * end of ours. A column that the tab has, in whatever place, is left where it is.
 */
export function ensureColumns(tab: Tab, known: ViewRecord['columns'], extras: readonly string[], words: Words): ViewRecord['columns'] {
  const marked = new Set(tab.columns().map(({ field }) => field));
  const wanted = [...COLUMNS, ...extras.map(extraColumn)].map((column) => specOf(column, words));
  const missing = wanted.filter(({ field }) => !marked.has(field));
  if (missing.length > 0) tab.addColumns(missing, COLUMNS.findIndex(({ field }) => field === FROZEN_THROUGH) + 1);
  const made = new Set(missing.map(({ field }) => field));
  const kept = known.filter(({ field }) => !made.has(field));
  const before = new Set(kept.map(({ field }) => field));
  const added = wanted.filter(({ field }) => !before.has(field as Column['field']));
  return [...kept, ...added.map(({ field, heading }) => ({ field: field as Column['field'], heading }))];
}
