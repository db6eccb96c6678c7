// npm run selftest:live: tests the add-on's assumptions on Google. Start it with --help.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROJECT, TEMPLATE } from './selftest-live/clasp';
import { runSelfTest } from './selftest-live/run-selftest';

/** npm runs in the project's folder; a result's file name is relative to the person's directory. */
const located = (file: string): string =>
  file === PROJECT || file === TEMPLATE ? resolve(file) : resolve(process.env['INIT_CWD'] ?? '.', file);

/** Milliseconds: a part of the self-test may take six minutes on Google. */
const LONGEST = 600_000;

const node = (args: readonly string[]) => spawnSync(process.execPath, [...args], { encoding: 'utf8', timeout: LONGEST });

process.exitCode = runSelfTest(process.argv.slice(2), {
  clasp: (args) => {
    const { status, stdout, stderr } = node([resolve('node_modules/@google/clasp/build/src/index.js'), ...args]);
    return { ok: status === 0, out: status === 0 ? stdout : `${stdout}\n${stderr}` };
  },
  read: (file) => (existsSync(located(file)) ? readFileSync(located(file), 'utf8') : null),
  write: (file, text) => writeFileSync(resolve(file), text),
  build: () => node([resolve('scripts/build.mjs'), 'selftest']).status === 0,
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
});
