// The script's files as the engine has compiled them, kept from one execution to the next: only evaluating them makes an execution a fresh one.

import { readFileSync, statSync } from 'node:fs';
import vm from 'node:vm';

interface Kept {
  /** Size, time and number of the file: a new build replaces it. */
  readonly stamp: string;
  readonly script: vm.Script;
}

const kept = new Map<string, Kept>();

/** What the file holds now, compiled. Throws what the engine says of its syntax. */
export function compiled(file: string): vm.Script {
  const { size, mtimeMs, ino } = statSync(file);
  const stamp = `${size} ${mtimeMs} ${ino}`;
  const known = kept.get(file);
  if (known?.stamp === stamp) return known.script;
  const script = new vm.Script(readFileSync(file, 'utf8'), { filename: file });
  kept.set(file, { stamp, script });
  return script;
}
