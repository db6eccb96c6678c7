// E-mail addresses and links as people paste them into cells: what is meant, without what the pasting brought along.

import { withoutInvisible } from './name-likeness';

/** One address; the same letters as in `clues`, so that what is found in a list may stand in a cell. */
const EMAIL = /^[^\s@<>()[\]",;:]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/iu;
/** A host with a dot in it, with or without http(s) before it and anything but blanks behind it. */
const LINK = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+(?::\d+)?(?:[/?#]\S*)?$/iu;

/**
 * The address that a text means: without `mailto:` and what follows its question mark, without a name and the brackets around the address,
 * without invisible characters, outer blanks and a final full stop or comma. '' for a blank text; null when it is not one address.
 */
export function emailMeant(text: string): string | null {
  const bare = cleaned(text);
  const inside = /^[^<>]*<([^<>]*)>$/.exec(bare)?.[1] ?? bare;
  const address = trimmed(inside.replace(/^mailto:/i, '').replace(/\?.*$/, ''));
  return address === '' && bare === '' ? '' : EMAIL.test(address) ? address : null;
}

/** The link that a text means, as it is spelled there, without brackets around it and what follows it in a sentence. '' when blank, null when it is none. */
export function linkMeant(text: string): string | null {
  const bare = cleaned(text);
  const link = trimmed(/^<([^<>]*)>$/.exec(bare)?.[1] ?? bare);
  return link === '' && bare === '' ? '' : LINK.test(link) ? link : null;
}

const cleaned = (text: string): string => withoutInvisible(text).trim();

const trimmed = (text: string): string => text.trim().replace(/[.,;]+$/, '');
