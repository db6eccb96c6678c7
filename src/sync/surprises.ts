// What a person may not expect of one change among hundreds: a value new to its column, somebody else's address, a creator the CRM changed
// in the meantime.

import { type EditableField, isEditable, isLines, isListed, isText } from '../fields/fields';
import type { BaseRecord, Change, CreatorId, FieldValue } from './model';
import { isIds } from './values';

/**
 * `new-value`: nobody in the tab had this status, owner, or label at the last refresh · `shared`: another creator has this email or link ·
 * `changed-meanwhile`: the CRM timestamped the creator after the last refresh, whatever was changed.
 */
export const SURPRISES = ['new-value', 'shared', 'changed-meanwhile'] as const;
export type Surprise = (typeof SURPRISES)[number];

interface Known {
  /** The tab's creators as of the last refresh. */
  readonly records: ReadonlyMap<string, BaseRecord>;
  /** The CRM's time of change for a creator; undefined or blank = it does not say. */
  readonly changedAt: (creatorId: CreatorId) => string | undefined;
}

/** Who has each of the wanted values. */
interface Held {
  readonly by: Map<string, CreatorId | 'several'>;
  /** Whether the column holds anything. */
  filled: boolean;
}

/**
 * Returns a lookup of what is surprising about each change, in the order of `SURPRISES`; for most, nothing. Scans the tab once, for the
 * values of these changes only.
 */
export function surprisesIn(changes: readonly Change[], { records, changedAt }: Known): (change: Change) => readonly Surprise[] {
  const wanted = new Map<EditableField, Set<string>>();
  for (const change of changes) {
    const { field } = change;
    if (!isEditable(field) || isLines(field)) continue;
    const keys = wanted.get(field) ?? new Set();
    for (const key of freshIn(change)) keys.add(key);
    wanted.set(field, keys);
  }
  const held = new Map([...wanted].map(([field, keys]) => [field, heldIn(records, field, keys)]));
  // Two creators may get the same address in one review.
  for (const change of changes) {
    const column = isText(change.field) ? held.get(change.field) : undefined;
    if (column !== undefined) for (const key of freshIn(change)) meet(column, key, change.creatorId);
  }
  return (change) => {
    const { creatorId, field } = change;
    const column = isEditable(field) ? held.get(field) : undefined;
    const fresh = column === undefined ? [] : freshIn(change);
    const [before, now] = [records.get(creatorId)?.updatedAt ?? '', changedAt(creatorId) ?? ''];
    const found: Readonly<Record<Surprise, boolean>> = {
      'new-value': isListed(field) && column?.filled === true && fresh.some((key) => !column.by.has(key)),
      shared: isText(field) && fresh.some((key) => (column?.by.get(key) ?? creatorId) !== creatorId),
      'changed-meanwhile': before !== '' && now !== '' && before !== now,
    };
    return SURPRISES.filter((surprise) => found[surprise]);
  };
}

function meet({ by }: Held, key: string, creatorId: CreatorId): void {
  by.set(key, (by.get(key) ?? creatorId) === creatorId ? creatorId : 'several');
}

function heldIn(records: Known['records'], field: EditableField, wanted: ReadonlySet<string>): Held {
  const held: Held = { by: new Map(), filled: false };
  for (const { creatorId, fields } of records.values()) {
    for (const key of keysOf(fields[field]?.value)) {
      held.filled = true;
      if (wanted.has(key)) meet(held, key, creatorId);
    }
  }
  return held;
}

/** What a change adds. */
function freshIn({ before, after }: Change): readonly string[] {
  const had = new Set(keysOf(before));
  return keysOf(after).filter((key) => !had.has(key));
}

/** List entries by id, regardless of its type; texts regardless of case. */
function keysOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  return isIds(value) ? value.map(String) : [String(value).trim().toLowerCase()];
}
