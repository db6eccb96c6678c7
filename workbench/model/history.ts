// Performs what people do and takes it back, each person's own deeds in their own order. It must not know how a deed is done.

import type { Action } from '../protocol';
import type { Book } from './book';
import { clearCells, copyCells, fillCells, formatCells, pasteTexts, setNote, typeText } from './cell-actions';
import { addTab, changeTab, filterColumn, hide, insert, move, remove, renameTab, resize, sort } from './grid-actions';
import type { Undo } from './memento';
import type { Seat } from './seat';

/** Deeds that are remembered, a person: each may hold a whole tab. */
const REMEMBERED = 30;

/** What is done to the book; `copyBook`, `undo` and `redo` are not. */
export type Deed = Exclude<Action, { readonly do: 'copyBook' | 'undo' | 'redo' }>;

interface Done {
  readonly deed: Deed;
  readonly undo: Undo;
}

export class History {
  private readonly done: Done[] = [];
  private readonly undone: Deed[] = [];

  /** Performs a deed. What the book refuses is thrown and changes nothing. */
  perform(book: Book, seat: Seat, deed: Deed): void {
    if (this.remember(book, seat, deed)) this.undone.length = 0;
  }

  private remember(book: Book, seat: Seat, deed: Deed): boolean {
    const undo = perform(book, seat, deed);
    if (undo === null) return false;
    this.done.push({ deed, undo });
    if (this.done.length > REMEMBERED) this.done.shift();
    return true;
  }

  undo(): void {
    const last = this.done.pop();
    if (last === undefined) return;
    last.undo();
    this.undone.push(last.deed);
  }

  redo(book: Book, seat: Seat): void {
    const deed = this.undone.pop();
    if (deed !== undefined) this.remember(book, seat, deed);
  }
}

/** null for what nobody takes back, like a selection. */
function perform(book: Book, seat: Seat, deed: Deed): Undo | null {
  switch (deed.do) {
    case 'type':
      return typeText(book, deed);
    case 'paste':
      return pasteTexts(book, deed);
    case 'copy':
      return copyCells(book, deed);
    case 'fillDown':
      return fillCells(book, deed);
    case 'clear':
      return clearCells(book, deed);
    case 'note':
      return setNote(book, deed);
    case 'format':
      return formatCells(book, deed);
    case 'select':
      seat.select(deed.tab, [deed.block]);
      return null;
    default:
      return performOnGrid(book, seat, deed);
  }
}

type GridDeed = Exclude<Deed, { readonly do: 'type' | 'paste' | 'copy' | 'fillDown' | 'clear' | 'note' | 'format' | 'select' }>;

function performOnGrid(book: Book, seat: Seat, deed: GridDeed): Undo | null {
  switch (deed.do) {
    case 'insertRows':
    case 'insertColumns':
      return insert(book, deed.do === 'insertRows' ? 'rows' : 'columns', deed);
    case 'deleteRows':
    case 'deleteColumns':
      return remove(book, deed.do === 'deleteRows' ? 'rows' : 'columns', deed);
    case 'moveRows':
    case 'moveColumns':
      return move(book, deed.do === 'moveRows' ? 'rows' : 'columns', deed);
    case 'hideRows':
    case 'showRows':
      return hide(book, 'rows', deed.do === 'hideRows', deed);
    case 'hideColumns':
    case 'showColumns':
      return hide(book, 'columns', deed.do === 'hideColumns', deed);
    case 'resizeColumn':
      return resize(book, deed);
    case 'sort':
      return sort(book, deed);
    case 'filter':
      return filterColumn(book, deed);
    case 'addTab':
      return addTab(book, seat, deed);
    case 'renameTab':
      return renameTab(book, deed);
    default:
      return changeTab(book, seat, deed);
  }
}
