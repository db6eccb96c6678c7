// Whom the selected rows are about.

import type { CreatorId, Waiting } from '../../sync/model';
import { inScope, rowsOf, type Scope, type Survey, selectedAmong } from '../tab/survey';

export interface Chosen {
  readonly creators: readonly CreatorId[];
  /** Selected rows that cannot be told. */
  readonly waiting: readonly Waiting[];
}

/**
 * The creators of the selected rows, or those of `named` who have a row here. Rows without a creator are left alone, and so are selected rows
 * that a filter hides: what a person does not see is never changed.
 */
export function chosenCreators({ open, genuine, waiting }: Survey, named: readonly string[] | null): Chosen {
  if (named !== null) {
    const wanted = new Set(named);
    return { creators: [...genuine.keys()].filter((id) => wanted.has(id)), waiting: [] };
  }
  const places = [...genuine].map(([id, rows]) => ({ id, rows: rows.map(({ row }) => row) }));
  const doubtful = waiting.filter(isWholeRow);
  const selected = [...selectedAmong(open.tab, rowsOf([...places, ...doubtful]))];
  const hidden = open.tab.hiddenRows(selected);
  const seen = new Set(selected.filter((row) => !hidden.has(row)));
  return {
    creators: places.flatMap(({ id, rows }) => (rows.some((row) => seen.has(row)) ? [id] : [])),
    waiting: doubtful.filter(({ rows }) => rows.some((row) => seen.has(row))),
  };
}

/** The same of all rows, or of those that no filter hides. */
export function creatorsIn(found: Survey, scope: Scope): Chosen {
  if (scope === 'selected') return chosenCreators(found, null);
  const { open, genuine, waiting } = found;
  const places = [...genuine].map(([id, rows]) => ({ id, rows: rows.map(({ row }) => row) }));
  return {
    creators: inScope(open.tab, scope, places).map(({ id }) => id),
    waiting: inScope(open.tab, scope, waiting.filter(isWholeRow)),
  };
}

/** What is the matter with one cell does not matter here. */
export const isWholeRow = ({ field }: Waiting): boolean => field === null;
