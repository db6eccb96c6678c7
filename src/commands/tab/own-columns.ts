// The person's own columns beside ours, for commands that work with them: found by heading, read with their formulas.

import { isOwn, type OwnField } from '../../fields/fields';
import type { Cell, CellInput, SheetRow } from '../../sync/model';
import type { ColumnSighting } from '../ports';
import type { Survey } from './survey';
import { FIRST_ROW, type OpenView } from './view';

export type OwnColumns = ReadonlyMap<OwnField, number>;

/** Headings are compared without case and surrounding whitespace; of two equal ones, the first counts. */
export const headingKey = (heading: string): string => heading.trim().toLowerCase();

/** The columns that have a heading and no mark of ours. */
export const ownColumns = (sightings: readonly ColumnSighting[]): readonly ColumnSighting[] =>
  sightings.filter(({ field, heading }) => field === null && heading.trim() !== '');

export const ownOf = ({ layout }: Pick<OpenView, 'layout'>): readonly OwnField[] => [...layout.at.keys()].filter(isOwn);

/** The same survey with these columns added. */
export function withOwn(found: Survey, columns: OwnColumns): Survey {
  if (columns.size === 0) return found;
  const { open } = found;
  const fields = [...columns.keys()];
  const seen = found.rows.length === 0 ? [] : open.tab.read(FIRST_ROW, found.rows.length, [...columns.values()]);
  const rows = found.rows.map((row): SheetRow => {
    const own = fields.map((field, i): [string, Cell] => [field, seen[row.row - FIRST_ROW]?.[i] ?? { text: '' }]);
    const { id, cells, fingerprint } = row;
    return { row: row.row, id, cells, fingerprint, readOnly: { ...row.readOnly, ...Object.fromEntries(own) } };
  });
  const at = new Map(rows.map((row) => [row.row, row]));
  return {
    ...found,
    open: { ...open, layout: { ...open.layout, at: new Map([...open.layout.at, ...columns]) } },
    rows,
    genuine: new Map([...found.genuine].map(([id, own]) => [id, own.map((row) => at.get(row.row) ?? row)])),
  };
}

/** The input that restores such a cell; undefined = it holds a formula, whose result only fits its own row. */
export function inputOf({ text, formula, value }: Cell): CellInput | undefined {
  if (formula !== undefined) return undefined;
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'object') return value;
  return text === '' ? null : { text };
}
