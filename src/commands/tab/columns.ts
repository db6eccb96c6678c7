// Our columns in order, as they are created in a tab.

import { crmContract } from '../../../contract/table';
import { type ColumnField, extraField, extraKey, FIELD_NAMES, type FieldName, isEditable, rowOf } from '../../fields/fields';

export interface Column {
  readonly field: ColumnField;
  readonly kind: 'text' | 'number' | 'time';
  readonly hidden: boolean;
  readonly width: number;
}

const text = (field: ColumnField, width: number): Column => ({ field, kind: 'text', hidden: false, width });

/** Editable fields are literal text; the format of the others follows the contract. */
function kindOf(field: FieldName): Column['kind'] {
  const { type } = crmContract.shapes.channel?.[field] ?? { type: 'text' };
  return !isEditable(field) && (type === 'number' || type === 'time') ? type : 'text';
}

const columnsOf = (hidden: boolean): readonly Column[] =>
  FIELD_NAMES.flatMap((field) => {
    const { column } = rowOf(field);
    return column?.hidden === hidden ? [{ field, kind: kindOf(field), ...column }] : [];
  });

/** The columns of a new view, from the left; the person's own columns come after them. */
export const COLUMNS: readonly Column[] = [...columnsOf(true), text('sync', 200), ...columnsOf(false)];

/**
 * Whether a column holds literal text, as columns of unknown keys and unmarked columns do; numbers and times are only written by a refresh.
 */
export const isTextColumn = (field: string | null): boolean =>
  (COLUMNS.find((column) => column.field === field)?.kind ?? 'text') === 'text';

/** Columns are frozen up to and including this one. */
export const FROZEN_THROUGH: ColumnField = 'name';

/**
 * Column marks share the sheet's 30,000 characters of metadata, hence a limit on the number of extra keys and on the JSON length of each.
 */
const MOST_EXTRAS = 50;
const KEY_LIMIT = 120;

/** The unknown CRM keys that have or get a column, in a tab that has columns for these fields. */
export function keysShown(keys: readonly string[], fields: readonly string[]): ReadonlySet<string> {
  const room = Math.max(0, MOST_EXTRAS - fields.filter((field) => extraKey(field) !== null).length);
  const isKnown = (key: string): boolean => fields.includes(extraField(key));
  const fresh = keys.filter((key) => !isKnown(key) && JSON.stringify(key).length <= KEY_LIMIT);
  return new Set([...keys.filter(isKnown), ...fresh.slice(0, room)]);
}

/** A read-only text column for a key the contract does not know. */
export const extraColumn = (key: string): Column => text(extraField(key), 120);
