// A value of a creator as people read it.

import type { ChangeableField, FieldValue } from '../../sync/model';
import type { Names } from '../../sync/names';
import type { Words } from '../../text/en';

/** As its cell would show it; whether somebody is archived stands in no cell and is told in words. */
export function valueText(field: ChangeableField, value: FieldValue, names: Names, { cells }: Words): string {
  if (field === 'archived') return value === true ? cells.archived.yes : cells.archived.no;
  return names.cellOf(field, value);
}
