// Normalizes the ids of statuses, members, and labels to the type the CRM's own lists use: a row may have "2" where the list has 2.

import { eachOf } from '../../contract/named';
import type { Id, Named } from '../../contract/records';
import { type Channel, FIELDS_OF_LIST, type ListedField } from '../fields/fields';
import { LIST_NAMES, type ListName } from '../fields/kinds';

/** The CRM's lists, as far as they are known. */
export type ListedEntries = Readonly<Record<ListName, readonly Named[]>>;

/** A CRM row with ids as in the lists. */
export type WithListedIds = (channel: Channel) => Channel;

/**
 * An id that a list has only in the other type is replaced by the list's, so that after reading, both are the same entry everywhere. If a
 * list has both types, or neither, the id stays as it came.
 */
export function withListedIds(lists: ListedEntries): WithListedIds {
  const changes = eachOf(LIST_NAMES, (list) => otherTypes(lists[list]));
  return (channel) =>
    LIST_NAMES.reduce((row, list) => FIELDS_OF_LIST[list].reduce((one, field) => retyped(one, field, changes[list]), row), channel);
}

/** Maps an id in the other type to the list's id. */
function otherTypes(entries: readonly Named[]): ReadonlyMap<Id, Id> {
  const ids = new Set(entries.map(({ id }) => id));
  return new Map(
    [...ids].flatMap((id) => {
      const other = inOtherType(id);
      return other === null || ids.has(other) ? [] : [[other, id] as const];
    }),
  );
}

/** Text has another type only if it is exactly how the number is written. */
function inOtherType(id: Id): Id | null {
  if (typeof id === 'number') return String(id);
  return Number.isSafeInteger(Number(id)) && String(Number(id)) === id ? Number(id) : null;
}

function retyped(channel: Channel, field: ListedField, ids: ReadonlyMap<Id, Id>): Channel {
  const value = channel[field];
  const entries: readonly Named[] = value === undefined || value === null ? [] : isMany(value) ? value : [value];
  if (!entries.some(({ id }) => ids.has(id))) return channel;
  const own = entries.map((entry) => ({ ...entry, id: ids.get(entry.id) ?? entry.id }));
  return { ...channel, [field]: isMany(value) ? own : own[0] };
}

/** TypeScript's own guard does not narrow readonly arrays. */
const isMany = (value: Channel[ListedField]): value is readonly Named[] => Array.isArray(value);
