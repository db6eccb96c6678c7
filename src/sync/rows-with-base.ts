// The genuine rows of a tab beside their base, and which of them differ. One pass over all cells; later steps look only at what it found.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, CreatorId, EditableField, RowNumber, SheetRow } from './model';

/** A genuine row beside its base. */
export interface RowWithBase {
  readonly row: RowNumber;
  readonly creatorId: CreatorId;
  readonly now: SheetRow['cells'];
  readonly was: BaseRecord['fields'];
}

export interface RowsWithBase {
  /** The number of genuine rows. */
  readonly count: number;
  /** Rows with a cell that differs from its base, or has none; top to bottom. */
  readonly differing: readonly RowWithBase[];
  /** The rows that lack a cell or a base in the field. */
  readonly unknown: ReadonlyMap<EditableField, ReadonlySet<RowNumber>>;
  /** All genuine rows, top to bottom. */
  all(): readonly RowWithBase[];
}

type Genuine = ReadonlyMap<CreatorId, readonly SheetRow[]>;
type Bases = ReadonlyMap<string, BaseRecord>;

const NO_FIELDS: BaseRecord['fields'] = {};

/** A field without a cell (its column is missing or in doubt) does not differ. */
export function rowsWithBase(genuine: Genuine, base: Bases): RowsWithBase {
  const unknown = new Map(EDITABLE_FIELDS.map((field): [EditableField, Set<RowNumber>] => [field, new Set()]));
  const differing: RowWithBase[] = [];
  let count = 0;
  for (const [creatorId, rows] of genuine) {
    const was = base.get(creatorId)?.fields ?? NO_FIELDS;
    for (const { row, cells } of rows) {
      count += 1;
      let differs = false;
      for (const field of EDITABLE_FIELDS) {
        const [cell, known] = [cells[field], was[field]];
        if (cell === undefined || known === undefined) unknown.get(field)?.add(row);
        if (cell !== undefined && cell.text !== known?.cell) differs = true;
      }
      if (differs) differing.push({ row, creatorId, now: cells, was });
    }
  }
  return { count, differing: fromTheTop(differing), unknown, all: () => fromTheTop(allOf(genuine, base)) };
}

const allOf = (genuine: Genuine, base: Bases): RowWithBase[] =>
  [...genuine].flatMap(([creatorId, rows]) =>
    rows.map(({ row, cells }): RowWithBase => ({ row, creatorId, now: cells, was: base.get(creatorId)?.fields ?? NO_FIELDS })),
  );

const fromTheTop = (rows: RowWithBase[]): readonly RowWithBase[] => rows.sort((a, b) => a.row - b.row);
