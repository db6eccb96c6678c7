// Derived from the table of fields: their names by what can be done with them, and the record of one CRM row.

import { eachOf } from '../../contract/named';
import type { CreatorId } from '../../contract/records';
import type { Extras, FieldRow, Kind, ListName, TextForm, Values } from './kinds';
import { CLUES, LIST_NAMES } from './kinds';
import { FIELDS } from './table';

type Table = typeof FIELDS;
export type FieldName = keyof Table;
type FieldsWith<Part> = { [F in FieldName]: Table[F] extends Part ? F : never }[FieldName];

/** Fields that people edit in cells. */
export type EditableField = Exclude<FieldName, FieldsWith<{ readonly edit: null }>>;
/** The editable fields by kind: one or many entries of a list, or free text. */
export type OneField = FieldsWith<{ readonly kind: 'one'; readonly edit: { readonly list: ListName } }>;
type ManyField = FieldsWith<{ readonly kind: 'many'; readonly edit: { readonly list: ListName } }>;
export type ListedField = OneField | ManyField;
export type TextField = FieldsWith<{ readonly edit: { readonly text: TextForm } }>;
/** Display-only fields. */
type ReadOnlyField = FieldsWith<{ readonly edit: null }>;
/** Everything a run can change: the fields edited in cells, plus `archived`, which has no cell. */
export type ChangeableField = EditableField | 'archived';

/**
 * Every field that has a column. `sync` is our own. `extra:key` is a CRM key the contract does not know. `own:name` is one of the person's
 * own columns that a command works with; it never appears in a mark.
 */
export type ColumnField = FieldName | 'sync' | `extra:${string}` | OwnField;
export type OwnField = `own:${string}`;

/** One CRM row. */
export interface Channel extends ChannelFields {
  /** Keys the table does not know, verbatim. */
  readonly extras: Extras;
}
type ChannelFields = { readonly [F in FieldName]: Values[Table[F]['kind']] };

const rows: Readonly<Record<FieldName, FieldRow>> = FIELDS;

/** How a value of each kind is read from a source. */
export type Readers<S> = { readonly [K in Kind]: (source: S, field: FieldName) => Values[K] };

/** A CRM row, with each field read according to its kind. */
export function channelOf<S>(readers: Readers<S>, source: S, extras: Extras): Channel {
  const fields = eachOf(FIELD_NAMES, (field) => readers[rows[field].kind](source, field));
  return { ...(fields as ChannelFields), extras };
}

export const rowOf = (field: FieldName): FieldRow => rows[field];

const isFieldOf = <F extends FieldName>(fits: (row: FieldRow) => boolean): ((field: string) => field is F) => {
  const names = new Set(Object.entries(rows).flatMap(([field, row]) => (fits(row) ? [field] : [])));
  return (field): field is F => names.has(field);
};

export const isField = isFieldOf<FieldName>(() => true);
export const isEditable = isFieldOf<EditableField>(({ edit }) => edit !== null);
/** Chosen from a list. */
export const isListed = isFieldOf<ListedField>(({ edit }) => edit !== null && 'list' in edit);
/** Chosen from a list as a set: cleared by removing its entries one by one, merged entry by entry. */
export const isSet = isFieldOf<ManyField>(({ kind, edit }) => kind === 'many' && edit !== null);
export const isOne = isFieldOf<OneField>(({ kind, edit }) => kind === 'one' && edit !== null);
export const isText = isFieldOf<TextField>(({ edit }) => edit !== null && 'text' in edit);

export const FIELD_NAMES: readonly FieldName[] = Object.keys(rows).filter(isField);
/** In column order. */
export const EDITABLE_FIELDS: readonly EditableField[] = FIELD_NAMES.filter(isEditable);
export const LISTED_FIELDS: readonly ListedField[] = FIELD_NAMES.filter(isListed);
export const ONE_FIELDS: readonly OneField[] = FIELD_NAMES.filter(isOne);
export const TEXT_FIELDS: readonly TextField[] = FIELD_NAMES.filter(isText);
export const CHANGEABLE_FIELDS: readonly ChangeableField[] = [...EDITABLE_FIELDS, 'archived'];

export function isColumnField(field: string): field is ColumnField {
  return field === 'sync' || field.startsWith(EXTRA) || isOwn(field) || isField(field);
}

const EXTRA = 'extra:';

export const isOwn = (field: string): field is OwnField => field.startsWith('own:');

export const extraField = (key: string): ColumnField => `extra:${key}`;

/** The CRM key behind a column of an unknown key; null for fields we know. */
export const extraKey = (field: string): string | null => (field.startsWith(EXTRA) ? field.slice(EXTRA.length) : null);

export const isChangeable = (field: string): field is ChangeableField => field === 'archived' || isEditable(field);

/** What identifies a row's creator: the id, and the fingerprint beside it. */
export const IDENTIFYING_FIELDS = ['creatorId', 'handle', 'channelLink'] as const satisfies readonly FieldName[];

/** The list a field's values are chosen from. */
export function listOf(field: ListedField): ListName {
  return FIELDS[field].edit.list;
}

/** How a text field's content is interpreted. */
export function formOf(field: TextField): TextForm {
  return FIELDS[field].edit.text;
}

/** The display-only fields of a creator, all unknown. */
export const SHOWN_ONLY: Readonly<Record<Exclude<ReadOnlyField, 'creatorId' | 'archived'>, undefined>> = eachOf(
  FIELD_NAMES.filter((field): field is Exclude<ReadOnlyField, 'creatorId' | 'archived'> => !isChangeable(field) && field !== 'creatorId'),
  () => undefined,
);

/** A row that says nothing about the creator but the id. */
export const unknownChannel = (creatorId: CreatorId): Channel => ({
  creatorId,
  ...SHOWN_ONLY,
  ...eachOf(CHANGEABLE_FIELDS, () => undefined),
  extras: {},
});

/** Multi-line text, so that what two people wrote can be stacked. */
export const isLines = (field: string): field is TextField => isText(field) && formOf(field) === 'lines';

/** What a column of a pasted list can be: a clue to whom the row means, a value for that creator, or unused. */
export const LIST_ROLES = [...CLUES, ...EDITABLE_FIELDS, 'none'] as const;
export type ListRole = (typeof LIST_ROLES)[number];

/** The fields that draw their values from each list. */
export const FIELDS_OF_LIST: Readonly<Record<ListName, readonly ListedField[]>> = eachOf(LIST_NAMES, (list) =>
  LISTED_FIELDS.filter((field) => listOf(field) === list),
);
