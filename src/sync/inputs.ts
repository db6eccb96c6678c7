// A pasted list of creators: ids, handles, links, addresses or names, one by one.

import { bare, clueKind } from './clues';
import { withoutInvisible } from './name-likeness';

/**
 * `id` = a bare word: an id, until somebody says that it is a handle. `name` has words that no id or handle can have. `shortened` = what a spreadsheet
 * left of a long number, which is nobody's id.
 */
export type InputKind = 'id' | 'handle' | 'link' | 'email' | 'name' | 'shortened';

export interface Input {
  /** As it stood between its separators, without the blanks around it. */
  readonly text: string;
  readonly kind: InputKind;
}

/** More in one go is a file for an import; UTF-16 units of one input. */
export const INPUTS_MOST = 500;
const LONGEST_INPUT = 300;

/**
 * Separated by lines, tabs, commas or semicolons (also those of other scripts); each once, in the order of the list. What a list brings along
 * beside the words themselves goes: a line `sep=;`, invisible marks, brackets and quotes around one, a final full stop.
 * A comma in a number that was shortened is no separator.
 */
export function inputsIn(text: string): readonly Input[] {
  const texts = withoutInvisible(text)
    .replace(/^[ \t]*"?sep=."?[ \t]*(?=[\r\n]|$)/i, '')
    .split(/(?:[\n\r\t，、،;；|]|,(?!\d+E\+\d{2}))+/i)
    .map((part) => bare(part).slice(0, LONGEST_INPUT))
    .filter((part) => part !== '');
  return unique(texts).map((one) => ({ text: one, kind: kindOf(one) }));
}

/** An address counts once in whatever case; an id or a link may be another one in another case. */
function unique(texts: readonly string[]): readonly string[] {
  const met = new Map<string, string>();
  for (const text of texts) {
    const key = clueKind(text) === 'email' ? text.toLowerCase() : text;
    if (!met.has(key)) met.set(key, text);
  }
  return [...met.values()];
}

/** A number that a spreadsheet has shortened, in the figures of any locale: which id it was, nobody can tell any more. */
export const isShortenedNumber = (text: string): boolean => /^\u061c?-?\p{Nd}(?:[.,\u066b]\p{Nd}+)?(?:E|أس)\+\p{Nd}{2,}$/iu.test(text);

function kindOf(text: string): InputKind {
  if (isShortenedNumber(text)) return 'shortened';
  const kind = clueKind(text);
  if (kind === 'link' || kind === 'email') return kind;
  if (text.startsWith('@')) return 'handle';
  return /\s/.test(text) ? 'name' : 'id';
}
