// Bundles and runs measurements: node scripts/bench.mjs [name] [--json]; all of bench/*.ts without a name.
// It must not know what they measure.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { common, pathTo } from './build-files.mjs';

const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const known = readdirSync(pathTo('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .sort();

if (only && !known.includes(only)) throw new Error(`There is no bench/${only}.ts, only: ${known.join(', ')}`);

/** Packages stay outside, so that they are measured as they are installed. */
async function bundle(name) {
  const outfile = pathTo(`build/bench/${name}.mjs`);
  const entryPoints = [pathTo(`bench/${name}.ts`)];
  await build({ ...common, entryPoints, outfile, write: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' });
  return outfile;
}

for (const name of only ? [only] : known) {
  const { status } = spawnSync(process.execPath, [await bundle(name), ...flags], { cwd: pathTo(''), stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
