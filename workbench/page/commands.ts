// Runs the commands of keys and menus: moving, selecting, and operations on the selection.

import type { Block } from '../protocol';
import { beginEditing } from './editing';
import { hull, lastPlace } from './model/block';
import type { Command, PlainCommand } from './model/keys';
import { at, everything, firstPlace, moved, paged, type Selection, stretched, walked } from './model/selection';
import type { TabModel } from './model/tab-model';
import type { Session } from './session';

/** Does nothing until a tab has arrived. */
export function runCommand(session: Session, command: Command): void {
  const { tab, tabId, selection } = session.state;
  if (!tab || tabId === null) return;
  switch (command.command) {
    case 'move':
      return session.select(moved(selection, command.direction, tab, command));
    case 'page': {
      const rows = session.grid?.pageRows() ?? 20;
      return session.select(paged(selection, command.back ? -rows : rows, tab, command.stretch));
    }
    case 'walk': {
      const next = walked(selection, command.by, command.back, tab);
      return session.select(next, next.active);
    }
    case 'edge':
      return goToEdge(session, toEdge(selection, tab, command), command);
    case 'sheet':
      return nextSheet(session, command.back);
    case 'menu':
      return session.store.change({ popup: { kind: 'menu', caption: command.caption } });
    default:
      return PLAIN[command.command](session, tab, tabId);
  }
}

const PLAIN: Readonly<Record<PlainCommand, (session: Session, tab: TabModel, tabId: number) => void>> = {
  edit: (session) => beginEditing(session),
  enter: (session, tab) => enter(session, tab),
  clear: (session, _, tabId) => void session.act({ do: 'clear', tab: tabId, blocks: selectedParts(session) }),
  selectAll: (session, tab) => session.select(everything(session.state.selection, tab), null),
  selectColumns: (session, tab) => selectWhole(session, tab, 'columns'),
  selectRows: (session, tab) => selectWhole(session, tab, 'rows'),
  undo: (session) => void session.act({ do: 'undo' }),
  redo: (session) => void session.act({ do: 'redo' }),
  fillDown: (session, _, tabId) => fillDown(session, tabId),
  fillRight: (session, _, tabId) => fillRight(session, tabId),
  bold: (session, tab, tabId) => toggleBold(session, tab, tabId),
  note: (session) => openNote(session),
  openChoices: (session, tab) => openChoices(session, tab),
  contextMenu: (session) => openContextMenu(session),
  leave: (session) => session.grid?.leave(),
  pasteValues: () => undefined,
  escape: (session) => session.store.change({ copied: null, popup: null }),
};

/** The selected cells without the rows that the filter hides: what Delete and formats apply to. */
function selectedParts(session: Session): Block[] {
  const { tab, selection } = session.state;
  return tab ? tab.unfilteredParts(selection.block) : [];
}

function enter(session: Session, tab: TabModel): void {
  const { selection } = session.state;
  if (selection.block.rows * selection.block.columns > 1) runCommand(session, { command: 'walk', by: 'row', back: false });
  else if (tab.isFilterHead(selection.active)) openFilter(session, selection.active.column);
  else beginEditing(session);
}

/** Ctrl+Home also scrolls the unfrozen part back to its start. */
function goToEdge(session: Session, next: Selection, command: { end: boolean; book: boolean }): void {
  const { tab } = session.state;
  const unfrozen = tab && {
    row: tab.shownRows.find((row) => row >= tab.view.frozenRows) ?? 0,
    column: tab.shownColumns.find((column) => column >= tab.view.frozenColumns) ?? 0,
  };
  session.select(next, command.book && !command.end && unfrozen ? unfrozen : next.head);
}

function toEdge(selection: Selection, tab: TabModel, command: { end: boolean; book: boolean; stretch: boolean }): Selection {
  const from = command.stretch ? selection.head : selection.active;
  const start = firstPlace(tab);
  const row = command.book ? (command.end ? lastFilledRow(tab) : start.row) : from.row;
  const column = command.end ? lastFilledColumn(tab, command.book ? null : from.row) : start.column;
  return command.stretch ? stretched(selection, { row, column }) : at({ row, column });
}

function lastFilledRow(tab: TabModel): number {
  return tab.shownRows.findLast((row) => tab.shownColumns.some((column) => !tab.isBlank(row, column))) ?? 0;
}

function lastFilledColumn(tab: TabModel, row: number | null): number {
  const rows = row === null ? tab.shownRows : [row];
  return tab.shownColumns.findLast((column) => rows.some((other) => !tab.isBlank(other, column))) ?? tab.shownColumns.at(-1) ?? 0;
}

function nextSheet(session: Session, back: boolean): void {
  const tabs = session.state.book?.tabs.filter(({ hidden }) => !hidden) ?? [];
  const now = tabs.findIndex(({ id }) => id === session.state.tabId);
  const next = tabs[now + (back ? -1 : 1)];
  if (next) session.activate(next.id);
}

function selectWhole(session: Session, tab: TabModel, what: 'rows' | 'columns'): void {
  const { selection } = session.state;
  const last = lastPlace(selection.block);
  const from = what === 'rows' ? { row: selection.block.row, column: 0 } : { row: 0, column: selection.block.column };
  const head = what === 'rows' ? { row: last.row, column: tab.view.columns - 1 } : { row: tab.view.rows - 1, column: last.column };
  session.select({ active: selection.active, block: hull(from, head), head }, null);
}

/** Ctrl+D on a single row copies the row above, as in Sheets. */
function fillDown(session: Session, tab: number): void {
  const { block } = session.state.selection;
  const above = { ...block, row: block.row - 1, rows: 2 };
  if (block.rows > 1) void session.act({ do: 'fillDown', tab, block });
  else if (above.row >= 0) void session.act({ do: 'fillDown', tab, block: above });
}

/** Ctrl+R copies the first selected column into the others; into a single column, the one to its left. */
function fillRight(session: Session, tab: number): void {
  for (const part of selectedParts(session)) {
    const block = part.columns > 1 ? part : { ...part, column: part.column - 1, columns: 2 };
    const at = { ...block, column: block.column + 1, columns: block.columns - 1 };
    if (block.column >= 0) void session.act({ do: 'copy', tab, from: { ...block, columns: 1, tab }, at, cut: false });
  }
}

function toggleBold(session: Session, tab: TabModel, tabId: number): void {
  const { active } = session.state.selection;
  const bold = !tab.cell(active.row, active.column).bold;
  for (const block of selectedParts(session)) void session.act({ do: 'format', tab: tabId, block, bold });
}

export function openNote(session: Session): void {
  session.grid?.reveal(session.state.selection.active);
  session.store.change({ popup: { kind: 'note', place: session.state.selection.active } });
}

/** Alt+Down: the filter of a heading, or the drop-down of a cell. */
function openChoices(session: Session, tab: TabModel): void {
  const { active } = session.state.selection;
  if (tab.isFilterHead(active)) openFilter(session, active.column);
  else if (tab.dropDown(active)) beginEditing(session);
}

/** Opens the filter of a column below its heading. */
export function openFilter(session: Session, column: number): void {
  const { tab } = session.state;
  if (!tab?.view.filter) return;
  const box = session.grid?.box({ row: tab.view.filter.block.row, column });
  session.store.change({ popup: { kind: 'filter', column, spot: { x: box?.left ?? 80, y: (box?.bottom ?? 160) + 1 } } });
}

function openContextMenu(session: Session): void {
  const { tab, selection } = session.state;
  if (!tab) return;
  const box = session.grid?.box(selection.active);
  const spot = { x: (box?.left ?? 80) + 12, y: (box?.bottom ?? 160) - 4 };
  session.store.change({ popup: { kind: 'context', spot, on: kindOf(selection.block, tab) } });
}

/** Whole rows, whole columns, or cells. */
export function kindOf(block: Block, tab: TabModel): 'cells' | 'rows' | 'columns' {
  if (block.rows >= tab.view.rows) return 'columns';
  return block.columns >= tab.view.columns ? 'rows' : 'cells';
}
