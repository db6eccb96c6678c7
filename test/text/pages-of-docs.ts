// Reads the pages of docs/ for the tests that hold them to the program.

import { readFileSync } from 'node:fs';

export interface Entry {
  readonly title: string;
  /** Everything up to the next heading. */
  readonly text: string;
}

/** The entries under headings of this depth, without those inside of code blocks. */
export function entriesOf(page: string, depth: number): readonly Entry[] {
  const heading = new RegExp(`^#{${depth}} (.+)$`);
  const entries: { title: string; text: string }[] = [];
  let open = false;
  for (const line of proseOf(page).split('\n')) {
    const title = heading.exec(line)?.[1];
    if (title !== undefined) entries.push({ title, text: '' });
    const last = entries[entries.length - 1];
    if (/^#{1,6} /.test(line)) open = title !== undefined;
    else if (open && last !== undefined) last.text += `${line}\n`;
  }
  return entries;
}

/** The page without its code blocks. */
export const proseOf = (page: string): string => readFileSync(page, 'utf8').replace(/^ *```[^]*?^ *```$/gm, '');

/** What stands between ** and **, each once. */
export const boldIn = (page: string): readonly string[] => [
  ...new Set([...proseOf(page).matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text)),
];
