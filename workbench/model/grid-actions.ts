// What a person does to rows, columns, the filter and tabs. Each returns how to undo it.

import type { Action } from '../protocol';
import type { Book } from './book';
import { Refusal } from './cell';
import { duplicateTab } from './duplicate';
import { applyFilter, setCriteria } from './filter';
import { PLAIN_SIZE } from './limits';
import { keepBlock, keepTab, type Undo } from './memento';
import { sortBlock } from './sorting';
import { type Axis, deleteLines, hideLines, insertLines, moveLines } from './structure';
import type { Tab } from './tab';
import type { UserSelection } from './user-selection';

type Doing<D extends Action['do']> = Extract<Action, { readonly do: D }>;

/** A run of rows or columns of a tab. */
interface SomeLines {
  readonly tab: number;
  readonly at: number;
  readonly count: number;
}

/** New lines look like the line before them; at the very top or left, like the one after. */
export function insert(book: Book, axis: Axis, { tab: id, at, count }: SomeLines): Undo {
  const tab = book.need(id);
  insertLines(book, tab, axis, at, count, at > 0 ? at - 1 : 0);
  return () => deleteLines(book, tab, axis, at, count);
}

export function remove(book: Book, axis: Axis, { tab: id, at, count }: SomeLines): Undo {
  const tab = book.need(id);
  const undo = keepTab(book, tab);
  deleteLines(book, tab, axis, at, count);
  return undo;
}

export function move(book: Book, axis: Axis, { tab: id, at, count, to }: SomeLines & { readonly to: number }): Undo {
  const tab = book.need(id);
  const undo = keepTab(book, tab);
  moveLines(book, tab, axis, at, count, to);
  return undo;
}

export function hide(book: Book, axis: Axis, hidden: boolean, { tab: id, at, count }: SomeLines): Undo {
  const tab = book.need(id);
  const before = tab[axis].where((line) => line.hidden === true).filter((line) => line >= at && line < at + count);
  hideLines(book, tab, tab[axis], at, count, hidden);
  return () => {
    hideLines(book, tab, tab[axis], at, count, false);
    for (const line of before) hideLines(book, tab, tab[axis], line, 1, true);
  };
}

export function resize(book: Book, { tab: id, column, width }: Doing<'resizeColumn'>): Undo {
  const tab = book.need(id);
  const before = tab.columns.at(column).size ?? PLAIN_SIZE.column;
  const set = (size: number): void => {
    tab.columns.change(column, { size });
    book.reshape(tab);
  };
  set(width);
  return () => set(before);
}

/** Sorts the block that the person selected, or the rows below the headings of the basic filter. */
export function sort(book: Book, { tab: id, block, column, ascending }: Doing<'sort'>): Undo {
  const tab = book.need(id);
  const filtered = tab.filter?.block;
  const rows = block ?? (filtered === undefined ? null : { ...filtered, row: filtered.row + 1, rows: filtered.rows - 1 });
  if (rows === null) throw new Refusal('There is no filter to sort by.');
  if (rows.rows < 1) return () => undefined;
  const undo = keepBlock(book, tab, rows);
  sortBlock(book, tab, rows, [{ column, ascending }]);
  if (block === null) applyFilter(tab);
  book.reshape(tab);
  return () => {
    undo();
    applyFilter(tab);
  };
}

export function filterColumn(book: Book, { tab: id, column, hidden }: Doing<'filter'>): Undo {
  const tab = book.need(id);
  if (tab.filter === null) throw new Refusal('There is no filter in this sheet.');
  const before = tab.filter.criteria.get(column) ?? null;
  book.settle();
  setCriteria(tab, column, hidden.length === 0 ? null : { kind: 'HIDDEN_VALUES', texts: hidden });
  book.reshape(tab);
  return () => {
    setCriteria(tab, column, before);
    book.reshape(tab);
  };
}

export function addTab(book: Book, { name }: Doing<'addTab'>, userSelection: UserSelection): Undo {
  const at = book.tabs.findIndex(({ id }) => id === userSelection.active) + 1;
  const before = userSelection.active;
  const tab = book.addTab(name ?? book.freeName(), at);
  userSelection.active = tab.id;
  return () => leave(book, userSelection, tab, before);
}

/** Undoing the creation of a tab returns the person to where they were. */
function leave(book: Book, userSelection: UserSelection, tab: Tab, before: number): void {
  book.removeTab(tab);
  userSelection.active = before;
}

type TabAction = 'deleteTab' | 'duplicateTab' | 'activateTab' | 'hideTab' | 'showTab';

export function changeTab(book: Book, { do: action, tab: id }: Doing<TabAction>, userSelection: UserSelection): Undo | null {
  const tab = book.need(id);
  switch (action) {
    case 'activateTab':
      userSelection.active = id;
      return null;
    case 'hideTab':
    case 'showTab':
      book.setHidden(tab, action === 'hideTab');
      return () => book.setHidden(tab, action !== 'hideTab');
    case 'duplicateTab': {
      const before = userSelection.active;
      const copy = duplicateTab(book, tab);
      userSelection.active = copy.id;
      return () => leave(book, userSelection, copy, before);
    }
    case 'deleteTab': {
      const [at, metadata] = [book.tabs.indexOf(tab), book.metadata];
      book.removeTab(tab);
      return () => {
        book.addTab(tab.name, at, tab);
        book.metadata = [...metadata];
        book.reshape(tab);
      };
    }
  }
}

export function renameTab(book: Book, { tab: id, name }: Doing<'renameTab'>): Undo {
  const tab = book.need(id);
  const before = tab.name;
  book.renameTab(tab, name);
  return () => book.renameTab(tab, before);
}
