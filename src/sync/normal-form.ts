// Spellings of one text between which a CRM may choose when it keeps it: what it must not change counts, what it may does not.

import { formOf, isText } from '../fields/fields';
import type { TextForm } from '../fields/kinds';
import type { ChangeableField, FieldValue } from './model';

type Spelling = (text: string) => string;

const plain: Spelling = (text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** Of a link only scheme and host are without case; what follows them is a path, which is not. */
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

/** Whether a text was kept as another spelling of itself: outer blanks, line ends, Unicode's composition; of an address the case, of a link the host's and a final slash. */
export function sameButSpelling(field: ChangeableField, a: FieldValue, b: FieldValue): boolean {
  if (!isText(field)) return false;
  const spelling = SPELLINGS[formOf(field)];
  return typeof a === 'string' && typeof b === 'string' && spelling(a) === spelling(b);
}
