// Reads the documents for the tests that compare them with the program.

import { readFileSync } from 'node:fs';

interface Entry {
  readonly title: string;
  /** Everything up to the next heading. */
  readonly text: string;
}

/** The page without its code blocks. */
export const proseOf = (page: string): string => readFileSync(page, 'utf8').replace(/^ *```[\s\S]*?^ *```$/gm, '');

export const headingsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);

/** The entries under headings of this depth. */
export function entriesOf(page: string, depth: number): readonly Entry[] {
  const [, ...sections] = proseOf(page).split(/^(?=#{1,6} )/m);
  const mark = `${'#'.repeat(depth)} `;
  return sections.flatMap((section) => {
    const [title = '', ...lines] = section.split('\n');
    return title.startsWith(mark) ? [{ title: title.slice(mark.length), text: lines.join('\n') }] : [];
  });
}

/** The texts between ** and **, each once. */
export const boldIn = (page: string): readonly string[] => [
  ...new Set([...proseOf(page).matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text)),
];
