// A copied row may be older than its creator's other rows: which of its cells can't be taken for edits.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, EditableField, FieldBase, SheetRow } from './model';

/**
 * The base of a creator that `back`, some of its `rows`, are about to come back to. Such a row was copied at an unknown time, and a Sync or
 * refresh may have moved the base since. So where one of its cells shows neither the base nor what another of the rows shows, it may hold
 * an old value rather than an edit, and the base no longer proves one. Nor does it for a field whose column is unclear: its cells may still
 * be those of the creator who had this row before. The same record if there is no such cell.
 */
export function withRowsBack(record: BaseRecord, back: readonly SheetRow[], rows: readonly SheetRow[]): BaseRecord {
  const unproven = back.flatMap((row) => unprovenFields(row, rows, record));
  if (unproven.length === 0) return record;
  const fields: Partial<Record<EditableField, FieldBase>> = { ...record.fields };
  for (const field of unproven) {
    const known = record.fields[field];
    if (known !== undefined) fields[field] = { ...known, unproven: true };
  }
  return { ...record, fields };
}

const unprovenFields = (row: SheetRow, rows: readonly SheetRow[], record: BaseRecord): readonly EditableField[] =>
  EDITABLE_FIELDS.filter((field) => {
    const [cell, known] = [row.cells[field], record.fields[field]];
    if (known === undefined) return false;
    if (cell === undefined) return true;
    if (cell.text === known.cell) return false;
    return rows.some(({ cells }) => cells[field] !== undefined && cells[field].text !== cell.text);
  });
