// Strips the key from what the CRM, a proxy, or the platform said, because it goes into pages, and into sheets that colleagues read.

import type { Json } from '../../contract/records';
import { isObject } from './codec';

/** This many consecutive characters of the key are stripped; fewer are a word that may occur anywhere. */
const PIECE = 8;

/**
 * For what is stored, compared, and sent back, more are required: the first seven are the same in every key (`nox_sk_`, documented), and a
 * name may continue like one.
 */
const PIECE_OF_VALUE = 12;

/**
 * The text with `…` for the key and each piece of it, plain or percent-encoded, since answers truncate what they echo. `least` = minimum
 * length of a piece.
 */
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

/** Where the piece of the key that starts at `at` ends; `at` when none does. */
function endOfPiece(text: string, spelled: string, at: number, least: number): number {
  let end = at + least;
  if (!spelled.includes(text.slice(at, end))) return at;
  while (end < text.length && spelled.includes(text.slice(at, end + 1))) end += 1;
  return end;
}

/** An answer with the key stripped from every text, including property names. Nothing else in it changes. */
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

/**
 * Whatever contains a piece contains one of these: a quick check for most texts, so that pages of creators are not scanned character by
 * character.
 */
function chunksOf(key: string): readonly string[] {
  const size = PIECE_OF_VALUE / 2;
  return spellingsOf(key).flatMap((spelled) =>
    Array.from({ length: Math.floor(spelled.length / size) }, (_, i) => spelled.slice(i * size, (i + 1) * size)),
  );
}
