// Range, whole: what places, contents, looks and rules together are, with the filter.

import { TEXTS } from '../../model/limits';
import { Exception } from '../emulated';
import { modelOf, reshaped, tabOf } from './grid';
import { filterObject } from './objects';
import { RangeRules } from './validation';

export class Range extends RangeRules {
  createFilter(): object {
    const tab = tabOf(this._tab);
    if (tab.filter !== null) throw new Exception(TEXTS.hasFilter);
    modelOf().setFilter(tab, { block: this._inGrid(), criteria: new Map() });
    reshaped(tab);
    return filterObject(this._tab);
  }

  getFilter(): object | null {
    return tabOf(this._tab).filter === null ? null : filterObject(this._tab);
  }
}
