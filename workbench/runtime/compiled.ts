// Compiled script files, kept between executions: each execution is made fresh by evaluating them anew.

import { readFileSync, statSync } from 'node:fs';
import vm from 'node:vm';

interface Kept {
  /** Size, modification time and inode of the file; a new build changes them. */
  readonly stamp: string;
  readonly script: vm.Script;
}

const kept = new Map<string, Kept>();

/** The file's current content, compiled. Throws the engine's syntax errors. */
export function compiled(file: string): vm.Script {
  const { size, mtimeMs, ino } = statSync(file);
  const stamp = `${size} ${mtimeMs} ${ino}`;
  const known = kept.get(file);
  if (known?.stamp === stamp) return known.script;
  const script = new vm.Script(readFileSync(file, 'utf8'), { filename: file });
  kept.set(file, { stamp, script });
  return script;
}
