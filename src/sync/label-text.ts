// Several labels in the text of one cell: `Beauty, "Q1, Launch"`.

import { looksBlank, sameName } from './name-likeness';

/**
 * A name with a comma, a quote or outer blanks stands in quotes, a quote in it is doubled. Where the whole would read as another label's name,
 * more of them do: `"Q1", Launch` beside a label `Q1, Launch`.
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
/** What people put between labels beside commas; it may also be a part of a name. */
const LIKE_COMMAS = `${COMMAS};；|、،\n\r`;

/**
 * The names that a cell means; `isLabel` tells whether the CRM has one of that name. Commas part names, full-width ones too, but not inside
 * quotes. A cell that is one label as a whole is that label, although it has a comma, and although its parts are labels, too. Semicolons, bars, enumeration commas and line ends part
 * names only where every part is a label: they may as well belong to a name that the CRM does not have yet.
 */
export function labelsIn(text: string, isLabel: (name: string) => boolean): readonly string[] {
  if (!looksBlank(text) && isLabel(text)) return [text.trim()];
  const parts = split(text, COMMAS);
  if (parts.every(isLabel)) return parts;
  const more = partsOf(text);
  return more.every(isLabel) ? more : parts;
}

/** What a text would be if all that people put between names parted them. */
export const partsOf = (text: string): readonly string[] => split(text, LIKE_COMMAS);

/** Behind a closing quote every separator parts, so that a quoted name says by itself where it ends. */
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

/** The cell with others in place of one name, by the names' own spelling: `Beauty, Beaut` keeps its first label. */
export function withLabelExchanged(text: string, name: string, by: readonly string[], isLabel: (name: string) => boolean): string {
  return joinLabels(
    labelsIn(text, isLabel).flatMap((part) => (sameName(part, name) ? by : [part])),
    isLabel,
  );
}
