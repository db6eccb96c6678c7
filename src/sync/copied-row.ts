// A copied row may be older than its creator's other rows: which of its cells can't be taken for edits.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, EditableField, SheetRow } from './model';

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

/** The record with no base in these fields: a cell there is never taken for an edit, but shown to the person next to what the CRM holds. */
export function withoutBase(record: BaseRecord, fields: readonly EditableField[]): BaseRecord {
  const left = EDITABLE_FIELDS.filter((field) => !fields.includes(field));
  return { ...record, fields: Object.fromEntries(left.flatMap((field) => (record.fields[field] ? [[field, record.fields[field]]] : []))) };
}
