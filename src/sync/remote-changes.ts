// What changed in the CRM since a creator's base last moved.

import type { BaseRecord, EditableField, FieldBase, FieldValue } from './model';
import { sameButSpelling } from './normal-form';
import { sameValue } from './values';

/** A field's value at the CRM's last read, and its value now. */
export interface RemoteChange {
  readonly field: EditableField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** Fields that had a base and get another value; a mere respelling does not count. Without a base, nothing is known to have changed. */
export function remoteChanges(record: BaseRecord | undefined, moves: ReadonlyMap<EditableField, FieldBase>): readonly RemoteChange[] {
  return [...moves].flatMap(([field, { value: after }]): readonly RemoteChange[] => {
    const before = record?.fields[field]?.value;
    if (before === undefined || sameValue(before, after) || sameButSpelling(field, before, after)) return [];
    return [{ field, before, after }];
  });
}
