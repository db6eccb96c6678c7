// Formulas of the Overview: counts over whole columns of a tab. References follow moved and inserted columns by themselves, and whole columns also take rows that come above the first.

import { columnLetters } from './model';

/** The tab that is counted: its name, and the 1-based columns by what they hold; what it does not have is not there. */
export interface CountedTab<Name extends string> {
  readonly name: string;
  readonly at: Readonly<Partial<Record<Name, number>>>;
}

export type ViewColumn = 'creatorId' | 'status' | 'owner' | 'platform' | 'labels' | 'country' | 'updatedAt' | 'due';
export type ChangesColumn = 'when' | 'field' | 'before' | 'after' | 'tab';

/** A range and what its cells must be, as COUNTIFS takes them. */
export interface Test {
  readonly range: string;
  readonly criterion: string;
}

/** Everything in a tab's column, its heading included. */
export const wholeColumn = (tab: string, column: number): string => `${spelled(tab)}$${columnLetters(column)}:$${columnLetters(column)}`;

const headingCell = (tab: string, column: number): string => `${spelled(tab)}$${columnLetters(column)}$1`;

const spelled = (tab: string): string => `'${tab.replace(/'/g, "''")}'!`;

export const textOf = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** Any text; blank cells and what a formula shows as "" are none. */
export const ANY_TEXT = '"?*"';

/** The criterion for the very text of an expression: what would be a sign or a wildcard in it is none. Case does not matter, as in the drop-downs. */
export const equalTo = (expression: string): string => `"="&${literal(expression)}`;

const literal = (expression: string): string => `REGEXREPLACE(${expression},"([~*?])","~$1")`;

/** Rows of creators: they have an id, and are not the row of headings, wherever rows were inserted. */
export const creatorRows = (tab: string, id: number): readonly Test[] => [
  { range: wholeColumn(tab, id), criterion: ANY_TEXT },
  { range: wholeColumn(tab, id), criterion: `"<>"&${headingCell(tab, id)}` },
];

/** How many rows pass all tests, without `=`. */
export const count = (tests: readonly Test[]): string =>
  `COUNTIFS(${tests.map(({ range, criterion }) => `${range},${criterion}`).join(',')})`;

/**
 * How many rows have the label of an expression in a cell that may hold several, `Beauty, "Q1, Launch"`: as the only one, the first, the last, or between two others. The
 * expression is as the cell spells it.
 */
export function countLabel(rows: readonly Test[], range: string, expression: string): string {
  const label = literal(expression);
  const places = [`"="&${label}`, `"="&${label}&",*"`, `"*, "&${label}`, `"*, "&${label}&",*"`];
  return places.map((criterion) => count([...rows, { range, criterion }])).join('+');
}

/** Days as Sheets counts them, from this one on: smaller numbers are typed, and no days. 2000-01-01. */
export const FIRST_DAY = 36_526;

/** The Monday so many weeks before this one. */
export const weekStart = (before: number): string => `=TODAY()-WEEKDAY(TODAY(),2)+1${before === 0 ? '' : `-${7 * before}`}`;

const PARTS = /("(?:[^"]|"")*")|('(?:[^']|'')+'|(?<![#\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*)!|(\s+)/gu;

/** The same text for formulas that differ only in what Sheets writes in its own way: quotes around tabs, blanks, capitals of functions. */
export const sameSpelling = (formula: string): string =>
  formula.replace(PARTS, (part: string, quoted?: string, tab?: string, blanks?: string) => {
    if (quoted !== undefined) return quoted;
    if (blanks !== undefined) return '';
    return tab === undefined ? part : `'${tab.replace(/^'(.*)'$/s, '$1').toLowerCase()}'!`;
  });

const REFERENCE = /("(?:[^"]|"")*")|(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}(?:\$?\d+)?(?::\$?[A-Z]{1,3}(?:\$?\d+)?)?(?![\p{L}\d(])/gu;
const SUM = /SUM\((\$?[A-Z]+\$?\d+):\$?([A-Z]+)\$?(\d+)\)/g;

/**
 * Whether a cell's formula is the one that we wrote there: as `ours` says it for where the columns stand now, whatever Sheets did to it since. A sum may end elsewhere, because
 * rows were added, and what refers to a deleted column shows `#REF!`.
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

/** Whether every sum of a formula ends where ours does, or beyond: a person may have put a blank line among those that are added up. */
export function reachesAsFar(present: string, ours: string): boolean {
  // Columns of one letter come before those of two.
  const ends = (formula: string) =>
    [...sameSpelling(formula).matchAll(SUM)].map(([, , column = '', row = '']) => ({ column: column.padStart(3, ' '), row: Number(row) }));
  const wanted = ends(ours);
  return ends(present).every(({ column, row }, i) => row >= (wanted[i]?.row ?? 0) && column >= (wanted[i]?.column ?? ''));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
