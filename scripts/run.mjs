// Runs one TypeScript program on Node: node scripts/run.mjs bench/review.ts [arguments].

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { common, pathTo } from './build-files.mjs';

const [program, ...rest] = process.argv.slice(2);
if (!program) throw new Error('Name the program: node scripts/run.mjs file.ts [arguments]');

const outfile = pathTo(`build/run/${program.replace(/\.tsx?$/, '').replaceAll(/[^\w-]+/g, '-')}.mjs`);
await build({
  ...common,
  entryPoints: [resolve(program)],
  outfile,
  format: 'esm',
  packages: 'external',
  platform: 'node',
  sourcemap: 'inline',
  target: 'node20',
  write: true,
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...rest], { stdio: 'inherit' });
process.exitCode = status ?? 1;
