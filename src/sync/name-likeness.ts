// Which names people take for the same, and which are near to each other.

import { distance } from 'fastest-levenshtein';

/** What nobody sees: format characters (zero-width, direction marks, the soft hyphen, the byte order mark) and variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Letters and signs that are drawn as nothing: the fillers of Hangul and the empty Braille pattern. Inside a word they may have a meaning. */
const DRAWN_AS_NOTHING = /[\u115f\u1160\u2800\u3164\uffa0]/g;

/** Whether a text looks empty: blanks of any kind, line breaks, and what nobody sees. */
export const looksBlank = (text: string): boolean => withoutInvisible(text).replace(DRAWN_AS_NOTHING, '').trim() === '';

/** A name as people tell it from others: compatibility forms (full width), case, runs of blanks and what is invisible do not count. */
export const folded = (name: string): string => withoutInvisible(name.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether people take two names for the same. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);

/** Two names are near when so few letters differ, and no more than half of them; found names are only offered, never taken. */
const NEAR_LETTERS = 2;
/** So many names are offered for one that is not known. */
export const NEAR_OFFERED = 3;

/** At most three of the names that are near to a text, or begin with it, the nearest first; never one in another script. */
export function nearNames(names: readonly string[], text: string): readonly string[] {
  const wanted = folded(text);
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, like: folded(name) }))
    .filter(({ like }) => sharesScript(like, wanted))
    .map(({ name, like }) => ({ name, like, far: distance(like, wanted) }))
    .filter(({ like, far }) => isNear(far, Math.max(like.length, wanted.length)) || begins(like, wanted))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAR_OFFERED)
    .map(({ name }) => name);
}

const isNear = (far: number, length: number): boolean => far <= NEAR_LETTERS && far * 2 <= length;

/** Three letters are a beginning, of scripts that write a syllable or a word with one sign, two. */
const begins = (name: string, beginning: string): boolean =>
  name.startsWith(beginning) &&
  Array.from(beginning).length >= (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(beginning) ? 2 : 3);

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
];

/** Texts without letters of these scripts (signs, numbers, emoji, other scripts) may be near to any. */
function sharesScript(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => SCRIPTS.filter((script) => script.test(text)));
  return (
    left === undefined || right === undefined || left.length === 0 || right.length === 0 || left.some((script) => right.includes(script))
  );
}
