// A value of a creator as people read it.

import type { ChangeableField, FieldValue } from '../../sync/model';
import type { Names } from '../../sync/names';
import type { Words } from '../../text/en';

/** As its cell would show it; `archived` has no cell and is put into words. */
export function valueText(field: ChangeableField, value: FieldValue, names: Names, { cells }: Words): string {
  if (field === 'archived') return value === true ? cells.archived.yes : cells.archived.no;
  return names.cellOf(field, value);
}
