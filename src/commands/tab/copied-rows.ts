// Rows that become rows of their creator again, although they may have been copied before a Sync or refresh.

import { withRowsBack } from '../../sync/copied-row';
import type { SheetRow } from '../../sync/model';
import type { BaseBook } from './base-book';

/**
 * Call before rows come back to their creators, with those of each creator, and with the rows it has already. Where they differ, the base
 * stops proving edits, so the review asks: no old value goes out as an edit, and no edit is lost.
 */
export function askOfCopies(
  base: BaseBook,
  back: Iterable<readonly [string, readonly SheetRow[]]>,
  has?: ReadonlyMap<string, readonly SheetRow[]>,
): void {
  for (const [creatorId, rows] of back) {
    const record = base.records.get(creatorId);
    const next = record && withRowsBack(record, rows, [...(has?.get(creatorId) ?? []), ...rows]);
    if (next !== undefined && next !== record) base.put(next);
  }
  base.save();
}
