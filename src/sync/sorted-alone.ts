// Recognises an editable column whose cells were moved without the ids beside them. It must not know what the values mean.

import { type BaseRecord, type CreatorId, EDITABLE_FIELDS, type EditableField, type RowNumber, type SheetRow } from './model';

/** Fewer exchanged cells than this are taken for edits made by hand, as long as their texts are common ones. */
const MIN_MOVED = 10;
/** A sort moves most of a column; this share of the rows with a cell must have moved. */
const MIN_SHARE = 0.3;
/** With this few different values an even exchange happens by chance or on purpose. */
const MIN_DISTINCT = 3;
/** The rest of the moved cells were edited before or after the sort. */
const EXCHANGED_SHARE = 0.9;
/** In a shorter stretch a few edits can happen to bring equal values together. */
const MIN_STRETCH = 8;
/** So many cells that show what only another creator had are no coincidence. */
const MIN_ASTRAY = 3;

type Bases = ReadonlyMap<CreatorId, BaseRecord>;
type Genuine = ReadonlyMap<CreatorId, readonly SheetRow[]>;

/** A cell of the column beside the cell in the base. */
interface Placed {
  readonly row: RowNumber;
  readonly creatorId: CreatorId;
  readonly now: string;
  readonly was: string;
}

/**
 * True when the cells that differ from their bases look moved rather than edited, as a sort or a shift of some columns leaves them:
 * - taken together they are those very bases in another order, in a good part of the table; or
 * - a stretch in which equal values now stand together is made of the same values that did not; or
 * - several show what only another creator had, whose own cell changed as well; or
 * - another column is like that, and nothing shows that this one stayed where it was.
 * A creator on several rows counts once per row. Small exchanges of common values are edits: nobody can tell.
 */
export function sortedAlone(field: EditableField, genuine: Genuine, base: Bases): boolean {
  const cells = columnOf(field, genuine, base);
  const moved = cells.filter(isMoved);
  if (moved.length === 0) return false;
  if (reordered(cells, moved) || gathered(cells, moved) || astray(cells).size >= MIN_ASTRAY) return true;
  return EDITABLE_FIELDS.some((other) => other !== field && wentAlong(cells, field, astray(columnOf(other, genuine, base)), base));
}

const isMoved = ({ now, was }: Placed): boolean => now !== was;

/** The column from the top of the sheet. */
function columnOf(field: EditableField, genuine: Genuine, base: Bases): readonly Placed[] {
  const cells: Placed[] = [];
  for (const [creatorId, rows] of genuine) {
    const was = base.get(creatorId)?.fields[field]?.cell;
    if (was === undefined) continue;
    for (const { row, cells: own } of rows) {
      const now = own[field]?.text;
      if (now !== undefined) cells.push({ row, creatorId, now, was });
    }
  }
  return cells.sort((a, b) => a.row - b.row);
}

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

function reordered(cells: readonly Placed[], moved: readonly Placed[]): boolean {
  if (moved.length < MIN_MOVED || moved.length < cells.length * MIN_SHARE) return false;
  const { exchanged, distinct } = exchange(moved);
  return distinct >= MIN_DISTINCT && exchanged >= moved.length * EXCHANGED_SHARE;
}

/** Whatever the order of a language, sorting brings equal values together: between the outermost moved cells each stands in one run. */
function gathered(cells: readonly Placed[], moved: readonly Placed[]): boolean {
  const [first, last] = [moved[0], moved[moved.length - 1]];
  if (first === undefined || last === undefined || exchange(moved).exchanged < moved.length) return false;
  const stretch = cells.slice(cells.indexOf(first), cells.indexOf(last) + 1);
  const runs = (textOf: (cell: Placed) => string): number =>
    stretch.filter((cell, i) => i === 0 || textOf(cell) !== textOf(stretch[i - 1] as Placed)).length;
  const values = new Set(stretch.map(({ now }) => now)).size;
  return stretch.length >= MIN_STRETCH && values > 1 && runs(({ now }) => now) === values && runs(({ was }) => was) > values;
}

/** Rows whose cell shows what exactly one other creator had, whose own cell is no longer so: row -> that creator. */
function astray(cells: readonly Placed[]): ReadonlyMap<RowNumber, CreatorId> {
  if (cells.filter(isMoved).length < MIN_ASTRAY) return new Map();
  const owners = new Map<string, CreatorId | null>();
  const kept = new Set<CreatorId>();
  for (const { creatorId, now, was } of cells) {
    const known = owners.get(was);
    owners.set(was, known === undefined || known === creatorId ? creatorId : null);
    if (now === was) kept.add(creatorId);
  }
  const found = new Map<RowNumber, CreatorId>();
  for (const { row, creatorId, now } of cells) {
    const owner = now === '' ? null : owners.get(now);
    if (owner != null && owner !== creatorId && !kept.has(owner)) found.set(row, owner);
  }
  return found;
}

/**
 * Whether cells changed in rows to which another column was moved, unless more of these rows show that this column stayed. A cell that nobody
 * had before is somebody's edit, and went along or stayed like the cells above and below it.
 */
function wentAlong(cells: readonly Placed[], field: EditableField, strays: ReadonlyMap<RowNumber, CreatorId>, base: Bases): boolean {
  if (strays.size < MIN_ASTRAY) return false;
  let changed = false;
  let along = 0;
  for (const cell of cells) {
    const from = strays.get(cell.row);
    if (from === undefined) continue;
    changed ||= isMoved(cell);
    const theirs = base.get(from)?.fields[field]?.cell;
    if (theirs === cell.was) continue;
    if (cell.now === theirs) along += 1;
    else if (!isMoved(cell)) along -= 1;
  }
  return changed && along >= 0;
}
