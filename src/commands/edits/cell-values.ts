// What the cells of a creator's field currently mean, including unsent edits.

import type { CreatorId, EditableField, FieldValue } from '../../sync/model';
import { sameValue } from '../../sync/values';
import type { Survey } from '../tab/survey';

/** undefined when the creator's rows disagree, there is a formula or an error, or a cell has a name the CRM does not have. */
export function valueInCells({ genuine, base, names }: Survey, creatorId: CreatorId, field: EditableField): FieldValue | undefined {
  const known = base.records.get(creatorId)?.fields[field];
  const values = (genuine.get(creatorId) ?? []).map(({ cells: { [field]: cell } }) => {
    if (cell === undefined || cell.origin !== undefined || cell.doubt !== undefined) return undefined;
    if (cell.text === known?.cell) return known.value;
    const parsed = names.parse(field, cell.text);
    return parsed.ok ? parsed.value : undefined;
  });
  const [first] = values;
  return values.every((value) => value !== undefined && sameValue(value, first)) ? first : undefined;
}
