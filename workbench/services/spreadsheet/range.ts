// Range as a whole: place, contents, looks and rules combined, with the filter.

import { intersect } from '../../model/address';
import { TEXTS } from '../../model/limits';
import type { Line } from '../../model/lines';
import type { Block } from '../../protocol';
import { Exception, mismatch } from '../emulated';
import { listOf } from '../values';
import { actor, bookOf, demandReshapable, modelOf, reshaped, tabOf } from './grid';
import { filterObject, rangeObject } from './objects';
import { protect } from './protection';
import { RangeRules } from './validation';

/** Maximum group depth of a row (support.google.com/docs/answer/9060449). */
const DEEPEST = 8;

export class Range extends RangeRules {
  protect(): object {
    return protect(this._tab, this._forWriting(), this._open === 'rows');
  }

  isPartOfMerge(): boolean {
    return this._merged().length > 0;
  }

  /** Those that the range touches, even partly. */
  getMergedRanges(): object[] {
    return listOf(this._merged()).map((block) => rangeObject(this._tab, block));
  }

  merge(): object {
    return this._merge([this._block]);
  }

  /** Each column by itself. */
  mergeVertically(): object {
    const { row, column, rows, columns } = this._block;
    return this._merge(Array.from({ length: columns }, (_, i) => ({ row, rows, column: column + i, columns: 1 })));
  }

  breakApart(): object {
    return this._merge([]);
  }

  private _merged(): readonly Block[] {
    const block = this._inGrid();
    return tabOf(this._tab).guards.merges.filter((one) => intersect(one, block) !== null);
  }

  private _merge(fresh: readonly Block[]): object {
    const tab = tabOf(this._tab);
    this._forWriting();
    const kept = tab.guards.merges.filter((one) => intersect(one, this._block) === null);
    modelOf().setGuards(bookOf(), tab, { ...tab.guards, merges: [...kept, ...fresh.filter(({ rows, columns }) => rows * columns > 1)] });
    return this._self();
  }

  /** Moves rows that many groups deeper, or further out when negative. */
  shiftRowGroupDepth(delta: unknown): object {
    if (typeof delta !== 'number') throw mismatch('SpreadsheetApp.Range.shiftRowGroupDepth', [delta]);
    return this._eachRow(({ depth = 0 }) => {
      if (depth + delta > DEEPEST) throw new Exception(`The group depth cannot be more than ${DEEPEST}.`);
      return { depth: Math.max(0, depth + delta) };
    });
  }

  collapseGroups(): object {
    return this._eachGrouped(true);
  }

  expandGroups(): object {
    return this._eachGrouped(false);
  }

  /** Only row groups that are entirely within the range. */
  private _eachGrouped(hidden: boolean): object {
    const { row, rows } = this._inGrid();
    const depthAt = (index: number): number => tabOf(this._tab).rows.at(index).depth ?? 0;
    const cut = [row, row + rows].some((edge) => depthAt(edge - 1) > 0 && depthAt(edge) > 0);
    if (cut) throw new Exception('Groups that reach out of the range are not emulated by the stand-in');
    return this._eachRow(({ depth = 0 }) => (depth > 0 ? { hidden } : {}));
  }

  private _eachRow(change: (line: Line) => Line): object {
    const tab = tabOf(this._tab);
    demandReshapable(tab);
    const { row, rows } = this._inGrid();
    for (let index = row; index < row + rows; index += 1) tab.rows.change(index, change(tab.rows.at(index)));
    reshaped(tab);
    return this._self();
  }

  createFilter(): object {
    const tab = tabOf(this._tab);
    demandReshapable(tab);
    if (tab.filter !== null) throw new Exception(TEXTS.hasFilter);
    modelOf().demandFilterable(tab, this._inGrid(), actor());
    modelOf().setFilter(tab, { block: this._inGrid(), criteria: new Map() });
    reshaped(tab);
    return filterObject(this._tab);
  }

  getFilter(): object | null {
    return tabOf(this._tab).filter === null ? null : filterObject(this._tab);
  }
}
