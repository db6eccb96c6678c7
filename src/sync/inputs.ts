// Splits a pasted list of creators into ids, handles, links, addresses, and names.

import { bare, clueKind } from './clues';
import { withoutInvisible } from './name-likeness';

/**
 * `id`: a bare word, taken as an id until a person says it is a handle. `name`: contains words that no id or handle can. `shortened`: what
 * a spreadsheet left of a long number, which is nobody's id.
 */
export type InputKind = 'id' | 'handle' | 'link' | 'email' | 'name' | 'shortened';

export interface Input {
  /** The text between separators, trimmed. */
  readonly text: string;
  readonly kind: InputKind;
}

/** Larger lists should be imported as a file. LONGEST_INPUT is in UTF-16 units. */
export const INPUTS_MOST = 500;
const LONGEST_INPUT = 300;

/**
 * Splits at line breaks, tabs, commas, and semicolons (including those of other scripts); duplicates are dropped, order is kept. Removes
 * what lists bring along: a `sep=;` line, invisible characters, surrounding brackets and quotes, a final period. A comma inside a shortened
 * number does not separate.
 */
export function inputsIn(text: string): readonly Input[] {
  const texts = withoutInvisible(text)
    .replace(/^[ \t]*"?sep=."?[ \t]*(?=[\r\n]|$)/i, '')
    .split(/(?:[\n\r\t，、،;；|]|,(?!\d+E\+\d{2}))+/i)
    .map((part) => bare(part).slice(0, LONGEST_INPUT))
    .filter((part) => part !== '');
  return unique(texts).map((one) => ({ text: one, kind: kindOf(one) }));
}

/** Email addresses are compared without case; ids and links may differ by case. */
function unique(texts: readonly string[]): readonly string[] {
  const met = new Map<string, string>();
  for (const text of texts) {
    const key = clueKind(text) === 'email' ? text.toLowerCase() : text;
    if (!met.has(key)) met.set(key, text);
  }
  return [...met.values()];
}

/** A number a spreadsheet has shortened, in any locale's digits: the original id is lost. */
export const isShortenedNumber = (text: string): boolean => /^\u061c?-?\p{Nd}(?:[.,\u066b]\p{Nd}+)?(?:E|أس)\+\p{Nd}{2,}$/iu.test(text);

function kindOf(text: string): InputKind {
  if (isShortenedNumber(text)) return 'shortened';
  const kind = clueKind(text);
  if (kind === 'link' || kind === 'email') return kind;
  if (text.startsWith('@')) return 'handle';
  return /\s/.test(text) ? 'name' : 'id';
}
