// Starts the vendor's CLI with a list of arguments, no shell, no input, and a timeout.

import { spawnSync } from 'node:child_process';
import type { Ran } from './ran';

/** For each stream: a trace of a full page of rows is a few hundred KB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** `folder` is the working directory, so that nothing it may write remains. */
export function startIn(folder: string, cli: string, args: readonly string[], timeoutMs: number): Ran {
  const { status, stdout, stderr, error } = spawnSync(cli, args, {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_BYTES,
  });
  const code = error && 'code' in error ? error.code : undefined;
  const failed = code === undefined ? undefined : code === 'ETIMEDOUT' ? 'hangs' : code === 'ENOENT' ? 'missing' : 'unstartable';
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '', ...(failed && { failed }) };
}
