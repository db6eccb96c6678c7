// Builds the self-test of the platform into build/selftest/: its program, the add-on's beside it, and a manifest.

import { readFileSync } from 'node:fs';
import { addOnProgram, callable, program } from './build-code.mjs';
import { emit, pathTo } from './build-files.mjs';

const NAME = '__selfTest';

export async function buildSelfTest() {
  emit('build/selftest/SelfTest.js', callable(await program('selftest/main.ts', NAME)));
  // Only to be parsed and loaded: its functions would take the place of the self-test's.
  emit('build/selftest/AddOn.js', (await addOnProgram()).bundle);
  emit('build/selftest/appsscript.json', `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** The add-on's own, so that what it may do is what is tried; `clasp run-function` needs the script to be an API as well. */
function manifest() {
  return { ...JSON.parse(readFileSync(pathTo('appsscript.json'), 'utf8')), executionApi: { access: 'MYSELF' } };
}
