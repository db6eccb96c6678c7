// Field values: equality, order, and how to read them from a CRM row.

import type { Named } from '../../contract/records';
import { type ChangeableField, type Channel, type EditableField, isListed, isSet } from '../fields/fields';
import { TEXT_LIMIT } from '../fields/text-limit';
import { truncated } from '../fields/truncate';
import type { FieldValue, Id } from './model';

/** Stands for the labels that do not fit in a cell. */
export const MORE_LABELS = '…';

/**
 * Separates the kept beginning of a long text from its length and checksum. It only counts at that exact position: anything before it is a
 * person's text.
 */
const SHORTENED = '\uE000shortened:';

/** Length and hash of a text, to tell it from others. */
export const checksum = (text: string): string => {
  let hash = 5381;
  // Unsigned only at the end: in between, half of the numbers would be too large for the engine to keep without allocating memory.
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash, 33) ^ text.charCodeAt(i);
  return `${text.length}.${(hash >>> 0).toString(36)}`;
};

/**
 * The text as a value: itself, or if it is longer than TEXT_LIMIT, its beginning with length and checksum, so that it can still be
 * compared. Idempotent.
 */
export function textValue(text: string): string {
  return text.length <= TEXT_LIMIT || text.startsWith(SHORTENED, TEXT_LIMIT)
    ? text
    : `${text.slice(0, TEXT_LIMIT)}${SHORTENED}${checksum(text)}`;
}

export function isShortened(value: FieldValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith(SHORTENED, TEXT_LIMIT);
}

/** A text value as a person sees it. */
export function visibleText(value: string): string {
  return isShortened(value) ? `${value.slice(0, TEXT_LIMIT)}…` : value;
}

/** How much of a cell's text a list of waiting cells shows, including the ellipsis. */
const LISTED = 501;

/** The beginning of a cell's text, if it is long. */
export const beginningOf = (cell: string): string => truncated(cell, LISTED);

const typeRank = (id: Id): string => (typeof id === 'number' ? `n${id}` : `s${id}`);

/** Ids without duplicates, in canonical order; 1 and "1" are two ids. */
export function idSet(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)].sort((a, b) => (typeRank(a) < typeRank(b) ? -1 : 1));
}

export function isIds(value: FieldValue | undefined): value is readonly Id[] {
  return Array.isArray(value);
}

/** Whether two values of one field are the same: text and ids exactly, labels as sets; two unknown values are the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!isIds(a) || !isIds(b)) return a === b;
  if (a.length !== b.length) return false;
  const left = idSet(a);
  return idSet(b).every((id, i) => id === left[i]);
}

export function isBlank(value: FieldValue | undefined): boolean {
  return value === null || value === '' || (isIds(value) && value.length === 0);
}

/** Whether a field is cleared as a whole; entries of a set are removed one by one. */
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

/** TypeScript's own guard does not narrow readonly arrays. */
const isMany = (value: Named | readonly Named[]): value is readonly Named[] => Array.isArray(value);
