// What the columns of a pasted list are: whom each row means, and which values it brings.

import { type EditableField, isEditable, LISTED_FIELDS, type ListRole } from '../fields/fields';
import { bare, isAddress } from './clues';
import { roleByHeading, shareFitting, shareOfSigns } from './column-clues';
import { sameName } from './name-likeness';
import type { Names } from './names';

export interface ListShape {
  /** Whether the first row holds headings. */
  readonly header: boolean;
  readonly roles: readonly ListRole[];
}

export interface ListHints {
  readonly names: Names;
  readonly isId: (text: string) => boolean;
  /** The headings of our own columns, in every language. */
  readonly headings: readonly (readonly [role: ListRole, heading: string])[];
}

/** Guessed from the headings, then from the contents; a person can override it. */
export function shapeOf(rows: readonly (readonly string[])[], hints: ListHints): ListShape {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, i) => i);
  const [first = []] = rows;
  const named = columns.map((i) => byHeading(first[i] ?? '', hints));
  const telling = first.some((cell) => isClue(cell) || hints.isId(cell));
  const header = !telling && named.some((role) => role !== null);
  const body = header ? rows.slice(1) : rows;
  const guessed = columns.map((i): ListRole => {
    const role = header ? (named[i] ?? null) : null;
    return (
      role ??
      byContent(
        body.map((row) => row[i] ?? '').filter((cell) => cell !== ''),
        hints,
      )
    );
  });
  return { header, roles: emailAsValue(eachOnce(guessed)) };
}

const isClue = (cell: string): boolean => bare(cell).startsWith('@') || isAddress(cell);

function byHeading(cell: string, { headings }: ListHints): ListRole | null {
  if (cell === '') return null;
  const own = headings.find(([, heading]) => sameName(heading, cell));
  const written = roleByHeading(cell);
  return own?.[0] ?? (written === 'email' ? 'byEmail' : written);
}

/** More than this share of a column's cells must look alike. */
const MOST = 0.5;

/** The role that most of the cells fit. For list names all cells must fit, because a word may be anything. */
function byContent(cells: readonly string[], { names, isId }: ListHints): ListRole {
  if (cells.length === 0) return 'none';
  const all = (field: EditableField): boolean => cells.every((cell) => names.parse(field, cell).ok);
  if (cells.filter(isId).length * 2 > cells.length) return 'id';
  if (shareFitting(cells, 'link') > MOST) return 'link';
  if (shareFitting(cells, 'email') > MOST) return 'byEmail';
  if (shareOfSigns(cells) > MOST) return 'handle';
  return LISTED_FIELDS.find(all) ?? (cells.filter((cell) => isClue(cell) || isId(cell)).length > cells.length * MOST ? 'any' : 'none');
}

/** A field cannot come from two columns, so the first one counts. Several columns may identify the creator. */
function eachOnce(roles: readonly ListRole[]): readonly ListRole[] {
  return roles.map((role, i) => (isEditable(role) && roles.indexOf(role) < i ? 'none' : role));
}

/** Beside an id, link, or handle, an email address is a value; alone, it identifies the creator. */
function emailAsValue(roles: readonly ListRole[]): readonly ListRole[] {
  const told = roles.some((role) => role === 'any' || role === 'id' || role === 'link' || role === 'handle');
  const place = told && !roles.includes('email') ? roles.indexOf('byEmail') : -1;
  return roles.map((role, i) => (i === place ? 'email' : role));
}
