// Parses a table from text as spreadsheets and exports put it on the clipboard.

import { withoutInvisible } from './name-likeness';

/**
 * Cells may be quoted, with separators and line breaks inside and quotes doubled. Blank lines are dropped; rows are not padded. A byte
 * order mark, the `sep=;` line that spreadsheets use to declare their separator, and invisible characters are ignored.
 */
export function tableIn(given: string): readonly (readonly string[])[] {
  const seen = withoutInvisible(given);
  const named = /^[ \t]*"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i.exec(seen);
  const text = named === null ? seen : seen.slice(named[0].length);
  const separator = named?.[1] ?? separatorOf(text);
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at, separator) : null;
    const end = quoted?.end ?? plainEnd(text, at, separator);
    rows[rows.length - 1]?.push((quoted?.text ?? text.slice(at, end)).trim());
    if (text[end] === separator) {
      at = end + 1;
      if (at >= text.length || isLineEnd(text[at])) rows[rows.length - 1]?.push('');
      if (at >= text.length || !isLineEnd(text[at])) continue;
    } else at = end;
    while (isLineEnd(text[at])) at += 1;
    if (at < text.length) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** Tab if there is one; otherwise semicolon or comma, whichever the first line has more of. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const [line = ''] = text.split(/[\r\n]/, 1);
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

const isLineEnd = (letter: string | undefined): boolean => letter === '\n' || letter === '\r';

function plainEnd(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && !isLineEnd(text[end])) end += 1;
  return end;
}

/** A quote that is never closed, or is followed by more text, is an ordinary character. */
function quotedCell(text: string, from: number, separator: string): { readonly text: string; readonly end: number } | null {
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const after = text[end + 1];
  const closed = end < text.length && (after === undefined || isLineEnd(after) || after === separator);
  return closed ? { text: text.slice(from + 1, end).replace(/""/g, '"'), end: end + 1 } : null;
}
