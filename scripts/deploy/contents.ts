// Whether Google holds what was built: both sides read as name and text, compared by hash.

import { createHash } from 'node:crypto';

/** The files of a script project: name with extension -> text. */
export type Contents = ReadonlyMap<string, string>;

/** Google stores line ends as LF and may reformat the manifest's JSON: neither is a difference. */
function plain(name: string, text: string): string {
  if (name !== 'appsscript.json') return text.replaceAll('\r\n', '\n').trimEnd();
  try {
    return JSON.stringify(ordered(JSON.parse(text)));
  } catch {
    return text;
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/** SHA-256 over all files by name, in hexadecimal: the same for the same program, whoever built it and wherever it is. */
export function hashOf(contents: Contents): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${plain(name, text)}\0`);
  return hash.digest('hex');
}

/** The names of files that one side lacks or has with different content, in order. */
export function differing(built: Contents, held: Contents): readonly string[] {
  const names = new Set([...built.keys(), ...held.keys()]);
  return [...names]
    .filter((name) => {
      const [mine, theirs] = [built.get(name), held.get(name)];
      return mine === undefined || theirs === undefined || plain(name, mine) !== plain(name, theirs);
    })
    .sort();
}
