// Whose row is it? Decides which rows are genuine and which wait. It must not know what was edited in them.

import type { BaseRecord, CreatorId, RowNumber, SheetRow, Waiting, Witness } from './model';

export interface Identified {
  /** Every creator with a genuine row, with all of its rows. */
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly waiting: readonly Waiting[];
  /** Rows without an id: the person's own, left alone. */
  readonly own: number;
}

/**
 * A row is the creator whose id stands in its id cell, byte for byte, when that id has a base in this tab and the row's witnesses
 * equal what was written for it. Everything else with an id, or with somebody's witnesses but no id, waits with its reason:
 *
 * | id | witnesses | row |
 * |---|---|---|
 * | blank | nobody's, or a creator's who has another row | own |
 * | blank | those of a creator who has no other row | waits: id cleared, belongs to that creator |
 * | has a base | its own | genuine |
 * | has a base | others | waits: mixed up, belongs to whoever the witnesses name |
 * | no base | somebody's | waits: mixed up, belongs to that creator |
 * | no base | nobody's | waits: unknown id |
 */
export function identify(rows: readonly SheetRow[], base: ReadonlyMap<CreatorId, BaseRecord>): Identified {
  const owners = witnessOwners(base);
  const genuine = new Map<CreatorId, SheetRow[]>();
  const doubtful: SheetRow[] = [];
  for (const row of rows) {
    const record = base.get(row.id as CreatorId);
    if (record === undefined || !sameWitness(record.witness, row.witness)) doubtful.push(row);
    else genuine.set(record.creatorId, [...(genuine.get(record.creatorId) ?? []), row]);
  }
  const waiting = doubtful.flatMap((row) => judge(row, ownerOf(owners, row.witness), base, genuine));
  return { genuine, waiting, own: doubtful.length - waiting.length };
}

function judge(
  row: SheetRow,
  belongsTo: CreatorId | null,
  base: ReadonlyMap<CreatorId, BaseRecord>,
  genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>,
): Waiting[] {
  if (row.id === '') {
    return belongsTo === null || genuine.has(belongsTo) ? [] : [held(row.row, belongsTo, { why: 'id-cleared', belongsTo })];
  }
  const known = base.has(row.id as CreatorId);
  if (!known && belongsTo === null) return [held(row.row, null, { why: 'unknown-id' })];
  return [held(row.row, known ? (row.id as CreatorId) : null, { why: 'mixed-up-row', belongsTo })];
}

const held = (row: RowNumber, creatorId: CreatorId | null, reason: Waiting['reason']): Waiting => ({
  rows: [row],
  creatorId,
  field: null,
  cell: '',
  reason,
});

const sameWitness = (a: Witness, b: Witness): boolean => a.handle === b.handle && a.channelLink === b.channelLink;

const witnessKey = ({ handle, channelLink }: Witness): string => JSON.stringify([handle, channelLink]);

/** Who is named by a pair of witnesses; blank pairs and pairs that several creators share name nobody (null). */
function witnessOwners(base: ReadonlyMap<CreatorId, BaseRecord>): ReadonlyMap<string, CreatorId | null> {
  const owners = new Map<string, CreatorId | null>();
  for (const { creatorId, witness } of base.values()) {
    if (witness.handle === '' && witness.channelLink === '') continue;
    const key = witnessKey(witness);
    owners.set(key, owners.has(key) ? null : creatorId);
  }
  return owners;
}

const ownerOf = (owners: ReadonlyMap<string, CreatorId | null>, witness: Witness): CreatorId | null =>
  owners.get(witnessKey(witness)) ?? null;
