// Builds dist/Code.js, the add-on's program on Apps Script: one classic script whose top-level functions are src/main.ts's exports.

import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { common, emit, pathTo } from './build-files.mjs';

const bundleName = '__noxSync';

/**
 * Apps Script calls only functions that are declared at the top of a script, so each export gets a one-line declaration.
 * ES2020, because Google's parser refuses `#private` and static class fields. Not minified: people who review
 * the add-on read this file, and its size is paid when it is pushed, not by who uses it.
 */
export async function buildCode() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [pathTo('src/main.ts')],
    format: 'iife',
    globalName: bundleName,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
  });
  const bundle = outputFiles[0].text;
  const entries = entryPoints(bundle).map((name) => `function ${name}() { return ${bundleName}.${name}.apply(this, arguments); }\n`);
  emit('dist/Code.js', bundle + entries.join(''));
}

/**
 * The names of the bundle's exports, taken by running it in an empty realm: Google runs the top of the script before every call, even
 * when nothing is authorised, so that a service named there must fail the build, not the menu.
 */
function entryPoints(bundle) {
  const realm = createContext({});
  runInContext(bundle, realm, { filename: 'Code.js' });
  const names = runInContext(`Object.keys(${bundleName})`, realm);
  const others = names.filter((name) => runInContext(`typeof ${bundleName}.${name}`, realm) !== 'function');
  if (others.length > 0) throw new Error(`src/main.ts may export functions only, not: ${others.join(', ')}`);
  return [...names].sort();
}
