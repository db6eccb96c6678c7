// RichTextValue: the text of a cell, or a part of it, with the links behind it. Text styles are not emulated.

import type { TextLink } from '../../model/cell';
import { type Interval, linkOver, runsOf } from '../../model/rich-text';
import type { Tab } from '../../model/tab';
import { Exception, emulated, mismatch } from '../emulated';
import { listOf } from '../values';

class RichTextValue {
  constructor(
    private readonly _all: string,
    private readonly _links: readonly TextLink[],
    private readonly _part: Interval,
  ) {}

  getText(): string {
    return this._all.slice(this._part.start, this._part.end);
  }

  /** Of the whole, or between two offsets into the cell's text. */
  getLinkUrl(...offsets: readonly unknown[]): string | null {
    if (offsets.length === 0) return linkOver(this._links, this._part);
    const [start, end] = offsets;
    if (offsets.length !== 2 || !Number.isInteger(start) || !Number.isInteger(end))
      throw mismatch('SpreadsheetApp.RichTextValue.getLinkUrl', offsets);
    const part = { start: Number(start), end: Number(end) };
    if (part.start < 0 || part.end > this._all.length || part.start >= part.end) throw new Exception('Illegal argument.');
    return linkOver(this._links, part);
  }

  getRuns(): object[] {
    return listOf(runsOf(this._links, this._part)).map((run) => richText(this._all, this._links, run));
  }
}

const richText = (all: string, links: readonly TextLink[], part: Interval): object =>
  emulated('RichTextValue', new RichTextValue(all, links, part));

export function richTextAt(tab: Tab, row: number, column: number): object | null {
  const value = tab.value(row, column) ?? '';
  return typeof value === 'string' ? richText(value, tab.links(row, column), { start: 0, end: value.length }) : null;
}
