// Decides which creator each row belongs to: which rows are genuine, and which wait.

import { creatorIdOf } from '../../contract/records';
import { EDITABLE_FIELDS } from '../fields/fields';
import { type Claims, type IdentityCheck, identityCheckOver, type Suspect } from './identity-check';
import type { BaseRecord, CreatorId, EditableField, Fingerprint, RowNumber, SheetRow, Waiting } from './model';

export interface Identified {
  /** Every creator with a genuine row, with all of its rows. */
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly waiting: readonly Waiting[];
  /** Rows without an id: the person's own, left alone. */
  readonly own: number;
}

/**
 * A row belongs to the creator whose id is in its id cell, byte for byte, if that id has a base in this tab and the row's fingerprint
 * columns equal what was written for it. Any other row with an id, or with a creator's fingerprint columns but no id, waits with its
 * reason:
 *
 * | id | fingerprint columns | row |
 * |---|---|---|
 * | blank | nobody's, or those of creators who have a genuine row | own |
 * | blank | those of one creator without a genuine row | waits: id cleared, belongs to that creator |
 * | has a base | its own | genuine; waits as mixed up if it still holds cells of a creator who lost the row |
 * | has no base | nobody's | waits: unknown id |
 * | otherwise | | waits: mixed up; a verdict names its creator if the cells allow one |
 */
export function identify(rows: readonly SheetRow[], base: ReadonlyMap<string, BaseRecord>): Identified {
  const genuine = new Map<CreatorId, SheetRow[]>();
  const doubtful: SheetRow[] = [];
  for (const row of rows) {
    const record = base.get(row.id);
    if (record === undefined || !sameFingerprint(record.fingerprint, row.fingerprint)) {
      doubtful.push(row);
      continue;
    }
    const own = genuine.get(record.creatorId);
    if (own === undefined) genuine.set(record.creatorId, [row]);
    else own.push(row);
  }
  const covered = takeCovered(genuine, base, doubtful);
  if (doubtful.length === 0) return { genuine, waiting: covered, own: 0 };
  const owners = ownersOf(base);
  const suspects = doubtful.map(
    (row): Suspect => ({
      row,
      claims: claimsOn(row, owners, base),
      copied: genuine.has(creatorIdOf(row.id)),
    }),
  );
  const checkOf = identityCheckOver(suspects, base, genuine);
  const waiting = suspects.flatMap((suspect) => judge(suspect, genuine, checkOf));
  return { genuine, waiting: [...covered, ...waiting], own: doubtful.length - waiting.length };
}

/** This many cells of a creator missing from the tab do not end up in another creator's row by chance. */
const LEFTOVERS = 2;

/**
 * For creators with several rows, takes out of `genuine` the rows that still hold cells of a creator who should have a row and has none:
 * part of a row, including id and fingerprint columns, was pasted over that creator's row, and the cells it did not cover are not edits.
 */
function takeCovered(genuine: Map<CreatorId, SheetRow[]>, base: ReadonlyMap<string, BaseRecord>, doubtful: readonly SheetRow[]): Waiting[] {
  const doubled = [...genuine].filter(([, rows]) => rows.length > 1);
  if (doubled.length === 0) return [];
  const present = new Set(doubtful.map(({ id }) => id));
  const lost = [...base.values()].filter(
    ({ creatorId, membership }) => membership === 'here' && !genuine.has(creatorId) && !present.has(creatorId),
  );
  return doubled.flatMap(([creatorId, rows]) => {
    const covered = rows.filter((row) => {
      const edited = editedFields(row, base.get(creatorId));
      return edited.length >= LEFTOVERS && lost.some((other) => edited.filter((field) => shows(row, other, field)).length >= LEFTOVERS);
    });
    if (covered.length === 0 || covered.length === rows.length) return [];
    genuine.set(
      creatorId,
      rows.filter((row) => !covered.includes(row)),
    );
    return covered.map(({ row }) => held(row, creatorId, { why: 'mixed-up-row', belongsTo: null }));
  });
}

const shows = ({ cells }: SheetRow, record: BaseRecord | undefined, field: EditableField): boolean =>
  cells[field]?.text === record?.fields[field]?.cell;

/** Fields that differ from their base. Blank ones reveal nothing about another creator. */
const editedFields = (row: SheetRow, own: BaseRecord | undefined): readonly EditableField[] =>
  EDITABLE_FIELDS.filter((field) => (row.cells[field]?.text ?? '') !== '' && !shows(row, own, field));

function judge(suspect: Suspect, genuine: Identified['genuine'], checkOf: (suspect: Suspect) => IdentityCheck): Waiting[] {
  const { row, claims } = suspect;
  const named = new Set(Object.values(claims).filter((id) => id !== null));
  if (row.id === '' && [...named].every((id) => genuine.has(id))) return [];
  if (named.size === 0) return [held(row.row, null, { why: 'unknown-id' })];
  const { creatorId, sure } = checkOf(suspect);
  if (row.id === '' && named.size === 1 && sure) return [held(row.row, creatorId, { why: 'id-cleared', belongsTo: creatorId })];
  return [held(row.row, creatorId, { why: 'mixed-up-row', belongsTo: sure ? creatorId : null })];
}

const held = (row: RowNumber, creatorId: CreatorId | null, reason: Waiting['reason']): Waiting => ({
  rows: [row],
  creatorId,
  field: null,
  cell: '',
  reason,
});

export const sameFingerprint = (a: Fingerprint, b: Fingerprint): boolean => a.handle === b.handle && a.channelLink === b.channelLink;

/**
 * Whom the id and each fingerprint name. Without an id of this tab, a lone handle names nobody, because the same handle on another platform
 * is another creator; nor does a lone link beside a foreign id.
 */
function claimsOn(row: SheetRow, owners: Owners, base: ReadonlyMap<string, BaseRecord>): Claims {
  const pair = owners.pair.get(pairKey(row.fingerprint)) ?? null;
  const handle = pair ?? owners.handle.get(row.fingerprint.handle) ?? null;
  const channelLink = pair ?? owners.channelLink.get(row.fingerprint.channelLink) ?? null;
  if (base.has(row.id)) return { id: creatorIdOf(row.id), handle, channelLink };
  return channelLink === null || (handle === null && row.id !== '') ? NOBODY : { id: null, handle, channelLink };
}

const NOBODY: Claims = { id: null, handle: null, channelLink: null };

export const pairKey = ({ handle, channelLink }: Fingerprint): string => JSON.stringify([handle, channelLink]);

/** The one creator for each fingerprint and each pair; null where several share it. Blank ones name nobody. */
interface Owners {
  readonly pair: ReadonlyMap<string, CreatorId | null>;
  readonly handle: ReadonlyMap<string, CreatorId | null>;
  readonly channelLink: ReadonlyMap<string, CreatorId | null>;
}

export function ownersOf(base: ReadonlyMap<string, BaseRecord>): Owners {
  const owners = { pair: new Map(), handle: new Map(), channelLink: new Map() } satisfies Record<string, Map<string, CreatorId | null>>;
  const add = (map: Map<string, CreatorId | null>, key: string, id: CreatorId): void => {
    map.set(key, map.has(key) ? null : id);
  };
  for (const { creatorId, fingerprint } of base.values()) {
    const { handle, channelLink } = fingerprint;
    if (handle !== '') add(owners.handle, handle, creatorId);
    if (channelLink !== '') add(owners.channelLink, channelLink, creatorId);
    if (handle !== '' || channelLink !== '') add(owners.pair, pairKey(fingerprint), creatorId);
  }
  return owners;
}
