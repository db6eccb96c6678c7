// Performs and undoes people's actions, each person's own in their own order.

import type { Action } from '../protocol';
import type { Book } from './book';
import { clearCells, copyCells, fillCells, formatCells, linkText, pasteTexts, setNote, typeText } from './cell-actions';
import { addTab, changeTab, filterColumn, hide, insert, move, remove, renameTab, resize, sort } from './grid-actions';
import type { Undo } from './memento';
import type { UserSelection } from './user-selection';

/** Actions remembered per person: each may hold a whole tab. */
const REMEMBERED = 30;

/** Actions on the book; `copyBook`, `undo` and `redo` are not among them. */
export type BookAction = Exclude<Action, { readonly do: 'copyBook' | 'undo' | 'redo' }>;

interface Done {
  readonly action: BookAction;
  readonly undo: Undo;
}

export class History {
  private readonly done: Done[] = [];
  private readonly undone: BookAction[] = [];

  /** Performs an action. If the book refuses it, throws and changes nothing. */
  perform(book: Book, userSelection: UserSelection, action: BookAction): void {
    if (this.remember(book, userSelection, action)) this.undone.length = 0;
  }

  private remember(book: Book, userSelection: UserSelection, action: BookAction): boolean {
    const undo = perform(book, userSelection, action);
    if (undo === null) return false;
    this.done.push({ action, undo });
    if (this.done.length > REMEMBERED) this.done.shift();
    return true;
  }

  undo(): void {
    const last = this.done.pop();
    if (last === undefined) return;
    last.undo();
    this.undone.push(last.action);
  }

  redo(book: Book, userSelection: UserSelection): void {
    const action = this.undone.pop();
    if (action !== undefined) this.remember(book, userSelection, action);
  }
}

type Doing<D extends BookAction['do']> = Extract<BookAction, { readonly do: D }>;

/** What each action does; null for what cannot be undone, like a selection. */
const HANDLERS: { readonly [D in BookAction['do']]: (book: Book, action: Doing<D>, userSelection: UserSelection) => Undo | null } = {
  type: typeText,
  paste: pasteTexts,
  copy: copyCells,
  fillDown: fillCells,
  clear: clearCells,
  note: setNote,
  link: linkText,
  format: formatCells,
  select: (_, { tab, block }, userSelection) => {
    userSelection.select(tab, [block]);
    return null;
  },
  insertRows: (book, lines) => insert(book, 'rows', lines),
  insertColumns: (book, lines) => insert(book, 'columns', lines),
  deleteRows: (book, lines) => remove(book, 'rows', lines),
  deleteColumns: (book, lines) => remove(book, 'columns', lines),
  moveRows: (book, lines) => move(book, 'rows', lines),
  moveColumns: (book, lines) => move(book, 'columns', lines),
  hideRows: (book, lines) => hide(book, 'rows', true, lines),
  showRows: (book, lines) => hide(book, 'rows', false, lines),
  hideColumns: (book, lines) => hide(book, 'columns', true, lines),
  showColumns: (book, lines) => hide(book, 'columns', false, lines),
  resizeColumn: resize,
  sort,
  filter: filterColumn,
  addTab,
  renameTab,
  activateTab: changeTab,
  hideTab: changeTab,
  showTab: changeTab,
  duplicateTab: changeTab,
  deleteTab: changeTab,
};

const perform = <D extends BookAction['do']>(book: Book, userSelection: UserSelection, action: Doing<D>): Undo | null =>
  HANDLERS[action.do](book, action, userSelection);
