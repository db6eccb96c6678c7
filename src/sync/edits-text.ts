// Identifies the edits an outcome was reported with, so that it stays on display until one of them changes.

import type { EditableField } from './model';
import { checksum } from './values';

export interface EditedCell {
  readonly field: EditableField;
  /** The cell's text. */
  readonly cell: string;
}

/** A short text that is the same for the same unsent edits of one creator, in any order; '' for none. */
export function editsText(edits: readonly EditedCell[]): string {
  if (edits.length === 0) return '';
  return checksum(JSON.stringify(edits.map(({ field, cell }) => [field, cell]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}
