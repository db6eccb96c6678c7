// Builds the local stand-in into build/workbench/: the host and its workers, the emulated services, and the grid page.

import { basename } from 'node:path';
import { build } from 'esbuild';
import { common, copyInto, emitAll, filesBelow, pathTo } from './build-files.mjs';

const output = pathTo('build/workbench');

const programs = () => ['workbench/main.ts', ...filesBelow('workbench', '.worker.ts')];

/** main.mjs, and `{name}.worker.mjs` for every `{name}.worker.ts` below workbench/: all in one folder, each started by its file's URL. */
const host = () => ({
  ...common,
  entryPoints: programs().map((file) => ({ in: pathTo(file), out: basename(file, '.ts') })),
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
});

export async function buildHost() {
  const { outputFiles } = await build({ ...host(), outdir: output, packages: 'external', sourcemap: 'linked' });
  emitAll(outputFiles);
}

/** Lets packages written for `require` find it, and their own location, in a module, too. */
const FOR_REQUIRE = `import { createRequire as requireOf } from 'node:module'; import { fileURLToPath as pathOf } from 'node:url';
const require = requireOf(import.meta.url), __filename = pathOf(import.meta.url), __dirname = pathOf(new URL('.', import.meta.url));`;

/**
 * The same with all packages included, so that Node alone runs it: the database is SQLite as WebAssembly, because the project's own one is
 * native. Returns esbuild's metafile.
 */
export async function buildPackedHost(outdir) {
  const { metafile, outputFiles } = await build({
    ...host(),
    outdir: pathTo(outdir),
    alias: { '@libsql/client': pathTo('workbench/crm/plain-sqlite.ts') },
    banner: { js: FOR_REQUIRE },
    mainFields: ['module', 'main'],
    metafile: true,
    minify: true,
    keepNames: true,
  });
  emitAll(outputFiles);
  return metafile;
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

/** page.html unchanged, with page.js and page.css: nothing is fetched from anywhere but the host. */
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
