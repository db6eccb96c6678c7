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

/** null for what cannot be undone, like a selection. */
function perform(book: Book, userSelection: UserSelection, action: BookAction): Undo | null {
  switch (action.do) {
    case 'type':
      return typeText(book, action);
    case 'paste':
      return pasteTexts(book, action);
    case 'copy':
      return copyCells(book, action);
    case 'fillDown':
      return fillCells(book, action);
    case 'clear':
      return clearCells(book, action);
    case 'note':
      return setNote(book, action);
    case 'link':
      return linkText(book, action);
    case 'format':
      return formatCells(book, action);
    case 'select':
      userSelection.select(action.tab, [action.block]);
      return null;
    default:
      return performOnGrid(book, userSelection, action);
  }
}

type GridAction = Exclude<
  BookAction,
  { readonly do: 'type' | 'paste' | 'copy' | 'fillDown' | 'clear' | 'note' | 'link' | 'format' | 'select' }
>;

function performOnGrid(book: Book, userSelection: UserSelection, action: GridAction): Undo | null {
  switch (action.do) {
    case 'insertRows':
    case 'insertColumns':
      return insert(book, action.do === 'insertRows' ? 'rows' : 'columns', action);
    case 'deleteRows':
    case 'deleteColumns':
      return remove(book, action.do === 'deleteRows' ? 'rows' : 'columns', action);
    case 'moveRows':
    case 'moveColumns':
      return move(book, action.do === 'moveRows' ? 'rows' : 'columns', action);
    case 'hideRows':
    case 'showRows':
      return hide(book, 'rows', action.do === 'hideRows', action);
    case 'hideColumns':
    case 'showColumns':
      return hide(book, 'columns', action.do === 'hideColumns', action);
    case 'resizeColumn':
      return resize(book, action);
    case 'sort':
      return sort(book, action);
    case 'filter':
      return filterColumn(book, action);
    case 'addTab':
      return addTab(book, userSelection, action);
    case 'renameTab':
      return renameTab(book, action);
    default:
      return changeTab(book, userSelection, action);
  }
}
