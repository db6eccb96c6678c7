// Recognises an editable column whose cells were moved without the ids beside them. It must not know what the values mean.

import { type BaseRecord, type CreatorId, EDITABLE_FIELDS, type EditableField, type RowNumber, type SheetRow } from './model';

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
/** Texts that people write; the others are chosen from short lists, where the same value often comes back by chance. */
const WRITTEN: readonly EditableField[] = ['notes', 'email', 'contactLink'];

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
 * - taken together they are those very bases in another order, in a good part of the table, alone or with the columns beside them; or
 * - the same values as before now stand together in a stretch, each in one run; or
 * - several written texts stand beside other creators than the only ones who had them, whose own cells changed as well; or
 * - another column is like that, and nothing shows that this one stayed where it was.
 * A creator on several rows counts once per row. Small exchanges of common values are edits: nobody can tell.
 */
export function sortedAlone(field: EditableField, genuine: Genuine, base: Bases): boolean {
  const cells = columnOf([field], genuine, base);
  if (!cells.some(isMoved)) return false;
  const own = reordered(cells) || gathered(cells) || (WRITTEN.includes(field) && astray(cells).size > 0);
  if (own) return true;
  const others = EDITABLE_FIELDS.filter((other) => other !== field && columnOf([other], genuine, base).some(isMoved));
  const along = others.filter((other) => WRITTEN.includes(other));
  return (
    stretchesWith(field, others).some((fields) => reordered(columnOf(fields, genuine, base))) ||
    along.some((other) => wentAlong(cells, field, astray(columnOf([other], genuine, base)), base))
  );
}

/** Neighbouring columns with the field among them, two at least; columns in which nothing moved tell nothing. */
function stretchesWith(field: EditableField, others: readonly EditableField[]): readonly (readonly EditableField[])[] {
  const all = EDITABLE_FIELDS.filter((one) => one === field || others.includes(one));
  const at = all.indexOf(field);
  return all.flatMap((_, from) => all.flatMap((_, to) => (from <= at && at <= to && from < to ? [all.slice(from, to + 1)] : [])));
}

const isMoved = ({ now, was }: Placed): boolean => now !== was;

/** The column from the top of the sheet; several columns as one whose cells are those of all. */
function columnOf(fields: readonly EditableField[], genuine: Genuine, base: Bases): readonly Placed[] {
  const cells: Placed[] = [];
  for (const [creatorId, rows] of genuine) {
    const known = base.get(creatorId)?.fields;
    const was = together(fields.map((field) => known?.[field]?.cell));
    if (was === null) continue;
    for (const { row, cells: own } of rows) {
      const now = together(fields.map((field) => own[field]?.text));
      if (now !== null) cells.push({ row, creatorId, now, was });
    }
  }
  return cells.sort((a, b) => a.row - b.row);
}

function together(texts: readonly (string | undefined)[]): string | null {
  if (texts.includes(undefined)) return null;
  return texts.length === 1 ? (texts[0] ?? '') : JSON.stringify(texts);
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

function reordered(cells: readonly Placed[]): boolean {
  const moved = cells.filter(isMoved);
  if (moved.length < MIN_CELLS || moved.length < cells.length * MIN_SHARE) return false;
  const { exchanged, distinct } = exchange(moved);
  return distinct >= MIN_DISTINCT && exchanged >= moved.length * EXCHANGED_SHARE;
}

/** Whatever the order of a language, sorting brings equal values together: in the column, or between the outermost moved cells, each in one run. */
function gathered(cells: readonly Placed[]): boolean {
  const moved = cells.filter(isMoved);
  const [first, last] = [moved[0], moved[moved.length - 1]];
  if (first === undefined || last === undefined || exchange(moved).exchanged < moved.length) return false;
  return [cells, cells.slice(cells.indexOf(first), cells.indexOf(last) + 1)].some((stretch) => {
    const values = new Set(stretch.map(({ now }) => now)).size;
    return stretch.length >= MIN_CELLS && values > 1 && runs(stretch.map(({ now }) => now)) === values;
  });
}

const runs = (texts: readonly string[]): number => texts.filter((text, i) => i === 0 || text !== texts[i - 1]).length;

/** Rows whose cell shows what exactly one other creator had, whose own cell is no longer so: row -> that creator. Blank when they are few. */
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
