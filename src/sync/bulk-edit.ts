// One change made to the cells of many creators at once: what each value comes to. What a person could have typed into every cell, no more.

import type { EditableField, OneField, TextField } from '../fields/fields';
import { TEXT_LIMIT } from '../fields/text-limit';
import { withTicks } from './label-ticks';
import type { FieldValue, Id } from './model';
import { blankOf, isIds, isShortened } from './values';

export type BulkEdit =
  | { readonly verb: 'set'; readonly field: OneField | TextField; readonly value: Id | null }
  | { readonly verb: 'clear'; readonly field: EditableField }
  | { readonly verb: 'replace'; readonly field: TextField; readonly find: string; readonly by: string; readonly heedCase: boolean }
  /** A line below what stands there. */
  | { readonly verb: 'append'; readonly field: TextField; readonly line: string }
  /** From another column of the tab, 1-based, as long as it bears this heading. */
  | { readonly verb: 'copy'; readonly field: EditableField; readonly column: number; readonly heading: string }
  | { readonly verb: 'move'; readonly field: OneField; readonly from: Id; readonly to: Id | null }
  | { readonly verb: 'labels'; readonly add: readonly Id[]; readonly remove: readonly Id[] };

export const fieldOfEdit = (edit: BulkEdit): EditableField => (edit.verb === 'labels' ? 'labels' : edit.field);

/** Whether it changes what stands in a cell, so that a cell that cannot be understood is left out. */
export const buildsOnBefore = ({ verb }: BulkEdit): boolean => verb !== 'set' && verb !== 'clear' && verb !== 'copy';

/**
 * The value after the edit, which may be the one before; undefined = it cannot be had: a text would be longer than Sync edits, or what stands there is only the
 * beginning of one. `copied` is what the other column's cell means, for `copy` alone.
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

/** Every place of the text, taken literally. What was put in is not searched again. */
function replaced(text: string, { find, by, heedCase }: BulkEdit & { readonly verb: 'replace' }): string {
  if (find === '') return text;
  const literal = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal, heedCase ? 'gu' : 'giu'), () => by);
}
