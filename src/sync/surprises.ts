// What a person may not expect of a change among hundreds: a value that its column never had, an address that is somebody else's, a creator whom the CRM changed meanwhile.

import { type ChangeableField, EDITABLE_FIELDS, isLines, isListed, isText } from '../fields/fields';
import type { BaseRecord, Change, CreatorId, FieldValue } from './model';
import { isIds } from './values';

/**
 * `new-value`: nobody in the tab had this status, owner or label when it was refreshed last · `shared`: another creator has this e-mail or link ·
 * `changed-meanwhile`: the CRM stamped the creator after the last refresh, whatever was changed.
 */
export const SURPRISES = ['new-value', 'shared', 'changed-meanwhile'] as const;
export type Surprise = (typeof SURPRISES)[number];

export interface Surroundings {
  /** The creators of the tab, as they were when it was refreshed last. */
  readonly records: Iterable<BaseRecord>;
  /** The CRM's time of change of the creators that were read for the run; not of those whose row tells none. */
  readonly changedAt: ReadonlyMap<CreatorId, string>;
}

/** Answers for each change what is surprising about it, in the order of `SURPRISES`; nothing of most. One pass over the tab for all of them. */
export function surprisesIn({ records, changedAt }: Surroundings): (change: Change) => readonly Surprise[] {
  const holders = new Map<ChangeableField, Map<string, CreatorId | 'several'>>(EDITABLE_FIELDS.map((field) => [field, new Map()]));
  const knownAt = new Map<CreatorId, string>();
  for (const { creatorId, fields, updatedAt } of records) {
    knownAt.set(creatorId, updatedAt);
    for (const field of EDITABLE_FIELDS) {
      for (const key of keysOf(fields[field]?.value)) {
        const held = holders.get(field);
        held?.set(key, held.has(key) && held.get(key) !== creatorId ? 'several' : creatorId);
      }
    }
  }
  return ({ creatorId, field, before, after }) => {
    const held = holders.get(field);
    const had = new Set(keysOf(before));
    const fresh = keysOf(after).filter((key) => !had.has(key));
    const isNew = isListed(field) && held !== undefined && held.size > 0 && fresh.some((key) => !held.has(key));
    const isShared = isAddress(field) && fresh.some((key) => held?.has(key) === true && held.get(key) !== creatorId);
    const [known, now] = [knownAt.get(creatorId) ?? '', changedAt.get(creatorId) ?? ''];
    const isLater = known !== '' && now !== '' && known !== now;
    const found: Readonly<Record<Surprise, boolean>> = { 'new-value': isNew, shared: isShared, 'changed-meanwhile': isLater };
    return SURPRISES.filter((surprise) => found[surprise]);
  };
}

/** What is written on several lines, such as notes, may well be the same. */
const isAddress = (field: ChangeableField): boolean => isText(field) && !isLines(field);

function keysOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  return isIds(value) ? value.map(String) : [String(value).trim().toLowerCase()];
}
