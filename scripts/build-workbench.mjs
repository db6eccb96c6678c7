// Builds the local stand-in into build/workbench/: the host and its workers, the emulated services, and the grid page.

import { basename } from 'node:path';
import { build } from 'esbuild';
import { common, copyInto, emitAll, filesBelow, pathTo } from './build-files.mjs';

const output = pathTo('build/workbench');

/** main.mjs, and `{name}.worker.mjs` for every `{name}.worker.ts` below workbench/: all in one folder, each started by its file's URL. */
export async function buildHost() {
  const programs = ['workbench/main.ts', ...filesBelow('workbench', '.worker.ts')];
  const { outputFiles } = await build({
    ...common,
    entryPoints: programs.map((file) => ({ in: pathTo(file), out: basename(file, '.ts') })),
    outdir: output,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    packages: 'external',
    platform: 'node',
    sourcemap: 'linked',
    target: 'node20',
  });
  emitAll(outputFiles);
}

/** services.js: a classic script that is evaluated inside each execution's realm; its exports are the properties of `workbenchServices`. */
export async function buildServices() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [pathTo('workbench/services/services.ts')],
    outfile: `${output}/services.js`,
    format: 'iife',
    globalName: 'workbenchServices',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
  });
  emitAll(outputFiles);
}

/** page.html as it stands, with page.js and page.css: nothing is fetched from anywhere but the host. */
export async function buildGrid() {
  copyInto('build/workbench', 'workbench/page/page.html');
  const { outputFiles } = await build({
    ...common,
    entryPoints: [pathTo('workbench/page/page')],
    outfile: `${output}/page.js`,
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'esm',
    minify: true,
    platform: 'browser',
    target: 'es2022',
  });
  emitAll(outputFiles);
}
