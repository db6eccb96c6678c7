// Entries of the CRM's lists that got another name: cells that hold the old one say the new one.

import { eachOf } from '../../contract/named';
import { isListed, isSet, type ListedField, listOf } from '../fields/fields';
import { LIST_NAMES, type ListName } from '../fields/kinds';
import type { EditableField, Id } from './model';
import { sameName } from './name-likeness';
import { createNames, type Lists } from './names';
import { isIds } from './values';

/** An entry and what it was called before; '' = it is new, and bears a name that another one gave up. */
export interface Renamed {
  readonly list: ListName;
  readonly id: Id;
  readonly from: string;
}

/** A name that differs only in case, width or blanks goes on meaning the same entry: nothing has to be carried over. */
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
 * What a cell says by the new names; null when it stays as it is. Only whole names count, as the cell meant them before, so that a name which is a
 * part of another text stays; the other labels of the cell stay as they were typed.
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
