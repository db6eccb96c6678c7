// Our columns in their order, as they are made in a tab.

import { crmContract } from '../../../contract/table';
import { type ColumnField, extraField, extraKey, FIELD_NAMES, type FieldName, isEditable, rowOf } from '../../fields/fields';

export interface Column {
  readonly field: ColumnField;
  readonly kind: 'text' | 'number' | 'time';
  readonly hidden: boolean;
  readonly width: number;
}

const text = (field: ColumnField, width: number): Column => ({ field, kind: 'text', hidden: false, width });

/** What people edit is literal text; the rest looks as the contract says. */
function kindOf(field: FieldName): Column['kind'] {
  const { type } = crmContract.shapes.channel?.[field] ?? { type: 'text' };
  return !isEditable(field) && (type === 'number' || type === 'time') ? type : 'text';
}

const columnsOf = (hidden: boolean): readonly Column[] =>
  FIELD_NAMES.flatMap((field) => {
    const { column } = rowOf(field);
    return column?.hidden === hidden ? [{ field, kind: kindOf(field), ...column }] : [];
  });

/** The columns that a new view gets, from the left; the person's own come after them. */
export const COLUMNS: readonly Column[] = [...columnsOf(true), text('sync', 200), ...columnsOf(false)];

/** Whether a column holds literal texts, as those of unknown keys and of nobody's do; numbers and times are written by a refresh alone. */
export const isTextColumn = (field: string | null): boolean =>
  (COLUMNS.find((column) => column.field === field)?.kind ?? 'text') === 'text';

/** Columns are frozen up to and with this one. */
export const FROZEN_THROUGH: ColumnField = 'name';

/** Columns bear their marks in the sheet's store of 30,000 characters, beside those of the fields: so many keys, up to so long as JSON. */
const MOST_EXTRAS = 50;
const KEY_LIMIT = 120;

/** Those of the keys that the contract does not know which have a column or get one, in a tab with columns for these fields. */
export function keysShown(keys: readonly string[], fields: readonly string[]): ReadonlySet<string> {
  const room = Math.max(0, MOST_EXTRAS - fields.filter((field) => extraKey(field) !== null).length);
  const isKnown = (key: string): boolean => fields.includes(extraField(key));
  const fresh = keys.filter((key) => !isKnown(key) && JSON.stringify(key).length <= KEY_LIMIT);
  return new Set([...keys.filter(isKnown), ...fresh.slice(0, room)]);
}

/** A column for a key that the contract does not know: read-only text. */
export const extraColumn = (key: string): Column => text(extraField(key), 120);
