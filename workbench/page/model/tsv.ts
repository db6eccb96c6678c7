// Blocks of text in the clipboard format of spreadsheets: tab-separated lines.

/** Rows of texts; rows may differ in length. */
type Texts = readonly (readonly string[])[];

/**
 * Reads tab-separated text. A cell that begins with a quote and has its closing quote before the next separator contains tabs, newlines and
 * doubled quotes; any other quote is literal. One trailing newline ends the last row without starting another.
 */
export function parseTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= source.length) {
    const quoted = quotedCell(source, at);
    const end = quoted ? quoted.end : separatorFrom(source, at);
    rows[rows.length - 1]?.push(quoted ? quoted.text : source.slice(at, end));
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

function separatorFrom(source: string, at: number): number {
  for (let end = at; end < source.length; end++) if (source[end] === '\t' || source[end] === '\n') return end;
  return source.length;
}

function quotedCell(source: string, at: number): { text: string; end: number } | null {
  if (source[at] !== '"') return null;
  const close = /"(?=\t|\n|$)/y;
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] !== '"') continue;
    if (source[end + 1] === '"') {
      end++;
      continue;
    }
    close.lastIndex = end;
    return close.test(source) ? { text: source.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 } : null;
  }
  return null;
}

/** Writes texts so that `parseTsv`, Sheets and Excel read back the same cells. */
export const formatTsv = (texts: Texts): string => texts.map((row) => row.map(cellOut).join('\t')).join('\n');

const cellOut = (text: string): string => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * The size of a paste of `rows` x `columns` over a selection: repeated if the selection is a multiple in both directions, otherwise once.
 */
export function pasteSize(
  copied: { readonly rows: number; readonly columns: number },
  selected: { readonly rows: number; readonly columns: number },
): { rows: number; columns: number } {
  const fits = selected.rows % copied.rows === 0 && selected.columns % copied.columns === 0;
  return fits ? { rows: selected.rows, columns: selected.columns } : { rows: copied.rows, columns: copied.columns };
}

/** The length of the longest row. */
export const widest = (texts: Texts): number => texts.reduce((most, row) => Math.max(most, row.length), 0);

/** The texts repeated to that size; short rows are filled up with blanks. */
export function tile(texts: Texts, rows: number, columns: number): string[][] {
  const width = widest(texts);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => texts[row % texts.length]?.[column % width] ?? ''),
  );
}
