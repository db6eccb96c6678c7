// Formulas of the Overview: counts over whole columns of a tab. Their references follow moved and inserted columns, and whole columns
// include rows inserted above the first.

import { columnLetters } from './model';

/** The counted tab: its name, and its 1-based columns by content; missing columns are absent. */
export interface CountedTab<Name extends string> {
  readonly name: string;
  readonly at: Readonly<Partial<Record<Name, number>>>;
}

export type ViewColumn = 'creatorId' | 'status' | 'owner' | 'platform' | 'labels' | 'country' | 'updatedAt' | 'due';
export type ChangesColumn = 'when' | 'field' | 'before' | 'after' | 'tab';

/** A range and its criterion, as COUNTIFS takes them. */
export interface Test {
  readonly range: string;
  readonly criterion: string;
}

/** A whole column of a tab, including its heading. */
export const wholeColumn = (tab: string, column: number): string => `${spelled(tab)}$${columnLetters(column)}:$${columnLetters(column)}`;

const headingCell = (tab: string, column: number): string => `${spelled(tab)}$${columnLetters(column)}$1`;

const spelled = (tab: string): string => `'${tab.replace(/'/g, "''")}'!`;

export const textOf = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** Any text; blank cells, and formulas that show "", do not count. */
export const ANY_TEXT = '"?*"';

/**
 * The criterion for exactly the text of an expression: operators and wildcards in it are escaped. Case-insensitive, like the drop-downs.
 */
export const equalTo = (expression: string): string => `"="&${literal(expression)}`;

const literal = (expression: string): string => `REGEXREPLACE(${expression},"([~*?])","~$1")`;

/** Rows of creators: they have an id and are not the heading row, wherever rows were inserted. */
export const creatorRows = (tab: string, id: number): readonly Test[] => [
  { range: wholeColumn(tab, id), criterion: ANY_TEXT },
  { range: wholeColumn(tab, id), criterion: `"<>"&${headingCell(tab, id)}` },
];

/** The number of rows that pass all tests, without the leading `=`. */
export const count = (tests: readonly Test[]): string =>
  `COUNTIFS(${tests.map(({ range, criterion }) => `${range},${criterion}`).join(',')})`;

/**
 * The number of rows that have the label of an expression in a cell that may hold several (`Beauty, "Q1, Launch"`): as the only one, the
 * first, the last, or between others. The expression must be spelled as in the cell.
 */
export function countLabel(rows: readonly Test[], range: string, expression: string): string {
  const label = literal(expression);
  const places = [`"="&${label}`, `"="&${label}&",*"`, `"*, "&${label}`, `"*, "&${label}&",*"`];
  return places.map((criterion) => count([...rows, { range, criterion }])).join('+');
}

/** The smallest value treated as a day (2000-01-01, as Sheets numbers days): smaller numbers were typed as numbers. */
export const FIRST_DAY = 36_526;

/** The Monday that many weeks before the current one, without the leading `=`. */
export const weekStart = (before: number): string => `TODAY()-WEEKDAY(TODAY(),2)+1${before === 0 ? '' : `-${7 * before}`}`;

const PARTS = /("(?:[^"]|"")*")|('(?:[^']|'')+'|(?<![#\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*)!|(\s+)|;/gu;

/** Normalizes what Sheets may respell in a formula: quotes around tab names and their capitals, whitespace, separators (by locale). */
export const sameSpelling = (formula: string): string =>
  formula.replace(PARTS, (part: string, quoted?: string, tab?: string, blanks?: string) => {
    if (quoted !== undefined) return quoted;
    if (blanks !== undefined) return '';
    if (part === ';') return ',';
    return tab === undefined ? part : `'${tab.replace(/^'(.*)'$/s, '$1').toLowerCase()}'!`;
  });

const REFERENCE = /("(?:[^"]|"")*")|(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}(?:\$?\d+)?(?::\$?[A-Z]{1,3}(?:\$?\d+)?)?(?![\p{L}\d(])/gu;
const SUM = /SUM\((\$?[A-Z]+\$?\d+):\$?([A-Z]+)\$?(\d+)\)/g;

/**
 * Whether a cell's formula is the one we wrote: `ours`, computed for the current columns, whatever Sheets has done to it since. A sum may
 * end elsewhere, because rows were added, and references to a deleted column show `#REF!`.
 */
export function isAsWritten(present: string, ours: string): boolean {
  const [a, b] = [sameSpelling(present), sameSpelling(ours)].map((text) => text.replace(SUM, 'SUM($1:)'));
  if (a === undefined || b === undefined || a === b) return true;
  if (!a.includes('#REF!')) return false;
  let [pattern, from] = ['', 0];
  for (const match of b.matchAll(REFERENCE)) {
    const [whole, quoted] = match;
    if (quoted !== undefined) continue;
    pattern += `${escaped(b.slice(from, match.index))}(?:${escaped(whole)}|(?:'(?:[^']|'')+'!)?#REF!)`;
    from = match.index + whole.length;
  }
  return new RegExp(`^${pattern}${escaped(b.slice(from))}$`, 'su').test(a);
}

/** Whether every sum of a formula ends where ours does, or beyond: a person may have inserted a blank line among the summed ones. */
export function reachesAsFar(present: string, ours: string): boolean {
  // Padded, so that one-letter columns sort before two-letter ones.
  const ends = (formula: string) =>
    [...sameSpelling(formula).matchAll(SUM)].map(([, , column = '', row = '']) => ({ column: column.padStart(3, ' '), row: Number(row) }));
  const wanted = ends(ours);
  return ends(present).every(({ column, row }, i) => row >= (wanted[i]?.row ?? 0) && column >= (wanted[i]?.column ?? ''));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
