// Spreadsheet: its sheets, the active one, and what concerns the whole book.

import { parseA1 } from '../../model/address';
import { TEXTS } from '../../model/limits';
import type { Tab } from '../../model/tab';
import { Exception, emulated, hostOf, mismatch, originalOf } from '../emulated';
import { userObject } from '../user';
import { listOf } from '../values';
import { bookOf, bookToChange, modelOf } from './grid';
import { rangeObject, sheetObject } from './objects';
import { SheetLines } from './sheet-lines';

export class Spreadsheet {
  getId(): string {
    return bookOf().id;
  }

  getOwner(): object | null {
    const [owner] = hostOf().facts.people;
    return owner === undefined ? null : userObject(owner);
  }

  getSpreadsheetTimeZone(): string {
    return bookOf().zone;
  }

  getSpreadsheetLocale(): string {
    return bookOf().locale.name;
  }

  setSpreadsheetLocale(name: unknown): void {
    if (typeof name !== 'string') throw mismatch('SpreadsheetApp.Spreadsheet.setSpreadsheetLocale', [name]);
    bookToChange().setLocale(name);
  }

  getSheets(): object[] {
    return listOf(bookOf().tabs).map(({ id }) => sheetObject(id));
  }

  getNumSheets(): number {
    return bookOf().tabs.length;
  }

  getSheetByName(name: unknown): object | null {
    const tab = typeof name === 'string' ? bookOf().tabs.find((one) => one.name === name) : undefined;
    return tab === undefined ? null : sheetObject(tab.id);
  }

  getSheetById(id: unknown): object | null {
    const tab = typeof id === 'number' ? bookOf().tab(id) : null;
    return tab === null ? null : sheetObject(tab.id);
  }

  getActiveSheet(): object {
    if (hostOf().facts.unattended) throw new Exception('Please select an active sheet first.');
    return sheetObject(this._active().id);
  }

  _active(): Tab {
    const { book, userSelection } = hostOf();
    return book.tab(userSelection.active) ?? book.need(book.tabs.find(({ hidden }) => !hidden)?.id ?? 0);
  }

  setActiveSheet(sheet: unknown): object {
    const original = originalOf(sheet, SheetLines);
    if (original === null) throw mismatch('SpreadsheetApp.Spreadsheet.setActiveSheet', [sheet]);
    const tab = original._tab();
    if (tab.hidden) bookToChange().setHidden(tab, false);
    hostOf().userSelection.active = tab.id;
    hostOf().ui.showSelection();
    return sheetObject(tab.id);
  }

  /**
   * `()`, `(name)`, `(index)`, `(name, index)`; the index is 0-based. The new sheet becomes active, by default placed after the previously
   * active one.
   */
  insertSheet(...args: readonly unknown[]): object {
    const book = bookOf();
    const name = args.find((one): one is string => typeof one === 'string') ?? book.freeName();
    const index = args.find((one): one is number => typeof one === 'number') ?? book.tabs.indexOf(this._active()) + 1;
    if (args.length > 2 || args.some((one) => typeof one !== 'string' && typeof one !== 'number'))
      throw mismatch('SpreadsheetApp.Spreadsheet.insertSheet', args);
    const tab = bookToChange().addTab(name, index);
    hostOf().userSelection.active = tab.id;
    hostOf().ui.showSelection();
    return sheetObject(tab.id);
  }

  deleteSheet(sheet: unknown): void {
    const original = originalOf(sheet, SheetLines);
    if (original === null) throw mismatch('SpreadsheetApp.Spreadsheet.deleteSheet', [sheet]);
    const { book, userSelection } = hostOf();
    const tab = original._tab();
    const at = book.tabs.indexOf(tab);
    bookToChange().removeTab(tab);
    if (userSelection.active === tab.id) userSelection.active = (book.tabs[at] ?? book.tabs[at - 1])?.id ?? 0;
  }

  duplicateActiveSheet(): object {
    const { userSelection } = hostOf();
    userSelection.active = modelOf().duplicateTab(bookToChange(), this._active()).id;
    hostOf().ui.showSelection();
    return sheetObject(userSelection.active);
  }

  /** A1 notation with a sheet's name, or of the active sheet. */
  getRange(notation: unknown): object {
    if (typeof notation !== 'string') throw mismatch('SpreadsheetApp.Spreadsheet.getRange', [notation]);
    const active = this._active();
    const named = parseA1(notation, active.extent);
    const tab = named === null ? null : named.tab === null ? active : bookOf().named(named.tab);
    const read = tab && parseA1(notation, tab.extent);
    if (!tab || !read) throw new Exception(TEXTS.rangeNotFound);
    tab.demand(read.block);
    return rangeObject(tab.id, read.block, read.open);
  }

  toast(message: unknown, title: unknown = '', seconds: unknown = 5): void {
    hostOf().ui.toast(String(message), String(title ?? ''), typeof seconds === 'number' ? seconds : 5);
  }
}

/** The one spreadsheet that scripts see. */
export const parentObject = (): object => emulated('Spreadsheet', new Spreadsheet());
