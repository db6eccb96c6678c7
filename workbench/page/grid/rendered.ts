// Whether the screen has caught up with the model: the grid draws its parts one after another, some frames later under load.

import type { Place } from '../model/block';
import type { TabModel } from '../model/tab-model';
import { placeOf } from './painter';

/** Every cell on the screen shows what the model holds, and every part of the tab, frozen or not, has cells there. */
export function isRendered(root: ParentNode, tab: TabModel): boolean {
  const parts = new Set<string>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-a1]')) {
    const place = placeOf(element);
    if (!place || element.textContent !== tab.cell(place.row, place.column).shown) return false;
    parts.add(partOf(tab, place));
  }
  return cornersOf(tab).every((place) => parts.has(partOf(tab, place)));
}

const partOf = ({ view }: TabModel, { row, column }: Place): string => `${row < view.frozenRows} ${column < view.frozenColumns}`;

/** The outermost visible cells: one in each part of the tab. */
function cornersOf({ shownRows, shownColumns }: TabModel): Place[] {
  const ends = (shown: readonly number[]) => [shown[0], shown.at(-1)].filter((index) => index !== undefined);
  return ends(shownRows).flatMap((row) => ends(shownColumns).map((column) => ({ row, column })));
}
