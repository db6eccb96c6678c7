// Decides who a mixed-up row belongs to by weighing its id, its fingerprint columns, and its cells.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, CreatorId, EditableField, SheetRow } from './model';

/** The creators named by a row's id cell and by each fingerprint; null = nobody in this tab, or several. */
export interface Claims {
  readonly id: CreatorId | null;
  readonly handle: CreatorId | null;
  readonly channelLink: CreatorId | null;
}

/** A row in doubt. */
export interface Suspect {
  readonly row: SheetRow;
  readonly claims: Claims;
  /** Its id is also in a genuine row elsewhere, so it may have been copied here. */
  readonly copied: boolean;
}

export interface IdentityCheck {
  /** The creator the row is repaired to. */
  readonly creatorId: CreatorId;
  /**
   * Its changed cells are that creator's own edits, so restoring id and fingerprint columns is enough; otherwise its cells must be restored
   * too.
   */
  readonly sure: boolean;
}

type Source = keyof Claims;
const SOURCES: readonly Source[] = ['handle', 'channelLink', 'id'];

/** A sort that tears rows apart tears them all alike: a column must follow the same source in at least this share of the telling rows. */
const TREND_SHARE = 0.8;
/** Fewer rows than this are no trend. */
const TREND_ROWS = 3;
/** This many cells outweigh the majority of id and fingerprint columns. */
const OUTWEIGHING = 2;

type Bases = ReadonlyMap<string, BaseRecord>;
type Genuine = ReadonlyMap<CreatorId, readonly SheetRow[]>;

/**
 * A row belongs to the creator its editable cells belong to, so that no edit changes hands. A cell votes for the claimants whose base, or
 * whose genuine row, shows the same, unless that is all of them. When the cells say nothing, or vote for two, the majority of id and
 * fingerprint columns decides, and the verdict is sure only if no cell differs from that creator's base. A verdict with a difference is
 * also unsure when
 *
 * - a cell has become empty: clearing the visible cells of a row is not meant to clear them in the CRM;
 * - the handle names nobody, or claimants differ and a fingerprint names nobody: the row may show a stranger.
 *
 * At least one claim must name somebody.
 */
export function identityCheckOver(suspects: readonly Suspect[], base: Bases, genuine: Genuine): (suspect: Suspect) => IdentityCheck {
  const trends = new Map(EDITABLE_FIELDS.map((field) => [field, trendOf(field, suspects, base, genuine)]));
  return (suspect) => {
    const { row, claims } = suspect;
    const found = whose(suspect, trends, base, genuine);
    const { changed, emptied } = compare(row, base.get(found.creatorId));
    const sure = !changed || (found.decisive && !emptied && !showsStranger(claims));
    const own = base.get(row.id)?.creatorId;
    return { creatorId: sure ? found.creatorId : (own ?? found.creatorId), sure };
  };
}

const showsStranger = (claims: Claims): boolean => claims.handle === null || (claims.channelLink === null && claimants(claims).length > 1);

function compare(row: SheetRow, record: BaseRecord | undefined): { readonly changed: boolean; readonly emptied: boolean } {
  const changed = EDITABLE_FIELDS.filter((field) => {
    const [cell, known] = [row.cells[field], record?.fields[field]];
    return cell !== undefined && known !== undefined && cell.text !== known.cell;
  });
  return { changed: changed.length > 0, emptied: changed.some((field) => row.cells[field]?.text === '') };
}

const claimants = (claims: Claims): readonly CreatorId[] => [
  ...new Set(SOURCES.map((source) => claims[source]).filter((id) => id !== null)),
];

interface Leaning {
  readonly creatorId: CreatorId;
  /** The cells say so, or nothing contradicts it. */
  readonly decisive: boolean;
}

function whose(
  { row, claims, copied }: Suspect,
  trends: ReadonlyMap<EditableField, readonly Source[]>,
  base: Bases,
  genuine: Genuine,
): Leaning {
  const named = claimants(claims);
  const most = mostNamed(claims, named);
  if (named.length === 1) return { creatorId: most, decisive: true };
  const heard = EDITABLE_FIELDS.map((field) => ({
    spoken: speakers(row, field, named, base, genuine),
    followed: followedBy(claims, trends.get(field) ?? []),
  }));
  const [first, ...rivals] = votesOf(heard);
  if (first === undefined) return { creatorId: most, decisive: copied && most !== claims.id };
  const [creatorId, votes] = first;
  if (rivals.length > 0 || (creatorId !== most && votes < OUTWEIGHING)) return { creatorId: most, decisive: false };
  return { creatorId, decisive: true };
}

function votesOf(heard: readonly Heard[]): ReadonlyMap<CreatorId, number> {
  const votes = new Map<CreatorId, number>();
  const astray = unlikeOthers(heard);
  for (const { spoken, followed } of heard) {
    const trusted = followed !== null && !astray;
    for (const id of trusted ? [followed] : spoken) votes.set(id, (votes.get(id) ?? 0) + (trusted ? OUTWEIGHING : 1));
  }
  return votes;
}

interface Heard {
  readonly spoken: readonly CreatorId[];
  readonly followed: CreatorId | null;
}

function followedBy(claims: Claims, trend: readonly Source[]): CreatorId | null {
  const named = new Set(trend.map((source) => claims[source]).filter((id) => id !== null));
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

/** One cell against the trend is an edit that happens to fit another creator; several mean that something else happened to this row. */
function unlikeOthers(heard: readonly Heard[]): boolean {
  let against = 0;
  for (const { spoken, followed } of heard) if (followed !== null && spoken.length > 0) against += spoken.includes(followed) ? -1 : 1;
  return against >= OUTWEIGHING;
}

/** Two of id and fingerprint columns outvote the third; if all differ, the handle wins, because people see it. */
function mostNamed(claims: Claims, named: readonly CreatorId[]): CreatorId {
  const times = (id: CreatorId): number => SOURCES.filter((source) => claims[source] === id).length;
  const [most] = [...named].sort((a, b) => times(b) - times(a));
  if (most === undefined) throw new Error('a row that nobody claims has no verdict');
  return most;
}

/** Claimants the cell votes for; none when it fits all or none of them. */
function speakers(row: SheetRow, field: EditableField, named: readonly CreatorId[], base: Bases, genuine: Genuine): readonly CreatorId[] {
  const text = row.cells[field]?.text;
  if (text === undefined) return [];
  const suits = (id: CreatorId): boolean =>
    base.get(id)?.fields[field]?.cell === text || (genuine.get(id) ?? []).some(({ cells }) => cells[field]?.text === text);
  const spoken = named.filter(suits);
  return spoken.length === named.length ? [] : spoken;
}

/** What a column follows in the doubtful rows: the id, the handle, the link, or several that move together. Empty = no trend. */
function trendOf(field: EditableField, suspects: readonly Suspect[], base: Bases, genuine: Genuine): readonly Source[] {
  const votes = new Map<Source, number>();
  let rows = 0;
  for (const { row, claims } of suspects) {
    const spoken = speakers(row, field, claimants(claims), base, genuine);
    if (spoken.length === 0) continue;
    rows += 1;
    for (const source of SOURCES) {
      const named = claims[source];
      if (named !== null && spoken.includes(named)) votes.set(source, (votes.get(source) ?? 0) + 1);
    }
  }
  const top = Math.max(0, ...votes.values());
  return rows < TREND_ROWS || top < rows * TREND_SHARE ? [] : SOURCES.filter((source) => votes.get(source) === top);
}
