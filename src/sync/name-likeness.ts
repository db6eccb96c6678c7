// Which names people consider the same, and which are similar.

import { distance } from 'fastest-levenshtein';

/** Invisible characters: format characters (zero-width, direction marks, soft hyphen, byte order mark) and variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Characters that render as nothing: the Hangul fillers and the empty Braille pattern. Inside a word they may be meaningful. */
const DRAWN_AS_NOTHING = /[\u115f\u1160\u2800\u3164\uffa0]/g;

/** Whether a text looks empty: nothing but whitespace, line breaks, and invisible characters. */
export const looksBlank = (text: string): boolean => withoutInvisible(text).replace(DRAWN_AS_NOTHING, '').trim() === '';

/**
 * A name normalized the way people compare names: compatibility forms (full width), case, repeated whitespace, and invisible characters are
 * ignored.
 */
export const folded = (name: string): string => withoutInvisible(name.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether people consider two names the same. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);

/**
 * Two names are similar if at most this many letters differ, and no more than half of them. Similar names are only suggested, never
 * applied.
 */
const NEAR_LETTERS = 2;
/** How many similar names are suggested for an unknown one. */
export const NEAR_OFFERED = 3;

/** At most three names that are similar to a text or begin with it, closest first; never one in another script. */
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

/** A prefix needs three letters; two in scripts that write a syllable or word per character. */
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

/** Texts without letters of these scripts (symbols, numbers, emoji, other scripts) may be similar to any. */
function sharesScript(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => SCRIPTS.filter((script) => script.test(text)));
  return (
    left === undefined || right === undefined || left.length === 0 || right.length === 0 || left.some((script) => right.includes(script))
  );
}
