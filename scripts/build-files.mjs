// Paths, outputs and sizes for the build.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const written = new Set();

/** The absolute path of a file that is named relative to the project's root. */
export const pathTo = (name) => join(root, name);

/**
 * Writes one file of an output folder. A file that would not change is not touched, and one that changes is replaced at once, so that
 * whatever is running from the folder never reads half a file.
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

/** Removes what this build did not write, so that nothing stale is pushed or served, and prints the rest with their sizes. */
export function closeOutput(folder) {
  for (const name of readdirSync(pathTo(folder)).sort()) {
    const file = pathTo(join(folder, name));
    if (!written.has(file)) rmSync(file, { recursive: true, force: true });
    else console.log(`${(statSync(file).size / 1024).toFixed(1).padStart(9)} KB  ${folder}/${name}`);
  }
}

/** Every file below a folder whose name ends so, relative to the root, with forward slashes and sorted. */
export function filesBelow(folder, ending) {
  return readdirSync(pathTo(folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort();
}

/** Characters of a line of what is pushed: longer ones have been seen cut off. A word that is longer stays whole. */
export const LINE = 140;

/** What every bundle shares. tsconfig files are for the type checker; the build does not depend on which one is near. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  // As tsc reads classes for ES2020: their fields are assigned. To define them property by property is many times slower on a row of each creator.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  write: false,
};
