// Writing cells into rows that people may move in that very moment: the one way for everything that edits cells.

import { type ColumnField, isEditable, isOwn } from '../../fields/fields';
import type { CellWrite } from '../../sync/apply-remote';
import type { MeantWrite } from '../../sync/desired-cells';
import { inRow, type SheetRow } from '../../sync/model';
import type { Context } from '../context';
import type { CellPatch, RefusedCell, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { withLinks } from './linked-cells';
import { type OwnColumns, ownOf, withOwn } from './own-columns';
import { allLanded, misplaced } from './put-back';
import { problemsOf, refusedAmong } from './refused';
import { LOOKED, lookAtRows, lookAtRowsAt } from './rows';
import { closer, type Survey, survey } from './survey';
import { canIdentify, FIRST_ROW, type OpenView, openView } from './view';
import { keepView, readWholeNext, viewOf } from './view-store';

/** Rows that move between looking and writing make us look again; so often at most. */
const TRIES = 3;

/** Who sorts rows all the time wins: then some of our texts stand nowhere, or a text of somebody's with another, which the Sync column shows as an edit. */
const PUT_RIGHT_TRIES = 6;

/** What a look at the tab comes to: the cells to write, and what is answered when they stand. */
export interface CellsPlan<T> {
  readonly writes: readonly MeantWrite[];
  readonly answer: T;
  /** The closer look that it was made from, in which the formulas of all written cells are known: it is not made again. */
  readonly near?: Survey;
}

export interface WriteWhere {
  /** Asked with every look; the active tab unless it is given. */
  readonly tabOf?: () => Tab | null;
  /** Read-only columns that the plan looks at, in all rows. */
  readonly also?: readonly ColumnField[];
  /** Columns of the person's own that the plan works with, found at every look; they are read with their formulas. */
  readonly own?: (open: OpenView) => OwnColumns;
}

/**
 * Writes cells of a tab, the active one unless another is named, under the document's lock: looks at the tab, plans, sees that every row is still where it was, writes, and
 * looks again; cells that went into other rows because somebody moved rows meanwhile get back what stood there, and are written where their rows are now. `plan` is asked with every
 * look, and so are the columns: others may have moved them while we waited. `columns-in-doubt` when rows cannot be told apart, `busy` when
 * they never stand still or somebody else writes. Cells that Google does not take are a problem, too. `others` says how many cells were written all the same; without it none was.
 */
export function writeCells<T>(
  ctx: Context,
  plan: (found: Survey) => Result<CellsPlan<T>>,
  { tabOf = () => ctx.book.activeTab(), also = [], own = () => new Map() }: WriteWhere = {},
): Result<T> {
  return underLock(ctx, (): Result<T> => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const open = openView(ctx, tabOf());
      if (!open.ok) return open;
      if (!canIdentify(open.value)) return failed('columns-in-doubt');
      const looked = withOwn(survey(ctx, open.value, also), own(open.value));
      const first = plan(looked);
      if (!first.ok) return first;
      const ours = first.value.writes.filter(({ field }) => !isOwn(field));
      const found = first.value.near ?? overwritten(looked, ours);
      const planned = found === looked || found === first.value.near ? first : plan(found);
      if (!planned.ok) return planned;
      const { writes, answer } = planned.value;
      if (!standStill(open.value, found.rows)) continue;
      const refused = writeAndLook(ctx, found, writes);
      if (refused === null) return failed('busy', { others: writes.length });
      const [problem] = problemsOf(open.value, refused);
      if (problem === undefined) return done(answer);
      return failed(problem.kind, { ...problem.words, others: writes.length - refused.length });
    }
    return failed('busy');
  });
}

/** What is to be written over is looked at closely first: a formula may stand there. Of a person's own columns that is known. */
function overwritten(looked: Survey, writes: readonly MeantWrite[]): Survey {
  if (writes.length === 0) return looked;
  const [ids, fields] = [writes.map(({ id }) => id), writes.map(({ field }) => field)];
  return closer(looked, ids, fields);
}

/** Whether these rows, of some creators, are still where they were read; they come in their order. */
export function stillThere({ tab, layout }: OpenView, rows: readonly SheetRow[]): boolean {
  const [column, first, last] = [layout.at.get('creatorId'), rows[0]?.row, rows[rows.length - 1]?.row];
  if (column === undefined || first === undefined || last === undefined) return column !== undefined;
  const ids = tab.readTexts(first, last - first + 1, column);
  return rows.every(({ row, id }) => ids[row - first] === id);
}

/** Whether every row is still where it was read. */
export function standStill({ tab, layout }: OpenView, rows: readonly SheetRow[]): boolean {
  const column = layout.at.get('creatorId');
  const count = tab.lastRow() - FIRST_ROW + 1;
  if (column === undefined || count < rows.length) return false;
  return count <= 0 || tab.readTexts(FIRST_ROW, count, column).every((id, i) => id === (rows[i]?.id ?? ''));
}

export function patchesOf({ layout }: OpenView, writes: readonly CellWrite[]): CellPatch[] {
  return writes.flatMap(({ row, field, cell }) => {
    const column = layout.at.get(field);
    return column === undefined ? [] : [{ row, column, cell: inRow(cell, row) }];
  });
}

/** A read-only cell is put right here as far as the base knows, and blank otherwise: the rest only a refresh of everything brings. */
function patchRows(ctx: Context, open: OpenView, writes: readonly MeantWrite[]): readonly RefusedCell[] {
  const view = writes.every(({ field }) => isEditable(field) || isOwn(field)) ? null : viewOf(ctx, open.tab.id);
  if (view !== null) keepView(ctx, open.tab.id, readWholeNext(view));
  return open.tab.patch(patchesOf(open, writes));
}

/** null when rows were moved at every try: then some of the cells stand nowhere. */
function writeAndLook(ctx: Context, { open, base, rows }: Survey, writes: readonly MeantWrite[]): readonly RefusedCell[] | null {
  const refused = patchRows(ctx, open, writes);
  if (writes.length === 0) return refused;
  ctx.book.flush();
  const places = writes.map(({ row }) => row);
  const written = withLinks(open, lookAtRowsAt(open, places, [...LOOKED, ...ownOf(open)]), base.records);
  const isRefused = refusedAmong(open, refused);
  const taken = writes.filter(({ row, field }) => !isRefused(row, field));
  return putRight(ctx, { open, base }, { before: rows, written, writes: taken }) ? refused : null;
}

interface JustWritten {
  /** The rows as they were before they were written, and those that were written as they are. */
  readonly before: readonly SheetRow[];
  readonly written: readonly SheetRow[];
  /** What Google took. */
  readonly writes: readonly MeantWrite[];
}

/**
 * Rows may be moved in the very moment in which cells are written, and in that in which this is put right: the whole tab is looked at until everybody shows what
 * is theirs. False when rows were moved at every try.
 */
export function putRight(ctx: Context, { open, base }: Pick<Survey, 'open' | 'base'>, { before, written, writes }: JustWritten): boolean {
  if (allLanded(written, writes)) return true;
  const fields = [...LOOKED, ...writes.map(({ field }) => field)];
  let last = '';
  for (let attempt = 0; attempt < PUT_RIGHT_TRIES; attempt += 1) {
    const next = misplaced(before, withLinks(open, lookAtRows(open, fields), base.records), writes);
    const asked = JSON.stringify(next);
    // A cell that does not come to show what is written into it, though nobody moves anything, is left to the next look.
    if (next.length === 0 || asked === last) return true;
    patchRows(ctx, open, next);
    ctx.book.flush();
    last = asked;
  }
  return false;
}
