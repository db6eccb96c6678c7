// Builds a program for Apps Script: one classic script whose top-level functions are the exports of its entry.

import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { common, emit, pathTo } from './build-files.mjs';

/** dist/Code.js, the add-on's program. */
export async function buildCode() {
  emit('dist/Code.js', callable('__noxSync', await addOnProgram()));
}

/** The add-on's program without the functions that Google calls. */
export const addOnProgram = () => program('src/main.ts', '__noxSync');

/**
 * The bundle of an entry as the value of one variable. ES2020, because Google's parser refuses `#private` and static class fields. Not
 * minified: people who review the add-on read this file, and its size is paid when it is pushed, not by who uses it.
 */
export async function program(entry, name) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [pathTo(entry)],
    format: 'iife',
    globalName: name,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
  });
  return outputFiles[0].text;
}

/** Apps Script calls only functions that are declared at the top of a script, so each export gets a one-line declaration. */
export function callable(name, bundle) {
  const entries = entryPoints(name, bundle).map((entry) => `function ${entry}() { return ${name}.${entry}.apply(this, arguments); }\n`);
  return bundle + entries.join('');
}

/**
 * The names of the bundle's exports, taken by running it in an empty realm: Google runs the top of the script before every call, even
 * when nothing is authorised, so that a service named there must fail the build, not the menu.
 */
function entryPoints(name, bundle) {
  const realm = createContext({});
  runInContext(bundle, realm, { filename: 'Code.js' });
  const names = runInContext(`Object.keys(${name})`, realm);
  const others = names.filter((one) => runInContext(`typeof ${name}.${one}`, realm) !== 'function');
  if (others.length > 0) throw new Error(`A program for Apps Script may export functions only, not: ${others.join(', ')}`);
  return [...names].sort();
}
