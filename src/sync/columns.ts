// Our columns in their order, and what stands in the read-only ones.

import type { Channel, Json, Named } from '../../contract/records';
import { type CellInput, EDITABLE_FIELDS, type EditableField } from './model';

export type ReadOnlyField =
  | 'name'
  | 'platform'
  | 'followers'
  | 'handle'
  | 'channelLink'
  | 'country'
  | 'groups'
  | 'updatedAt'
  | 'archived'
  | 'createdAt';

/** Every field that has a column; keys of the CRM that we do not know are `extra:key`. */
export type ColumnField = 'creatorId' | 'sync' | ReadOnlyField | EditableField | `extra:${string}`;

export interface Column {
  readonly field: ColumnField;
  readonly kind: 'text' | 'number' | 'time';
  readonly hidden: boolean;
  /** Pixels, so that the editable columns stand on a laptop's first screen. */
  readonly width: number;
}

const text = (field: ColumnField, width: number): Column => ({ field, kind: 'text', hidden: false, width });

/** The columns that a new view gets, from the left; the person's own come after them. */
export const COLUMNS: readonly Column[] = [
  { field: 'creatorId', kind: 'text', hidden: true, width: 120 },
  text('sync', 130),
  text('name', 190),
  text('platform', 80),
  { field: 'followers', kind: 'number', hidden: false, width: 90 },
  text('status', 130),
  text('owner', 130),
  text('labels', 170),
  text('notes', 220),
  text('email', 170),
  text('contactLink', 160),
  text('handle', 120),
  text('channelLink', 180),
  text('country', 90),
  text('groups', 130),
  { field: 'updatedAt', kind: 'time', hidden: false, width: 130 },
];

/** Columns are frozen up to and with this one. */
export const FROZEN_THROUGH: ColumnField = 'name';

export function isEditable(field: string): field is EditableField {
  return (EDITABLE_FIELDS as readonly string[]).includes(field);
}

/** A column for a key that the contract does not know: read-only text. */
export function extraColumn(key: string): Column {
  return text(`extra:${key}`, 120);
}

/** What stands in a read-only cell of a CRM row. Unknown and blank are both an empty cell. */
export function readOnlyCell(channel: Channel, field: ColumnField): CellInput {
  switch (field) {
    case 'creatorId':
      return { text: channel.creatorId };
    case 'followers':
      return typeof channel.followers === 'number' ? { number: channel.followers } : null;
    case 'updatedAt':
    case 'createdAt':
      return timeCell(channel[field]);
    case 'groups':
      return textCell(channel.groups?.map(groupName).join(', '));
    case 'archived':
      return textCell(channel.archived === true ? '✓' : '');
    case 'name':
    case 'platform':
    case 'handle':
    case 'channelLink':
    case 'country':
      return textCell(channel[field]);
    default:
      return field.startsWith('extra:') ? textCell(extraText(channel.extras[field.slice('extra:'.length)])) : null;
  }
}

/** Read-only texts longer than this are shown shortened: a cell holds 50,000 characters (platform facts). */
const SHOWN_LIMIT = 40_000;

function textCell(value: string | undefined): CellInput {
  if (value === undefined || value === '') return null;
  return { text: value.length <= SHOWN_LIMIT ? value : `${value.slice(0, SHOWN_LIMIT)}…` };
}

const groupName = (group: Named): string => group.name || String(group.id);

const extraText = (value: Json | undefined): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Times that are not ISO 8601 are shown as they came. */
function timeCell(value: string | undefined): CellInput {
  if (value === undefined || value === '') return null;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)) ? { time: value } : { text: value };
}

/** Whether the text in a cell already shows what a read-only cell should hold. Times are compared by `unchanged` alone, because their look is the sheet's. */
export function shows(seen: string, cell: CellInput, unchanged: boolean): boolean {
  if (cell === null) return seen === '';
  if ('text' in cell) return seen === cell.text;
  if ('number' in cell) return seen !== '' && Number(seen.replace(/[^\d.-]/g, '')) === cell.number;
  return unchanged && seen !== '';
}
