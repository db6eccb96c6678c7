// The base of one tab: read once, changed in memory, and written back.

import { BASE_WIDTH, baseReader, encodeBase } from '../../sync/base';
import type { BaseRecord, CreatorId } from '../../sync/model';
import type { Context } from '../context';

/**
 * A damaged row costs its creator the base; the creator is then known by id alone. Cells that differ from the CRM become conflicts after
 * the next refresh, which rewrites the row. A newer row costs the same and is left as it is.
 */
export interface BaseBook {
  readonly records: ReadonlyMap<string, BaseRecord>;
  readonly damaged: number;
  readonly newer: number;
  put(record: BaseRecord): void;
  /** Writes the range of rows that holds every changed record: at most two calls, however many changed. */
  save(): void;
}

/** A creator of the tab who was in the CRM and not archived when the tab was last read; null when there is none. */
export function somebodyIn(records: BaseBook['records'], except: ReadonlySet<CreatorId>): CreatorId | null {
  for (const { creatorId, membership } of records.values()) if (membership === 'here' && !except.has(creatorId)) return creatorId;
  return null;
}

export function openBase({ book }: Context, tab: number): BaseBook {
  const store = book.store(`NoxSync base ${tab}`, BASE_WIDTH);
  const rows = [...store.readAll()];
  const records = new Map<CreatorId, BaseRecord>();
  const newer = new Set<string>();
  const read = baseReader();
  let damaged = 0;
  for (const row of rows) {
    const record = read(row);
    if (record === 'damaged') damaged += 1;
    else if (record === 'newer') newer.add(row[0] ?? '');
    else records.set(record.creatorId, record);
  }
  let places: Map<string, number> | null = null;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  return {
    records,
    damaged,
    newer: newer.size,
    put(record) {
      records.set(record.creatorId, record);
      if (newer.has(record.creatorId)) return;
      places ??= new Map(rows.map(([id = ''], place) => [id, place]));
      const place = places.get(record.creatorId) ?? rows.length;
      rows[place] = encodeBase(record);
      places.set(record.creatorId, place);
      first = Math.min(first, place);
      last = Math.max(last, place);
    },
    save() {
      if (last < 0) return;
      store.write(first, rows.slice(first, last + 1));
      first = Number.POSITIVE_INFINITY;
      last = -1;
    },
  };
}
