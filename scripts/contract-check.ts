// npm run contract:check -- FILE...: compares the contract's table with the output of the vendor's CLI. Start it with --help.

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCheck, TABLE } from './contract-check/run-check';

/** npm runs in the project's folder; file names are relative to the person's directory. */
const located = (file: string): string => (file === TABLE ? resolve(file) : resolve(process.env['INIT_CWD'] ?? '.', file));

process.exitCode = runCheck(process.argv.slice(2), {
  read: (file) => readFileSync(located(file), 'utf8'),
  write: (file, text) => writeFileSync(located(file), text),
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
});
