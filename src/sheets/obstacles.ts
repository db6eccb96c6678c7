// Explains a write that Google refused by inspecting the sheet: the error text may be in any language, but what is in the way can be read.

import type { CellBlock, Obstacle, RefusedCell } from '../commands/ports';
import { OBSTACLES, type Problem, RefusedWrite } from '../rpc/problems';
import { columnLetters, rowNumberOf } from '../sync/model';
import type { Rectangle } from './ranges';
import { repeatable } from './retry';
import { isPlatformError, isRefusal, messageOf, problemOfThrown, troubleOf } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

interface Barrier {
  readonly obstacle: Obstacle;
  /** Cells inside that can still be written. */
  readonly open: readonly Rectangle[];
}

/** This many addresses are enough to know whom to ask. */
const NAMED = 3;

/** See `Tab.obstacles`. */
export const obstaclesOf = (sheet: Sheet): readonly Obstacle[] => barriersOf(sheet).map(({ obstacle }) => obstacle);

function barriersOf(sheet: Sheet): readonly Barrier[] {
  return repeatable(() => {
    const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
    const whole = sheet.getProtections(SHEET).filter(isClosed);
    const parts = sheet.getProtections(RANGE).filter(isClosed);
    const [rows, width] = [sheet.getMaxRows(), sheet.getMaxColumns()];
    const merged = sheet.getRange(1, 1, rows, width).getMergedRanges();
    // Rows added below the last one belong to whatever reached it.
    const reaching = (at: Rectangle): Rectangle => (at.row + at.rows > rows ? { ...at, rows: Number.MAX_SAFE_INTEGER } : at);
    const all = reaching({ row: 1, rows, first: 1, width });
    return [
      ...whole.map((one): Barrier => barrier('protected', all, '', whoMayEdit(sheet, one), one.getUnprotectedRanges().map(placeOf))),
      ...parts.map((one): Barrier => {
        const range = one.getRange();
        return barrier('protected', reaching(placeOf(range)), range.getA1Notation(), whoMayEdit(sheet, one), []);
      }),
      ...merged.map((range): Barrier => {
        const at = placeOf(range);
        return barrier('merged', at, range.getA1Notation(), '', [{ ...at, rows: 1, width: 1 }]);
      }),
    ];
  });
}

const isClosed = (protection: Protection): boolean => !protection.isWarningOnly() && !protection.canEdit();

const placeOf = (range: Range): Rectangle => ({
  row: range.getRow(),
  rows: range.getNumRows(),
  first: range.getColumn(),
  width: range.getNumColumns(),
});

function barrier(why: Obstacle['why'], at: Rectangle, cells: string, who: string, open: readonly Rectangle[]): Barrier {
  return { obstacle: { why, row: at.row, rows: at.rows, column: at.first, columns: at.width, cells, who }, open };
}

/** Google may reveal the editors of a protection only to one of them; then the owner of the file, if it has one, can be asked. */
function whoMayEdit(sheet: Sheet, protection: Protection): string {
  const editors = orNobody(() => protection.getEditors().map((user) => user.getEmail()));
  const who = editors.length > 0 ? editors : orNobody(() => [sheet.getParent().getOwner()?.getEmail() ?? '']);
  return who.slice(0, NAMED).join(', ');
}

function orNobody(ask: () => readonly string[]): readonly string[] {
  try {
    return ask().filter((address) => address !== '');
  } catch (error) {
    if (!isPlatformError(error)) throw error;
    return [];
  }
}

function within(row: number, column: number, { row: top, rows, first, width }: Rectangle): boolean {
  return row >= top && row < top + rows && column >= first && column < first + width;
}

function covers({ obstacle, open }: Barrier, row: number, column: number): boolean {
  const at = { row: obstacle.row, rows: obstacle.rows, first: obstacle.column, width: obstacle.columns };
  return within(row, column, at) && !open.some((part) => within(row, column, part));
}

/** What remains of blocks Google refused as a whole: the obstructed cells, and the others as single-cell blocks. */
interface Sifted {
  readonly refused: readonly RefusedCell[];
  readonly free: readonly CellBlock[];
}

/** Rethrows the write's error if no obstacle was found. */
export function sift(sheet: Sheet, blocks: readonly CellBlock[], error: unknown): Sifted {
  if (!isRefusal(error)) throw error;
  const seen = divide(blocks, barriersOf(sheet));
  const found = seen.refused.length > 0 ? seen : divide(blocks, typedColumns(sheet, blocks, error));
  if (found.refused.length === 0) throw error;
  return found;
}

function divide(blocks: readonly CellBlock[], barriers: readonly Barrier[]): Sifted {
  const refused: RefusedCell[] = [];
  const free: CellBlock[] = [];
  for (const { row: top, column: left, cells } of blocks)
    cells.forEach((inputs, i) => {
      inputs.forEach((input, j) => {
        const [row, column] = [rowNumberOf(top + i), left + j];
        const met = barriers.find((one) => covers(one, row, column));
        if (met === undefined) free.push({ row, column, cells: [[input]] });
        else refused.push({ row, column, obstacle: met.obstacle });
      });
    });
  return { refused, free };
}

/**
 * A typed column of a table reveals itself only by refusing to have its rules cleared: tried on a cell without any, where nothing can be
 * lost.
 */
function typedColumns(sheet: Sheet, blocks: readonly CellBlock[], error: unknown): readonly Barrier[] {
  const known = troubleOf(error) === 'table';
  const columns = new Map<number, Rectangle>();
  for (const { row, column, cells } of blocks)
    for (let j = 0; j < (cells[0]?.length ?? 0); j += 1) {
      const before = columns.get(column + j);
      const [top, end] = [Math.min(before?.row ?? row, row), Math.max((before?.row ?? row) + (before?.rows ?? 0), row + cells.length)];
      columns.set(column + j, { row: top, rows: end - top, first: column + j, width: 1 });
    }
  return [...columns.values()]
    .filter((at) => known || isTyped(sheet.getRange(at.row, at.first)))
    .map((at) => barrier('table', at, `${columnLetters(at.first)}${at.row}:${columnLetters(at.first)}${at.row + at.rows - 1}`, '', []));
}

function isTyped(cell: Range): boolean {
  if (cell.getDataValidation() !== null) return false;
  try {
    cell.clearDataValidations();
    SpreadsheetApp.flush();
    return false;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return true;
  }
}

/** Performs an all-or-nothing write. If Google refuses it, throws the obstacle found. */
export function explained<T>(sheet: Sheet, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isRefusal(error) ? new RefusedWrite(problemIn(sheet, error)) : error;
  }
}

/** A protection explains any refusal; merged cells only one that says so, or one that nothing else explains. */
function problemIn(sheet: Sheet, error: unknown): Problem {
  const known = problemOfThrown(error);
  const found = obstaclesOf(sheet);
  const met = found.find(({ why }) => OBSTACLES[why] === known?.kind) ?? (known?.kind === 'google-refused' ? found[0] : undefined);
  if (met !== undefined) return { kind: OBSTACLES[met.why], words: { tab: sheet.getName(), cells: met.cells, who: met.who } };
  return known ?? { kind: 'google-refused', words: { text: messageOf(error) } };
}

/**
 * Refuses columns after `after` where they would fall into something this person may not edit, since they could not even be removed there.
 */
export function demandRoom(sheet: Sheet, after: number): void {
  const met = obstaclesOf(sheet).find(
    ({ why, cells, column, columns }) => why === 'protected' && (cells === '' || (column <= after && column - 1 + columns > after)),
  );
  if (met !== undefined)
    throw new RefusedWrite({ kind: OBSTACLES[met.why], words: { tab: sheet.getName(), cells: met.cells, who: met.who } });
}

/**
 * Performs mere conveniences, in this order: whatever Google refuses of them is skipped. Each must be repeatable. Google collects writes
 * and may refuse one only at the next flush, so earlier writes are flushed first: their refusal is thrown, not skipped.
 */
export function decorate(...works: readonly (() => void)[]): void {
  SpreadsheetApp.flush();
  const all = (): void => {
    for (const work of works) work();
  };
  // All together need one flush. Only if one of them is refused, each is done on its own, so that it does not take the others with it.
  if (!isDone(all) && works.length > 1) for (const work of works) isDone(work);
}

/** The same for calls that Google answers at once (charts, marks), and for cells that nobody can have protected yet. */
export function skipRefused(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!isPlatformError(error)) throw error;
    return false;
  }
}

const isDone = (work: () => void): boolean =>
  skipRefused(() => {
    work();
    SpreadsheetApp.flush();
  });
