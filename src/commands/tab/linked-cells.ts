// The addresses behind cells that show a label, as links and chips hold them.

import type { ColumnField } from '../../fields/fields';
import { ADDRESS_FIELDS, cellLinked, mayHideAddress } from '../../sync/cell-meant';
import { isAddress } from '../../sync/clues';
import type { BaseRecord, Cell, EditableField, SheetRow } from '../../sync/model';
import type { Tab } from '../ports';
import { type OpenView, rowAt } from './view';

/**
 * The rows with known addresses in place of labels. Only cells that differ from their base are looked up: those in address and channel link
 * columns whose text is not an address.
 */
export function withLinks(
  { tab, layout }: OpenView,
  rows: readonly SheetRow[],
  bases: ReadonlyMap<string, BaseRecord>,
): readonly SheetRow[] {
  const asked = rows.flatMap((row) =>
    fieldsToAsk(row, bases.get(row.id)).flatMap((field) => {
      const column = layout.at.get(field);
      return column === undefined ? [] : [{ row: row.row, field, column }];
    }),
  );
  if (asked.length === 0) return rows;
  const links = tab.links(asked);
  const found = new Map<number, [ColumnField, string][]>();
  asked.forEach(({ row, field }, i) => {
    const link = links[i] ?? null;
    if (link !== null) found.set(row, [...(found.get(row) ?? []), [field, link]]);
  });
  return rows.map((row) => {
    const own = found.get(row.row);
    return own === undefined ? row : linkedRow(row, new Map(own));
  });
}

function fieldsToAsk({ id, cells, fingerprint }: SheetRow, base: BaseRecord | undefined): readonly ColumnField[] {
  if (id === '') return [];
  const fields: ColumnField[] = ADDRESS_FIELDS.filter((field) => {
    const cell = cells[field];
    return cell !== undefined && cell.text !== base?.fields[field]?.cell && mayHideAddress(field, cell);
  });
  const { channelLink } = fingerprint;
  const named = base !== undefined && channelLink !== '' && channelLink !== base.fingerprint.channelLink && !isAddress(channelLink);
  return named ? [...fields, 'channelLink'] : fields;
}

function linkedRow(row: SheetRow, links: ReadonlyMap<ColumnField, string>): SheetRow {
  const cells: Partial<Record<EditableField, Cell>> = { ...row.cells };
  for (const field of ADDRESS_FIELDS) {
    const [cell, link] = [cells[field], links.get(field)];
    if (cell !== undefined && link !== undefined) cells[field] = cellLinked(field, cell, link);
  }
  return {
    row: row.row,
    id: row.id,
    cells,
    fingerprint: { ...row.fingerprint, channelLink: links.get('channelLink') ?? row.fingerprint.channelLink },
    get readOnly() {
      return row.readOnly;
    },
  };
}

/** The texts of a column that holds a field, from the first row, with addresses in place of the labels that hide them. */
export function textsMeant(tab: Tab, field: ColumnField, column: number, cells: readonly Cell[]): readonly string[] {
  const asks = ADDRESS_FIELDS.find((one) => one === field);
  if (asks === undefined) return cells.map(({ text }) => text);
  const asked = cells.flatMap((cell, i) => (mayHideAddress(asks, cell) ? [i] : []));
  const found = tab.links(asked.map((i) => ({ row: rowAt(i), column })));
  const links = new Map(asked.map((i, n) => [i, found[n] ?? null]));
  return cells.map((cell, i) => {
    const link = links.get(i) ?? null;
    return link === null ? cell.text : cellLinked(asks, cell, link).text;
  });
}
