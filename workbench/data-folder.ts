// The folder that holds spreadsheet and CRM: one workbench at a time.

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from './start-problem';

/**
 * Claims the folder for this process and returns the function that releases it. Throws a `StartProblem` if it is not a folder or another
 * process has it.
 */
export function takeFolder(folder: string): () => void {
  makeFolder(folder);
  const lock = join(folder, 'workbench.pid');
  const mine = String(process.pid);
  try {
    writeFileSync(lock, mine, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new StartProblem(`Nothing can be written into ${folder} (${codeOf(error)}). Name another folder with --data.`);
    const other = Number(readFileSync(lock, 'utf8'));
    if (isRunning(other))
      throw new StartProblem(`Process ${other} keeps its data in ${folder}. End it, or name another folder with --data.`);
    writeFileSync(lock, mine);
  }
  return () => rmSync(lock, { force: true });
}

function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new StartProblem(`--data takes a folder; ${folder} is a file.`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartProblem(`The folder ${folder} cannot be made (${codeOf(error)}). Name another one with --data.`);
  }
}

/** Signal 0 is not delivered: it only tells whether the process exists. Not being permitted to signal it counts as existing. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
