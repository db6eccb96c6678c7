// The words for fields by language, and for any column: a CRM key we do not know goes by its own name.

import { eachOf } from '../../contract/named';
import { CHANGEABLE_FIELDS, type ChangeableField, extraKey, FIELD_NAMES, type FieldName, isEditable } from '../fields/fields';
import type { Language } from '../rpc/shapes';
import { FIELD_WORDS } from './field-words';

type Named = FieldName | 'sync';
const NAMED: readonly Named[] = ['sync', ...FIELD_NAMES];

/** Column headings. */
export const headingsIn = (language: Language): Readonly<Record<Named, string>> =>
  eachOf(NAMED, (field) => FIELD_WORDS[field][language].heading);

/** The name, within a sentence, of a field that a run can change. */
export const namesIn = (language: Language): Readonly<Record<ChangeableField, string>> =>
  eachOf(CHANGEABLE_FIELDS, (field) => FIELD_WORDS[field][language].heading);

/** The noun for one value of a field. */
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
