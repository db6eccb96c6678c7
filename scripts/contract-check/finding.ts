// One finding of a comparison: an entry of the table, what either side says, and the edits that would make the table match theirs.

import type { Json } from '../../contract/records';

/** `place` is the position in crm.json: names joined by dots. */
export interface Edit {
  readonly place: string;
  readonly value: Json;
}

export interface Finding {
  readonly command: string;
  readonly file: string;
  readonly entry: string;
  readonly verdict: 'agrees' | 'differs' | 'unknown';
  readonly ours?: Json;
  readonly theirs?: Json;
  readonly note?: string;
  /** For an agreement: the evidence. Empty for what a person has to do. */
  readonly edits: readonly Edit[];
}

/** Command and file are the same for everything that one dump shows. */
export type Found = Omit<Finding, 'command' | 'file'>;

export const agrees = (entry: string, evidence: string | null, ours?: Json): Found => ({
  entry,
  verdict: 'agrees',
  ...(ours !== undefined && { ours }),
  edits: evidence === null ? [] : [{ place: evidence, value: 'K' }],
});

export const unknown = (entry: string, note: string): Found => ({ entry, verdict: 'unknown', note, edits: [] });

export const differs = (entry: string, ours: Json, theirs: Json, edits: readonly Edit[], note?: string): Found => ({
  entry,
  verdict: 'differs',
  ours,
  theirs,
  ...(note !== undefined && { note }),
  edits,
});

/** A fact of the table compared with theirs. */
export function factFound(place: string, ours: Json, theirs: Json, note?: string): Found {
  if (ours === theirs) return agrees(place, `${place}.evidence`, ours);
  return differs(
    place,
    ours,
    theirs,
    [
      { place: `${place}.value`, value: theirs },
      { place: `${place}.evidence`, value: 'K' },
    ],
    note,
  );
}
