// Runs the measurements, all of them or the named ones: node scripts/bench.mjs [requests ...] [options].
// With --json they print only lines of JSON; everything from the first option on is passed through (main-job --creators 1000).

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { pathTo } from './build-files.mjs';

const all = readdirSync(pathTo('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('--'));
const asked = firstOption < 0 ? words : words.slice(0, firstOption);
const options = words.slice(asked.length);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`There is no measurement called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);

for (const name of asked.length > 0 ? asked : all) {
  if (!options.includes('--json')) console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [pathTo('scripts/run.mjs'), `bench/${name}.ts`, ...options], {
    cwd: pathTo(''),
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
