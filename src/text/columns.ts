// Words of the fields by language, and of any column: a key of the CRM that we do not know stands under its own name.

import { eachOf } from '../../contract/named';
import { CHANGEABLE_FIELDS, type ChangeableField, extraKey, FIELD_NAMES, type FieldName, isEditable } from '../fields/fields';
import type { Language } from '../rpc/shapes';
import { FIELD_WORDS } from './field-words';

type Named = FieldName | 'sync';
const NAMED: readonly Named[] = ['sync', ...FIELD_NAMES];

/** Headings of columns. */
export const headingsIn = (language: Language): Readonly<Record<Named, string>> =>
  eachOf(NAMED, (field) => FIELD_WORDS[field][language].heading);

/** What a sentence calls a field that a run can change. */
export const namesIn = (language: Language): Readonly<Record<ChangeableField, string>> =>
  eachOf(CHANGEABLE_FIELDS, (field) => FIELD_WORDS[field][language].heading);

/** What one value of a field is called. */
export const nounsIn = (language: Language): Readonly<Record<ChangeableField, string>> =>
  eachOf(CHANGEABLE_FIELDS, (field) => FIELD_WORDS[field][language].noun);

/** Notes on headings; most editable columns share one, and so do read-only ones. */
export const hintsIn = (language: Language, shared: { readonly editable: string; readonly readOnly: string }) => ({
  ...shared,
  ...eachOf(NAMED, (field) => FIELD_WORDS[field][language].hint ?? (isEditable(field) ? shared.editable : shared.readOnly)),
});

interface ColumnWords {
  readonly heading: Readonly<Record<Named, string>>;
  readonly hint: Readonly<Record<Named | 'readOnly', string>>;
}

export function wordsOfColumn(field: string, { heading, hint }: ColumnWords): { readonly heading: string; readonly hint: string } {
  const named = NAMED.find((one) => one === field);
  return named === undefined ? { heading: extraKey(field) ?? field, hint: hint.readOnly } : { heading: heading[named], hint: hint[named] };
}
