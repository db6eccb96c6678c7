// Spellings of a text that a CRM may choose between when storing it: differences it must not make count, differences it may make do not.

import { formOf, isText } from '../fields/fields';
import type { TextForm } from '../fields/kinds';
import type { ChangeableField, FieldValue } from './model';

type Spelling = (text: string) => string;

const plain: Spelling = (text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** Only the scheme and host of a link are case-insensitive; the path after them is not. */
const link: Spelling = (text) =>
  plain(text)
    .replace(/^(?:https?:\/\/)?[^/?#]*/i, (host) => host.toLowerCase())
    .replace(/\/$/, '');

const SPELLINGS: Readonly<Record<TextForm, Spelling>> = {
  line: plain,
  lines: plain,
  email: (text) => plain(text).toLowerCase(),
  link,
};

/**
 * Whether one text is another spelling of the other: surrounding whitespace, line endings, Unicode composition; for an address also case;
 * for a link also the host's case and a trailing slash.
 */
export function sameButSpelling(field: ChangeableField, a: FieldValue, b: FieldValue): boolean {
  if (!isText(field)) return false;
  const spelling = SPELLINGS[formOf(field)];
  return typeof a === 'string' && typeof b === 'string' && spelling(a) === spelling(b);
}
