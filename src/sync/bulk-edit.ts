// One edit applied to the cells of many creators: computes each resulting value. It can do what a person could have typed into each cell,
// and no more.

import type { EditableField, OneField, TextField } from '../fields/fields';
import { TEXT_LIMIT } from '../fields/text-limit';
import { withTicks } from './label-ticks';
import type { FieldValue, Id } from './model';
import { blankOf, isIds, isShortened } from './values';

export type BulkEdit =
  | { readonly verb: 'set'; readonly field: OneField | TextField; readonly value: Id | null }
  | { readonly verb: 'clear'; readonly field: EditableField }
  | { readonly verb: 'replace'; readonly field: TextField; readonly find: string; readonly by: string; readonly heedCase: boolean }
  /** Adds a line below the existing text. */
  | { readonly verb: 'append'; readonly field: TextField; readonly line: string }
  /** From another column of the tab (1-based), as long as it still has this heading. */
  | { readonly verb: 'copy'; readonly field: EditableField; readonly column: number; readonly heading: string }
  | { readonly verb: 'move'; readonly field: OneField; readonly from: Id; readonly to: Id | null }
  | { readonly verb: 'labels'; readonly add: readonly Id[]; readonly remove: readonly Id[] };

export const fieldOfEdit = (edit: BulkEdit): EditableField => (edit.verb === 'labels' ? 'labels' : edit.field);

/** Whether the result depends on the cell's current value, in which case cells that cannot be parsed are skipped. */
export const buildsOnBefore = ({ verb }: BulkEdit): boolean => verb !== 'set' && verb !== 'clear' && verb !== 'copy';

/**
 * The value after the edit, possibly unchanged; undefined = not possible, because the text would exceed what Sync edits, or the current
 * text is truncated. `copied` is the parsed value of the other column's cell, used only by `copy`.
 */
export function valueAfter(edit: BulkEdit, before: FieldValue, copied: FieldValue): FieldValue | undefined {
  const after = edited(edit, before, copied);
  if (typeof after === 'string' && after.length > TEXT_LIMIT) return undefined;
  return buildsOnBefore(edit) && isShortened(before) ? undefined : after;
}

function edited(edit: BulkEdit, before: FieldValue, copied: FieldValue): FieldValue {
  switch (edit.verb) {
    case 'set':
      return edit.value;
    case 'clear':
      return blankOf(edit.field);
    case 'copy':
      return copied;
    case 'replace':
      return typeof before === 'string' ? replaced(before, edit) : before;
    case 'append':
      return before === '' ? edit.line : `${String(before)}\n${edit.line}`;
    case 'move':
      return before === edit.from ? edit.to : before;
    case 'labels':
      return isIds(before) ? withTicks(before, new Set(edit.add), new Set(edit.remove)) : before;
  }
}

/** Replaces every occurrence, taken literally. Inserted text is not searched again. */
function replaced(text: string, { find, by, heedCase }: BulkEdit & { readonly verb: 'replace' }): string {
  if (find === '') return text;
  const literal = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal, heedCase ? 'gu' : 'giu'), () => by);
}
