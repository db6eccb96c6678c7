// A pasted list beside a tab: whom each row means, and which values its creators' cells shall take.

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

/** `add` and `append` keep what stands in the cell. */
export interface ListModes {
  readonly labels: 'add' | 'replace';
  readonly notes: 'append' | 'replace';
  /** What a person says that values mean which the CRM does not have, each value once. */
  readonly means: readonly ListMeaning[];
}

export interface ListMeaning {
  readonly field: ListedField;
  /** As it stands in the list, in any case and width. */
  readonly text: string;
  /** As it stands in the CRM. */
  readonly as: string;
}

export interface ListContext {
  readonly index: MatchIndex;
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly records: ReadonlyMap<string, BaseRecord>;
  readonly names: Names;
}

/** A row of the list, 1-based with the headings counted, as a person finds it again; `text` is what it says of whom. */
export interface ListPlace {
  readonly row: number;
  readonly text: string;
}

export interface MatchedList {
  /** The creators that are meant, each once. */
  readonly matched: readonly CreatorId[];
  readonly ambiguous: readonly (ListPlace & { readonly creatorIds: readonly CreatorId[] })[];
  /** `who` = the one of its texts by which the CRM can be asked: an id, else a link, a handle, an address. */
  readonly notFound: readonly (ListPlace & { readonly who: string })[];
  /** Rows that mean a creator whom an earlier row meant; the earlier one counts. */
  readonly again: readonly ListPlace[];
  readonly wanted: readonly DesiredValue[];
  /** Cells with a name that the CRM does not have, or with one that means two; they bring nothing. */
  readonly unknown: readonly (ListPlace & { readonly field: EditableField })[];
}

/** A blank cell of the list brings nothing: it is never meant to empty a cell. */
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

const toldOf = (cells: readonly string[], roles: readonly ListRole[]): string =>
  cells.filter((cell, i) => cell !== '' && !isEditable(roles[i] ?? 'none') && roles[i] !== 'none').join(' · ') ||
  cells.find((cell) => cell !== '') ||
  '';

function askedBy(cells: readonly string[], roles: readonly ListRole[]): string {
  const first = (...wanted: readonly ListRole[]): string | undefined =>
    cells.find((cell, i) => cell !== '' && wanted.includes(roles[i] ?? 'none'));
  const handle = first('handle');
  // With its sign, so that nobody takes it for an id.
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

/** The name that stands in the way, of several labels the one. */
const nameIn = (parsed: Parsed): string | undefined => (!parsed.ok && 'name' in parsed.reason ? parsed.reason.name : undefined);

/** The text with the CRM's names in place of those that a person gave a meaning; of several labels, each by itself. */
function meaningOf(text: string, field: EditableField, { means }: ListModes, names: Names): string {
  const own = means.filter((one) => one.field === field);
  const meaning = (name: string): string | undefined => own.find((one) => sameName(one.text, name))?.as;
  const whole = meaning(text);
  if (whole !== undefined || !isSet(field) || own.length === 0) return whole ?? text;
  return names.joinLabels(names.labelsIn(text, (name) => meaning(name) !== undefined).map((name) => meaning(name) ?? name));
}

/** The value together with what the cell shows, where that is to stay; undefined when the cell's labels cannot be read. */
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

/** What the first row of the creator shows, unsent edits included. */
function valueInCell(creatorId: CreatorId, field: EditableField, { genuine, records, names }: ListContext): FieldValue | undefined {
  const cell = genuine.get(creatorId)?.[0]?.cells[field];
  const known = records.get(creatorId)?.fields[field];
  if (cell === undefined) return undefined;
  if (cell.text === known?.cell && isSet(field)) return known.value;
  const parsed = names.parse(field, cell.text);
  return parsed.ok ? parsed.value : undefined;
}
