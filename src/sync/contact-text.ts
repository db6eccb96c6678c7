// Email addresses and links as people paste them into cells, stripped of what came along with the paste.

import { withoutInvisible } from './name-likeness';

/** One address; the same characters as in `clues`, so that an address found in a list is valid in a cell. */
const EMAIL = /^[^\s@<>()[\]",;:]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/iu;
/** A host with a dot, optionally preceded by http(s) and followed by anything but whitespace. */
const LINK = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+(?::\d+)?(?:[/?#]\S*)?$/iu;

/**
 * The address a text means: without `mailto:` and its query, without a name and angle brackets, without invisible characters, surrounding
 * whitespace, and a final period or comma. '' for blank text; null when it is not exactly one address.
 */
export function emailMeant(text: string): string | null {
  const bare = cleaned(text);
  const inside = /^[^<>]*<([^<>]*)>$/.exec(bare)?.[1] ?? bare;
  const address = trimmed(inside.replace(/^mailto:/i, '').replace(/\?.*$/, ''));
  return address === '' && bare === '' ? '' : EMAIL.test(address) ? address : null;
}

/**
 * The link a text means, spelled as is, without surrounding brackets and trailing punctuation. '' when blank, null when it is not a link.
 */
export function linkMeant(text: string): string | null {
  const bare = cleaned(text);
  const link = trimmed(/^<([^<>]*)>$/.exec(bare)?.[1] ?? bare);
  return link === '' && bare === '' ? '' : LINK.test(link) ? link : null;
}

const cleaned = (text: string): string => withoutInvisible(text).trim();

const trimmed = (text: string): string => text.trim().replace(/[.,;]+$/, '');
