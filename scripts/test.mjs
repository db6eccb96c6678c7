// The whole test command: types, lint, build, then jest. Its last line is `N passed, N failed`, and its exit code says the same.
// With `--quick`: types, lint, and the projects `core` and `client`, which need no build. Other arguments are passed to jest.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathTo } from './build-files.mjs';

const require = createRequire(import.meta.url);
const result = pathTo('build/jest.json');

/** The file behind a package's command, so that nothing depends on a shell or on npx. */
function command(packageName, name = packageName) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

/**
 * For code that runs briefly, in several processes that share two processors; together they save a third of what jest's workers use. Most
 * of what a test makes is gone before 16 MB are full, and then costs no copying. Optimizing a function pays twelve times later than V8
 * assumes, as every test file starts with fresh ones. Threads that help to collect garbage only get in each other's way.
 */
const V8 = ['--min-semi-space-size=16', '--max-semi-space-size=32', '--interrupt-budget=800000', '--single-threaded-gc'];

/** Runs one step; its title if it failed. */
function step([title, file, args]) {
  console.log(`\n== ${title}`);
  const child = spawn(process.execPath, [...V8, file, ...args], { cwd: pathTo(''), stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => {
      console.error(message);
      resolve([title]);
    });
    child.on('close', (status) => resolve(status === 0 ? [] : [title]));
  });
}

rmSync(result, { force: true });
mkdirSync(dirname(result), { recursive: true });

const quick = process.argv.includes('--quick');
const given = process.argv.slice(2).filter((word) => word !== '--quick');
const jestArguments = [
  '--json',
  `--outputFile=${result}`,
  '--testLocationInResults=false',
  ...(quick ? ['--selectProjects', 'core', 'client', '--'] : []),
  ...given,
];
// They don't depend on each other; one alone leaves a processor idle at times.
const before = [
  // tsc's own timestamps do not reveal that the contract's JSON changed.
  ['types', command('typescript', 'tsc'), ['-b', '--force', '--checkers', '1']],
  ['lint', command('@biomejs/biome', 'biome'), ['check', '--error-on-warnings']],
  ...(quick ? [] : [['build', pathTo('scripts/build.mjs'), []]]),
];
const failedBefore = (await Promise.all(before.map(step))).flat();
const failedSteps = [...failedBefore, ...(await step(['tests', command('jest'), jestArguments]))];

const { passed, failed } = counts();
const complaints = [...failedSteps, ...(passed + failed === 0 ? ['no test ran'] : [])];
if (complaints.length > 0) console.log(`\nFailed: ${complaints.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = complaints.length > 0 || failed > 0 ? 1 : 0;
if (process.exitCode === 0 && !quick && given.length === 0) stamp();

/** Remembers the commit that passed completely, for `npm run deploy`; a checkout with changes is not a commit. */
function stamp() {
  const git = (...args) => spawnSync('git', args, { cwd: pathTo(''), encoding: 'utf8' });
  const [commit, changes] = [git('rev-parse', 'HEAD'), git('status', '--porcelain')];
  if (commit.status !== 0 || changes.stdout !== '') return;
  writeFileSync(pathTo('build/tested.json'), `${JSON.stringify({ commit: commit.stdout.trim() })}\n`);
}

/** Jest's own count; a file that could not be run counts as one failure, and so does a step before the tests. */
function counts() {
  try {
    const report = JSON.parse(readFileSync(result, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + failedBefore.length };
  } catch {
    return { passed: 0, failed: 1 + failedBefore.length };
  }
}
