// Detects an editable column whose cells were moved without the ids beside them.

import { isText } from '../fields/fields';
import type { BaseRecord, CreatorId, EditableField, RowNumber } from './model';
import type { RowsWithBase, RowWithBase } from './rows-with-base';

/** With fewer cells than this, edits that use common values can happen to look like a sort. */
const MIN_CELLS = 8;
/** A sort moves most of a column; at least this share of the rows with a cell must have moved. */
const MIN_SHARE = 0.3;
/** With fewer distinct values than this, an even exchange can happen by chance or on purpose. */
const MIN_DISTINCT = 3;
/** At least this share of the moved cells must show what another one lost; the rest were edited, or swapped with the person's own rows. */
const EXCHANGED_SHARE = 0.8;
/** In a part of a table, at least this share of the moved rows held different values, and moved in several columns: what many have in
 * common is exchanged on purpose. */
const UNLIKE_SHARE = 0.5;
/** This many texts that only one creator had, now beside other creators, are no coincidence. */
const MIN_ASTRAY = 3;

type Bases = ReadonlyMap<string, BaseRecord>;

/** A cell of a column, or the cells of several columns as one text, beside its base. */
interface Placed {
  readonly row: RowNumber;
  readonly creatorId: CreatorId;
  readonly now: string;
  readonly was: string;
}

/**
 * Of the fields that have edits, those whose cells look moved rather than edited, as a sort or shift of some columns leaves them:
 *
 * - taken together they are exactly the base values in another order, over a large part of the table, alone or with the neighboring
 *   columns; or
 * - taken together with their neighbors they are the base values of a few rows in another order, and those rows were unlike one another;
 *   or
 * - the same values as before are now grouped within a stretch, each in one run; or
 * - several texts are now beside creators other than the only ones who had them, whose own cells changed too; or
 * - another column is like that, and nothing shows that this one stayed in place.
 *
 * A creator with several rows counts once per row. Small exchanges of common values count as edits, because there is no way to tell.
 */
export function sortedAlone(edited: readonly EditableField[], rows: RowsWithBase, base: Bases): ReadonlySet<EditableField> {
  const columns = new Map(edited.map((field) => [field, columnOf(field, rows.differing)]));
  const strays = new Map<EditableField, ReadonlyMap<RowNumber, CreatorId>>(
    // Values chosen from short lists often recur by chance.
    edited.filter((field) => isText(field)).map((field) => [field, astray(field, columns.get(field) ?? [], rows)]),
  );
  const stretches = stretchesOf(edited).filter((fields) => reorderedTogether(fields, rows));
  const sorted = (field: EditableField, cells: readonly Placed[]): boolean =>
    reordered(knownIn([field], rows), cells.filter(isMoved)) ||
    gathered(field, cells.filter(isMoved), rows) ||
    (strays.get(field)?.size ?? 0) > 0 ||
    stretches.some((fields) => fields.includes(field)) ||
    [...strays].some(([other, from]) => other !== field && wentAlong(cells, field, from, base));
  return new Set([...columns].filter(([field, cells]) => sorted(field, cells)).map(([field]) => field));
}

/** In how many rows all of these fields have a cell and a base. */
function knownIn(fields: readonly EditableField[], { count, unknown }: RowsWithBase): number {
  return count - new Set(fields.flatMap((field) => [...(unknown.get(field) ?? [])])).size;
}

/** Runs of two or more neighboring edited columns; columns without edits tell nothing. */
function stretchesOf(edited: readonly EditableField[]): readonly (readonly EditableField[])[] {
  return edited.flatMap((_, from) => edited.flatMap((_, to) => (from < to ? [edited.slice(from, to + 1)] : [])));
}

const isMoved = ({ now, was }: Placed): boolean => now !== was;

const hasMoved = ({ now, was }: RowWithBase, field: EditableField): boolean => now[field]?.text !== was[field]?.cell;

const isKnown = ({ now, was }: RowWithBase, field: EditableField): boolean => now[field] !== undefined && was[field] !== undefined;

function columnOf(field: EditableField, rows: readonly RowWithBase[]): readonly Placed[] {
  return rows.flatMap(({ row, creatorId, now, was }) => {
    const [cell, known] = [now[field], was[field]];
    return cell === undefined || known === undefined ? [] : [{ row, creatorId, now: cell.text, was: known.cell }];
  });
}

/** The cells of several columns as one. */
interface PlacedTogether extends Placed {
  /** How many of them moved. */
  readonly columns: number;
}

/** Treats several columns as one whose cells combine theirs. */
function reorderedTogether(fields: readonly EditableField[], rows: RowsWithBase): boolean {
  const moved = rows.differing.filter(
    (line) => fields.some((field) => hasMoved(line, field)) && fields.every((field) => isKnown(line, field)),
  );
  if (moved.length < MIN_CELLS) return false;
  const together = moved.map((line): PlacedTogether => {
    const { row, creatorId, now, was } = line;
    return {
      row,
      creatorId,
      now: JSON.stringify(fields.map((field) => now[field]?.text)),
      was: JSON.stringify(fields.map((field) => was[field]?.cell)),
      columns: fields.filter((field) => hasMoved(line, field)).length,
    };
  });
  return reordered(knownIn(fields, rows), together) || reorderedInPart(together);
}

/**
 * Whether some rows, however large the table, show what others of them lost, in several columns at once. Looks at the stretch between the
 * outermost rows that show what another one lost; edits outside of it tell nothing.
 */
function reorderedInPart(moved: readonly PlacedTogether[]): boolean {
  const lost = new Set(moved.map(({ was }) => was));
  const showing = moved.filter(({ now }) => lost.has(now));
  const [first, last] = [showing[0], showing[showing.length - 1]];
  if (first === undefined || last === undefined) return false;
  const stretch = moved.filter(({ row }) => row >= first.row && row <= last.row);
  const unlike = new Set(stretch.map(({ was }) => was)).size;
  const several = stretch.filter(({ columns }) => columns > 1).length;
  return (
    stretch.length >= MIN_CELLS &&
    exchange(stretch).exchanged >= stretch.length * EXCHANGED_SHARE &&
    unlike >= stretch.length * UNLIKE_SHARE &&
    several >= stretch.length * UNLIKE_SHARE
  );
}

const isSortsShare = (all: number, moved: number): boolean => moved >= MIN_CELLS && moved >= all * MIN_SHARE;

/** How many of the moved cells show what another of them lost, and how many distinct values took part. */
function exchange(moved: readonly Placed[]): { readonly exchanged: number; readonly distinct: number } {
  const balance = new Map<string, number>();
  for (const { now, was } of moved) {
    balance.set(now, (balance.get(now) ?? 0) + 1);
    balance.set(was, (balance.get(was) ?? 0) - 1);
  }
  const surplus = [...balance.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return { exchanged: moved.length - surplus, distinct: balance.size };
}

function reordered(all: number, moved: readonly Placed[]): boolean {
  if (!isSortsShare(all, moved.length)) return false;
  const { exchanged, distinct } = exchange(moved);
  return distinct >= MIN_DISTINCT && exchanged >= moved.length * EXCHANGED_SHARE;
}

/** Whatever the collation, sorting groups equal values: each in one run, across the column or between the outermost moved cells. */
function gathered(field: EditableField, moved: readonly Placed[], rows: RowsWithBase): boolean {
  const [first, last] = [moved[0], moved[moved.length - 1]];
  if (first === undefined || last === undefined || exchange(moved).exchanged < moved.length) return false;
  const cells = columnOf(field, rows.all());
  return [cells, cells.filter(({ row }) => row >= first.row && row <= last.row)].some((stretch) => {
    const values = new Set(stretch.map(({ now }) => now)).size;
    return stretch.length >= MIN_CELLS && values > 1 && runs(stretch.map(({ now }) => now)) === values;
  });
}

const runs = (texts: readonly string[]): number => texts.filter((text, i) => i === 0 || text !== texts[i - 1]).length;

/** Rows whose cell shows what exactly one other creator had and no longer has: row -> that creator. Empty if there are only a few. */
function astray(field: EditableField, cells: readonly Placed[], rows: RowsWithBase): ReadonlyMap<RowNumber, CreatorId> {
  const owners = new Map<string, CreatorId | null>();
  for (const { creatorId, was } of cells) {
    const known = owners.get(was);
    owners.set(was, known === undefined || known === creatorId ? creatorId : null);
  }
  const strays = cells.filter(({ now, creatorId }) => now !== '' && (owners.get(now) ?? creatorId) !== creatorId);
  if (strays.length < MIN_ASTRAY) return new Map();
  const shown = new Set(strays.map(({ now }) => now));
  for (const { now, was } of columnOf(field, rows.all())) if (now === was) shown.delete(was);
  const found = new Map<RowNumber, CreatorId>();
  for (const { row, now } of strays) {
    const owner = shown.has(now) ? owners.get(now) : undefined;
    if (owner) found.set(row, owner);
  }
  return new Set(found.values()).size < MIN_ASTRAY ? new Map() : found;
}

/**
 * Whether this column's cells may have moved with another column: yes, unless more of the rows that the other was moved to show that this
 * one stayed. A value nobody had before is an edit, and moved or stayed with the cells around it.
 */
function wentAlong(cells: readonly Placed[], field: EditableField, strays: ReadonlyMap<RowNumber, CreatorId>, base: Bases): boolean {
  if (strays.size === 0) return false;
  let along = 0;
  for (const cell of cells) {
    const from = strays.get(cell.row);
    const theirs = from === undefined ? undefined : base.get(from)?.fields[field]?.cell;
    if (theirs === undefined || theirs === cell.was) continue;
    if (cell.now === theirs) along += 1;
    else if (!isMoved(cell)) along -= 1;
  }
  return along >= 0;
}
