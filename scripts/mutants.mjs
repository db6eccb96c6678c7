// Would the tests notice? npm run mutants -- [--only src/sync] [--tests test/sync] [--seed N] [--minutes M] [--sample N] [--processes N]
// [--files N] [--again] [--listed] [--resume] [--write]

// Changes one place of the program after another, and runs the tests that reach it. `--only`: files with this prefix; `--tests`: tests with
// this prefix, may be repeated; `--sample`: number of mutants per folder, in an order determined by the seed; `--minutes`: time per folder;
// `--files`: maximum number of test files per mutant (what only others would notice survives); `--again`: only those that survived the last
// time; `--listed`: only those that docs/mutation.md lists as survivors, where the results of earlier runs are not, and `--write` takes the
// number of all others from it; `--resume`: all, except those that were noticed before; `--write`: the result becomes docs/mutation.md. The
// exit code says whether every folder reached its required share.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, pathTo } from './build-files.mjs';
import { coverageOf } from './mutants/coverage.mjs';
import { EXPLAINED } from './mutants/explained.mjs';
import { listedAmong, readReport } from './mutants/listed.mjs';
import { mutantsOf } from './mutants/make.mjs';
import { noticersOf } from './mutants/noticers.mjs';
import { openProcess } from './mutants/pool.mjs';
import { reportOf, shareOf, tableOf } from './mutants/report.mjs';

/** The steps of Sync, the client of the CRM, and the commands that write cells or to the CRM. */
const FOLDERS = [
  'src/sync',
  'src/crm',
  ...['pull', 'edits', 'runs', 'mutations', 'creators', 'tab', 'views'].map((name) => `src/commands/${name}`),
];
/** Percentage that must be noticed in each folder. */
const ASKED = 85;
/** The tests to run. */
const TESTS = ['test/sync', 'test/crm', 'test/commands', 'test/contract'];
/** Laws of the pure steps: none of them opens a tab. */
const LAWS = ['merge', 'plan-text', 'label-ticks', 'bodies', 'follow-ups', 'schedule'].map((name) => `test/laws/${name}.law.test.ts`);
/** These start the sandbox for every test, or replace modules: other tests notice sooner what they notice. */
const LEFT_OUT = [
  'test/crm/conformance.test.ts',
  'test/crm/swap.test.ts',
  'test/contract/every-entry.test.ts',
  'test/contract/capture.test.ts',
  'test/commands/added-fields.test.ts',
];
/**
 * How many times longer than the tests without it a mutant may take, and how much longer at least: on a busy machine, one that merely
 * waited its turn must not pass for one that never ends. Loops are found by how often they reach the mutant.
 */
const PATIENCE = 10;
const PATIENCE_MS = 60_000;
/** How each mutant ended the last time it was tried. */
const ENDS = pathTo('build/mutants/ends.json');
const REPORT = 'docs/mutation.md';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '0' },
    sample: { type: 'string', default: '0' },
    processes: { type: 'string', default: '1' },
    files: { type: 'string', default: '0' },
    again: { type: 'boolean', default: false },
    listed: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
for (const name of ['seed', 'minutes', 'sample', 'processes', 'files'])
  if (!/^\d+(?:\.\d+)?$/.test(values[name])) throw new Error(`--${name} takes a number, not ${values[name]}`);
const [seed, minutes, sample, processes, most] = [values.seed, values.minutes, values.sample, values.processes, values.files].map(Number);
// Property tests use their fixed seed.
process.env['CI'] = 'true';

const asked = (file) => values.only === undefined || values.only.some((start) => file.startsWith(start));
const folders = FOLDERS.map((folder) => ({ folder, every: [], mutants: [] }));
const mutated = new Map();
const sources = new Map();
let count = 0;
for (const { folder, every, mutants } of folders)
  for (const file of filesBelow(folder, '.ts')) {
    const made = mutantsOf(file, readFileSync(pathTo(file), 'utf8'), count);
    count += made.mutants.length;
    for (const { id } of made.mutants) sources.set(id, file);
    every.push(...made.mutants);
    if (asked(file)) mutants.push(...made.mutants);
    mutated.set(pathTo(file), made.code);
  }
if (folders.every(({ mutants }) => mutants.length === 0)) throw new Error('--only names no file that has mutants');

const among = (file) => values.tests === undefined || values.tests.some((start) => file.startsWith(start));
const tests = [...TESTS.flatMap((folder) => filesBelow(folder, '.test.ts')), ...LAWS].filter(
  (file) => among(file) && !LEFT_OUT.includes(file),
);
const texts = new Map(tests.map((file) => [file, textOf(file)]));
const pool = Array.from({ length: processes }, () => openProcess(mutated));
const coverage = await coverageOf(texts, sources, pool, say);
const known = new Map(existsSync(ENDS) ? JSON.parse(readFileSync(ENDS, 'utf8')) : []);
const noticers = noticersOf(known);
const survived = ({ key }) => known.get(key)?.survived !== undefined;
const report = readReport(textOf(REPORT));
const listed = new Map(
  listedAmong(
    folders.flatMap(({ every }) => every),
    report.listed,
  ).map(({ mutant, note }) => [mutant.id, note]),
);
const isNamed = (mutant) => (values.listed ? listed.has(mutant.id) && !EXPLAINED.has(mutant.key) : !values.again || survived(mutant));

const results = [];
for (const { folder, mutants } of folders) {
  if (mutants.length === 0) continue;
  const until = minutes > 0 ? Date.now() + minutes * 60_000 : Number.POSITIVE_INFINITY;
  const open = shuffled(mutants.filter(isNamed)).slice(0, sample > 0 ? sample : undefined);
  const tried = [];
  await Promise.all(
    pool.map(async (one) => {
      while (open.length > 0 && Date.now() < until) {
        const mutant = open.shift();
        const before = values.resume ? known.get(mutant.key) : undefined;
        const end = before?.noticed === undefined ? await endOf(mutant, one) : before;
        known.set(mutant.key, end);
        tried.push({ ...mutant, end });
        if (tried.length % 25 !== 0) continue;
        keep();
        say(`${folder}: ${tried.length} tried, ${tried.filter(({ end }) => end.survived).length} survived`);
      }
    }),
  );
  keep();
  results.push({ folder, made: mutants.length, tried });
  say(tableOf(results.slice(-1), EXPLAINED));
}
for (const one of pool) await one.close();

// Earlier results for mutants that still exist count as well.
const earlier = (mutant) => known.get(mutant.key) ?? (values.listed ? { survived: listed.get(mutant.id) } : undefined);
const all = folders.map(({ folder, every }) => ({
  folder,
  made: every.length,
  noticedBefore: values.listed ? (report.noticed.get(folder) ?? 0) : 0,
  tried: every.flatMap((mutant) => {
    const end = values.listed && !listed.has(mutant.id) ? undefined : earlier(mutant);
    return end === undefined ? [] : [{ ...mutant, end }];
  }),
}));
if (values.write) writeFileSync(pathTo(REPORT), reportOf(all, EXPLAINED, ASKED));
for (const { tried } of results)
  for (const { key, line, end } of tried) if (end.survived && !EXPLAINED.has(key)) say(`survived (${end.survived}) ${line}: ${key}`);
const reached = (values.listed ? all : results).every((one) => shareOf(one, EXPLAINED) >= ASKED);
process.exitCode = reached ? 0 : 1;

function textOf(file) {
  return readFileSync(pathTo(file), 'utf8');
}

/** A run of hours may be interrupted: what it found so far counts in the next. */
function keep() {
  mkdirSync(dirname(ENDS), { recursive: true });
  writeFileSync(ENDS, JSON.stringify([...known], null, 1));
}

/** How one ended: `noticed` by a test or because it never finished, or `survived`, with the reason. */
async function endOf({ id, file: source, lasts }, one) {
  const passing = coverage.get(id);
  if (passing === undefined) return { survived: values.tests === undefined ? 'no test passes it' : 'none of the tests tried passes it' };
  const files = noticers.first(source, passing);
  for (const { file, numbers, ms, whole, often } of most > 0 ? files.slice(0, most) : files) {
    // It would fail whatever the mutant does.
    if (textOf(file) !== texts.get(file)) throw new Error(`${file} was changed while its tests were run`);
    const answer = await one.ask({ file, id, often, ...(!lasts && { numbers }) }, PATIENCE_MS + (lasts ? whole : ms) * PATIENCE);
    if (answer.broken !== undefined) throw new Error(answer.broken);
    if (answer.ended !== undefined) return { noticed: answer.ended };
    if (answer.by === null) continue;
    noticers.add(source, file);
    return { noticed: `${file}: ${answer.by}` };
  }
  const tried = values.tests === undefined ? '' : ' of those tried';
  return {
    survived: `${passing.length} ${passing.length === 1 ? 'file' : 'files'}${tried} ${passing.length === 1 ? 'passes' : 'pass'} it`,
  };
}

/** In an order determined by the seed (xorshift). */
function shuffled(all) {
  let state = (seed | 1) >>> 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
