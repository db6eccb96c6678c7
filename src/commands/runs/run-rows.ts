// The entries of a run as rows of text, and back.

import { inPieces } from '../../sync/pieces';
import { type ChangeRecord, type EntryId, PARTS, type Part, type Run, type RunParts } from '../../sync/run';
import type { KeptRecord } from '../kept';
import { ENTRIES } from './run-schema';

/** The longest entry is a conflict: base, mine, theirs and cell of TEXT_LIMIT each and both together, all twice as long when escaped. */
const PIECES = 4;

/** part | the entry, over as many cells as it needs */
export const ENTRY_WIDTH = 1 + PIECES;

/** One entry of a run on its way to its row. */
export interface PlacedEntry {
  readonly id: EntryId;
  readonly row: () => readonly string[];
}

/** The entries of a run in the order of their rows: where one stands in this list, it stands in the journal. */
export const placedEntries = (run: Run): readonly PlacedEntry[] => PARTS.flatMap((part) => placed(part, run[part]));

function placed<P extends Part>(part: P, entries: ReadonlyMap<EntryId, RunParts[P]>): readonly PlacedEntry[] {
  return [...entries].map(([id, entry]) => ({ id, row: () => rowOf(part, entry) }));
}

function rowOf<P extends Part>(part: P, entry: RunParts[P]): readonly string[] {
  const keptAs: KeptRecord<RunParts[P]> = ENTRIES[part];
  const pieces = inPieces(keptAs.write(entry), PIECES);
  if (pieces === null) throw new Error(`one of the ${part} does not fit the journal`);
  return [part, ...pieces];
}

/** The run that lies in these rows; null when one of them cannot be read, because what is left would not be what was confirmed. */
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

/** Rows of this part that cannot be read are left out. */
function entriesOf<P extends Part>(part: P, rows: readonly (readonly string[])[]): ReadonlyMap<EntryId, RunParts[P]> {
  const keptAs: KeptRecord<RunParts[P]> = ENTRIES[part];
  const entries = new Map<EntryId, RunParts[P]>();
  for (const [is, ...pieces] of rows) {
    const reading = is === part ? keptAs.read(pieces.join('')) : null;
    if (reading?.is === 'read') entries.set(reading.value.id, reading.value);
  }
  return entries;
}

/** The change in this row; null when there is none, or it cannot be read. */
export function changeFromRow(row: readonly string[]): ChangeRecord | null {
  const [change] = entriesOf('changes', [row]).values();
  return change ?? null;
}
