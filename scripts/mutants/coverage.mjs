// Which tests reach which mutant: every file is run once unchanged, and again when it or the program changes.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filesBelow, pathTo } from '../build-files.mjs';

const KEPT = pathTo('build/mutants/coverage');

/** The timeout of a run without a mutant. */
const LONGEST_MS = 300_000;

/**
 * `texts` are the tests, by file. Returns, by a mutant's number: the files that reach it, the nearest and then the fastest first, each with
 * its tests (none = all), how long they and the whole file take, how often they reach it, and whether it is about the mutant's own source
 * (`near`).
 */
export async function coverageOf(texts, mutants, pool, say) {
  const coverage = new Map();
  const open = [...texts.keys()];
  const program = programHash();
  mkdirSync(KEPT, { recursive: true });
  const note = (id, file, { number, ms, often, whole }) => {
    if (!coverage.has(id)) coverage.set(id, new Map());
    const known = coverage.get(id).get(file) ?? { file, numbers: [], ms: 0, often: 0, whole };
    coverage.get(id).set(file, known);
    if (number !== undefined) known.numbers.push({ number, ms });
    known.ms += ms;
    known.often += often;
  };
  await Promise.all(
    pool.map(async (one) => {
      while (open.length > 0) {
        const file = open.shift();
        const kept = `${KEPT}/${hashOf(`${program}\0${file}`)}.json`;
        const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : null;
        const answer = before?.as === stateOf(before?.loaded ?? []) ? before : await one.ask({ file }, LONGEST_MS);
        if (answer.tests === undefined) throw new Error(`${file}: ${answer.broken ?? answer.ended}`);
        const [failed] = answer.tests.filter(({ error }) => error !== undefined);
        if (failed !== undefined) throw new Error(`${file} fails without a mutant: ${failed.error}`);
        writeFileSync(kept, JSON.stringify({ ...answer, as: stateOf(answer.loaded) }));
        const whole = answer.tests.reduce((sum, { ms }) => sum + ms, 0);
        const loading = new Set();
        for (const [id, often] of answer.loading) {
          loading.add(id);
          note(id, file, { ms: whole, often, whole });
        }
        for (const { number, ms, passed } of answer.tests)
          for (const [id, often] of passed) if (!loading.has(id)) note(id, file, { number, ms, often, whole });
      }
    }),
  );
  say(`${texts.size} files of tests pass ${coverage.size} mutants`);
  return new Map(
    [...coverage].map(([id, byFile]) => [
      id,
      nearestFirst(mutants.get(id), [...byFile.values()], texts).map(({ file, numbers, ms, often, whole }) => ({
        file,
        whole,
        near: distance(mutants.get(id), file, texts.get(file)) < 2,
        ...(numbers.length > 0 && { numbers: numbers.sort((a, b) => a.ms - b.ms).map(({ number }) => number) }),
        ms,
        often,
      })),
    ]),
  );
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** Of the program, whose mutants are numbered consecutively, and of how they are made. */
const programHash = () => stateOf([...filesBelow('src', '.ts'), ...['make', 'mutations'].map((name) => `scripts/mutants/${name}.mjs`)]);

/** Of these files as they are now. */
const stateOf = (files) =>
  hashOf(files.map((file) => `${file}\0${existsSync(pathTo(file)) ? readFileSync(pathTo(file), 'utf8') : ''}`).join('\0'));

/** The tests that may notice a mutant of this source, nearest first, then fastest first. */
function nearestFirst(source, tests, texts) {
  const far = new Map(tests.map(({ file }) => [file, distance(source, file, texts.get(file))]));
  return tests.sort((a, b) => far.get(a.file) - far.get(b.file) || a.ms - b.ms);
}

/** How far a test is from the source: has the same name; imports it; imports something next to it; same folder; other. */
function distance(source, test, text) {
  const [, folder, name] = /([^/]+)\/([^/]+)\.ts$/.exec(source);
  if (test.includes(`/${name}.`)) return 0;
  if (text.includes(`/${folder}/${name}'`)) return 1;
  if (text.includes(`/${folder}/`)) return 2;
  return test.startsWith(`test/${/^src\/(\w+)/.exec(source)[1]}/`) ? 3 : 4;
}
