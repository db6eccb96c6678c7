// What menus, context menus and the sheet bar do to rows, columns, sheets and the order of rows.

import type { Action, Block } from '../protocol';
import { lastPlace } from './model/block';
import { over } from './model/selection';
import type { TabModel } from './model/tab-model';
import type { Session } from './session';

interface Here {
  readonly tab: TabModel;
  readonly id: number;
  readonly block: Block;
}

function here(session: Session): Here | null {
  const { tab, tabId, selection } = session.state;
  return tab && tabId !== null ? { tab, id: tabId, block: selection.block } : null;
}

/** As many new rows as are selected, above or below them; the new rows are selected. */
export function insertRows(session: Session, where: 'above' | 'below'): void {
  const now = here(session);
  if (!now) return;
  const { row, rows } = now.block;
  const at = where === 'above' ? row : row + rows;
  void session.act({ do: 'insertRows', tab: now.id, at, count: rows });
  session.select(over({ ...now.block, row: at }), null);
}

export function insertColumns(session: Session, where: 'left' | 'right'): void {
  const now = here(session);
  if (!now) return;
  const { column, columns } = now.block;
  const at = where === 'left' ? column : column + columns;
  void session.act({ do: 'insertColumns', tab: now.id, at, count: columns });
  session.select(over({ ...now.block, column: at }), null);
}

/** Deletes the selected rows; rows between them that the filter hides stay, as in Sheets. */
export function deleteRows(session: Session): void {
  const now = here(session);
  if (!now) return;
  for (const { row, rows } of now.tab.unfilteredParts(now.block).reverse()) {
    void session.act({ do: 'deleteRows', tab: now.id, at: row, count: rows });
  }
}

export function changeRows(session: Session, what: 'hideRows' | 'showRows'): void {
  const now = here(session);
  if (now) void session.act({ do: what, tab: now.id, at: now.block.row, count: now.block.rows });
}

export function changeColumns(session: Session, what: 'deleteColumns' | 'hideColumns' | 'showColumns'): void {
  const now = here(session);
  if (now) void session.act({ do: what, tab: now.id, at: now.block.column, count: now.block.columns });
}

/** The mark between two letters or numbers: shows what is hidden there. */
export function showRun(session: Session, what: 'rows' | 'columns', at: number, count: number): void {
  const now = here(session);
  if (now) void session.act({ do: what === 'rows' ? 'showRows' : 'showColumns', tab: now.id, at, count });
}

/** Shows every hidden column, run by run from the right, because each is an action of its own. */
export function showAllColumns(session: Session): void {
  const now = here(session);
  if (!now) return;
  for (const run of runs(now.tab.view.hiddenColumns).reverse()) {
    void session.act({ do: 'showColumns', tab: now.id, at: run.at, count: run.count });
  }
}

/** Adjacent indexes as runs, in order. */
export function runs(indexes: readonly number[]): { at: number; count: number }[] {
  const found: { at: number; count: number }[] = [];
  for (const index of [...indexes].sort((one, other) => one - other)) {
    const last = found.at(-1);
    if (last && last.at + last.count === index) last.count++;
    else found.push({ at: index, count: 1 });
  }
  return found;
}

/** Moves the selected columns in front of column `to`, counted before the move; a target within the selection does nothing. */
export function moveColumns(session: Session, to: number): void {
  const now = here(session);
  if (!now) return;
  const { column: at, columns: count } = now.block;
  if (to >= at && to <= at + count) return;
  void session.act({ do: 'moveColumns', tab: now.id, at, count, to });
  session.select(over({ ...now.block, column: to > at ? to - count : to }), null);
}

/** Moves past one visible column to the left or right. */
export function moveColumnsBy(session: Session, direction: 'left' | 'right'): void {
  const now = here(session);
  if (!now) return;
  const { shownColumns } = now.tab;
  const place = now.tab.columnPlace(direction === 'left' ? now.block.column : lastPlace(now.block).column);
  const beyond = shownColumns[direction === 'left' ? place - 1 : place + 1];
  if (beyond !== undefined) moveColumns(session, direction === 'left' ? beyond : beyond + 1);
}

/** Sorts the selected block by the column of the active cell: only these cells move, exactly as in Sheets. */
export function sortRange(session: Session, ascending: boolean): void {
  const now = here(session);
  const column = session.state.selection.active.column;
  if (now) void session.act({ do: 'sort', tab: now.id, block: now.block, column, ascending });
}

/** Sorts the filter's rows. */
export function sortFilter(session: Session, column: number, ascending: boolean): void {
  const now = here(session);
  if (now) void session.act({ do: 'sort', tab: now.id, block: null, column, ascending });
}

export function setFilter(session: Session, column: number, hidden: readonly string[]): void {
  const now = here(session);
  if (now) void session.act({ do: 'filter', tab: now.id, column, hidden });
}

export function clearFilter(session: Session): void {
  const hidden = session.state.tab?.view.filter?.hidden ?? {};
  for (const column of Object.keys(hidden)) setFilter(session, Number(column), []);
}

export function setNote(session: Session, text: string): void {
  const now = here(session);
  if (now) void session.act({ do: 'note', tab: now.id, ...session.state.selection.active, text });
}

/** Formats the selection without the rows that the filter hides. */
export function format(session: Session, change: { background?: string; bold?: boolean; numberFormat?: string }): void {
  const now = here(session);
  if (!now) return;
  for (const block of now.tab.unfilteredParts(now.block)) void session.act({ do: 'format', tab: now.id, block, ...change });
}

export function actOnSheet(session: Session, what: 'deleteTab' | 'duplicateTab' | 'hideTab' | 'showTab', tab: number): void {
  void session.act({ do: what, tab } satisfies Action);
}

/** Turns the text of the active cell into a link. */
export function linkText(session: Session): void {
  const now = here(session);
  const url = now ? window.prompt('Link to')?.trim() : undefined;
  if (!now || !url) return;
  const { row, column } = session.state.selection.active;
  void session.act({ do: 'link', tab: now.id, row, column, text: now.tab.cell(row, column).shown || url, url });
}
