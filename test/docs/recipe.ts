// Follows a page of instructions to the letter: what to insert where, which files to create, which commands to run.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One code block with the words that say what it is for. */
export type Step =
  | {
      readonly is: 'insert';
      readonly file: string;
      readonly where: 'above' | 'below' | 'instead of';
      readonly line: string;
      readonly code: string;
    }
  | { readonly is: 'file'; readonly file: string; readonly code: string }
  | { readonly is: 'commands'; readonly commands: readonly string[] };

/** The steps under a heading, in order. Throws for a block without instructions. */
export function stepsOf(page: string, heading: string): readonly Step[] {
  const text = sectionOf(readFileSync(page, 'utf8'), heading);
  return [...text.matchAll(/([^\n]+)\n\n```(\w+)\n([\s\S]*?)```/g)].map(([, words = '', language, code = '']) => {
    if (language === 'sh') return { is: 'commands', commands: code.trim().split('\n') };
    const insert = /In `([^`]+)`, (above|below|instead of) (?:``\s?(.+?)\s?``|`([^`]+)`)/.exec(words);
    const [, file, where, odd, plain] = insert ?? [];
    if (file !== undefined && isPlace(where)) return { is: 'insert', file, where, line: odd ?? plain ?? '', code };
    const made = /A new file `([^`]+)`/.exec(words)?.[1];
    if (made !== undefined) return { is: 'file', file: made, code };
    throw new Error(`${page}: what to do with this block? ${words}`);
  });
}

const isPlace = (word: string | undefined): word is 'above' | 'below' | 'instead of' =>
  word === 'above' || word === 'below' || word === 'instead of';

function sectionOf(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`There is no heading ${heading}.`);
  const to = text.indexOf('\n## ', from + 4);
  return text.slice(from, to < 0 ? undefined : to);
}

/** Throws if a place is missing or ambiguous. */
export function follow(step: Step, root: string): void {
  if (step.is === 'commands') throw new Error('Commands are run, not followed.');
  const file = path.join(root, step.file);
  if (step.is === 'file') {
    if (existsSync(file)) throw new Error(`${step.file} is there already.`);
    mkdirSync(path.dirname(file), { recursive: true });
    return writeFileSync(file, step.code);
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  const places = lines.flatMap((line, at) => (line.trimStart().startsWith(step.line) ? [at] : []));
  const [at, ...others] = places;
  if (at === undefined || others.length > 0) throw new Error(`${step.file} has ${places.length} lines that begin with ${step.line}`);
  lines.splice(step.where === 'below' ? at + 1 : at, step.where === 'instead of' ? 1 : 0, ...step.code.trimEnd().split('\n'));
  writeFileSync(file, lines.join('\n'));
}

/** The command's output, and whether it succeeded. */
export function run(command: string, root: string): { readonly ok: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8' });
  return { ok: status === 0, said: stdout + stderr };
}
