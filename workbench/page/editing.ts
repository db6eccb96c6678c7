// Typing into a cell: starting, changing, committing and canceling.

import type { Place } from './model/block';
import { type Direction, moved, walked } from './model/selection';
import type { Editing } from './model/state';
import type { Session } from './session';

/** Opens the active cell with its content, or with `text` instead. */
export function beginEditing(session: Session, options: { text?: string; where?: Editing['where'] } = {}): void {
  const { tab, tabId, selection } = session.state;
  if (!tab || tabId === null) return;
  const place = selection.active;
  session.grid?.reveal(place);
  const editing: Editing = {
    tab: tabId,
    place,
    text: options.text ?? tab.typed(place),
    mode: options.text === undefined ? 'edit' : 'overwrite',
    where: options.where ?? 'cell',
    picked: null,
  };
  session.store.change({ editing, popup: null, copied: null });
}

/** The person has typed. In the formula bar and after a click, the arrows belong to the text. */
export function editText(session: Session, text: string, change: Partial<Pick<Editing, 'mode' | 'where' | 'picked'>> = {}): void {
  const { editing } = session.state;
  if (editing) session.store.change({ editing: { ...editing, text, picked: null, ...change } });
}

export function cancelEditing(session: Session): void {
  session.store.change({ editing: null });
  session.grid?.focus();
}

/** Where the selection goes after the text is committed. */
export type Leave = { readonly walk: 'row' | 'column'; readonly back: boolean } | { readonly go: Direction } | 'stay';

/** Commits the text if it differs from the cell's content, and moves on. */
export function commitEditing(session: Session, leave: Leave = 'stay'): void {
  const { editing, tab, tabId, selection } = session.state;
  if (!editing) return;
  session.store.change({ editing: null });
  if (tab && tabId === editing.tab) {
    if (editing.text !== tab.typed(editing.place)) void session.type(editing.tab, editing.place, editing.text);
    if (leave !== 'stay') {
      const next = 'go' in leave ? moved(selection, leave.go, tab) : walked(selection, leave.walk, leave.back, tab);
      session.select(next, next.active);
    }
  }
  if (leave !== 'stay') session.grid?.focus();
}

/** Puts the text into every selected cell except in rows that the filter hides; false if a single cell is selected. */
export function commitEverywhere(session: Session): boolean {
  const { editing, tab, selection } = session.state;
  const { block } = selection;
  if (!editing || !tab || editing.tab !== tab.view.id || block.rows * block.columns === 1) return false;
  session.store.change({ editing: null });
  for (const at of tab.unfilteredParts(block)) void session.act({ do: 'paste', tab: editing.tab, at, texts: [[editing.text]] });
  session.grid?.focus();
  return true;
}

/** A drop-down choice made by mouse or keyboard. */
export function choose(session: Session, place: Place, choice: string): void {
  const { tabId, tab } = session.state;
  session.store.change({ editing: null });
  if (tabId !== null && tab && tab.typed(place) !== choice) void session.type(tabId, place, choice);
  session.grid?.focus();
}
