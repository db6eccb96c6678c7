// The order of a review's list, and its lines: equal changes are grouped into one expandable line.

import { grouped } from '../../contract/named';
import { CHANGEABLE_FIELDS } from '../../src/fields/fields';
import type { ReviewRow, Shown } from '../../src/rpc/shapes';
import type { Sort, SortKey } from './model';
import { rowKey } from './rows';

/** A value as one text, for sorting. */
const textOf = (value: Shown): string =>
  value.as === 'text' ? value.text : [...value.kept, ...value.added, ...value.removed].sort().join('\n');

const COMPARE: Readonly<Record<SortKey, (a: ReviewRow, b: ReviewRow) => number>> = {
  creator: (a, b) => a.creator.localeCompare(b.creator),
  owner: (a, b) => a.owner.localeCompare(b.owner),
  column: (a, b) => CHANGEABLE_FIELDS.indexOf(a.field) - CHANGEABLE_FIELDS.indexOf(b.field),
  before: (a, b) => textOf(a.before).localeCompare(textOf(b.before)),
  after: (a, b) => textOf(a.after).localeCompare(textOf(b.after)),
};

/** Rows that compare equal keep their original order. */
export function sorted(rows: readonly ReviewRow[], sort: Sort): readonly ReviewRow[] {
  if (sort === null) return rows;
  const compare = COMPARE[sort.by];
  return [...rows].sort((a, b) => (sort.down ? compare(b, a) : compare(a, b)));
}

/** A line of the list: a change, or a group of equal ones. */
export type Line =
  | { readonly is: 'row'; readonly row: ReviewRow; readonly inGroup: boolean }
  | { readonly is: 'group'; readonly key: string; readonly rows: readonly ReviewRow[]; readonly first: ReviewRow; readonly open: boolean };

/**
 * What makes changes equal: the same column from the same value to the same value. For labels, only what is added and removed counts, not
 * the other labels.
 */
function groupKey({ field, kind, before, after }: ReviewRow): string {
  if (after.as === 'labels') return JSON.stringify([field, kind, [...after.added].sort(), [...after.removed].sort()]);
  return JSON.stringify([field, kind, textOf(before), textOf(after)]);
}

/**
 * The lines of a list, with a group at the position of its first row; a change with no equal is a line of its own. Every row is in exactly
 * one line, or in one group and, if that is expanded, in a line below it.
 */
export function linesOf(rows: readonly ReviewRow[], inGroups: boolean, open: ReadonlySet<string>): readonly Line[] {
  if (!inGroups) return rows.map((row) => ({ is: 'row', row, inGroup: false }));
  return [...grouped(rows, groupKey)].flatMap(([key, equal]): readonly Line[] => {
    const [first] = equal;
    if (first === undefined) return [];
    if (equal.length === 1) return [{ is: 'row', row: first, inGroup: false }];
    const isOpen = open.has(key);
    const below = isOpen ? equal.map((row): Line => ({ is: 'row', row, inGroup: true })) : [];
    return [{ is: 'group', key, rows: equal, first, open: isOpen }, ...below];
  });
}

export const lineKey = (line: Line): string => (line.is === 'row' ? rowKey(line.row) : line.key);
