// Cells of the open tab that name a label and were not sent yet: what a deed on this label would touch. It must not ask the CRM, nor write.

import { sameName, splitLabels } from '../../sync/names';
import type { Surroundings } from '../surroundings';
import { openView } from '../views/view';
import { survey } from './survey';

/** Edits and cells that wait are both counted, cell by cell; 0 where the open tab has no view. */
export function cellsNaming(world: Surroundings, name: string): number {
  const open = openView(world, world.book.activeTab());
  if (!open.ok || !open.value.layout.at.has('labels')) return 0;
  const { edits, waiting } = survey(world, open.value);
  return [...edits, ...waiting]
    .filter(({ field, cell }) => field === 'labels' && splitLabels(cell).some((part) => sameName(part, name)))
    .reduce((sum, { rows }) => sum + rows.length, 0);
}
