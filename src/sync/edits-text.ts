// Which edits an outcome was told of, so that it is told until one of them changes.

import type { EditableField } from './model';
import { checksum } from './values';

export interface EditedCell {
  readonly field: EditableField;
  /** The text of the cell. */
  readonly cell: string;
}

/** The same short text for the same unsent edits of one creator, in any order; '' for none. */
export function editsText(edits: readonly EditedCell[]): string {
  if (edits.length === 0) return '';
  return checksum(JSON.stringify(edits.map(({ field, cell }) => [field, cell]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}
