// Turns desired values into the cells that express them: what a person could have typed, and no more.

import type { CellWrite } from './apply-remote';
import type { BaseRecord, CreatorId, EditableField, FieldBase, FieldValue, SheetRow } from './model';
import type { Names } from './names';
import { sameValue } from './values';

export interface DesiredValue {
  readonly creatorId: CreatorId;
  readonly field: EditableField;
  readonly value: FieldValue;
}

/** A cell to write, and the creator its row must belong to. */
export interface MeantWrite extends CellWrite {
  readonly id: string;
}

export interface DesiredCells {
  readonly writes: readonly MeantWrite[];
  /** Unsent edits that these writes replace with something else. */
  readonly overwritten: readonly { readonly creatorId: CreatorId; readonly field: EditableField }[];
  /** Cells with a formula, which are never overwritten. */
  readonly formulas: number;
  /** Values for creators without a row, or for a column that is missing or in doubt. */
  readonly withoutCell: number;
}

interface DesiredIn {
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly records: ReadonlyMap<string, BaseRecord>;
  readonly names: Names;
}

/**
 * Every row of the creator shows the value. A value equal to the base is written with the base's cell text, so that it no longer counts as
 * an edit.
 */
export function desiredCells(wanted: readonly DesiredValue[], { genuine, records, names }: DesiredIn): DesiredCells {
  const writes: MeantWrite[] = [];
  const overwritten: { creatorId: CreatorId; field: EditableField }[] = [];
  const counts = { formulas: 0, withoutCell: 0 };
  for (const { creatorId, field, value } of wanted) {
    const known = records.get(creatorId)?.fields[field];
    const text = textFor(field, value, known, names);
    const cells = (genuine.get(creatorId) ?? []).flatMap(({ row, cells: { [field]: cell } }) =>
      cell === undefined ? [] : [{ row, cell }],
    );
    if (cells.length === 0) counts.withoutCell += 1;
    for (const { row, cell } of cells) {
      if (cell.text === text) continue;
      if (cell.origin === 'formula') {
        counts.formulas += 1;
        continue;
      }
      if (cell.text !== (known?.cell ?? '')) overwritten.push({ creatorId, field });
      writes.push({ row, id: creatorId, field, cell: text === '' ? null : { text } });
    }
  }
  return { writes, overwritten, ...counts };
}

function textFor(field: EditableField, value: FieldValue, known: FieldBase | undefined, names: Names): string {
  return known !== undefined && sameValue(known.value, value) ? known.cell : names.cellOf(field, value);
}
