// Splits long texts over several cells.

/**
 * What we write into one cell of Google Sheets, which holds 50,000 characters (docs/differences.md); the rest is for a store's own marks.
 */
export const CELL_LIMIT = 49_000;

/** The text in exactly `count` pieces, padded with blank ones; null when it is longer. Joined, they are the text. */
export function inChunks(text: string, count: number): readonly string[] | null {
  const pieces: string[] = [];
  let from = 0;
  while (pieces.length < count) {
    const to = pieceEnd(text, from);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return from < text.length ? null : pieces;
}

/** Never splits a surrogate pair: half a character does not survive in a cell. */
function pieceEnd(text: string, from: number): number {
  const end = from + CELL_LIMIT;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
