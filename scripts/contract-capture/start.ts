// Starts the vendor's CLI with a list of arguments, no shell, nothing to read from, and an end in sight.

import { spawnSync } from 'node:child_process';
import type { Ran } from './ran';

/** `folder` is where it runs, so that nothing that it may write stays. */
export function startIn(folder: string, cli: string, args: readonly string[], timeoutMs: number): Ran {
  const { status, stdout, stderr, error } = spawnSync(cli, args, {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const code = error && 'code' in error ? error.code : undefined;
  const failed = code === 'ETIMEDOUT' ? 'hangs' : code === undefined ? undefined : 'missing';
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '', ...(failed && { failed }) };
}
