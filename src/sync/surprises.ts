// What a person may not expect of a change among hundreds: a value that its column never had, an address that is somebody else's, a creator whom the CRM changed meanwhile.

import { type EditableField, isEditable, isLines, isListed, isText } from '../fields/fields';
import type { BaseRecord, Change, CreatorId, FieldValue } from './model';
import { isIds } from './values';

/**
 * `new-value`: nobody in the tab had this status, owner or label when it was refreshed last · `shared`: another creator has this e-mail or link ·
 * `changed-meanwhile`: the CRM stamped the creator after the last refresh, whatever was changed.
 */
export const SURPRISES = ['new-value', 'shared', 'changed-meanwhile'] as const;
export type Surprise = (typeof SURPRISES)[number];

interface Known {
  /** The creators of the tab, as they were when it was refreshed last. */
  readonly records: ReadonlyMap<string, BaseRecord>;
  /** When the CRM says that it changed a creator; undefined or blank = it does not say. */
  readonly changedAt: (creatorId: CreatorId) => string | undefined;
}

/** What is known of a value that a change brings: who has it. */
interface Held {
  readonly by: Map<string, CreatorId | 'several'>;
  /** The column holds something. */
  filled: boolean;
}

/** Answers for each of these changes what is surprising about it, in the order of `SURPRISES`; nothing of most. The tab is gone through once, for the values of these changes alone. */
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

/** What a change brings that was not there before. */
function freshIn({ before, after }: Change): readonly string[] {
  const had = new Set(keysOf(before));
  return keysOf(after).filter((key) => !had.has(key));
}

/** An entry of a list by its id, in whichever type it came; a text whatever its case. */
function keysOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  return isIds(value) ? value.map(String) : [String(value).trim().toLowerCase()];
}
