// Builds the add-on into dist/, the local stand-in into build/workbench/ and the self-test into build/selftest/:
// node scripts/build.mjs [--partial] [addon|workbench|selftest]
// `--partial` skips entry points that do not exist yet.

import { existsSync, mkdirSync } from 'node:fs';
import { buildCode } from './build-code.mjs';
import { checkContract } from './build-contract.mjs';
import { closeOutput, copyInto, pathTo } from './build-files.mjs';
import { buildPage } from './build-page.mjs';
import { buildSelfTest } from './build-selftest.mjs';
import { buildGrid, buildHost, buildServices } from './build-workbench.mjs';

const partial = process.argv.includes('--partial');
const only = process.argv.slice(2).find((word) => !word.startsWith('--'));

/** The build steps in order: the part it belongs to, the source that must exist, and how it is built. */
const steps = [
  ['addon', 'src/main.ts', buildCode],
  ['addon', 'appsscript.json', () => copyInto('dist', 'appsscript.json')],
  ['addon', 'sidebar/sidebar.tsx', () => buildPage('sidebar')],
  ['addon', 'sidebar/review.tsx', () => buildPage('review')],
  ['workbench', 'workbench/main.ts', buildHost],
  ['workbench', 'workbench/services/services.ts', buildServices],
  ['workbench', 'workbench/page/page.html', buildGrid],
  ['selftest', 'selftest/main.ts', buildSelfTest],
];

const folders = { addon: 'dist', workbench: 'build/workbench', selftest: 'build/selftest' };

await checkContract();

for (const [part, source, build] of steps) {
  if (only && only !== part) continue;
  if (existsSync(pathTo(source))) await build();
  else if (partial) console.log(`passed over: ${source} does not exist yet`);
  else throw new Error(`Nothing to build from: ${source} does not exist.`);
}

for (const [part, folder] of Object.entries(folders)) {
  if (only && only !== part) continue;
  mkdirSync(pathTo(folder), { recursive: true });
  closeOutput(folder);
}
