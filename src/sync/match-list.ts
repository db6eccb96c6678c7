// Matches a pasted list with a tab: whom each row means, and which values those creators' cells should take.

import { creatorIdOf } from '../../contract/records';
import { isEditable, isLines, isSet, type ListedField, type ListRole } from '../fields/fields';
import { bare, type Clue } from './clues';
import type { DesiredValue } from './desired-cells';
import type { ListShape } from './list-columns';
import { clueIn } from './look-up';
import type { MatchIndex } from './match';
import type { BaseRecord, CreatorId, EditableField, FieldValue, Id, SheetRow } from './model';
import { sameName } from './name-likeness';
import type { Names, Parsed } from './names';
import { idSet, isIds, sameValue } from './values';

/** `add` and `append` keep what is in the cell. */
export interface ListModes {
  readonly labels: 'add' | 'replace';
  readonly notes: 'append' | 'replace';
  /** Meanings a person assigned to values the CRM does not have, one entry per value. */
  readonly means: readonly ListMeaning[];
}

export interface ListMeaning {
  readonly field: ListedField;
  /** As in the list; case and width are ignored. */
  readonly text: string;
  /** The CRM's name for it. */
  readonly as: string;
}

export interface ListContext {
  readonly index: MatchIndex;
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly records: ReadonlyMap<string, BaseRecord>;
  readonly names: Names;
}

/** A row of the list, 1-based including the headings, so that a person can find it; `text` is what it says about whom it means. */
export interface ListPlace {
  readonly row: number;
  readonly text: string;
}

export interface MatchedList {
  /** The matched creators, without duplicates. */
  readonly matched: readonly CreatorId[];
  readonly ambiguous: readonly (ListPlace & { readonly creatorIds: readonly CreatorId[] })[];
  /** `who`: the text to ask the CRM by: the id, or else a link, a handle, or an address. */
  readonly notFound: readonly (ListPlace & { readonly who: string })[];
  /** Rows for a creator that an earlier row already means; the earlier row counts. */
  readonly again: readonly ListPlace[];
  readonly wanted: readonly DesiredValue[];
  /** Cells with a name the CRM does not have, or that is ambiguous; they bring no value. */
  readonly unknown: readonly (ListPlace & { readonly field: EditableField })[];
}

/** A blank cell of the list brings no value: it never means to clear a cell. */
export function matchList(rows: readonly (readonly string[])[], shape: ListShape, modes: ListModes, context: ListContext): MatchedList {
  const out: Mutable<MatchedList> = { matched: [], ambiguous: [], notFound: [], again: [], wanted: [], unknown: [] };
  const met = new Set<CreatorId>();
  rows.forEach((cells, i) => {
    if (shape.header && i === 0) return;
    const place = { row: i + 1, text: toldOf(cells, shape.roles) };
    const match = meant(cells, shape.roles, context);
    if (match.found === 'not-found') out.notFound.push({ ...place, who: askedBy(cells, shape.roles) });
    else if (match.found === 'ambiguous') out.ambiguous.push({ ...place, creatorIds: match.creatorIds });
    else if (met.has(match.creatorId)) out.again.push(place);
    else {
      met.add(match.creatorId);
      out.matched.push(match.creatorId);
      takeValues(match.creatorId, cells, { ...place, shape, modes, context }, out);
    }
  });
  return out;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

const tellsWho = (role: ListRole | undefined): boolean => role !== undefined && role !== 'none' && !isEditable(role);

const toldOf = (cells: readonly string[], roles: readonly ListRole[]): string =>
  cells.filter((cell, i) => cell !== '' && tellsWho(roles[i])).join(' · ') || cells.find((cell) => cell !== '') || '';

function askedBy(cells: readonly string[], roles: readonly ListRole[]): string {
  const first = (...wanted: readonly ListRole[]): string | undefined =>
    cells.find((cell, i) => cell !== '' && wanted.some((role) => role === roles[i]));
  const handle = first('handle');
  // Keeps the @, so that it is not mistaken for an id.
  return first('id', 'link') ?? (handle === undefined ? undefined : `@${handle.replace(/^@/, '')}`) ?? first('byEmail', 'any') ?? '';
}

function meant(cells: readonly string[], roles: readonly ListRole[], { index, genuine }: ListContext): ReturnType<MatchIndex['match']> {
  const at = (role: ListRole): readonly string[] => cells.flatMap((cell, i) => (roles[i] === role && cell !== '' ? [bare(cell)] : []));
  const any = at('any');
  const [id] = [...at('id').map(creatorIdOf), ...any.map(creatorIdOf).filter((one) => genuine.has(one))];
  if (id !== undefined) return genuine.has(id) ? { found: 'matched', creatorId: id } : { found: 'not-found' };
  const platform = at('platform')[0] ?? '';
  const clues: readonly Clue[] = [
    ...at('link').map((text): Clue => ({ kind: 'link', text })),
    ...at('handle').map((text): Clue => ({ kind: 'handle', text, platform })),
    ...at('byEmail').map((text): Clue => ({ kind: 'email', text })),
    ...any.flatMap((text) => clueIn(text, platform) ?? []),
  ];
  return index.match(clues);
}

interface Taking extends ListPlace {
  readonly shape: ListShape;
  readonly modes: ListModes;
  readonly context: ListContext;
}

function takeValues(
  creatorId: CreatorId,
  cells: readonly string[],
  { row, shape, modes, context }: Taking,
  out: Mutable<MatchedList>,
): void {
  shape.roles.forEach((role, i) => {
    const text = cells[i] ?? '';
    if (!isEditable(role) || text === '') return;
    const parsed = context.names.parse(role, meaningOf(text, role, modes, context.names));
    const value = parsed.ok ? joined(creatorId, role, parsed.value, modes, context) : undefined;
    if (value === undefined) out.unknown.push({ row, text: nameIn(parsed) ?? text, field: role });
    else out.wanted.push({ creatorId, field: role, value });
  });
}

/** The name that could not be resolved; among several labels, the one at fault. */
const nameIn = (parsed: Parsed): string | undefined => (!parsed.ok && 'name' in parsed.reason ? parsed.reason.name : undefined);

/** The text with the CRM's names in place of those a person assigned a meaning to; for several labels, one by one. */
function meaningOf(text: string, field: EditableField, { means }: ListModes, names: Names): string {
  const own = means.filter((one) => one.field === field);
  const meaning = (name: string): string | undefined => own.find((one) => sameName(one.text, name))?.as;
  const whole = meaning(text);
  if (whole !== undefined || !isSet(field) || own.length === 0) return whole ?? text;
  return names.joinLabels(names.labelsIn(text, (name) => meaning(name) !== undefined).map((name) => meaning(name) ?? name));
}

/** The value combined with the cell's current one, where that is to be kept; undefined when the cell's labels cannot be parsed. */
function joined(
  creatorId: CreatorId,
  field: EditableField,
  value: FieldValue,
  modes: ListModes,
  context: ListContext,
): FieldValue | undefined {
  const adds = (isSet(field) && modes.labels === 'add') || (isLines(field) && modes.notes === 'append');
  if (!adds) return value;
  const now = valueInCell(creatorId, field, context);
  if (isSet(field)) return isIds(now) && isIds(value) ? withLabels(now, value) : undefined;
  const [before, more] = [String(now ?? ''), String(value)];
  return before === '' || before.includes(more) ? before || more : `${before}\n${more}`;
}

function withLabels(now: readonly Id[], more: readonly Id[]): readonly Id[] {
  const both = idSet([...now, ...more]);
  return sameValue(both, now) ? now : both;
}

/** What the creator's first row shows, including unsent edits. */
function valueInCell(creatorId: CreatorId, field: EditableField, { genuine, records, names }: ListContext): FieldValue | undefined {
  const cell = genuine.get(creatorId)?.[0]?.cells[field];
  const known = records.get(creatorId)?.fields[field];
  if (cell === undefined) return undefined;
  if (cell.text === known?.cell && isSet(field)) return known.value;
  const parsed = names.parse(field, cell.text);
  return parsed.ok ? parsed.value : undefined;
}
