// Maps names in cells to ids in the CRM and back, for statuses, owners, and labels.

import { eachOf } from '../../contract/named';
import type { Named } from '../../contract/records';
import { formOf, isListed, isSet, type ListedField, listOf, type OneField, type TextField } from '../fields/fields';
import { LIST_NAMES, type ListName } from '../fields/kinds';
import { TEXT_LIMIT } from '../fields/text-limit';
import { emailMeant, linkMeant } from './contact-text';
import { joinLabels, labelsIn, partsOf, withLabelExchanged } from './label-text';
import type { EditableField, FieldValue, Id, Reason } from './model';
import { folded, looksBlank, NEAR_OFFERED, nearNames } from './name-likeness';
import { blankOf, idSet, isIds, MORE_LABELS, visibleText } from './values';

/** The CRM's lists as last read. */
export type Lists = Readonly<Record<ListName, readonly Named[]>>;

export type Parsed = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: Reason };

export interface Names {
  /** The cell text for a value; a name shared by two ids is followed by the id. */
  cellOf(field: EditableField, value: FieldValue): string;
  /** A single name as `cellOf` writes it, without quotes. */
  nameOf(field: ListedField, id: Id): string;
  /** The value a cell's text means; case, width, whitespace, order, and duplicates do not matter. */
  parse(field: EditableField, text: string): Parsed;
  /** The label names a cell means, known or not; `also` marks further names as known. */
  labelsIn(text: string, also?: (name: string) => boolean): readonly string[];
  /** The text of a label cell that means these names. */
  joinLabels(names: readonly string[]): string;
  /** A label cell with one name replaced by others. */
  withLabelExchanged(text: string, name: string, by: readonly string[]): string;
  /** The options of a drop-down, in the CRM's order. */
  choices(field: OneField): readonly string[];
}

export function createNames(lists: Lists): Names {
  const books = eachOf(LIST_NAMES, (list) => bookOf(lists[list]));
  const bookFor = (field: ListedField): Book => books[listOf(field)];
  const isLabel = books.labels.has;
  // Only a name with a comma can equal several other names joined.
  const withComma = lists.labels.some(({ name }) => /[,，]/.test(name));
  const join = (names: readonly string[]): string => joinLabels(names, withComma ? isLabel : undefined);
  return {
    joinLabels: join,
    labelsIn: (text, also) => labelsIn(text, (name) => isLabel(name) || also?.(name) === true),
    withLabelExchanged: (text, name, by) => withLabelExchanged(text, name, by, isLabel),
    nameOf: (field, id) => bookFor(field).nameOf(id),
    choices: (field) => bookFor(field).names,
    cellOf(field, value) {
      if (!isListed(field)) return visibleText(String(value ?? ''));
      if (isIds(value))
        return joinedWithin(
          value.map((id) => bookFor(field).nameOf(id)),
          join,
        );
      return value === null || typeof value === 'boolean' ? '' : bookFor(field).nameOf(value);
    },
    parse(field, text) {
      if (isSet(field)) return parseLabels(bookFor(field), labelsIn(text, bookFor(field).has));
      if (looksBlank(text)) return { ok: true, value: blankOf(field) };
      return isListed(field) ? parseOne(bookFor(field), text) : parseText(field, text);
    },
  };
}

/** As many labels as fit in a cell that Sync edits; a trailing mark stands for the rest, and is not itself a label. */
function joinedWithin(names: readonly string[], join: Names['joinLabels']): string {
  const all = join(names);
  if (all.length <= TEXT_LIMIT) return all;
  let [fit, room] = [0, TEXT_LIMIT - MORE_LABELS.length];
  for (const name of names) {
    room -= joinLabels([name, '']).length;
    if (room < 0) break;
    fit += 1;
  }
  return join([...names.slice(0, fit), MORE_LABELS]);
}

interface Book {
  readonly names: readonly string[];
  nameOf(id: Id): string;
  /** Whether one or more ids have the name. */
  has(text: string): boolean;
  find(text: string): { readonly ok: true; readonly value: Id } | { readonly ok: false; readonly reason: Reason };
}

/** Each name as shown to people: a blank name, or one shared by two ids, is followed by the id. */
export function writtenNames(named: readonly Named[]): ReadonlyMap<Id, string> {
  const shared = countBy(named, (entry) => folded(entry.name));
  const written = new Map<Id, string>();
  for (const { id, name } of named)
    written.set(id, folded(name) === '' || (shared.get(folded(name)) ?? 0) > 1 ? withId(name, id) : name.trim());
  return written;
}

function bookOf(named: readonly Named[]): Book {
  const written = writtenNames(named);
  const byText = new Map<string, Id[]>();
  for (const { id, name } of named) {
    for (const text of new Set([folded(name), folded(withId(name, id))])) byText.set(text, [...(byText.get(text) ?? []), id]);
  }
  const names = named.map(({ id }) => written.get(id) ?? '');
  return {
    names,
    has: (text) => byText.has(folded(text)) || idsWritten(named, text).length > 0,
    nameOf: (id) => written.get(id) ?? withId('', id),
    find(text) {
      const found = byText.get(folded(text)) ?? idsWritten(named, text);
      if (found.length > 1) return { ok: false, reason: { why: 'ambiguous-name', name: text } };
      const only = found[0];
      return only === undefined
        ? { ok: false, reason: { why: 'unknown-name', name: text, near: nearNames(names, text) } }
        : { ok: true, value: only };
    },
  };
}

const withId = (name: string, id: Id): string => `${name.trim()} (${id})`.trim();

/** An id missing from the list is written as "(id)"; that text maps back only if the list has the id. */
const idsWritten = (named: readonly Named[], text: string): Id[] => named.filter(({ id }) => `(${id})` === text.trim()).map(({ id }) => id);

function countBy<T>(entries: readonly T[], key: (entry: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
  return counts;
}

/** Text that cannot be an address or link is reported before anything is sent. */
function parseText(field: TextField, text: string): Parsed {
  switch (formOf(field)) {
    case 'email':
      return textOr('not-an-email', emailMeant(text));
    case 'link':
      return textOr('not-a-link', linkMeant(text));
    case 'line':
    case 'lines':
      return { ok: true, value: text };
  }
}

const textOr = (why: 'not-an-email' | 'not-a-link', meant: string | null): Parsed =>
  meant === null ? { ok: false, reason: { why } } : { ok: true, value: meant };

/**
 * Parses a single name. A separator that separates nothing (`Completed;`), or the same name twice, is ignored. If the cell holds several
 * known names, it does not say which is meant: they are suggested as similar.
 */
function parseOne(book: Book, text: string): Parsed {
  const whole = book.find(text);
  if (whole.ok || whole.reason.why !== 'unknown-name') return whole;
  const parts = partsOf(text);
  const known = new Map(parts.flatMap((part) => knownIn(book, part)));
  const [only] = known;
  if (only !== undefined && known.size === 1 && parts.every(book.has)) return { ok: true, value: only[0] };
  return { ok: false, reason: { ...whole.reason, near: [...whole.reason.near, ...known.values()].slice(0, NEAR_OFFERED) } };
}

function knownIn(book: Book, text: string): readonly (readonly [Id, string])[] {
  const found = book.find(text);
  return found.ok ? [[found.value, book.nameOf(found.value)]] : [];
}

function parseLabels(book: Book, names: readonly string[]): Parsed {
  const ids: Id[] = [];
  for (const name of names) {
    const found = book.find(name);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  return { ok: true, value: idSet(ids) };
}

/** The lists plus every entry that CRM rows name and the lists do not have (yet), so that such a value keeps its name. */
export function withSeen(lists: Lists, seen: Lists): Lists {
  return eachOf(LIST_NAMES, (list) => addUnknown(lists[list], seen[list]));
}

function addUnknown(known: readonly Named[], seen: readonly Named[]): readonly Named[] {
  const ids = new Set(known.map(({ id }) => id));
  const added = new Map<Id, Named>();
  for (const entry of seen) if (!ids.has(entry.id)) added.set(entry.id, entry);
  return added.size === 0 ? known : [...known, ...added.values()];
}
