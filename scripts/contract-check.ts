// npm run contract:check -- FILE...: the contract's table beside what the vendor's CLI prints. Start it with --help.

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCheck, TABLE } from './contract-check/run-check';

/** npm runs in the project's folder; the files are named from where the person stands. */
const located = (file: string): string => (file === TABLE ? resolve(file) : resolve(process.env['INIT_CWD'] ?? '.', file));

process.exitCode = runCheck(process.argv.slice(2), {
  read: (file) => readFileSync(located(file), 'utf8'),
  write: (file, text) => writeFileSync(located(file), text),
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
});
