// Carries renamed CRM list entries over into the cells that still hold the old name.

import { eachOf } from '../../contract/named';
import { isListed, isSet, type ListedField, listOf } from '../fields/fields';
import { LIST_NAMES, type ListName } from '../fields/kinds';
import type { EditableField, Id } from './model';
import { sameName } from './name-likeness';
import { createNames, type Lists } from './names';
import { isIds } from './values';

/** An entry and its previous name; '' = a new entry that took over a name another one gave up. */
export interface Renamed {
  readonly list: ListName;
  readonly id: Id;
  readonly from: string;
}

/** A name that differs only in case, width, or whitespace still means the same entry, so nothing has to be carried over. */
export function renamedIn(before: Lists, after: Lists): readonly Renamed[] {
  return LIST_NAMES.flatMap((list) => {
    const old = new Map(before[list].map(({ id, name }) => [id, name]));
    const renamed = after[list].flatMap(({ id, name }) => {
      const from = old.get(id);
      return from === undefined || from.trim() === '' || sameName(from, name) ? [] : [{ list, id, from }];
    });
    const taken = after[list].filter(({ id, name }) => !old.has(id) && renamed.some(({ from }) => sameName(from, name)));
    return [...renamed, ...taken.map(({ id }) => ({ list, id, from: '' }))];
  });
}

/**
 * The cell's text with the new names; null = unchanged. Only whole names count, as the cell meant them before, so a name inside other text
 * stays. The cell's other labels stay as typed.
 */
export function carrier(lists: Lists, renamed: readonly Renamed[]): (field: EditableField, text: string) => string | null {
  const former = eachOf(LIST_NAMES, (list) =>
    lists[list].map((entry) => ({ ...entry, name: renamed.find((one) => one.list === list && one.id === entry.id)?.from ?? entry.name })),
  );
  const [old, now] = [createNames(former), createNames(lists)];
  const nameNow = (field: ListedField, text: string): string | null => {
    const parsed = old.parse(field, text);
    const value = parsed.ok ? parsed.value : null;
    const id = isIds(value) ? (value.length === 1 ? value[0] : undefined) : value;
    const moved = renamed.some((one) => one.list === listOf(field) && one.id === id && one.from !== '');
    return moved && (typeof id === 'string' || typeof id === 'number') ? now.nameOf(field, id) : null;
  };
  return (field, text) => {
    if (!isListed(field) || text === '') return null;
    if (!isSet(field)) return nameNow(field, text);
    const parts = old.labelsIn(text);
    const names = parts.map((part) => nameNow(field, old.joinLabels([part])));
    return names.every((name) => name === null) ? null : now.joinLabels(parts.map((part, i) => names[i] ?? part));
  };
}
