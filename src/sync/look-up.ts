// Looks up a creator by whatever a person has: what to ask the CRM, and which of its answers rank first.

import type { CreatorId } from '../../contract/records';
import type { Channel } from '../fields/fields';
import { type Clue, clueKind, emailForms, linkForm } from './clues';
import { matchIndex } from './match';

/** The clue in a text: a link, an address, or a handle; null when it can only be a name. */
export function clueIn(text: string, platform = ''): Clue | null {
  const kind = clueKind(text);
  return kind === null ? null : { kind, text, platform };
}

/**
 * The keyword to search for. The CRM compares it with names, handles, and addresses, so a link is reduced to the part that names the
 * channel. A handle loses its @, because the CRM may store it without.
 */
export function keywordOf(text: string): string {
  const clue = clueIn(text);
  if (clue?.kind === 'link') return channelWord(linkForm(text) ?? text);
  if (clue?.kind === 'email') return emailForms(text)[0] ?? text;
  return text.trim().replace(/^@/, '');
}

/** `youtube/@sample` -> `sample`; any other link -> the last part of its path. */
function channelWord(form: string): string {
  const at = form.indexOf('/@');
  if (at >= 0) return form.slice(at + 2);
  const parts = form.split('?')[0]?.split('/') ?? [];
  return parts[parts.length - 1] ?? form;
}

const plain = (text: string | undefined): string => (text ?? '').normalize('NFKC').toLowerCase().trim();

/** The creators the text names exactly: by link, handle, address, or full name. */
export function namedExactly(text: string, channels: readonly Channel[]): readonly Channel[] {
  const clue = clueIn(text);
  const match = matchIndex(channels).match(clue === null ? [] : [clue]);
  const ids = new Set<CreatorId>(match.found === 'matched' ? [match.creatorId] : match.found === 'ambiguous' ? match.creatorIds : []);
  return channels.filter((channel) => ids.has(channel.creatorId) || plain(channel.name) === plain(text));
}

/** Exact matches first, then creators with the keyword in name, handle, link, or address, then whatever else the CRM found. */
export function nearestFirst(text: string, channels: readonly Channel[]): readonly Channel[] {
  const exact = new Set(namedExactly(text, channels));
  const keyword = plain(keywordOf(text));
  const far = (channel: Channel): number => (exact.has(channel) ? 0 : holds(channel, keyword) ? 1 : 2);
  return [...channels].sort((a, b) => far(a) - far(b));
}

const holds = ({ name, handle, channelLink, email }: Channel, keyword: string): boolean =>
  [name, handle, channelLink, email].some((text) => plain(text).includes(keyword));
