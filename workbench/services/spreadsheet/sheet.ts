// Sheet: its name, its ranges, its filter, its selection, its metadata.

import { parseA1 } from '../../model/address';
import { TEXTS } from '../../model/limits';
import { Exception, hostOf, mismatch, originalOf } from '../emulated';
import { listOf } from '../values';
import { chartsIn, insertChart, newChart, updateChart } from './charts';
import { bookOf, bookToChange, demandReshapable, demandSizes, settledTab } from './grid';
import { finderFor, newMetadata } from './metadata';
import { filterObject, rangeObject } from './objects';
import { protect, protectionsOf } from './protection';
import { Range } from './range';
import { RangeList, rangeList } from './range-list';
import { SheetLines } from './sheet-lines';
import { parentObject } from './spreadsheet';
import { SheetType } from './words';

export class Sheet extends SheetLines {
  getSheetId(): number {
    return this._tab().id;
  }

  getName(): string {
    return this._tab().name;
  }

  setName(name: unknown): object {
    if (typeof name !== 'string') throw mismatch('SpreadsheetApp.Sheet.setName', [name]);
    if (name !== this._tab().name) bookToChange().renameTab(this._tab(), name);
    return this._self();
  }

  getType(): object {
    return SheetType.GRID;
  }

  getParent(): object {
    return parentObject();
  }

  /** `(row, column, rows = 1, columns = 1)`, 1-based, or A1 notation. */
  getRange(...args: readonly unknown[]): object {
    const [first, second, rows = 1, columns = 1] = args;
    if (typeof first === 'string' && args.length === 1) return this._named(first);
    if (args.length < 2 || ![first, second, rows, columns].every((one) => typeof one === 'number'))
      throw mismatch('SpreadsheetApp.Sheet.getRange', args);
    const block = { row: Number(first) - 1, column: Number(second) - 1, rows: Number(rows), columns: Number(columns) };
    demandSizes(block);
    this._tab().demand(block);
    return rangeObject(this._id, block);
  }

  private _named(notation: string): object {
    const named = parseA1(notation, this._tab().extent);
    if (named === null) throw new Exception(TEXTS.rangeNotFound);
    const tab = named.tab === null ? this._tab() : bookOf().named(named.tab);
    if (tab === null || tab.id !== this._id) throw new Exception(TEXTS.rangeNotFound);
    tab.demand(named.block);
    return rangeObject(this._id, named.block, named.open);
  }

  getRangeList(notations: unknown): object {
    if (!Array.isArray(notations)) throw mismatch('SpreadsheetApp.Sheet.getRangeList', [notations]);
    return rangeList(notations.map((one: unknown) => this._named(String(one))));
  }

  getDataRange(): object {
    const used = settledTab(this._id).used ?? { row: 0, column: 0, rows: 1, columns: 1 };
    return rangeObject(this._id, { row: 0, column: 0, rows: used.rows, columns: Math.max(1, used.columns) });
  }

  getLastRow(): number {
    return settledTab(this._id).used?.rows ?? 0;
  }

  getLastColumn(): number {
    return settledTab(this._id).used?.columns ?? 0;
  }

  appendRow(values: unknown): object {
    if (!Array.isArray(values)) throw mismatch('SpreadsheetApp.Sheet.appendRow', [values]);
    const next = this.getLastRow() + 1;
    if (next > this.getMaxRows()) this.insertRowsAfter(this.getMaxRows(), 1);
    originalOf(this.getRange(next, 1, 1, values.length), Range)?.setValues([values]);
    return this._self();
  }

  clear(options: unknown = {}): object {
    this._whole().clear(options);
    return this._self();
  }

  private _whole(): Range {
    return new Range(this._id, this._tab().whole, null);
  }

  getFilter(): object | null {
    return this._tab().filter === null ? null : filterObject(this._id);
  }

  hideSheet(): object {
    bookToChange().setHidden(this._tab(), true);
    const visible = bookOf().tabs.find(({ hidden }) => !hidden);
    const { userSelection } = hostOf();
    if (userSelection.active === this._id && visible !== undefined) userSelection.active = visible.id;
    return this._self();
  }

  isSheetHidden(): boolean {
    return this._tab().hidden;
  }

  getActiveRangeList(): object | null {
    return rangeList(listOf(hostOf().userSelection.selected(this._id)).map((block) => rangeObject(this._id, block)));
  }

  setActiveRangeList(list: unknown): object {
    const original = originalOf(list, RangeList);
    if (original === null) throw mismatch('SpreadsheetApp.Sheet.setActiveRangeList', [list]);
    const { userSelection, ui } = hostOf();
    userSelection.active = this._tab().id;
    userSelection.select(this._id, original._blocks());
    ui.showSelection();
    return rangeList(original._ranges);
  }

  addDeveloperMetadata(...args: readonly unknown[]): object {
    newMetadata('SpreadsheetApp.Sheet.addDeveloperMetadata', { at: 'tab', tab: this._tab().id }, args);
    return this._self();
  }

  createDeveloperMetadataFinder(): object {
    return finderFor(this._tab().id);
  }

  protect(): object {
    demandReshapable(this._tab());
    return protect(this._tab().id, null, false);
  }

  getProtections(type: unknown): object[] {
    return protectionsOf(this._tab().id, type);
  }

  newChart(): object {
    return newChart(this._tab().id);
  }

  getCharts(): object[] {
    return chartsIn(this._tab().id);
  }

  insertChart(chart: unknown): void {
    demandReshapable(this._tab());
    insertChart(this._id, chart);
  }

  updateChart(chart: unknown): void {
    demandReshapable(this._tab());
    updateChart(this._id, chart);
  }
}
