// The text a confirmation binds: one line per change, in a canonical order.

import type { Change, ChangeableField, CreatorId, FieldValue } from './model';
import { idSet, isIds } from './values';

/** Everything a person can agree to in one review: changes, and for each conflict the values it can take. */
interface Confirmable {
  readonly tab: number;
  readonly changes: readonly Pick<Change, 'creatorId' | 'field' | 'before' | 'after' | 'creates'>[];
}

/**
 * Equal if and only if the tab and the set of changes are: (creator, field, before, after, creates), in any order. JSON distinguishes 1
 * from "1" and preserves every character of an id.
 */
export function planText({ tab, changes }: Confirmable): string {
  const lines = changes.map((change) => line(change.creatorId, change.field, change.before, change.after, change.creates));
  return JSON.stringify([tab, [...new Set(lines)].sort()]);
}

const line = (creatorId: CreatorId, field: ChangeableField, before: FieldValue, after: FieldValue, creates: boolean): string =>
  JSON.stringify([creatorId, field, ordered(before), ordered(after), creates]);

const ordered = (value: FieldValue): FieldValue => (isIds(value) ? idSet(value) : value);
