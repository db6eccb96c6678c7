// RangeList: several ranges of one sheet.

import type { Block } from '../../protocol';
import { Exception, emulated, originalOf } from '../emulated';
import { Range } from './range';

export class RangeList {
  constructor(readonly _ranges: readonly object[]) {}

  getRanges(): object[] {
    return [...this._ranges];
  }

  _blocks(): Block[] {
    return this._originals().map(({ _block }) => _block);
  }

  private _originals(): Range[] {
    return this._ranges.map((range) => {
      const original = originalOf(range, Range);
      if (original === null) throw new Exception('A range list holds ranges only.');
      return original;
    });
  }

  clearContent(): object {
    return this._each((range) => range.clearContent());
  }

  setBackground(color: unknown): object {
    return this._each((range) => range.setBackground(color));
  }

  setFontWeight(weight: unknown): object {
    return this._each((range) => range.setFontWeight(weight));
  }

  setFontSize(size: unknown): object {
    return this._each((range) => range.setFontSize(size));
  }

  setNumberFormat(format: unknown): object {
    return this._each((range) => range.setNumberFormat(format));
  }

  private _each(change: (range: Range) => unknown): object {
    for (const range of this._originals()) change(range);
    return rangeList(this._ranges);
  }
}

export const rangeList = (ranges: readonly object[]): object => emulated('RangeList', new RangeList(ranges));
