// Recognises an editable column that was sorted without the ids beside it. It must not know what the values mean.

import type { BaseRecord, CreatorId, EditableField, SheetRow } from './model';

/** Fewer moved cells than this are taken for edits made by hand. */
const MIN_MOVED = 10;
/** A sort moves most of a column; this share of the rows with a cell must have moved. */
const MIN_SHARE = 0.3;
/** With this few different values an even exchange happens by chance or on purpose. */
const MIN_DISTINCT = 3;

/**
 * True when many cells differ from their bases and, taken together, are just those bases in another order: what a sort of one column
 * leaves behind, and what hardly ever comes from editing. A creator on several rows counts once per row.
 */
export function sortedAlone(
  field: EditableField,
  genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>,
  base: ReadonlyMap<CreatorId, BaseRecord>,
): boolean {
  const balance = new Map<string, number>();
  let moved = 0;
  let all = 0;
  for (const [creatorId, rows] of genuine) {
    const known = base.get(creatorId)?.fields[field];
    for (const row of rows) {
      const cell = row.cells[field];
      if (known === undefined || cell === undefined) continue;
      all += 1;
      if (cell.text === known.cell) continue;
      moved += 1;
      balance.set(cell.text, (balance.get(cell.text) ?? 0) + 1);
      balance.set(known.cell, (balance.get(known.cell) ?? 0) - 1);
    }
  }
  if (moved < MIN_MOVED || moved < all * MIN_SHARE || balance.size < MIN_DISTINCT) return false;
  return [...balance.values()].every((count) => count === 0);
}
