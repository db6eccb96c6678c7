// Edits one field of one creator outside the sheet: the value goes into the cell, as an edit like any other.

import type { Id } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import { isListed, isSet, listOf } from '../../fields/fields';
import { editableField, fieldValue, id } from '../../rpc/arguments';
import type { EditableField, FieldValue } from '../../sync/model';
import type { Lists } from '../../sync/names';
import { idSet, isIds } from '../../sync/values';
import { keptLists } from '../account/lists';
import { call } from '../call';
import { done, failed, type Result } from '../result';
import { writeEdits } from './write-edits';

export const editCreator = call(
  () => ({
    creatorId: id(),
    field: editableField(),
    value: fieldValue(),
  }),
  (ctx, { creatorId, field, value }): Result<{ readonly cells: number; readonly formulas: number }> => {
    const wanted = fitting(keptLists(ctx), field, value);
    if (wanted === undefined) return failed('bad-arguments');
    const written = writeEdits(ctx, () => [{ creatorId: creatorIdOf(creatorId), field, value: wanted }]);
    return written.ok ? done({ cells: written.value.writes.length, formulas: written.value.formulas }) : written;
  },
);

/** The value as the field holds it; undefined when the lists do not have it, or it has another type. */
export function fitting(lists: Lists, field: EditableField, value: FieldValue): FieldValue | undefined {
  const has = (list: readonly { readonly id: Id }[], id: unknown): boolean => list.some((one) => one.id === id);
  if (!isListed(field)) return typeof value === 'string' ? value : undefined;
  const list = lists[listOf(field)];
  if (isSet(field)) return isIds(value) && value.every((id) => has(list, id)) ? idSet(value) : undefined;
  return value === null || has(list, value) ? value : undefined;
}
