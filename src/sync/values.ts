// Equality, order and origin of field values.

import type { Named } from '../../contract/records';
import { beginningWithin } from '../fields/beginning';
import { type ChangeableField, type Channel, type EditableField, isListed, isSet } from '../fields/fields';
import { TEXT_LIMIT } from '../fields/text-limit';
import type { FieldValue, Id } from './model';

/** Stands for the labels that a cell has no room for. */
export const MORE_LABELS = '…';

/** Stands between the kept beginning of a longer text and its length and checksum, and says so only there: before that place every text is a person's. */
const SHORTENED = '\uE000shortened:';

/** Length and hash of a text, to tell it from others. */
export const checksum = (text: string): string => {
  let hash = 5381;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
  return `${text.length}.${hash.toString(36)}`;
};

/**
 * The text as a value: itself, or a beginning with length and checksum when it is longer than TEXT_LIMIT, so that it can still be compared.
 * A value stays as it is.
 */
export function textValue(text: string): string {
  return text.length <= TEXT_LIMIT || text.startsWith(SHORTENED, TEXT_LIMIT)
    ? text
    : `${text.slice(0, TEXT_LIMIT)}${SHORTENED}${checksum(text)}`;
}

export function isShortened(value: FieldValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith(SHORTENED, TEXT_LIMIT);
}

/** What a person sees of a text value. */
export function visibleText(value: string): string {
  return isShortened(value) ? `${value.slice(0, TEXT_LIMIT)}…` : value;
}

/** So much of a cell is told in a list of cells that wait, and a mark. */
const LISTED = 501;

/** The beginning of a cell's text, when it is long. */
export const beginningOf = (cell: string): string => beginningWithin(cell, LISTED);

const typeRank = (id: Id): string => (typeof id === 'number' ? `n${id}` : `s${id}`);

/** Ids without doubles, in one order for the same set: 1 and "1" are two ids. */
export function idSet(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)].sort((a, b) => (typeRank(a) < typeRank(b) ? -1 : 1));
}

export function isIds(value: FieldValue | undefined): value is readonly Id[] {
  return Array.isArray(value);
}

/** Two values of one field are the same: text and ids exactly, labels as sets; two unknown values are the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!isIds(a) || !isIds(b)) return a === b;
  if (a.length !== b.length) return false;
  const left = idSet(a);
  return idSet(b).every((id, i) => id === left[i]);
}

export function isBlank(value: FieldValue | undefined): boolean {
  return value === null || value === '' || (isIds(value) && value.length === 0);
}

/** Whether a field is emptied as a whole; entries of a set are taken off one by one. */
export function isCleared(field: ChangeableField, before: FieldValue | undefined, after: FieldValue): boolean {
  return !isSet(field) && isBlank(after) && !isBlank(before);
}

export function blankOf(field: EditableField): FieldValue {
  if (isSet(field)) return [];
  return isListed(field) ? null : '';
}

export function without(ids: readonly Id[], others: readonly Id[]): readonly Id[] {
  const gone = new Set(others);
  return ids.filter((id) => !gone.has(id));
}

/** The field's value in a CRM row; `undefined` when the row does not say. */
export function valueOf(channel: Channel, field: ChangeableField): FieldValue | undefined {
  const value = channel[field];
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return textValue(value);
  return isMany(value) ? idSet(value.map(({ id }) => id)) : value.id;
}

/** TypeScript's own guard takes no lists that are read-only. */
const isMany = (value: Named | readonly Named[]): value is readonly Named[] => Array.isArray(value);
