// Names in cells <-> ids in the CRM, for statuses, owners and labels.

import { distance } from 'fastest-levenshtein';
import type { Named } from '../../contract/records';
import type { EditableField, FieldValue, Id, Reason } from './model';
import { blankOf, idSet, isIds, visibleText } from './values';

/** The lists of the CRM as they were read last. */
export interface Lists {
  readonly statuses: readonly Named[];
  readonly members: readonly Named[];
  readonly labels: readonly Named[];
}

export type Parsed = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: Reason };

export interface Names {
  /** The text of the cell for a value; a name that two ids share is followed by the id. */
  cellOf(field: EditableField, value: FieldValue): string;
  /** One name, as `cellOf` would write it, without quotes. */
  nameOf(field: 'status' | 'owner' | 'labels', id: Id): string;
  /** The value that a cell's text means; case, width, spaces, order and doubles do not matter. */
  parse(field: EditableField, text: string): Parsed;
  /** What a drop-down offers, in the CRM's order. */
  choices(field: 'status' | 'owner'): readonly string[];
}

/** Two names are near when so few letters differ; found names are only offered, never taken. */
const NEAR_LETTERS = 2;
const NEAR_OFFERED = 3;

/** Names that people take for the same: compatibility forms (full width), case and runs of spaces folded. */
const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

export function createNames(lists: Lists): Names {
  const books = { status: bookOf(lists.statuses), owner: bookOf(lists.members), labels: bookOf(lists.labels) };
  return {
    nameOf: (field, id) => books[field].nameOf(id),
    choices: (field) => books[field].names,
    cellOf(field, value) {
      if (isIds(value)) return joinLabels(value.map((id) => books.labels.nameOf(id)));
      if (field === 'status' || field === 'owner') return value === null || typeof value === 'boolean' ? '' : books[field].nameOf(value);
      return visibleText(String(value ?? ''));
    },
    parse(field, text) {
      if (field === 'labels') return parseLabels(books.labels, text);
      if (field !== 'status' && field !== 'owner') return { ok: true, value: text };
      return fold(text) === '' ? { ok: true, value: blankOf(field) } : books[field].find(text);
    },
  };
}

interface Book {
  readonly names: readonly string[];
  nameOf(id: Id): string;
  find(text: string): { readonly ok: true; readonly value: Id } | { readonly ok: false; readonly reason: Reason };
}

/** Each name as people are shown it: one that two ids share, or a blank one, is followed by the id. */
export function writtenNames(named: readonly Named[]): ReadonlyMap<Id, string> {
  const shared = countBy(named, (entry) => fold(entry.name));
  const written = new Map<Id, string>();
  for (const { id, name } of named)
    written.set(id, fold(name) === '' || (shared.get(fold(name)) ?? 0) > 1 ? withId(name, id) : name.trim());
  return written;
}

function bookOf(named: readonly Named[]): Book {
  const written = writtenNames(named);
  const byText = new Map<string, Id[]>();
  for (const { id, name } of named) {
    for (const text of new Set([fold(name), fold(withId(name, id))])) byText.set(text, [...(byText.get(text) ?? []), id]);
  }
  const names = named.map(({ id }) => written.get(id) ?? '');
  return {
    names,
    nameOf: (id) => written.get(id) ?? withId('', id),
    find(text) {
      const found = byText.get(fold(text)) ?? idsWritten(named, text);
      if (found.length > 1) return { ok: false, reason: { why: 'ambiguous-name', name: text } };
      const only = found[0];
      return only === undefined
        ? { ok: false, reason: { why: 'unknown-name', name: text, near: nearNames(names, text) } }
        : { ok: true, value: only };
    },
  };
}

const withId = (name: string, id: Id): string => `${name.trim()} (${id})`.trim();

/** An id that no list names is written as "(id)"; the same text leads back to it only when a list knows the id. */
const idsWritten = (named: readonly Named[], text: string): Id[] => named.filter(({ id }) => `(${id})` === text.trim()).map(({ id }) => id);

function countBy<T>(entries: readonly T[], key: (entry: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
  return counts;
}

/** Whether people take two names for the same. */
export const sameName = (a: string, b: string): boolean => fold(a) === fold(b);

/** At most three of the names that are near to a text, the nearest first. */
export function nearNames(names: readonly string[], text: string): readonly string[] {
  const wanted = fold(text);
  return names
    .map((name) => ({ name, far: distance(fold(name), wanted) }))
    .filter(({ name, far }) => far <= NEAR_LETTERS || (wanted.length >= 3 && fold(name).startsWith(wanted)))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAR_OFFERED)
    .map(({ name }) => name);
}

/** `Beauty, "Q1, Launch"`: a name with a comma, a quote or outer spaces stands in quotes, a quote in it is doubled. */
function joinLabels(names: readonly string[]): string {
  return names.map((name) => (/[,，"]|^\s|\s$/.test(name) ? `"${name.replace(/"/g, '""')}"` : name)).join(', ');
}

/** The parts between commas (also full-width ones) that do not stand in quotes. */
export function splitLabels(text: string): readonly string[] {
  const parts: string[] = [];
  const part = /\s*(?:"((?:[^"]|"")*)"|([^,，]*))\s*(?:[,，]|$)/gy;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const name = match[1] !== undefined ? match[1].replace(/""/g, '"') : (match[2] ?? '').trim();
    if (fold(name) !== '') parts.push(name);
    if (part.lastIndex >= text.length) break;
  }
  return parts;
}

function parseLabels(book: Book, text: string): Parsed {
  const ids: Id[] = [];
  for (const name of splitLabels(text)) {
    const found = book.find(name);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  return { ok: true, value: idSet(ids) };
}

/** Lists with everything added that CRM rows name and the lists do not know (yet), so that such a value keeps its name. */
export function withSeen(lists: Lists, seen: Lists): Lists {
  return {
    statuses: addUnknown(lists.statuses, seen.statuses),
    members: addUnknown(lists.members, seen.members),
    labels: addUnknown(lists.labels, seen.labels),
  };
}

function addUnknown(known: readonly Named[], seen: readonly Named[]): readonly Named[] {
  const ids = new Set(known.map(({ id }) => id));
  const added = new Map<Id, Named>();
  for (const entry of seen) if (!ids.has(entry.id)) added.set(entry.id, entry);
  return added.size === 0 ? known : [...known, ...added.values()];
}
