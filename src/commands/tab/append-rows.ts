// Appends rows to the end of a tab, in our columns only.

import type { ColumnField } from '../../fields/fields';
import type { CellInput, RowNumber } from '../../sync/model';
import type { RefusedCell } from '../ports';
import type { OpenView } from './view';

/**
 * Writes one rectangle per run of adjacent columns of ours, so that the person's own columns in between are not touched. Returns the cells
 * Google refused.
 */
export function appendRows<T>(
  { tab, layout }: OpenView,
  row: RowNumber,
  rows: readonly T[],
  cellOf: (one: T, field: ColumnField) => CellInput,
): readonly RefusedCell[] {
  if (rows.length === 0) return [];
  return tab.write(
    stretches(layout.at).map(({ column, fields }) => ({
      row,
      column,
      cells: rows.map((one) => fields.map((field) => cellOf(one, field))),
    })),
  );
}

function stretches(at: ReadonlyMap<ColumnField, number>): { readonly column: number; readonly fields: readonly ColumnField[] }[] {
  const out: { column: number; fields: ColumnField[] }[] = [];
  for (const [field, column] of [...at].sort(([, a], [, b]) => a - b)) {
    const last = out[out.length - 1];
    if (last !== undefined && last.column + last.fields.length === column) last.fields.push(field);
    else out.push({ column, fields: [field] });
  }
  return out;
}
