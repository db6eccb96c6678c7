// Sheet, part: its rows and columns, added, removed, hidden, resized, frozen.

import { PLAIN_SIZE, TEXTS } from '../../model/limits';
import type { Axis } from '../../model/structure';
import type { Tab } from '../../model/tab';
import { Exception, mismatch, originalOf } from '../emulated';
import { actor, bookOf, demandReshapable, demandWritable, modelOf, reshaped, tabOf } from './grid';
import { sheetObject } from './objects';
import { RangePlace } from './range-place';

export class SheetLines {
  constructor(readonly _id: number) {}

  _tab(): Tab {
    return tabOf(this._id);
  }

  _self(): object {
    return sheetObject(this._id);
  }

  getMaxRows(): number {
    return this._tab().rows.count;
  }

  getMaxColumns(): number {
    return this._tab().columns.count;
  }

  insertRowBefore(at: unknown): object {
    return this._insert('rows', at, 1, false);
  }

  insertRowsBefore(at: unknown, count: unknown): object {
    return this._insert('rows', at, count, false);
  }

  insertRowAfter(at: unknown): object {
    return this._insert('rows', at, 1, true);
  }

  insertRowsAfter(at: unknown, count: unknown): object {
    return this._insert('rows', at, count, true);
  }

  insertColumnBefore(at: unknown): object {
    return this._insert('columns', at, 1, false);
  }

  insertColumnAfter(at: unknown): object {
    return this._insert('columns', at, 1, true);
  }

  insertColumnsAfter(at: unknown, count: unknown): object {
    return this._insert('columns', at, count, true);
  }

  /** `at` is 1-based and must exist; added lines look like that one. */
  private _insert(axis: Axis, at: unknown, count: unknown, after: boolean): object {
    demandReshapable(this._tab());
    const [line, many] = [this._line(axis, at), positive(axis, count)];
    modelOf().insertLines(bookOf(), this._tab(), axis, after ? line + 1 : line, many, line);
    return this._self();
  }

  deleteRows(at: unknown, count: unknown): void {
    this._delete('rows', at, count);
  }

  deleteColumn(at: unknown): object {
    return this._delete('columns', at, 1);
  }

  deleteColumns(at: unknown, count: unknown): void {
    this._delete('columns', at, count);
  }

  private _delete(axis: Axis, at: unknown, count: unknown): object {
    demandReshapable(this._tab());
    const [tab, line, many] = [this._tab(), this._line(axis, at), positive(axis, count)];
    demandWritable(tab, axis === 'rows' ? { ...tab.whole, row: line, rows: many } : { ...tab.whole, column: line, columns: many });
    modelOf().deleteLines(bookOf(), tab, axis, line, many);
    return this._self();
  }

  moveRows(range: unknown, to: unknown): void {
    this._move('rows', range, to);
  }

  moveColumns(range: unknown, to: unknown): void {
    this._move('columns', range, to);
  }

  private _move(axis: Axis, range: unknown, to: unknown): void {
    demandReshapable(this._tab());
    const original = originalOf(range, RangePlace);
    if (original === null || typeof to !== 'number')
      throw mismatch(`SpreadsheetApp.Sheet.move${axis === 'rows' ? 'Rows' : 'Columns'}`, [range, to]);
    const { row, rows, column, columns } = original._block;
    if (axis === 'rows') modelOf().moveLines(bookOf(), this._tab(), axis, row, rows, to - 1);
    else modelOf().moveLines(bookOf(), this._tab(), axis, column, columns, to - 1);
  }

  hideRows(at: unknown, count: unknown = 1): void {
    this._hide('rows', at, count, true);
  }

  hideColumns(at: unknown, count: unknown = 1): void {
    this._hide('columns', at, count, true);
  }

  showColumns(at: unknown, count: unknown = 1): void {
    this._hide('columns', at, count, false);
  }

  private _hide(axis: Axis, at: unknown, count: unknown, hidden: boolean): void {
    demandReshapable(this._tab());
    const tab = this._tab();
    modelOf().hideLines(bookOf(), tab, tab[axis], this._line(axis, at), positive(axis, count), hidden);
  }

  getRowGroupDepth(at: unknown): number {
    return this._tab().rows.at(this._line('rows', at)).depth ?? 0;
  }

  isRowHiddenByUser(at: unknown): boolean {
    return this._tab().rows.at(this._line('rows', at)).hidden === true;
  }

  isRowHiddenByFilter(at: unknown): boolean {
    return this._tab().rows.at(this._line('rows', at)).filtered === true;
  }

  isColumnHiddenByUser(at: unknown): boolean {
    return this._tab().columns.at(this._line('columns', at)).hidden === true;
  }

  getFrozenRows(): number {
    return this._tab().frozenRows;
  }

  getFrozenColumns(): number {
    return this._tab().frozenColumns;
  }

  setFrozenRows(count: unknown): void {
    this._tab().frozenRows = this._frozen('rows', count);
    reshaped(this._tab());
  }

  setFrozenColumns(count: unknown): void {
    this._tab().frozenColumns = this._frozen('columns', count);
    reshaped(this._tab());
  }

  private _frozen(axis: Axis, count: unknown): number {
    demandReshapable(this._tab());
    if (typeof count !== 'number' || count < 0)
      throw mismatch(`SpreadsheetApp.Sheet.setFrozen${axis === 'rows' ? 'Rows' : 'Columns'}`, [count]);
    if (count > this._tab()[axis].count) throw new Exception(`You can't freeze all the ${axis} on the sheet.`);
    if (axis === 'rows') modelOf().demandFreezable(this._tab(), count, actor());
    return count;
  }

  getColumnWidth(at: unknown): number {
    return this._tab().columns.at(this._line('columns', at)).size ?? PLAIN_SIZE.column;
  }

  setColumnWidth(at: unknown, width: unknown): object {
    return this._resize('columns', at, 1, width);
  }

  private _resize(axis: Axis, at: unknown, count: unknown, size: unknown): object {
    demandReshapable(this._tab());
    const [first, many] = [this._line(axis, at), positive(axis, count)];
    if (typeof size !== 'number' || size <= 0)
      throw mismatch(`SpreadsheetApp.Sheet.set${axis === 'rows' ? 'RowHeight' : 'ColumnWidth'}`, [at, size]);
    for (let line = first; line < first + many; line += 1) this._tab()[axis].change(line, { size });
    reshaped(this._tab());
    return this._self();
  }

  /** A 1-based line that exists, as a 0-based one. */
  protected _line(axis: Axis, at: unknown): number {
    if (typeof at !== 'number') throw mismatch(`SpreadsheetApp.Sheet (${axis})`, [at]);
    if (at < 1 || at > this._tab()[axis].count) throw new Exception(TEXTS.outside);
    return Math.floor(at) - 1;
  }
}

function positive(axis: Axis, count: unknown): number {
  if (typeof count !== 'number') throw mismatch(`SpreadsheetApp.Sheet (${axis})`, [count]);
  if (count < 1) throw new Exception(`The number of ${axis} must be at least 1.`);
  return Math.floor(count);
}
