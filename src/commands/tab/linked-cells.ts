// The addresses behind cells that show a name, as links and chips hold them.

import type { ColumnField } from '../../fields/fields';
import { ADDRESS_FIELDS, cellLinked, mayHideAddress } from '../../sync/cell-meant';
import type { BaseRecord, Cell, EditableField, SheetRow } from '../../sync/model';
import type { OpenView } from './view';

/**
 * The rows with the address in place of the name, where it is known. Asked are only cells that show something else than their base: in columns of
 * addresses those whose text is none, and channel links.
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
  const moved = base !== undefined && fingerprint.channelLink !== '' && fingerprint.channelLink !== base.fingerprint.channelLink;
  return moved ? [...fields, 'channelLink'] : fields;
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
