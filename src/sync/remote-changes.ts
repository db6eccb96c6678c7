// What changed in the CRM since a creator's base was last moved.

import type { BaseRecord, EditableField, FieldBase, FieldValue } from './model';
import { sameButSpelling } from './normal-form';
import { sameValue } from './values';

/** A value of one field that the CRM held at the last read, and the one it holds now. */
export interface RemoteChange {
  readonly field: EditableField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** Fields that had a base and get another value; a text that is only spelled otherwise is the same. Without a base nothing is known to have changed. */
export function remoteChanges(record: BaseRecord | undefined, moves: ReadonlyMap<EditableField, FieldBase>): readonly RemoteChange[] {
  return [...moves].flatMap(([field, { value: after }]): readonly RemoteChange[] => {
    const before = record?.fields[field]?.value;
    if (before === undefined || sameValue(before, after) || sameButSpelling(field, before, after)) return [];
    return [{ field, before, after }];
  });
}
