// Tries the add-on with everything that can go wrong around it: npm run faults -- [--only TEXT] [--seed N] [--minutes N] [--share 1/2]
// `--only`: cases whose name contains TEXT; `--minutes`: per part, 0 or absent = all; `--share`: several runs with the same seed share the
// cases. Prints a table for each part; its exit code says whether everything ended as it must, and that something was tried at all.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathTo } from './build-files.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, share: { type: 'string' }, seed: { type: 'string' }, minutes: { type: 'string', default: '0' } },
});
for (const number of [values.seed ?? '0', values.minutes])
  if (!/^\d+(?:\.\d+)?$/.test(number)) throw new Error(`--seed and --minutes are numbers, not ${number}`);

if (values.share !== undefined && !(values.seed && /^[1-9]\d*\/[1-9]\d*$/.test(values.share)))
  throw new Error(`--share is like 1/2, with the same --seed for each, not ${values.share}`);

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const tried = join(folder, 'tried');
writeFileSync(tried, '');

const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
// Thousands of sessions leave much behind at once: collecting it in larger portions takes a tenth less.
const { status } = spawnSync(process.execPath, ['--max-semi-space-size=64', jest, '--selectProjects', 'faults'], {
  cwd: pathTo(''),
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULTS_MINUTES: values.minutes,
    FAULTS_TRIED: tried,
    ...(values.share && { FAULTS_SHARE: values.share }),
    ...(values.only && { FAULTS_ONLY: values.only }),
    ...(values.seed && { FAULTS_SEED: values.seed }),
  },
});
const none = !/[1-9]/.test(readFileSync(tried, 'utf8'));
rmSync(folder, { recursive: true });
if (none) console.error('No case was tried. --only takes a part of a name, as the tables print it.');
process.exitCode = none ? 1 : (status ?? 1);
