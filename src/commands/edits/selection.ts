// The creators of the selected rows.

import type { CreatorId, RowNumber, Waiting } from '../../sync/model';
import { inScope, type Scope, type Survey } from '../tab/survey';

interface Chosen {
  readonly creators: readonly CreatorId[];
  /** Selected rows that cannot be identified. */
  readonly waiting: readonly Waiting[];
}

/** The creators of the selected rows, or those of `named` that have a row here. Rows without a creator are skipped. */
export function chosenCreators(found: Survey, named: readonly string[] | null): Chosen {
  if (named === null) return creatorsIn(found, 'selected');
  const wanted = new Set(named);
  return { creators: [...found.genuine.keys()].filter((id) => wanted.has(id)), waiting: [] };
}

/** The creators of the rows in a scope. Visibility is looked up once, for creators' rows and doubtful ones together. */
export function creatorsIn({ open, genuine, waiting }: Survey, scope: Scope): Chosen {
  const places = [...genuine].map(([id, rows]) => ({ id, rows: rows.map(({ row }) => row) }));
  const doubtful = waiting.filter(isWholeRow);
  const chosen = new Set<{ readonly rows: readonly RowNumber[] }>(inScope(open.tab, scope, [...places, ...doubtful]));
  return {
    creators: places.flatMap((place) => (chosen.has(place) ? [place.id] : [])),
    waiting: doubtful.filter((place) => chosen.has(place)),
  };
}

/** Problems with a single cell do not matter here. */
export const isWholeRow = ({ field }: Waiting): boolean => field === null;
