// Range, part: the looks of its cells, that is, number formats, colors, weights, sizes, wrapping.

import { eachSpot } from '../../model/address';
import { AUTOMATIC, GENERAL, type Look } from '../../model/cell';
import type { Layers } from '../../model/tab';
import { hostOf, membersOf, mismatch, wordOf } from '../emulated';
import { table } from '../values';
import { colorOf } from './colors';
import { actor, changed, demandTable, modelOf, tabOf } from './grid';
import { RangeContents } from './range-contents';
import { WrapStrategy } from './words';

/** The platform's answers for unformatted cells. */
const PLAIN = { background: '#ffffff', color: '#000000' } as const;

/** A format as the grid keeps it: the general one is none. */
const formatOf = (format: string): string | undefined =>
  format === '' || format.toLowerCase() === GENERAL.toLowerCase() ? undefined : format;

/** A format as scripts read it: where none was set, it looks like that of a number. */
const readFormat = (format: string): string => (format === GENERAL ? AUTOMATIC : format);

export class RangeLooks extends RangeContents {
  getNumberFormats(): string[][] {
    const tab = tabOf(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => readFormat(tab.format(row + i, column + j)));
  }

  getNumberFormat(): string {
    const { row, column } = this._inGrid();
    return readFormat(tabOf(this._tab).format(row, column));
  }

  setNumberFormat(format: unknown): object {
    if (typeof format !== 'string') throw mismatch('SpreadsheetApp.Range.setNumberFormat', [format]);
    return this._changeFormats((formats) => formats.fill(this._block, formatOf(format)));
  }

  setNumberFormats(formats: unknown): object {
    const rows = demandTable('SpreadsheetApp.Range.setNumberFormats', formats, this._block);
    const { row, column } = this._block;
    return this._changeFormats((all) =>
      eachSpot(this._block, (r, c) => all.put(r, c, formatOf(String(rows[r - row]?.[c - column] ?? '')))),
    );
  }

  private _changeFormats(change: (formats: Layers['formats']) => void): object {
    this._forWriting();
    change(tabOf(this._tab).layers.formats);
    return this._changed();
  }

  getBackgrounds(): string[][] {
    return this._looks(({ background }) => background ?? PLAIN.background);
  }

  getBackground(): string {
    return this._firstLook().background ?? PLAIN.background;
  }

  setBackground(color: unknown): object {
    return this._dressAlike({ background: colorOf(color, PLAIN.background) });
  }

  setBackgrounds(colors: unknown): object {
    return this._dressAll('setBackgrounds', colors, (color) => ({ background: colorOf(color, PLAIN.background) }));
  }

  getFontColors(): string[][] {
    return this._looks(({ color }) => color ?? PLAIN.color);
  }

  setFontColor(color: unknown): object {
    return this._dressAlike({ color: colorOf(color, PLAIN.color) });
  }

  getFontWeights(): string[][] {
    return this._looks(({ bold }) => (bold === true ? 'bold' : 'normal'));
  }

  getFontWeight(): string {
    return this._firstLook().bold === true ? 'bold' : 'normal';
  }

  setFontWeight(weight: unknown): object {
    return this._dressAlike({ bold: weight === 'bold' });
  }

  setFontSize(size: unknown): object {
    if (typeof size !== 'number') throw mismatch('SpreadsheetApp.Range.setFontSize', [size]);
    return this._dressAlike({ fontSize: size });
  }

  setWrapStrategy(strategy: unknown): object {
    const wrap = wordOf(strategy, WrapStrategy);
    if (wrap === null) throw mismatch('SpreadsheetApp.Range.setWrapStrategy', [strategy]);
    return this._dressAlike({ wrap });
  }

  getWrapStrategy(): object {
    return WrapStrategy[this._firstLook().wrap ?? 'OVERFLOW'];
  }

  /** Number formats stay. */
  clearFormat(): object {
    const tab = tabOf(this._tab);
    tab.layers.looks.fill(this._forWriting(), undefined);
    tab.dropLinks(this._block);
    return this._changed();
  }

  /** Contents and formats; with options only what they name, or everything if they name nothing. */
  clear(options: unknown = {}): object {
    const { contentsOnly, formatOnly, validationsOnly, commentsOnly } = membersOf(options);
    const all = ![contentsOnly, formatOnly, validationsOnly, commentsOnly].includes(true);
    if (all || contentsOnly === true) this.clearContent();
    if (all || formatOnly === true) this.clearFormat();
    if (commentsOnly === true) this.clearNote();
    if (validationsOnly === true) this._clearRules();
    return this._self();
  }

  _clearRules(): void {
    const tab = tabOf(this._tab);
    modelOf().demandUntyped(tab, this._block, actor());
    tab.layers.rules.fill(this._forWriting(), undefined);
    hostOf().book.reshape(tab);
  }

  private _looks<T>(pick: (look: Look) => T): T[][] {
    const tab = tabOf(this._tab);
    const { row, column, rows, columns } = this._read();
    return table(rows, columns, (i, j) => pick(tab.look(row + i, column + j)));
  }

  private _firstLook(): Look {
    const { row, column } = this._inGrid();
    return tabOf(this._tab).look(row, column);
  }

  private _dressAlike(part: Look): object {
    this._forWriting();
    tabOf(this._tab).changeLooks(this._block, part);
    return this._changed();
  }

  private _dressAll(method: string, given: unknown, part: (one: unknown) => Look): object {
    const rows = demandTable(`SpreadsheetApp.Range.${method}`, given, this._block);
    const tab = tabOf(this._tab);
    const { row, column } = this._forWriting();
    eachSpot(this._block, (r, c) => tab.changeLook(r, c, part(rows[r - row]?.[c - column])));
    return this._changed();
  }

  private _changed(): object {
    hostOf().count(0, this._block.rows * this._block.columns);
    changed(tabOf(this._tab), this._block);
    return this._self();
  }
}
