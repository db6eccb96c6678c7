// npm run contract:capture: stores what the vendor's CLI says about the contract, and compares it. Start it with --help.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crmContract } from '../contract/table';
import { runCapture } from './contract-capture/run-capture';
import { startIn } from './contract-capture/start';
import { runCheck } from './contract-check/run-check';

/** npm runs in the project's folder; file names are relative to the person's directory. */
const located = (file: string): string => resolve(process.env['INIT_CWD'] ?? '.', file);

const scratch = mkdtempSync(join(tmpdir(), 'contract-capture-'));

function kept(folder: string, file: string, text: string): string {
  const place = located(folder);
  mkdirSync(place, { recursive: true });
  const path = join(place, file);
  writeFileSync(path, text);
  return path;
}

let written = false;

const passes = (args: readonly string[]): boolean => spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;

try {
  process.exitCode = runCapture(process.argv.slice(2), {
    contract: crmContract,
    start: (cli, args, timeoutMs) => startIn(scratch, /[\\/]/.test(cli) ? located(cli) : cli, args, timeoutMs),
    bodyFile: (name, text) => kept(scratch, name, text),
    keep: kept,
    check: (files, write) =>
      runCheck([...(write ? ['--write'] : []), ...files], {
        read: (file) => readFileSync(file, 'utf8'),
        write: (file, text) => {
          written = true;
          writeFileSync(file, text);
        },
        say: (text) => console.log(text),
        complain: (text) => console.error(text),
      }),
    settle: () => {
      if (!written) return true;
      console.log("Now the document and the contract's tests, which take some minutes.");
      return passes(['scripts/contract-doc.mjs']) && passes(['node_modules/jest/bin/jest.js', 'test/contract', 'test/crm']);
    },
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
