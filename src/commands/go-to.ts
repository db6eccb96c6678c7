// Taking the person to cells: of a creator, or rows. It must not change any.

import { isEditable } from '../sync/columns';
import type { CreatorId, RowNumber } from '../sync/model';
import { done, type Result } from './result';
import type { Surroundings } from './surroundings';
import { FIRST_ROW, openView } from './view';

/** Selects the first cell of the creator: of the field's column when it has one, else of the creator's name. */
export function goToCell(world: Surroundings, creatorId: string, field: string | null): Result<null> {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  const { tab, layout } = open.value;
  const ids = layout.at.get('creatorId');
  if (ids === undefined) return done(null);
  const place = tab.readTexts(FIRST_ROW, tab.lastRow() - FIRST_ROW + 1, ids).indexOf(creatorId as CreatorId);
  const column = (field !== null && isEditable(field) ? layout.at.get(field) : undefined) ?? layout.at.get('name') ?? null;
  if (place >= 0) tab.select([(FIRST_ROW + place) as RowNumber], column);
  return done(null);
}

export function showRows(world: Surroundings, rows: readonly number[]): Result<null> {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  const last = open.value.tab.lastRow();
  const wanted = rows.filter((row) => row >= FIRST_ROW && row <= last);
  if (wanted.length > 0) open.value.tab.select(wanted as RowNumber[], null);
  return done(null);
}
