// What of a row that becomes its creator's again may be older than the creator's other rows.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { BaseRecord, EditableField, SheetRow } from './model';

/**
 * The fields in which a row in doubt shows neither its creator's base nor what every other row of the creator shows. It was copied at a time that nobody knows, and the base may
 * have moved since, by a Sync or a refresh: then such a cell is an old value and no edit.
 */
export function unprovenFields(row: SheetRow, others: readonly SheetRow[], record: BaseRecord): readonly EditableField[] {
  return EDITABLE_FIELDS.filter((field) => {
    const [cell, known] = [row.cells[field], record.fields[field]];
    if (cell === undefined || known === undefined || cell.text === known.cell) return false;
    return others.some(({ cells }) => cells[field] !== undefined && cells[field].text !== cell.text);
  });
}

/** The record without a base in these fields: what a cell shows there is put to the person beside what the CRM holds, and never taken for an edit. */
export function withoutBase(record: BaseRecord, fields: readonly EditableField[]): BaseRecord {
  const left = EDITABLE_FIELDS.filter((field) => !fields.includes(field));
  return { ...record, fields: Object.fromEntries(left.flatMap((field) => (record.fields[field] ? [[field, record.fields[field]]] : []))) };
}
