// The spreadsheet the add-on was opened in.

import type { Book, Store, Tab } from '../commands/ports';
import { correctChoices } from './choices';
import { freeName, sheetInFront } from './hidden-sheet';
import { decorate } from './obstacles';
import { SheetStore } from './store';
import { SheetTab } from './tab';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The active spreadsheet; must not be called at load time or in `onOpen`, where documents are out of reach. */
export function openBook(): Book {
  return new SheetsBook(SpreadsheetApp.getActiveSpreadsheet());
}

class SheetsBook implements Book {
  readonly id: string;
  /** One instance per store and execution, so that what it has learned about its sheet is not looked up again. */
  private readonly stores = new Map<string, SheetStore>();

  constructor(private readonly spreadsheet: Spreadsheet) {
    this.id = spreadsheet.getId();
  }

  /** Sheets without cells (charts, connected data) are not tabs to us, nor are our own hidden ones. */
  activeTab(): Tab | null {
    const sheet = sheetInFront(this.spreadsheet);
    return sheet?.getType() === SpreadsheetApp.SheetType.GRID ? new SheetTab(sheet) : null;
  }

  tab(id: number): Tab | null {
    const sheet = this.sheet(id);
    return sheet === null ? null : new SheetTab(sheet);
  }

  tabs(): readonly Tab[] {
    const sheets = this.spreadsheet.getSheets().filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID);
    return sheets.map((sheet) => new SheetTab(sheet));
  }

  addTab(name: string, width?: number): Tab {
    const sheet = this.spreadsheet.insertSheet(freeName(this.spreadsheet, name));
    const surplus = width === undefined ? 0 : sheet.getMaxColumns() - width;
    if (width !== undefined && surplus > 0) sheet.deleteColumns(width + 1, surplus);
    return new SheetTab(sheet);
  }

  removeTab(tab: Tab): void {
    const sheet = this.sheet(tab.id);
    if (sheet !== null) this.spreadsheet.deleteSheet(sheet);
  }

  correctChoices(choices: ReadonlyMap<string, readonly string[]>): void {
    decorate(() => correctChoices(this.spreadsheet, choices));
  }

  activate(tab: Tab): void {
    const sheet = this.sheet(tab.id);
    if (sheet !== null) this.spreadsheet.setActiveSheet(sheet);
  }

  store(name: string, width: number): Store {
    const store = this.stores.get(name) ?? new SheetStore(this.spreadsheet, name, width);
    this.stores.set(name, store);
    return store;
  }

  flush(): void {
    try {
      SpreadsheetApp.flush();
    } catch (error) {
      // What was collected are mostly records: cells of a tab are flushed with the write.
      for (const store of this.stores.values()) store.explain(error);
      throw error;
    }
  }

  private sheet(id: number): Sheet | null {
    return this.spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === id) ?? null;
  }
}
