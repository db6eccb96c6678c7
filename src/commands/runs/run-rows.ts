// Encodes the entries of a run as rows of text, and decodes them.

import { inChunks } from '../../sync/chunks';
import { type ChangeRecord, type EntryId, PARTS, type Part, type Run, type RunParts } from '../../sync/run';
import type { KeptRecord } from '../kept';
import { ENTRIES } from './run-schema';

/**
 * Sized for the longest entry, a conflict: base, mine, theirs, and cell of TEXT_LIMIT each, plus both combined, all twice as long when
 * escaped.
 */
const PIECES = 4;

/** Columns: part | the entry, over as many cells as it needs. */
export const ENTRY_WIDTH = 1 + PIECES;

/** An entry of a run with the row it becomes. */
interface PlacedEntry {
  readonly id: EntryId;
  readonly row: () => readonly string[];
}

/** The entries of a run in row order: the position in this list is the position in the journal. */
export const placedEntries = (run: Run): readonly PlacedEntry[] => PARTS.flatMap((part) => placed(part, run[part]));

function placed<P extends Part>(part: P, entries: ReadonlyMap<EntryId, RunParts[P]>): readonly PlacedEntry[] {
  return [...entries].map(([id, entry]) => ({ id, row: () => rowOf(part, entry) }));
}

function rowOf<P extends Part>(part: P, entry: RunParts[P]): readonly string[] {
  const keptAs: KeptRecord<RunParts[P]> = ENTRIES[part];
  const pieces = inChunks(keptAs.write(entry), PIECES);
  if (pieces === null) throw new Error(`one of the ${part} does not fit the journal`);
  return [part, ...pieces];
}

/** The run stored in these rows; null when one of them is unreadable, because the rest would not be what was confirmed. */
export function runFromRows(rows: readonly (readonly string[])[]): Run | null {
  const changes = entriesOf('changes', rows);
  const conflicts = entriesOf('conflicts', rows);
  const waiting = entriesOf('waiting', rows);
  const remoteUpdates = entriesOf('remoteUpdates', rows);
  const bodies = entriesOf('bodies', rows);
  const creators = entriesOf('creators', rows);
  const run = { changes, conflicts, waiting, remoteUpdates, bodies, creators };
  const read = PARTS.reduce((sum, part) => sum + run[part].size, 0);
  return read === rows.length ? run : null;
}

/** Unreadable rows of this part are skipped. */
function entriesOf<P extends Part>(part: P, rows: readonly (readonly string[])[]): ReadonlyMap<EntryId, RunParts[P]> {
  const keptAs: KeptRecord<RunParts[P]> = ENTRIES[part];
  const entries = new Map<EntryId, RunParts[P]>();
  for (const [is, ...pieces] of rows) {
    const reading = is === part ? keptAs.read(pieces.join('')) : null;
    if (reading?.is === 'read') entries.set(reading.value.id, reading.value);
  }
  return entries;
}

/** The change in this row; null when there is none, or it is unreadable. */
export function changeFromRow(row: readonly string[]): ChangeRecord | null {
  const [change] = entriesOf('changes', [row]).values();
  return change ?? null;
}
