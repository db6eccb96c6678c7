// The text that a confirmation binds: one line per change, in one order.

import type { Change, ChangeableField, CreatorId, FieldValue } from './model';
import { idSet, isIds } from './values';

/** Everything that a person may agree to in one review: changes, and for each conflict the values it can take. */
export interface Confirmable {
  readonly tab: number;
  readonly changes: readonly Pick<Change, 'creatorId' | 'field' | 'before' | 'after' | 'creates'>[];
}

/**
 * The same text if and only if the same set of changes of the same tab: (creator, field, before, after, creates), in any order.
 * JSON keeps 1 apart from "1" and every character of an id.
 */
export function planText({ tab, changes }: Confirmable): string {
  const lines = changes.map((change) => line(change.creatorId, change.field, change.before, change.after, change.creates));
  return JSON.stringify([tab, [...new Set(lines)].sort()]);
}

const line = (creatorId: CreatorId, field: ChangeableField, before: FieldValue, after: FieldValue, creates: boolean): string =>
  JSON.stringify([creatorId, field, ordered(before), ordered(after), creates]);

const ordered = (value: FieldValue): FieldValue => (isIds(value) ? idSet(value) : value);
