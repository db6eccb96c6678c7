// Cells of the open tab that name a label and are unsent: what a mutation of this label would affect.

import { sameName } from '../../sync/name-likeness';
import type { Context } from '../context';
import { survey } from '../tab/survey';
import { openView } from '../tab/view';

/** Counts both edits and waiting cells, cell by cell; 0 where the open tab has no view. */
export function cellsNaming(ctx: Context, name: string): number {
  const open = openView(ctx, ctx.book.activeTab());
  if (!open.ok || !open.value.layout.at.has('labels')) return 0;
  const { edits, waiting, names } = survey(ctx, open.value);
  return [...edits, ...waiting]
    .filter(({ field, cell }) => field === 'labels' && names.labelsIn(cell).some((part) => sameName(part, name)))
    .reduce((sum, { rows }) => sum + rows.length, 0);
}
