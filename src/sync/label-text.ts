// Several labels in the text of one cell: `Beauty, "Q1, Launch"`.

import { looksBlank, sameName } from './name-likeness';

/**
 * A name with a comma, a quote, or surrounding whitespace is quoted, with quotes inside doubled. Where the result would read as another
 * label's name, more names are quoted: `"Q1", Launch` beside a label `Q1, Launch`.
 */
export function joinLabels(names: readonly string[], isLabel: (name: string) => boolean = () => false): string {
  const spelled = (quoted: number): string =>
    names.map((name, i) => (i < quoted || /[,，"]|^\s|\s$/.test(name) ? `"${name.replace(/"/g, '""')}"` : name)).join(', ');
  const [only] = names;
  if (names.length === 1 && only !== undefined) return spelled(0) !== only && isLabel(spelled(0)) ? only : spelled(0);
  const free = names.findIndex((_, quoted) => !isLabel(spelled(quoted)));
  return spelled(free < 0 ? names.length : free);
}

const COMMAS = ',，';
/** Other separators people use between labels; any of them may also be part of a name. */
const LIKE_COMMAS = `${COMMAS};；|、،\n\r`;

/**
 * The names a cell means; `isLabel` tells whether the CRM has a label of that name. Commas, including full-width ones, separate names
 * unless quoted. A cell that as a whole is one label means that label, even if it contains a comma and its parts are labels too.
 * Semicolons, bars, enumeration commas, and line breaks separate names only if every part is a label: otherwise they may belong to a name
 * the CRM does not have yet.
 */
export function labelsIn(text: string, isLabel: (name: string) => boolean): readonly string[] {
  if (!looksBlank(text) && isLabel(text)) return [text.trim()];
  const parts = split(text, COMMAS);
  if (parts.every(isLabel)) return parts;
  const more = partsOf(text);
  return more.every(isLabel) ? more : parts;
}

/** The parts of a text if every such separator separates. */
export const partsOf = (text: string): readonly string[] => split(text, LIKE_COMMAS);

/** After a closing quote, every separator counts, because a quoted name marks its own end. */
function split(text: string, separators: string): readonly string[] {
  const parts: string[] = [];
  const part = new RegExp(`[^\\S\\n\\r]*(?:"((?:[^"]|"")*)"\\s*(?:[${LIKE_COMMAS}]|$)|([^${separators}]*)\\s*(?:[${separators}]|$))`, 'gy');
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const name = match[1] !== undefined ? match[1].replace(/""/g, '"') : (match[2] ?? '').trim();
    if (!looksBlank(name)) parts.push(name);
    if (part.lastIndex >= text.length) break;
  }
  return parts;
}

/** Replaces one whole name in the cell with others: `Beauty, Beaut` keeps its first label. */
export function withLabelExchanged(text: string, name: string, by: readonly string[], isLabel: (name: string) => boolean): string {
  return joinLabels(
    labelsIn(text, isLabel).flatMap((part) => (sameName(part, name) ? by : [part])),
    isLabel,
  );
}
