// Encodes the base as rows of text, one row per creator of a tab, and decodes it.

import { creatorIdOf } from '../../contract/records';
import { LISTED_FIELDS, TEXT_FIELDS } from '../fields/fields';
import { CELL_LIMIT } from './chunks';
import type { BaseRecord, EditableField, FieldBase, Membership } from './model';
import { checksum } from './values';

/** Columns: creator id | everything else as one text. A survey reads two cells per creator, and a damaged cell costs only that creator. */
export const BASE_WIDTH = 2;

/**
 * Joins the parts: format | membership | handle | channel link | pull | time of change | reported edits | one pair (value and cell) per
 * listed field | one text per text field | checksum of everything before. A part that contains a line break is quoted, since JSON never
 * contains a raw one.
 */
const SEAM = '\n';
/** A row of another format, or of other fields, is not ours: its creator has no base. */
const FORMAT = 4;
const fieldsSum = checksum([LISTED_FIELDS, TEXT_FIELDS].join('|'));
const MEMBERSHIPS: readonly Membership[] = ['here', 'new', 'left', 'archived', 'gone'];
const FIRST_PAIR = 7;
const FIRST_TEXT = FIRST_PAIR + LISTED_FIELDS.length;

export function encodeBase(record: BaseRecord): readonly string[] {
  const { creatorId, membership, fingerprint, seen, updatedAt, told, fields } = record;
  const quoted = [fingerprint.handle, fingerprint.channelLink, seen, updatedAt, told].map(quote);
  const head = [`${FORMAT}.${fieldsSum}`, membership, ...quoted];
  const pairs = LISTED_FIELDS.map((field) => ({ kept: encodePair(fields[field]), none: '' }));
  const texts = TEXT_FIELDS.map((field) => ({ kept: quote(encodeText(fields[field])), none: MARK }));
  return [creatorId, sealed(creatorId, [...head, ...fitting(CELL_LIMIT - head.join(SEAM).length, [...pairs, ...texts])])];
}

function sealed(id: string, parts: readonly string[]): string {
  const text = parts.join(SEAM);
  return `${text}${SEAM}${sumOf(id, text)}`;
}

/** The stored form of a field, and the form that means it has no base. */
interface Part {
  readonly kept: string;
  readonly none: string;
}

/** Drops the longest parts until the rest fit in the cell; dropped fields have no base. */
function fitting(room: number, parts: readonly Part[]): readonly string[] {
  const lengths = parts.map(({ kept }) => kept.length);
  const longest = lengths.indexOf(Math.max(...lengths));
  if (lengths.reduce((sum, length) => sum + length, 0) <= room || parts.every(({ kept, none }) => kept === none))
    return parts.map(({ kept }) => kept);
  return fitting(
    room,
    parts.map((part, i) => (i === longest ? { ...part, kept: part.none } : part)),
  );
}

/** Detects a row that somebody changed by sorting or filling a column of the hidden sheet. */
const sumOf = (id: string, text: string): string => checksum([id, text].join(SEAM));

const UNPROVEN = 1;

const encodePair = (known: FieldBase | undefined): string =>
  known === undefined ? '' : JSON.stringify([known.value, known.cell, ...(known.unproven ? [UNPROVEN] : [])]);

/** Precedes a pair, or stands alone where there is no base. A text equal to its cell is stored verbatim. */
const MARK = '|';

function encodeText(known: FieldBase | undefined): string {
  if (known === undefined) return MARK;
  return known.value === known.cell && !known.cell.startsWith(MARK) && !known.unproven ? known.cell : `${MARK}${encodePair(known)}`;
}

/**
 * Reads the rows of one base. `damaged`: the row is not ours because somebody wrote into the hidden sheet. `newer`: a later version of the
 * add-on wrote it. Such a creator has no base. Thousands of creators share few statuses, owners, and label sets, so each pair is parsed
 * once and shared.
 */
export function baseReader(): (row: readonly string[]) => BaseRecord | 'damaged' | 'newer' {
  const pairs = new Map<string, FieldBase>();
  const pairOf = (kept: string): FieldBase => {
    const known = pairs.get(kept) ?? decodePair(kept);
    pairs.set(kept, known);
    return known;
  };
  return (row) => {
    try {
      return decode(row, pairOf);
    } catch {
      return 'damaged';
    }
  };
}

function decode(row: readonly string[], pairOf: (kept: string) => FieldBase): BaseRecord | 'damaged' | 'newer' {
  const [id = '', kept = ''] = row;
  const parts = kept.split(SEAM);
  const part = (i: number): string => parts[i] ?? '';
  if (Number.parseInt(part(0), 10) > FORMAT) return 'newer';
  const membership = MEMBERSHIPS.find((one) => one === part(1));
  const ours = part(0) === `${FORMAT}.${fieldsSum}` && parts.length === FIRST_TEXT + TEXT_FIELDS.length + 1;
  if (id === '' || !ours || membership === undefined) return 'damaged';
  if (part(parts.length - 1) !== sumOf(id, parts.slice(0, -1).join(SEAM))) return 'damaged';
  const fields: Partial<Record<EditableField, FieldBase>> = {};
  LISTED_FIELDS.forEach((field, i) => {
    const pair = part(FIRST_PAIR + i);
    if (pair !== '') fields[field] = pairOf(pair);
  });
  TEXT_FIELDS.forEach((field, i) => {
    const known = decodeText(unquote(part(FIRST_TEXT + i)));
    if (known !== undefined) fields[field] = known;
  });
  return {
    creatorId: creatorIdOf(id),
    membership,
    fingerprint: { handle: unquote(part(2)), channelLink: unquote(part(3)) },
    seen: unquote(part(4)),
    updatedAt: unquote(part(5)),
    told: unquote(part(6)),
    fields,
  };
}

/** Unchanged, unless it could be mistaken for several parts or for a quoted text. */
const quote = (text: string): string => (text.includes(SEAM) || text.startsWith('"') ? JSON.stringify(text) : text);

function unquote(kept: string): string {
  if (!kept.startsWith('"')) return kept;
  const text: unknown = JSON.parse(kept);
  if (typeof text !== 'string') throw new Error('no text of a base');
  return text;
}

function decodePair(kept: string): FieldBase {
  const pair: unknown = JSON.parse(kept);
  const [value, cell, unproven, more]: readonly unknown[] = Array.isArray(pair) ? pair : [];
  if (!isFieldValue(value) || typeof cell !== 'string' || more !== undefined) throw new Error('no pair of a base');
  if (unproven !== undefined && unproven !== UNPROVEN) throw new Error('no pair of a base');
  return unproven === UNPROVEN ? { value, cell, unproven: true } : { value, cell };
}

function isFieldValue(value: unknown): value is FieldBase['value'] {
  const isId = (one: unknown): boolean => typeof one === 'string' || typeof one === 'number';
  return value === null || typeof value === 'boolean' || isId(value) || (Array.isArray(value) && value.every(isId));
}

const BLANK: FieldBase = { value: '', cell: '' };

function decodeText(kept: string): FieldBase | undefined {
  if (kept.startsWith(MARK)) return kept === MARK ? undefined : decodePair(kept.slice(MARK.length));
  return kept === '' ? BLANK : { value: kept, cell: kept };
}
