// Takes the key out of what the CRM, a proxy or the platform said: it goes into pages, and into sheets that colleagues read.

import type { Json } from '../../contract/records';
import { isObject } from './codec';

/** So many characters of the key in a row are taken out; fewer are a word that may stand anywhere. */
const PIECE = 8;

/** In what is kept, compared and sent back it takes more of them: the first seven are the same in every key (`nox_sk_`, documented), and a name may go on like them. */
const PIECE_OF_VALUE = 12;

/** The text with `…` for the key and for each piece of it, as it is and as an address spells it: answers cut what they repeat. `least` = so long is a piece at least. */
export function withoutKey(text: string, key: string, least = PIECE): string {
  const spellings = spellingsOf(key);
  const parts: string[] = [];
  let [kept, at] = [0, 0];
  while (at + least <= text.length) {
    const end = Math.max(...spellings.map((spelled) => endOfPiece(text, spelled, at, least)));
    if (end > at) {
      parts.push(text.slice(kept, at));
      kept = end;
    }
    at = Math.max(end, at + 1);
  }
  return [...parts, text.slice(kept)].join('…');
}

const spellingsOf = (key: string): readonly string[] => [...new Set([key, encodeURIComponent(key)])];

/** Where the piece of the key that begins there ends; `at` when none does. */
function endOfPiece(text: string, spelled: string, at: number, least: number): number {
  let end = at + least;
  if (!spelled.includes(text.slice(at, end))) return at;
  while (end < text.length && spelled.includes(text.slice(at, end + 1))) end += 1;
  return end;
}

/** An answer whose every text, names of values included, is without the key. Nothing else in it changes. */
export function jsonWithoutKey(json: Json, key: string): Json {
  const chunks = chunksOf(key);
  const clean = (text: string): string => (chunks.some((chunk) => text.includes(chunk)) ? withoutKey(text, key, PIECE_OF_VALUE) : text);
  const cleaned = (one: Json): Json => {
    if (typeof one === 'string') return clean(one);
    if (Array.isArray(one)) return one.map(cleaned);
    return isObject(one) ? Object.fromEntries(Object.entries(one).map(([name, value]) => [clean(name), cleaned(value)])) : one;
  };
  return cleaned(json);
}

/** Whatever holds a piece holds one of these: most texts are told from that, so that no page of creators is gone through letter by letter. */
function chunksOf(key: string): readonly string[] {
  const size = PIECE_OF_VALUE / 2;
  return spellingsOf(key).flatMap((spelled) =>
    Array.from({ length: Math.floor(spelled.length / size) }, (_, i) => spelled.slice(i * size, (i + 1) * size)),
  );
}
