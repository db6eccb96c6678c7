// Which test files noticed earlier mutants of a source file or its folder: they are likely to notice the next one, too, however many files
// reach it.

import { dirname } from 'node:path';

/** `known`: how mutants ended, by key, which begins with the source file. */
export function noticersOf(known) {
  const counts = new Map();
  const countIn = (place, file) => counts.get(`${place} ${file}`) ?? 0;
  const add = (source, file) => {
    for (const place of [source, dirname(source)]) counts.set(`${place} ${file}`, countIn(place, file) + 1);
  };
  for (const [key, { noticed }] of known) {
    const [file] = /^test\/[^:]+(?=: )/.exec(noticed ?? '') ?? [];
    if (file !== undefined) add(key.split(' | ')[0], file);
  }
  return {
    add,
    /** The files that reach a mutant of the source: those about it, then those that noticed most in it, then in its folder; otherwise in their order. */
    first(source, files) {
      const rank = ({ file, near }) => [near, countIn(source, file), countIn(dirname(source), file)];
      return files
        .map((one) => ({ one, rank: rank(one) }))
        .toSorted((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || b.rank[2] - a.rank[2])
        .map(({ one }) => one);
    },
  };
}
