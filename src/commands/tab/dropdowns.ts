// The drop-down options of status and owner cells.

import { ONE_FIELDS } from '../../fields/fields';
import { createNames, type Lists, type Names } from '../../sync/names';
import type { Context } from '../context';
import { FIRST_ROW, type OpenView } from './view';

/**
 * Sets the options in a tab. A practice has its own: one list for it and for the CRM's tabs would mark nearly every cell of the others as
 * invalid.
 */
export function writeDropdowns(ctx: Context, { tab, layout }: OpenView, names: Names): void {
  const kept = ctx.practice?.here ? 'in-tab' : 'in-file';
  for (const field of ONE_FIELDS) {
    const column = layout.at.get(field);
    if (column !== undefined) tab.offerChoices(column, FIRST_ROW, names.choices(field), kept);
  }
}

/**
 * Updates the options in all tabs where they differ: because of new names, or because an earlier version or somebody in the file overwrote
 * the list.
 */
export function correctDropdowns({ book }: Context, lists: Lists): void {
  const names = createNames(lists);
  book.correctChoices(new Map(ONE_FIELDS.map((field) => [field, names.choices(field)])));
}
