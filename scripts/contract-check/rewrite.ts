// Writes what dumps say into the text of the table: every edit once, none that two dumps dispute, nothing that makes the table invalid.

import type { Json } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { withValues } from './edit-json';
import type { Finding } from './finding';
import { isObject } from './seen';
import { complaintsAbout } from './table-shape';

interface Rewritten {
  /** The same text if there is nothing to write or it must not be written. */
  readonly text: string;
  /** Places that two dumps disagree about; the entries are left alone. */
  readonly disputed: readonly string[];
  /** Why nothing was written; empty if it was. */
  readonly complaints: readonly string[];
}

/** Rounds of comparing and writing: which operation carries a field decides which dump is asked how it is cleared. */
const ROUNDS = 4;

/** Writes until a comparison with the result requests nothing more. */
export function settled(text: string, compare: (contract: Contract) => readonly Finding[]): Rewritten {
  let now: Rewritten = { text, disputed: [], complaints: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = now.text;
    now = rewritten(before, compare(JSON.parse(before) as Contract));
    if (now.complaints.length > 0) return { ...now, text };
    if (now.text === before) return now;
  }
  return now;
}

function rewritten(text: string, findings: readonly Finding[]): Rewritten {
  const disputed = disputes(findings);
  const undisputed = findings.filter(({ entry, edits }) => !disputed.has(entry) && !edits.some(({ place }) => disputed.has(place)));
  const edits = new Map(undisputed.flatMap((finding) => finding.edits).map((edit) => [edit.place, edit]));
  const table: Json = JSON.parse(text);
  const changed = withValues(
    text,
    [...edits.values()].filter(({ place, value }) => !isThere(table, place, value)),
  );
  return { text: changed, disputed: [...disputed], complaints: complaintsAbout(JSON.parse(changed)) };
}

/** A value that one dump requests while another requests a different one, or agrees with ours. */
function disputes(findings: readonly Finding[]): ReadonlySet<string> {
  const wanted = new Map<string, Set<string>>();
  for (const { verdict, entry, edits } of findings) {
    const values = edits.filter(({ place }) => !place.endsWith('.evidence'));
    for (const { place, value } of values) wanted.set(place, (wanted.get(place) ?? new Set()).add(JSON.stringify(value)));
    if (verdict === 'agrees')
      for (const place of [entry, `${entry}.value`]) wanted.set(place, (wanted.get(place) ?? new Set()).add('as it is'));
  }
  return new Set([...wanted].filter(([, values]) => values.size > 1).map(([place]) => place));
}

function isThere(table: Json, place: string, value: Json): boolean {
  const found = place.split('.').reduce<Json | undefined>((inner, name) => (isObject(inner) ? inner[name] : undefined), table);
  return JSON.stringify(found) === JSON.stringify(value);
}
