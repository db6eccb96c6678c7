// Paths, outputs and sizes for the build.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const written = new Set();

/** The absolute path of a file given relative to the project's root. */
export const pathTo = (name) => join(root, name);

/**
 * Writes one file of an output folder. An unchanged file is not touched, and a changed one is replaced atomically, so that whatever runs
 * from the folder never reads half a file.
 */
export function emit(name, contents) {
  const file = pathTo(name);
  written.add(file);
  const bytes = Buffer.from(contents);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
}

export function emitAll(outputFiles) {
  for (const { path, contents } of outputFiles) emit(relative(root, path), contents);
}

export function copyInto(folder, source) {
  emit(join(folder, basename(source)), readFileSync(pathTo(source)));
}

/** Removes what this build did not write, so that nothing stale is pushed or served, and lists the rest with their sizes. */
export function closeOutput(folder) {
  for (const name of readdirSync(pathTo(folder)).sort()) {
    const file = pathTo(join(folder, name));
    if (!written.has(file)) rmSync(file, { recursive: true, force: true });
    else console.log(`${(statSync(file).size / 1024).toFixed(1).padStart(9)} KB  ${folder}/${name}`);
  }
}

/** Every file below a folder with that ending, relative to the root, with forward slashes and sorted. */
export function filesBelow(folder, ending) {
  return readdirSync(pathTo(folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort();
}

/** Characters per line of what is pushed: longer ones have been truncated. A longer word stays whole. */
export const LINE = 140;

/** What all bundles share. tsconfig files are for the type checker; the build does not depend on which one is nearby. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  // Like tsc's classes for ES2020: fields are assigned. Defining them as properties is many times slower with a row object per creator.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  write: false,
};
