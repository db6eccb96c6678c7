// Writes cells into rows that people may be moving at that very moment. Everything that edits cells goes through here.

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

/** How often we look again when rows move between looking and writing. */
const TRIES = 3;

/**
 * Somebody who keeps sorting wins: then some of our texts are nowhere, or one of theirs is with another creator, which the Sync column
 * shows as an edit.
 */
const PUT_RIGHT_TRIES = 6;

/** The plan made from a survey: the cells to write, and the answer once they are written. */
export interface CellsPlan<T> {
  readonly writes: readonly MeantWrite[];
  readonly answer: T;
  /** The closer survey the plan was made from, which knows the formulas of all written cells, so that it is not repeated. */
  readonly near?: Survey;
}

export interface WriteWhere {
  /** Called on every look; defaults to the active tab. */
  readonly tabOf?: () => Tab | null;
  /** Read-only columns the plan needs, in all rows. */
  readonly also?: readonly ColumnField[];
  /** The person's own columns the plan works with, located on every look and read with their formulas. */
  readonly own?: (open: OpenView) => OwnColumns;
}

/**
 * Writes cells of a tab (the active one by default) under the document lock: surveys the tab, plans, checks that every row is still in
 * place, writes, and looks again. Cells that went into other rows because somebody moved rows meanwhile are restored and written where the
 * rows are now. `plan` runs on every look, and the columns are located again, because others may have moved them while we waited. Fails
 * with `columns-in-doubt` when rows cannot be identified, and with `busy` when they never stand still or somebody else is writing. Cells
 * Google refuses are a problem too. `others` says how many cells were written nevertheless; if it is absent, none was.
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

/** Cells to be overwritten are first read closely, since there may be a formula. For the person's own columns that is known. */
function overwritten(looked: Survey, writes: readonly MeantWrite[]): Survey {
  if (writes.length === 0) return looked;
  const [ids, fields] = [writes.map(({ id }) => id), writes.map(({ field }) => field)];
  return closer(looked, ids, fields);
}

/** Whether these rows, belonging to some of the creators, are still where they were read; they come sorted. */
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

/** A read-only cell is restored as far as the base knows it, and blanked otherwise; only a full refresh brings back the rest. */
function patchRows(ctx: Context, open: OpenView, writes: readonly MeantWrite[]): readonly RefusedCell[] {
  const view = writes.every(({ field }) => isEditable(field) || isOwn(field)) ? null : viewOf(ctx, open.tab.id);
  if (view !== null) keepView(ctx, open.tab.id, readWholeNext(view));
  return open.tab.patch(patchesOf(open, writes));
}

/** null when rows moved on every attempt, so that some of the cells are nowhere. */
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
  /** The rows before they were written, and the written ones as they are now. */
  readonly before: readonly SheetRow[];
  readonly written: readonly SheetRow[];
  /** What Google accepted. */
  readonly writes: readonly MeantWrite[];
}

/**
 * Rows may move at the very moment cells are written, and again while that is being corrected, so the whole tab is re-read until everyone
 * shows what is theirs. False when rows moved on every attempt.
 */
export function putRight(ctx: Context, { open, base }: Pick<Survey, 'open' | 'base'>, { before, written, writes }: JustWritten): boolean {
  if (allLanded(written, writes)) return true;
  const fields = [...LOOKED, ...writes.map(({ field }) => field)];
  let last = '';
  for (let attempt = 0; attempt < PUT_RIGHT_TRIES; attempt += 1) {
    const next = misplaced(before, withLinks(open, lookAtRows(open, fields), base.records), writes);
    const asked = JSON.stringify(next);
    // A cell that will not show what is written although nobody moves anything is left to the next survey.
    if (next.length === 0 || asked === last) return true;
    patchRows(ctx, open, next);
    ctx.book.flush();
    last = asked;
  }
  return false;
}
