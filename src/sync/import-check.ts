// Checks the rows of a workbook before an import: what prevents it, and what is worth knowing. Pure.

import { isListed } from '../fields/fields';
import { roleByHeading } from './column-clues';
import { folded } from './name-likeness';
import type { Names } from './names';
import type { WorkbookCell, WorkbookRows } from './workbook';

export type FileFinding =
  /** The file has none of the template's headings, so no row identifies a creator. */
  | { readonly what: 'no-headings'; readonly names: readonly string[] }
  | { readonly what: 'missing-headings' | 'unknown-headings'; readonly names: readonly string[] }
  | { readonly what: 'no-rows' }
  | { readonly what: 'too-many-rows'; readonly count: number; readonly most: number }
  /** 1-based rows of the file, as displayed. */
  | { readonly what: 'empty-rows'; readonly rows: readonly number[] }
  /** The same creator is in all of these rows. */
  | { readonly what: 'doubled'; readonly name: string; readonly rows: readonly number[] }
  /** The CRM's list has no such status, member, or label. */
  | { readonly what: 'unknown-value'; readonly name: string; readonly rows: readonly number[] };

interface ImportFindings {
  /** Non-empty rows below the headings. */
  readonly rows: number;
  /** Any of these blocks the import. */
  readonly problems: readonly FileFinding[];
  /** Worth knowing, but left to the CRM to decide. */
  readonly hints: readonly FileFinding[];
}

const textOf = (cell: WorkbookCell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());
const isFilled = (row: readonly WorkbookCell[]): boolean => row.some((cell) => textOf(cell) !== '');

/** Parses a value the way a cell of its field is parsed. */
type ReadValue = Names['parse'];

/** `templates`: the headings of each known template; without one, headings are not checked. */
export function findingsIn(
  rows: WorkbookRows,
  templates: readonly (readonly string[])[],
  mostRows: number,
  read: ReadValue | null = null,
): ImportFindings {
  const [head = [], ...body] = rows;
  const lastFilled = body.reduce((last, row, i) => (isFilled(row) ? i : last), -1);
  const within = body.slice(0, lastFilled + 1);
  const filled = within.filter(isFilled).length;
  const empty = within.flatMap((row, i) => (isFilled(row) ? [] : [i + 2]));
  const headings = head.map(textOf);
  const { problems, hints } = headingFindings(headings, templates);
  return {
    rows: filled,
    problems: [
      ...problems,
      ...(filled === 0 ? [{ what: 'no-rows' } as const] : []),
      ...(filled > mostRows ? [{ what: 'too-many-rows', count: filled, most: mostRows } as const] : []),
    ],
    hints: [
      ...hints,
      ...(empty.length > 0 ? [{ what: 'empty-rows', rows: empty } as const] : []),
      ...doubledIn(headings, within),
      ...(read === null ? [] : unknownIn(headings, within, read)),
    ],
  };
}

/** The file is checked against the template it shares the most headings with. */
function headingFindings(
  headings: readonly string[],
  templates: readonly (readonly string[])[],
): Pick<ImportFindings, 'problems' | 'hints'> {
  const present = new Set(headings.map(folded));
  const shared = (template: readonly string[]): number => template.filter((name) => present.has(folded(name))).length;
  const [best] = [...templates].sort((a, b) => shared(b) - shared(a));
  if (best === undefined) return { problems: [], hints: [] };
  if (shared(best) === 0) return { problems: [{ what: 'no-headings', names: best }], hints: [] };
  const wanted = new Set(best.map(folded));
  const missing = best.filter((name) => !present.has(folded(name)));
  const unknown = headings.filter((name) => name !== '' && !wanted.has(folded(name)));
  return {
    problems: [],
    hints: [
      ...(missing.length > 0 ? [{ what: 'missing-headings', names: missing } as const] : []),
      ...(unknown.length > 0 ? [{ what: 'unknown-headings', names: unknown } as const] : []),
    ],
  };
}

/** Heading patterns of columns that identify a creator; in each row, the first such column with a value is compared. */
const WHO = [/creator.?id|达人.?id/i, /channel.?(link|url)|频道链接|主页链接/i, /handle|账号/i];

function doubledIn(headings: readonly string[], rows: WorkbookRows): readonly FileFinding[] {
  const columns = WHO.map((pattern) => headings.findIndex((name) => pattern.test(name))).filter((column) => column >= 0);
  const places = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const column = columns.find((one) => textOf(row[one]) !== '');
    const name = column === undefined ? '' : textOf(row[column]);
    if (name !== '') places.set(name, [...(places.get(name) ?? []), i + 2]);
  });
  return [...places].filter(([, at]) => at.length > 1).map(([name, at]) => ({ what: 'doubled', name, rows: at }));
}

/** Each unknown value once, with all its rows, in columns whose heading names a field the CRM has a list for. */
function unknownIn(headings: readonly string[], rows: WorkbookRows, read: ReadValue): readonly FileFinding[] {
  return headings.flatMap((heading, column) => {
    const field = roleByHeading(heading);
    if (field === null || !isListed(field)) return [];
    const places = new Map<string, { readonly name: string; readonly rows: readonly number[] }>();
    rows.forEach((row, i) => {
      const value = read(field, textOf(row[column]));
      if (value.ok || value.reason.why !== 'unknown-name') return;
      const key = folded(value.reason.name);
      const known = places.get(key) ?? { name: value.reason.name, rows: [] };
      places.set(key, { ...known, rows: [...known.rows, i + 2] });
    });
    return [...places.values()].map((place): FileFinding => ({ what: 'unknown-value', ...place }));
  });
}
