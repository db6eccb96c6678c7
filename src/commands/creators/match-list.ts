// Matches a pasted list with the rows of the tab: first a preview of what it would bring, then its values as edits in the cells.

import * as z from 'zod/mini';
import {
  FIELD_NAMES,
  isEditable,
  isListed,
  LIST_ROLES,
  LISTED_FIELDS,
  type ListedField,
  type ListRole,
  listOf,
  rowOf,
} from '../../fields/fields';
import type { ListAsked, ListPreview } from '../../rpc/creators';
import { once } from '../../rpc/once';
import { yes } from '../../rpc/plain-schemas';
import { bare } from '../../sync/clues';
import { INPUTS_MOST, inputsIn, isShortenedNumber } from '../../sync/inputs';
import { type ListShape, shapeOf } from '../../sync/list-columns';
import { matchIndex } from '../../sync/match';
import { type MatchedList, matchList } from '../../sync/match-list';
import type { CreatorId } from '../../sync/model';
import { folded } from '../../sync/name-likeness';
import { tableIn } from '../../sync/table-text';
import { words } from '../../text/words';
import { call } from '../call';
import type { Context } from '../context';
import { cellsDesired, writeEdits } from '../edits/write-edits';
import { done, failed, type Result } from '../result';
import { closer, type Survey, survey } from '../tab/survey';
import { canIdentify, openView } from '../tab/view';
import { checkCost, findable } from './check-creators';

const listed = once(() => z.custom<ListedField>((field) => typeof field === 'string' && isListed(field)));
const name = once(() => z.string().check(z.minLength(1), z.maxLength(1_000)));

/** A pasted list, and how a person wants it read; null = as guessed. */
const pastedList = once(() => ({
  text: z.string().check(z.minLength(1), z.maxLength(1_000_000)),
  header: z.nullable(yes()),
  roles: z.nullable(z.array(z.enum(LIST_ROLES)).check(z.maxLength(200))),
  labels: z.enum(['add', 'replace']),
  notes: z.enum(['append', 'replace']),
  means: z.array(z.strictObject({ field: listed(), text: name(), as: name() })).check(z.maxLength(500)),
}));

/** Columns a list is matched with, or described by, that a survey does not read by itself. */
const LOOKED_FOR = ['platform', 'name'] as const;

/** How many places of each kind are listed one by one. */
const PLACES_TOLD = 100;

export const previewList = call(pastedList, (ctx, asking): Result<ListPreview> => {
  const open = openView(ctx, ctx.book.activeTab());
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const rows = tableIn(asking.text);
  if (rows.length === 0) return failed('bad-arguments');
  const found = survey(ctx, open.value, LOOKED_FOR);
  const shape = shapeFor(found, rows, asking);
  const matched = matchedIn(found, rows, shape, asking);
  return done({ ...previewOf(found, rows, shape, matched), elsewhere: elsewhereOf(ctx, matched) });
});

/** Writes what the list would bring by now. Returns how many cells became edits. */
export const writeMatched = call(pastedList, (ctx, asking): Result<{ readonly cells: number; readonly formulas: number }> => {
  const rows = tableIn(asking.text);
  const written = writeEdits(ctx, (found) => matchedIn(found, rows, shapeFor(found, rows, asking), asking).wanted, { also: LOOKED_FOR });
  return written.ok ? done({ cells: written.value.writes.length, formulas: written.value.formulas }) : written;
});

function shapeFor({ base, names }: Survey, rows: readonly (readonly string[])[], { header, roles }: ListAsked): ListShape {
  const headings = (['en', 'zh'] as const).flatMap((language) =>
    FIELD_NAMES.flatMap((field): [ListRole, string][] => {
      const role = rowOf(field).clue ?? (isEditable(field) ? field : null);
      return role === null ? [] : [[role, words(language).cells.heading[field]]];
    }),
  );
  const guessed = shapeOf(rows, { names, headings, isId: (text) => base.records.has(bare(text)) });
  return { header: header ?? guessed.header, roles: roles ?? guessed.roles };
}

function matchedIn(found: Survey, rows: readonly (readonly string[])[], shape: ListShape, modes: ListAsked): MatchedList {
  const { genuine, base, names } = found;
  const index = matchIndex([...genuine].map(([id, [row]]) => findable(id, row)));
  return matchList(rows, shape, modes, { index, genuine, records: base.records, names });
}

function elsewhereOf(ctx: Context, { notFound }: MatchedList): ListPreview['elsewhere'] {
  const told = inputsIn(notFound.map(({ who }) => who).join('\n'));
  const inputs = told.filter(({ kind }) => kind !== 'shortened').slice(0, INPUTS_MOST);
  return { n: inputs.length, text: inputs.map(({ text }) => text).join('\n'), ...checkCost(ctx, inputs) };
}

function previewOf(
  found: Survey,
  rows: readonly (readonly string[])[],
  { header, roles }: ListShape,
  matched: MatchedList,
): Omit<ListPreview, 'elsewhere'> {
  const nameOf = (id: CreatorId): string => found.genuine.get(id)?.[0]?.readOnly.name?.text || id;
  const wanted = matched.wanted.map(({ creatorId }) => creatorId);
  const cells = cellsDesired(closer(found, wanted), matched.wanted);
  const { ambiguous, notFound, again, unknown } = matched;
  const body = header ? rows.slice(1) : rows;
  return {
    header,
    columns: roles.map((role, i) => ({
      role,
      heading: header ? (rows[0]?.[i] ?? '') : '',
      sample: body.map((row) => row[i] ?? '').find((cell) => cell !== '') ?? '',
    })),
    rows: body.length,
    matched: matched.matched.length,
    ambiguous: ambiguous
      .slice(0, PLACES_TOLD)
      .map(({ row, text, creatorIds }) => ({ row, text, creators: creatorIds.slice(0, 5).map(nameOf) })),
    ambiguousTotal: ambiguous.length,
    notFound: notFound.slice(0, PLACES_TOLD).map(({ row, text }) => ({ row, text })),
    notFoundTotal: notFound.length,
    shortened: notFound.filter(({ who }) => isShortenedNumber(who)).length,
    again: again.length,
    unknown: eachValueOnce(unknown).slice(0, PLACES_TOLD),
    unknownTotal: unknown.length,
    choices: LISTED_FIELDS.filter((field) => roles.includes(field)).map((field) => ({
      field,
      names: found.lists[listOf(field)].map(({ id }) => found.names.nameOf(field, id)),
    })),
    cells: cells.writes.length,
    overwrites: cells.overwritten.slice(0, PLACES_TOLD).map(({ creatorId, field }) => ({ creator: nameOf(creatorId), field })),
    overwritesTotal: cells.overwritten.length,
    formulas: cells.formulas,
  };
}

/** A value is listed once, whatever its case and width. */
function eachValueOnce(unknown: MatchedList['unknown']): ListPreview['unknown'] {
  const told = new Map<string, ListPreview['unknown'][number]>();
  for (const one of unknown) {
    const key = `${one.field} ${folded(one.text)}`;
    told.set(key, { ...(told.get(key) ?? one), times: (told.get(key)?.times ?? 0) + 1 });
  }
  return [...told.values()];
}
