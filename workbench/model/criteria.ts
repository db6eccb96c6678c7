// The settings of a tab's basic filter.

import type { Block } from '../protocol';

/** What a filter column lets through. The criteria have the platform's names. */
export interface Criteria {
  readonly kind: 'HIDDEN_VALUES' | 'CELL_EMPTY';
  /** Displayed texts. */
  readonly texts: readonly string[];
}

/** The first row of the block has the headings. Columns are 0-based indexes of the tab. */
export interface Filter {
  readonly block: Block;
  readonly criteria: ReadonlyMap<number, Criteria>;
}
