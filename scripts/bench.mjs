// Runs the measurements, all or those that are named: node scripts/bench.mjs [requests ...] [--json].
// With --json they print nothing but lines of JSON.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { pathTo } from './build-files.mjs';

const all = readdirSync(pathTo('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`There is no measurement called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);

for (const name of asked.length > 0 ? asked : all) {
  if (!flags.includes('--json')) console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [pathTo('scripts/run.mjs'), `bench/${name}.ts`, ...flags], {
    cwd: pathTo(''),
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
