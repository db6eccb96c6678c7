// A copied row may be older than its creator's other rows: which of its cells can't be taken for edits.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, EditableField, FieldBase, SheetRow } from './model';

/**
 * The fields in which a row shows neither its creator's base nor what the creator's other rows show. The row was copied at an unknown time,
 * and a Sync or refresh may have moved the base since, so such a cell may hold an old value rather than an edit.
 */
export function unprovenFields(row: SheetRow, others: readonly SheetRow[], record: BaseRecord): readonly EditableField[] {
  return EDITABLE_FIELDS.filter((field) => {
    const [cell, known] = [row.cells[field], record.fields[field]];
    if (cell === undefined || known === undefined || cell.text === known.cell) return false;
    return others.some(({ cells }) => cells[field] !== undefined && cells[field].text !== cell.text);
  });
}

/** The record whose base no longer proves an edit in these fields. */
export function withUnproven(record: BaseRecord, fields: readonly EditableField[]): BaseRecord {
  const next: Partial<Record<EditableField, FieldBase>> = { ...record.fields };
  for (const field of fields) {
    const known = record.fields[field];
    if (known !== undefined) next[field] = { ...known, unproven: true };
  }
  return { ...record, fields: next };
}
