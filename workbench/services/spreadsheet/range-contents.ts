// Range, part: the contents of its cells, that is, values, displayed texts, formulas and notes.

import { eachSpot } from '../../model/address';
import { Exception, hostOf, membersOf, mismatch, originalOf } from '../emulated';
import { givenValue, type ScriptValue, scriptValue, table } from '../values';
import { bookOf, changed, demandTable, modelOf, settledTab, tabOf } from './grid';
import { rangeObject } from './objects';
import { RangePlace } from './range-place';
import { richTextAt } from './rich-text';

/** A formula may lack its `=`. */
const asFormula = (text: string): string => (text === '' || text.startsWith('=') ? text : `=${text}`);

export class RangeContents extends RangePlace {
  /** This range again, as setters return it. */
  _self(): object {
    return rangeObject(this._tab, this._block, this._open);
  }

  getValues(): ScriptValue[][] {
    const tab = settledTab(this._tab);
    const { row, column, rows, columns } = this._read();
    const [{ zone }, model] = [bookOf(), modelOf()];
    return table(rows, columns, (i, j) => scriptValue(tab.value(row + i, column + j), tab.format(row + i, column + j), zone, model));
  }

  getValue(): ScriptValue {
    const tab = settledTab(this._tab);
    const { row, column } = this._inGrid();
    hostOf().count(1, 0);
    return scriptValue(tab.value(row, column), tab.format(row, column), bookOf().zone, modelOf());
  }

  getDisplayValues(): string[][] {
    const tab = settledTab(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => tab.shown(row + i, column + j));
  }

  getDisplayValue(): string {
    const tab = settledTab(this._tab);
    const { row, column } = this._inGrid();
    hostOf().count(1, 0);
    return tab.shown(row, column);
  }

  /** null where the value is not text. */
  getRichTextValues(): (object | null)[][] {
    const tab = settledTab(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => richTextAt(tab, row + i, column + j));
  }

  getRichTextValue(): object | null {
    const tab = settledTab(this._tab);
    const { row, column } = this._inGrid();
    hostOf().count(1, 0);
    return richTextAt(tab, row, column);
  }

  setValues(values: unknown): object {
    const rows = demandTable('SpreadsheetApp.Range.setValues', values, this._block);
    this._write((i, j) => rows[i]?.[j]);
    return this._self();
  }

  setValue(value: unknown): object {
    this._write(() => value);
    return this._self();
  }

  private _write(at: (i: number, j: number) => unknown): void {
    const book = bookOf();
    hostOf().count(0, this._block.rows * this._block.columns);
    modelOf().writeBlock(book, tabOf(this._tab), this._forWriting(), (i, j) => givenValue(at(i, j)), 'script');
  }

  getFormulas(): string[][] {
    const tab = tabOf(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => tab.formula(row + i, column + j) ?? '');
  }

  getFormula(): string {
    const { row, column } = this._inGrid();
    hostOf().count(1, 0);
    return tabOf(this._tab).formula(row, column) ?? '';
  }

  /** Relative references shift from cell to cell. */
  setFormula(formula: unknown): object {
    if (typeof formula !== 'string' && formula !== null) throw mismatch('SpreadsheetApp.Range.setFormula', [formula]);
    const first = asFormula(formula ?? '');
    this._writeFormulas((i, j) => modelOf().shifted(first, i, j));
    return this._self();
  }

  setFormulas(formulas: unknown): object {
    const rows = demandTable('SpreadsheetApp.Range.setFormulas', formulas, this._block);
    this._writeFormulas((i, j) => String(rows[i]?.[j] ?? ''));
    return this._self();
  }

  /** '' blanks the cell. */
  private _writeFormulas(at: (i: number, j: number) => string): void {
    const tab = tabOf(this._tab);
    const { row, column } = this._forWriting();
    eachSpot(this._block, (r, c) => {
      const text = asFormula(at(r - row, c - column));
      tab.write(r, c, { value: undefined, formula: text === '' ? undefined : text });
    });
    hostOf().count(0, this._block.rows * this._block.columns);
    changed(tab, this._block);
  }

  clearContent(): object {
    const tab = tabOf(this._tab);
    tab.clearContents(this._forWriting());
    hostOf().count(0, this._block.rows * this._block.columns);
    changed(tab, this._block);
    return this._self();
  }

  isBlank(): boolean {
    const tab = settledTab(this._tab);
    let blank = true;
    eachSpot(this._read(), (row, column) => {
      blank &&= tab.value(row, column) === undefined;
    });
    return blank;
  }

  getNotes(): string[][] {
    const tab = tabOf(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => tab.layers.notes.at(row + i, column + j) ?? '');
  }

  getNote(): string {
    const { row, column } = this._inGrid();
    return tabOf(this._tab).layers.notes.at(row, column) ?? '';
  }

  setNotes(notes: unknown): object {
    const rows = demandTable('SpreadsheetApp.Range.setNotes', notes, this._block);
    return this._writeNotes((i, j) => rows[i]?.[j]);
  }

  setNote(note: unknown): object {
    return this._writeNotes(() => note);
  }

  clearNote(): object {
    return this._writeNotes(() => null);
  }

  private _writeNotes(at: (i: number, j: number) => unknown): object {
    const tab = tabOf(this._tab);
    const { row, column } = this._forWriting();
    eachSpot(this._block, (r, c) => {
      const note = at(r - row, c - column);
      tab.layers.notes.put(r, c, note === null || note === undefined || note === '' ? undefined : String(note));
    });
    hostOf().count(0, this._block.rows * this._block.columns);
    changed(tab, this._block);
    return this._self();
  }

  /** A column (1-based, of the sheet), `{column, ascending}`, or a list of these. Texts are sorted ignoring case, blanks last. */
  sort(spec: unknown): object {
    const keys = (Array.isArray(spec) ? spec : [spec]).map((one: unknown) => {
      const { column, ascending = true } = typeof one === 'object' ? membersOf(one) : { column: one };
      if (typeof column !== 'number') throw mismatch('SpreadsheetApp.Range.sort', [spec]);
      if (column - 1 < this._block.column || column > this._block.column + this._block.columns)
        throw new Exception('Sort column is outside of the range.');
      return { column: column - 1, ascending: ascending !== false };
    });
    modelOf().sortBlock(bookOf(), tabOf(this._tab), this._forWriting(), keys);
    return this._self();
  }

  /** Everything, or only values with `{contentsOnly: true}`, only formats with `{formatOnly: true}`. */
  copyTo(destination: unknown, options: unknown = {}): void {
    const target = originalOf(destination, RangePlace);
    if (target === null) throw mismatch('SpreadsheetApp.Range.copyTo', [destination, options]);
    const { contentsOnly, formatOnly } = membersOf(options);
    const [from, to] = [tabOf(this._tab), tabOf(target._tab)];
    modelOf().copyBlock(
      bookOf(),
      { tab: from, block: this._inGrid() },
      { tab: to, block: target._forWriting() },
      { what: contentsOnly === true ? 'values' : formatOnly === true ? 'formats' : 'all', checked: false },
    );
  }

  /** Like cut and paste. */
  moveTo(destination: unknown): void {
    const target = originalOf(destination, RangePlace);
    if (target === null) throw mismatch('SpreadsheetApp.Range.moveTo', [destination]);
    const [from, to] = [tabOf(this._tab), tabOf(target._tab)];
    modelOf().moveBlock(bookOf(), { tab: from, block: this._forWriting() }, { tab: to, block: target._forWriting() });
  }

  protected _read(): { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number } {
    hostOf().count(this._block.rows * this._block.columns, 0);
    return this._inGrid();
  }
}
