// The creators of the selected rows.

import type { CreatorId, RowNumber, Waiting } from '../../sync/model';
import type { Tab } from '../ports';
import { inScope, rowsOf, type Scope, type Survey, selectedAmong } from '../tab/survey';

export interface Chosen {
  readonly creators: readonly CreatorId[];
  /** Selected rows that cannot be identified. */
  readonly waiting: readonly Waiting[];
}

/**
 * The creators of the selected rows, or those of `named` that have a row here. Rows without a creator are skipped, and so are selected rows
 * that are hidden: what a person cannot see is never changed.
 */
export function chosenCreators(found: Survey, named: readonly string[] | null): Chosen {
  if (named === null) return chosenOf(found, (places) => selectedAndSeen(found.open.tab, places));
  const wanted = new Set(named);
  return { creators: [...found.genuine.keys()].filter((id) => wanted.has(id)), waiting: [] };
}

/** The same for all rows, or for the visible ones. */
export const creatorsIn = (found: Survey, scope: Scope): Chosen =>
  scope === 'selected' ? chosenCreators(found, null) : chosenOf(found, (places) => inScope(found.open.tab, scope, places));

interface Place {
  readonly rows: readonly RowNumber[];
}

/** Row visibility is looked up once, for creators' rows and doubtful ones together. */
function chosenOf({ genuine, waiting }: Survey, choose: (places: readonly Place[]) => readonly Place[]): Chosen {
  const places = [...genuine].map(([id, rows]) => ({ id, rows: rows.map(({ row }) => row) }));
  const doubtful = waiting.filter(isWholeRow);
  const chosen = new Set(choose([...places, ...doubtful]));
  return {
    creators: places.flatMap((place) => (chosen.has(place) ? [place.id] : [])),
    waiting: doubtful.filter((place) => chosen.has(place)),
  };
}

function selectedAndSeen(tab: Tab, places: readonly Place[]): readonly Place[] {
  const selected = [...selectedAmong(tab, rowsOf(places))];
  const hidden = tab.hiddenRows(selected);
  const seen = new Set(selected.filter((row) => !hidden.has(row)));
  return places.filter(({ rows }) => rows.some((row) => seen.has(row)));
}

/** Problems with a single cell do not matter here. */
export const isWholeRow = ({ field }: Waiting): boolean => field === null;
