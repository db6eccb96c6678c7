// The base of one tab as a book that is read once, changed in memory and written back.

import { BASE_WIDTH, baseReader, encodeBase } from '../../sync/base';
import type { BaseRecord, CreatorId } from '../../sync/model';
import type { Context } from '../context';

export interface BaseBook {
  readonly records: ReadonlyMap<CreatorId, BaseRecord>;
  put(record: BaseRecord): void;
  /** Writes the stretch of rows that holds every changed record: two calls at most, however many changed. */
  save(): void;
}

/** A creator of the tab who was in the CRM, and not archived, when the tab was read last; null when there is none. */
export function somebodyIn(records: BaseBook['records'], except: ReadonlySet<CreatorId>): CreatorId | null {
  for (const { creatorId, membership } of records.values()) if (membership === 'here' && !except.has(creatorId)) return creatorId;
  return null;
}

export function openBase({ book }: Context, tab: number): BaseBook {
  const store = book.store(`NoxSync base ${tab}`, BASE_WIDTH);
  const rows = [...store.readAll()];
  const read = baseReader();
  const records = new Map<CreatorId, BaseRecord>();
  for (const row of rows) {
    const record = read(row);
    if (record !== null) records.set(record.creatorId, record);
  }
  let places: Map<string, number> | null = null;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  return {
    records,
    put(record) {
      places ??= new Map(rows.map(([id = ''], place) => [id, place]));
      const place = places.get(record.creatorId) ?? rows.length;
      rows[place] = encodeBase(record);
      records.set(record.creatorId, record);
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
