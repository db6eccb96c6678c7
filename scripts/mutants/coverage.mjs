// Which tests reach which mutant: every file is run once unchanged, and again when it or the program changes.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filesBelow, pathTo } from '../build-files.mjs';

const KEPT = pathTo('build/mutants/coverage');

/** The timeout of a run without a mutant. */
const LONGEST_MS = 300_000;

/**
 * `texts` are the tests, by file. Answers by a mutant's number: the files that reach it, the nearest and then the fastest first, each with its
 * tests (none = all), how long they take, and how often they reach it.
 */
export async function coverageOf(texts, mutants, pool, say) {
  const coverage = new Map();
  const open = [...texts.keys()];
  const program = programHash();
  mkdirSync(KEPT, { recursive: true });
  const note = (id, file, { number, ms, often }) => {
    if (!coverage.has(id)) coverage.set(id, new Map());
    const known = coverage.get(id).get(file) ?? { file, numbers: [], ms: 0, often: 0 };
    coverage.get(id).set(file, known);
    if (number !== undefined) known.numbers.push({ number, ms });
    known.ms += ms;
    known.often += often;
  };
  await Promise.all(
    pool.map(async (one) => {
      while (open.length > 0) {
        const file = open.shift();
        const kept = `${KEPT}/${createHash('sha256').update(`${program}\0${file}\0`).update(texts.get(file)).digest('hex')}.json`;
        const answer = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : await one.ask({ file }, LONGEST_MS);
        if (answer.tests === undefined) throw new Error(`${file}: ${answer.broken ?? answer.ended}`);
        const [failed] = answer.tests.filter(({ error }) => error !== undefined);
        if (failed !== undefined) throw new Error(`${file} fails without a mutant: ${failed.error}`);
        writeFileSync(kept, JSON.stringify(answer));
        const whole = answer.tests.reduce((sum, { ms }) => sum + ms, 0);
        const loading = new Set();
        for (const [id, often] of answer.loading) {
          loading.add(id);
          note(id, file, { ms: whole, often });
        }
        for (const { number, ms, passed } of answer.tests)
          for (const [id, often] of passed) if (!loading.has(id)) note(id, file, { number, ms, often });
      }
    }),
  );
  say(`${texts.size} files of tests pass ${coverage.size} mutants`);
  return new Map(
    [...coverage].map(([id, byFile]) => [
      id,
      nearestFirst(mutants.get(id), [...byFile.values()], texts).map(({ file, numbers, ms, often }) => ({
        file,
        ...(numbers.length > 0 && { numbers: numbers.sort((a, b) => a.ms - b.ms).map(({ number }) => number) }),
        ms,
        often,
      })),
    ]),
  );
}

/** Of everything that a test may load, except tests. */
function programHash() {
  const hash = createHash('sha256');
  for (const folder of ['src', 'contract', 'workbench', 'test/fakes', 'test/crm', 'test/commands', 'test/laws', 'scripts/mutants'])
    for (const file of filesBelow(folder, '').filter(
      (name) => /\.(?:tsx?|json)$|(?:make|mutations)\.mjs$/.test(name) && !/\.test\.tsx?$/.test(name),
    ))
      hash.update(`${file}\0`).update(readFileSync(pathTo(file)));
  return hash.digest('hex');
}

/** The tests that may notice a mutant of this source, nearest first, then fastest first. */
function nearestFirst(source, tests, texts) {
  const far = new Map(tests.map(({ file }) => [file, distance(source, file, texts.get(file))]));
  return tests.sort((a, b) => far.get(a.file) - far.get(b.file) || a.ms - b.ms);
}

/** How far a test is from the source: has the same name; imports it; imports something next to it; same folder; other. */
function distance(source, test, text) {
  const [, folder, name] = /([^/]+)\/([^/]+)\.ts$/.exec(source);
  if (isNamesake(source, test)) return 0;
  if (text.includes(`/${folder}/${name}'`)) return 1;
  if (text.includes(`/${folder}/`)) return 2;
  return test.startsWith(`test/${/^src\/(\w+)/.exec(source)[1]}/`) ? 3 : 4;
}

export const isNamesake = (source, test) => test.includes(`/${/([^/]+)\.ts$/.exec(source)?.[1]}.`);
