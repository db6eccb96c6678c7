// Recognises an editable column whose cells were moved without the ids beside them.

import { isText } from '../fields/fields';
import type { BaseRecord, CreatorId, EditableField, RowNumber } from './model';
import type { RowsWithBase, RowWithBase } from './rows-with-base';

/** Among fewer cells than this, edits of common values can happen to look like a sort. */
const MIN_CELLS = 8;
/** A sort moves most of a column; this share of the rows with a cell must have moved. */
const MIN_SHARE = 0.3;
/** With this few different values an even exchange happens by chance or on purpose. */
const MIN_DISTINCT = 3;
/** So many of the moved cells show what another one lost; the rest was edited, or changed places with a person's own rows. */
const EXCHANGED_SHARE = 0.8;
/** So many texts that only one creator had, now beside others, are no coincidence. */
const MIN_ASTRAY = 3;

type Bases = ReadonlyMap<string, BaseRecord>;

/** A cell of a column, or the cells of several as one text, beside what stands in the base. */
interface Placed {
  readonly row: RowNumber;
  readonly creatorId: CreatorId;
  readonly now: string;
  readonly was: string;
}

/**
 * Of the fields that have edits, those whose cells look moved rather than edited, as a sort or a shift of some columns leaves them:
 * - taken together they are those very bases in another order, in a good part of the table, alone or with the columns beside them; or
 * - the same values as before now stand together in a stretch, each in one run; or
 * - several written texts stand beside other creators than the only ones who had them, whose own cells changed as well; or
 * - another column is like that, and nothing shows that this one stayed where it was.
 * A creator on several rows counts once per row. Small exchanges of common values are edits: nobody can tell.
 */
export function sortedAlone(edited: readonly EditableField[], rows: RowsWithBase, base: Bases): ReadonlySet<EditableField> {
  const columns = new Map(edited.map((field) => [field, columnOf(field, rows.differing)]));
  const strays = new Map<EditableField, ReadonlyMap<RowNumber, CreatorId>>(
    // Of what is chosen from short lists the same value often comes back by chance.
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

/** Neighbouring columns, two at least; columns in which nothing was edited tell nothing. */
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

/** Several columns as one whose cells are those of all. */
function reorderedTogether(fields: readonly EditableField[], rows: RowsWithBase): boolean {
  const moved = rows.differing.filter(
    (line) => fields.some((field) => hasMoved(line, field)) && fields.every((field) => isKnown(line, field)),
  );
  const known = knownIn(fields, rows);
  if (!isSortsShare(known, moved.length)) return false;
  const together = moved.map(({ row, creatorId, now, was }) => ({
    row,
    creatorId,
    now: JSON.stringify(fields.map((field) => now[field]?.text)),
    was: JSON.stringify(fields.map((field) => was[field]?.cell)),
  }));
  return reordered(known, together);
}

const isSortsShare = (all: number, moved: number): boolean => moved >= MIN_CELLS && moved >= all * MIN_SHARE;

/** How many of the moved cells show what another of them lost, and how many values took part. */
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

/** Whatever the order of a language, sorting brings equal values together: in the column, or between the outermost moved cells, each in one run. */
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

/** Rows whose cell shows what exactly one other creator had, whose own cell is no longer so: row -> that creator. Blank when they are few. */
function astray(field: EditableField, cells: readonly Placed[], rows: RowsWithBase): ReadonlyMap<RowNumber, CreatorId> {
  const moved = cells.filter(isMoved);
  const owners = new Map<string, CreatorId | null>();
  for (const { creatorId, was } of moved) {
    const known = owners.get(was);
    owners.set(was, known === undefined || known === creatorId ? creatorId : null);
  }
  const strays = moved.filter(({ now, creatorId }) => now !== '' && (owners.get(now) ?? creatorId) !== creatorId);
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
 * Whether cells of this column may have moved with another one: unless more of the rows to which that one was moved show that this one stayed.
 * A cell that nobody had before is somebody's edit, and went along or stayed like the cells above and below it.
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
