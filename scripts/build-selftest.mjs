// Builds the platform's self-test into build/selftest/: its program, the add-on's next to it, and a manifest.

import { readFileSync } from 'node:fs';
import { addOnProgram, callable, program } from './build-code.mjs';
import { emit, pathTo } from './build-files.mjs';

const NAME = '__selfTest';

export async function buildSelfTest() {
  emit('build/selftest/SelfTest.js', callable(await program('selftest/main.ts', NAME)));
  // Only to be parsed and loaded: its functions would replace those of the self-test.
  emit('build/selftest/AddOn.js', (await addOnProgram()).bundle);
  emit('build/selftest/appsscript.json', `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** The add-on's own, so that the same permissions are tested; `clasp run-function` also needs the script to be an API. */
function manifest() {
  return { ...JSON.parse(readFileSync(pathTo('appsscript.json'), 'utf8')), executionApi: { access: 'MYSELF' } };
}
