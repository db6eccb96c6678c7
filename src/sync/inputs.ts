// A pasted list of creators: ids, handles, links, addresses or names, one by one.

import { clueKind } from './clues';

/** `id` = a bare word: an id, until somebody says that it is a handle. `name` has words that no id or handle can have. */
export type InputKind = 'id' | 'handle' | 'link' | 'email' | 'name';

export interface Input {
  /** As it stood between its separators, without the blanks around it. */
  readonly text: string;
  readonly kind: InputKind;
}

/** More in one go is a file for an import; UTF-16 units of one input. */
export const INPUTS_MOST = 500;
const LONGEST_INPUT = 300;

/** Separated by lines, tabs, commas or semicolons; each once, in the order of the list. */
export function inputsIn(text: string): readonly Input[] {
  const texts = text
    .split(/[\n\r\t,，;；]+/)
    .map((part) => part.trim().slice(0, LONGEST_INPUT))
    .filter((part) => part !== '');
  return [...new Set(texts)].map((one) => ({ text: one, kind: kindOf(one) }));
}

function kindOf(text: string): InputKind {
  const kind = clueKind(text);
  if (kind === 'link' || kind === 'email') return kind;
  if (text.startsWith('@')) return 'handle';
  return /\s/.test(text) ? 'name' : 'id';
}
