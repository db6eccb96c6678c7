// Filter and FilterCriteria: the basic filter of a sheet.

import type { Criteria } from '../../model/criteria';
import { Exception, emulated, hostOf, mismatch, originalOf } from '../emulated';
import { listOf } from '../values';
import { bookOf, demandReshapable, modelOf, reshaped, tabOf } from './grid';
import { filterObject, rangeObject } from './objects';
import { BooleanCriteria } from './words';

/** Filter, even for a sheet whose filter has been removed meanwhile: then its methods refuse. */
export class Filter {
  constructor(private readonly _tab: number) {}

  getRange(): object {
    return rangeObject(this._tab, this._kept().block);
  }

  remove(): void {
    this._kept();
    demandReshapable(tabOf(this._tab));
    modelOf().setFilter(tabOf(this._tab), null);
    reshaped(tabOf(this._tab));
  }

  getColumnFilterCriteria(position: unknown): object | null {
    const criteria = this._kept().criteria.get(this._column('getColumnFilterCriteria', position));
    return criteria === undefined ? null : emulated('FilterCriteria', new FilterCriteria(criteria));
  }

  /** null removes the criteria. */
  setColumnFilterCriteria(position: unknown, given: unknown): object {
    const column = this._column('setColumnFilterCriteria', position);
    const criteria = given === null ? null : originalOf(given, FilterCriteria);
    if (given !== null && criteria === null) throw mismatch('SpreadsheetApp.Filter.setColumnFilterCriteria', [position, given]);
    demandReshapable(tabOf(this._tab));
    hostOf().book.settle();
    modelOf().setCriteria(tabOf(this._tab), column, criteria?._criteria ?? null);
    reshaped(tabOf(this._tab));
    return filterObject(this._tab);
  }

  removeColumnFilterCriteria(position: unknown): object {
    return this.setColumnFilterCriteria(position, null);
  }

  /** The rows below the headings, hidden ones included. */
  sort(position: unknown, ascending: unknown): object {
    const column = this._column('sort', position);
    const { block } = this._kept();
    if (block.rows > 1)
      modelOf().sortBlock(bookOf(), tabOf(this._tab), { ...block, row: block.row + 1, rows: block.rows - 1 }, [
        { column, ascending: ascending !== false },
      ]);
    return filterObject(this._tab);
  }

  private _kept(): NonNullable<ReturnType<typeof tabOf>['filter']> {
    const { filter } = tabOf(this._tab);
    if (filter === null) throw new Exception('The filter was removed.');
    return filter;
  }

  /** A 1-based column of the sheet that the filter covers, as a 0-based one. */
  private _column(method: string, position: unknown): number {
    if (typeof position !== 'number') throw mismatch(`SpreadsheetApp.Filter.${method}`, [position]);
    const { block } = this._kept();
    const column = position - 1;
    if (column < block.column || column >= block.column + block.columns) throw new Exception('The column is outside of the filter.');
    return column;
  }
}

class FilterCriteria {
  /** null: without a condition. */
  constructor(readonly _criteria: Criteria | null) {}

  getHiddenValues(): string[] {
    return this._criteria?.kind === 'HIDDEN_VALUES' ? listOf(this._criteria.texts) : [];
  }

  getCriteriaType(): object | null {
    return this._criteria?.kind === 'CELL_EMPTY' ? BooleanCriteria.CELL_EMPTY : null;
  }
}

class FilterCriteriaBuilder {
  private _criteria: Criteria | null = null;

  setHiddenValues(values: unknown): object {
    if (!Array.isArray(values)) throw mismatch('SpreadsheetApp.FilterCriteriaBuilder', [values]);
    this._criteria = { kind: 'HIDDEN_VALUES', texts: values.map(String) };
    return emulated('FilterCriteriaBuilder', this);
  }

  build(): object {
    return emulated('FilterCriteria', new FilterCriteria(this._criteria));
  }
}

export const newFilterCriteria = (): object => emulated('FilterCriteriaBuilder', new FilterCriteriaBuilder());
