// Takes the key out of what the CRM, a proxy or the platform said: it goes into pages, and into sheets that colleagues read.

/** So many characters of the key in a row are taken out; fewer are a word that may stand anywhere. */
const PIECE = 8;

/** The text with `…` for the key and for each piece of it, as it is and as an address spells it: answers cut what they repeat. */
export function withoutKey(text: string, key: string): string {
  const spellings = [key, encodeURIComponent(key)];
  const parts: string[] = [];
  let [kept, at] = [0, 0];
  while (at + PIECE <= text.length) {
    const end = Math.max(...spellings.map((spelled) => endOfPiece(text, spelled, at)));
    if (end > at) {
      parts.push(text.slice(kept, at));
      kept = end;
    }
    at = Math.max(end, at + 1);
  }
  return [...parts, text.slice(kept)].join('…');
}

/** Where the piece of the key that begins there ends; `at` when none does. */
function endOfPiece(text: string, spelled: string, at: number): number {
  let end = at + PIECE;
  if (!spelled.includes(text.slice(at, end))) return at;
  while (end < text.length && spelled.includes(text.slice(at, end + 1))) end += 1;
  return end;
}
