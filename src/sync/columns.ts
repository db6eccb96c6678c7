// What belongs in a read-only cell, and whether it is still there.

import type { Json, Named } from '../../contract/records';
import { type Channel, type ColumnField, extraKey, isField, rowOf } from '../fields/fields';
import type { Values } from '../fields/kinds';
import { truncated } from '../fields/truncate';
import { dayOfMoment } from './days';
import type { Cell, CellInput, ShownInput } from './model';

/** The content of a read-only cell for a CRM row. Unknown and blank are both an empty cell. */
export function readOnlyCell(channel: Channel, field: ColumnField): ShownInput {
  const key = extraKey(field);
  if (key !== null) return textCell(extraText(channel.extras[key]));
  if (!isField(field)) return null;
  const value = channel[field];
  return rowOf(field).kind === 'time' && typeof value === 'string' ? timeCell(value) : cellOf(value);
}

function cellOf(value: Values[keyof Values]): ShownInput {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'boolean') return textCell(value ? '✓' : '');
  if (typeof value === 'string') return textCell(value);
  if ('time' in value) return timeCell(value.time);
  return textCell('id' in value ? nameOf(value) : value.map(nameOf).join(', '));
}

const nameOf = ({ id, name }: Named): string => name || String(id);

const extraText = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Read-only texts longer than this are truncated: a cell of Google Sheets holds 50,000 characters. */
const SHOWN_LIMIT = 40_000;

function textCell(value: string): ShownInput {
  if (value === '') return null;
  return { text: truncated(value, SHOWN_LIMIT) };
}

/** Times that are not ISO 8601 are shown verbatim. */
function timeCell(value: string): ShownInput {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)) ? { time: value } : textCell(value);
}

/**
 * Whether a cell already holds what a read-only cell should. How a number or time is formatted is up to the sheet, and to whoever set the
 * format.
 */
export function holds(seen: Cell | undefined, cell: CellInput): boolean {
  const { text, value } = seen ?? { text: '' };
  if (cell === null) return text === '';
  if ('text' in cell) return text === cell.text;
  if ('number' in cell) return value === cell.number;
  // The result of a formula is up to the sheet; a day is seen as the moment it begins in the sheet's time zone.
  if ('formula' in cell) return true;
  if ('day' in cell) return typeof value === 'object' && Math.abs(dayOfMoment(value.time) - cell.day) < 1;
  return typeof value === 'object' && Math.abs(Date.parse(value.time) - Date.parse(cell.time)) < 1_000;
}
