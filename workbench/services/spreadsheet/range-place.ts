// Range, part: its place, that is, position, size, notation, neighbors, activation and developer metadata.

import { a1Of, lastColumn, lastRow, lettersOf } from '../../model/address';
import type { MetadataPlace } from '../../model/metadata';
import type { Block } from '../../protocol';
import { Exception, mismatch } from '../emulated';
import { demandSizes, demandWritable, tabOf } from './grid';
import { newMetadata } from './metadata';
import { type Openness, rangeObject, sheetObject } from './objects';

export class RangePlace {
  constructor(
    readonly _tab: number,
    readonly _block: Block,
    readonly _open: Openness,
  ) {}

  /** The block, after checking that it is still in the grid. */
  _inGrid(): Block {
    tabOf(this._tab).demand(this._block);
    return this._block;
  }

  /** The block, after checking that this person may write there. */
  _forWriting(): Block {
    const block = this._inGrid();
    demandWritable(tabOf(this._tab), block);
    return block;
  }

  getRow(): number {
    return this._block.row + 1;
  }

  getColumn(): number {
    return this._block.column + 1;
  }

  getLastRow(): number {
    return lastRow(this._block) + 1;
  }

  getLastColumn(): number {
    return lastColumn(this._block) + 1;
  }

  getNumRows(): number {
    return this._block.rows;
  }

  getNumColumns(): number {
    return this._block.columns;
  }

  getA1Notation(): string {
    const { row, column } = this._block;
    if (this._open === 'rows') return `${lettersOf(column)}:${lettersOf(lastColumn(this._block))}`;
    return this._open === 'columns' ? `${row + 1}:${lastRow(this._block) + 1}` : a1Of(this._block);
  }

  getSheet(): object {
    return sheetObject(this._tab);
  }

  /** 1-based within the range, and not beyond it. */
  getCell(row: unknown, column: unknown): object {
    if (typeof row !== 'number' || typeof column !== 'number') throw mismatch('SpreadsheetApp.Range.getCell', [row, column]);
    const { rows, columns } = this._block;
    if (row < 1 || column < 1 || row > rows || column > columns) throw new Exception('Cell reference out of range');
    return rangeObject(this._tab, { row: this._block.row + row - 1, column: this._block.column + column - 1, rows: 1, columns: 1 });
  }

  offset(...args: readonly unknown[]): object {
    const [rows, columns, height = this._block.rows, width = this._block.columns] = args;
    if (![rows, columns, height, width].every((one) => typeof one === 'number')) throw mismatch('SpreadsheetApp.Range.offset', args);
    const [down, right] = [Number(rows), Number(columns)];
    const block = { row: this._block.row + down, column: this._block.column + right, rows: Number(height), columns: Number(width) };
    demandSizes(block);
    tabOf(this._tab).demand(block);
    return rangeObject(this._tab, block);
  }

  addDeveloperMetadata(...args: readonly unknown[]): object {
    newMetadata('SpreadsheetApp.Range.addDeveloperMetadata', this._wholeLine(), args);
    return rangeObject(this._tab, this._block, this._open);
  }

  private _wholeLine(): MetadataPlace {
    const { row, column, rows, columns } = this._block;
    if (this._open === 'rows' && columns === 1) return { at: 'column', tab: this._tab, line: column };
    if (this._open === 'columns' && rows === 1) return { at: 'row', tab: this._tab, line: row };
    throw new Exception(
      'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    );
  }
}
