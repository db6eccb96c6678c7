// Columns of the person's own beside ours, for commands that work with them: found by their headings, read with their formulas.

import { isOwn, type OwnField } from '../../fields/fields';
import type { Cell, CellInput, SheetRow } from '../../sync/model';
import type { ColumnSighting } from '../ports';
import type { Survey } from './survey';
import { FIRST_ROW, type OpenView } from './view';

export type OwnColumns = ReadonlyMap<OwnField, number>;

/** Headings are compared without case and outer blanks; of two that are alike the first one counts. */
export const headingKey = (heading: string): string => heading.trim().toLowerCase();

/** The columns that bear no mark of ours and have a heading. */
export const ownColumns = (sightings: readonly ColumnSighting[]): readonly ColumnSighting[] =>
  sightings.filter(({ field, heading }) => field === null && heading.trim() !== '');

export const ownOf = ({ layout }: Pick<OpenView, 'layout'>): readonly OwnField[] => [...layout.at.keys()].filter(isOwn);

/** The same look at a tab with these columns in it. */
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

/** What brings such a cell back; undefined = it holds a formula, whose text is true of its own row alone. */
export function inputOf({ text, formula, value }: Cell): CellInput | undefined {
  if (formula !== undefined) return undefined;
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'object') return value;
  return text === '' ? null : { text };
}
