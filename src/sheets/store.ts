// Records as rows of text in a hidden sheet. The sheet's first row names the spreadsheet the records were written in.

import type { Store } from '../commands/ports';
import { growHiddenSheet, openHiddenSheet } from './hidden-sheet';
import { explained, obstaclesOf } from './obstacles';
import { repeatable, repeatableWrite } from './retry';
import { isRefusal } from './trouble';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Prefix for a text the platform might not keep literally; such a text has one character less available. */
const ESCAPE = '~';

/**
 * Row 1 holds the spreadsheet's id. Another id there means that the sheet came along in a copy: everything in it counts as absent and is
 * replaced on the first write. Row 0 of the store is row 2 of the sheet.
 */
export class SheetStore implements Store {
  private ready: Sheet | null = null;
  /** What the grid is known to hold in this execution: we never shrink it. */
  private readonly grid = { rows: 0, columns: 0 };

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly name: string,
    private readonly width: number,
  ) {}

  /** The fingerprint is read with the records, so that everything takes two calls. */
  readAll(): readonly (readonly string[])[] {
    const sheet = this.ready ?? this.spreadsheet.getSheetByName(this.name);
    if (sheet === null) return [];
    const [first, ...rows] = repeatable(() => sheet.getDataRange().getValues());
    if (!this.trusts(sheet, first?.[0])) return [];
    this.knowsOf(rows.length + 1, 0);
    return rows.map((row) => this.decode(row));
  }

  read(from: number, count: number): readonly (readonly string[])[] {
    const sheet = this.trusted();
    const rows = sheet === null ? 0 : Math.min(count, this.size() - from);
    if (sheet === null || rows <= 0) return [];
    const width = Math.min(this.width, this.columnsOf(sheet));
    return repeatable(() => sheet.getRange(from + 2, 1, rows, width).getValues()).map((row) => this.decode(row));
  }

  size(): number {
    const last = this.trusted()?.getLastRow() ?? 0;
    this.knowsOf(last, 0);
    return Math.max(0, last - 1);
  }

  write(from: number, rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    const sheet = this.own();
    const values = rows.map((row) => this.encode(row));
    explained(sheet, () => {
      const last = from + rows.length + 1;
      if (last > this.grid.rows) this.knowsOf(growHiddenSheet(sheet, last), 0);
      repeatableWrite(() => sheet.getRange(from + 2, 1, rows.length, this.width).setValues(values));
    });
  }

  append(rows: readonly (readonly string[])[]): number {
    const from = this.size();
    this.write(from, rows);
    return from;
  }

  /** Contents are cleared but rows stay: the next records need them again, and clearing is one call at any size. */
  truncate(from: number): void {
    if (this.spreadsheet.getSheetByName(this.name) === null) return;
    const sheet = this.own();
    const last = sheet.getLastRow();
    if (last < from + 2) return;
    explained(sheet, () => repeatableWrite(() => sheet.getRange(from + 2, 1, last - from - 1, sheet.getMaxColumns()).clearContent()));
  }

  /** Throws what stands in the way in this sheet, if anything does: a refused write may only show when it is flushed. */
  explain(error: unknown): void {
    const sheet = this.ready;
    if (sheet === null || !isRefusal(error) || obstaclesOf(sheet).length === 0) return;
    explained(sheet, () => {
      throw error;
    });
  }

  /** The sheet for reading: null when there is none, or it came along in a copy. */
  private trusted(): Sheet | null {
    if (this.ready !== null) return this.ready;
    const sheet = this.spreadsheet.getSheetByName(this.name);
    return sheet !== null && this.trusts(sheet, sheet.getRange(1, 1).getValue()) ? sheet : null;
  }

  private trusts(sheet: Sheet, fingerprint: unknown): boolean {
    if (fingerprint !== this.spreadsheet.getId()) return false;
    this.ready = sheet;
    return true;
  }

  private knowsOf(rows: number, columns: number): void {
    this.grid.rows = Math.max(this.grid.rows, rows);
    this.grid.columns = Math.max(this.grid.columns, columns);
  }

  private columnsOf(sheet: Sheet): number {
    if (this.grid.columns < this.width) this.knowsOf(0, sheet.getMaxColumns());
    return this.grid.columns;
  }

  /**
   * The sheet for writing, once it has our fingerprint. Foreign rows are removed before the fingerprint is written, so that a crash in
   * between leaves no false record.
   */
  private own(): Sheet {
    const known = this.trusted();
    if (known !== null && this.columnsOf(known) >= this.width) return known;
    const sheet = openHiddenSheet(this.spreadsheet, this.name, this.width);
    const fingerprint = sheet.getRange(1, 1);
    if (fingerprint.getValue() !== this.spreadsheet.getId()) {
      sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).clearContent();
      fingerprint.setNumberFormat('@').setValue(this.spreadsheet.getId());
    }
    this.ready = sheet;
    this.knowsOf(0, this.width);
    return sheet;
  }

  /** A row of blanks gets a lone escape: at the end of the sheet, it would otherwise not be seen. */
  private encode(row: readonly string[]): string[] {
    if (row.length !== this.width) throw new Error(`a row of ${row.length} texts for the store "${this.name}" of ${this.width}`);
    const texts = row.map(encodeText);
    return texts.every((text) => text === '') ? [ESCAPE, ...texts.slice(1)] : texts;
  }

  private decode(row: readonly unknown[]): readonly string[] {
    return Array.from({ length: this.width }, (_, i) => decodeText(String(row[i] ?? '')));
  }
}

/** Texts that begin like a formula, a signed number, or a literal mark are escaped; all others are safe in cells of format `@`. */
function encodeText(text: string): string {
  return /^[=+\-'~]/.test(text) ? ESCAPE + text : text;
}

function decodeText(text: string): string {
  return text.startsWith(ESCAPE) ? text.slice(ESCAPE.length) : text;
}
