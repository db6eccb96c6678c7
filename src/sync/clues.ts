// What a text says of whom it means: the normal form of a channel link, a handle, an e-mail address.

/** `handle` with a platform names one creator; without one it may name several. */
export type ClueKind = 'link' | 'handle' | 'email';

export interface Clue {
  readonly kind: ClueKind;
  /** As a person wrote it. */
  readonly text: string;
  /** As a person wrote it, where a handle's platform is known; '' = not known. */
  readonly platform?: string;
}

/** Where channels stand under a path; the first word of the path is the channel's handle, or leads to it. */
const PLATFORM_OF_HOST: Readonly<Record<string, string>> = {
  'youtube.com': 'youtube',
  'tiktok.com': 'tiktok',
  'instagram.com': 'instagram',
  'x.com': 'x',
  'twitter.com': 'x',
};

/** What people write for a platform, beside its own name. */
const PLATFORM_WORDS: Readonly<Record<string, string>> = { yt: 'youtube', ig: 'instagram', insta: 'instagram', tt: 'tiktok', twitter: 'x' };

/** First words of a path that are not somebody's handle. */
const NO_HANDLES: ReadonlySet<string> = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'stories',
  'explore',
  'i',
  'intent',
  'home',
  'search',
  'hashtag',
]);

/** scheme, host, port, path, search; the fragment is dropped. */
const LINK = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+)(?::\d+)?(\/[^?#\s]*)?(\?[^#\s]*)?(?:#\S*)?$/iu;
const EMAIL = /[^\s@<>()[\]",;:]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** No space, no slash: what platforms allow and more. */
const HANDLE = /^@?[^\s@/\\,;:?#]+$/u;

const AROUND: readonly RegExp[] = [/^<(.*)>$/s, /^\[(.*)\]$/s, /^\((.*)\)$/s, /^\{(.*)\}$/s, /^["“”„](.*)["“”]$/s, /^['‘’](.*)['‘’]$/s];

/** Without what a list or a sentence puts around a clue: brackets, quotes, a full stop at the end. */
export function bare(part: string): string {
  const text = part
    .trim()
    .replace(/[.。!?]+$/, '')
    .trim();
  const inside = AROUND.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return inside === undefined ? text : bare(inside);
}

/** `youtube`, `tiktok`, `instagram`, `x` for whatever people call them; other words in small letters. */
export function platformForm(text: string): string {
  const word = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return PLATFORM_WORDS[word] ?? word;
}

/** The handle in small letters, without the @; null when the text cannot be one. */
export function handleForm(text: string): string | null {
  const trimmed = bare(text.normalize('NFKC'));
  return HANDLE.test(trimmed) ? trimmed.replace(/^@/, '').toLowerCase() : null;
}

/** Every address in the text, in small letters: a cell may hold several, or a name with the address in angle brackets. */
export function emailForms(text: string): readonly string[] {
  return [...new Set((text.normalize('NFKC').match(EMAIL) ?? []).map((one) => one.toLowerCase()))];
}

/**
 * A link without what does not tell channels apart: scheme, `www.` or `m.`, case of the host, port, slash at the end, fragment. On a known platform
 * also what follows the channel (`/videos`, `?lang=en`), and the case of a handle; a channel by its handle becomes `platform/@handle`,
 * so that it equals the handle with its platform. null when the text is no link.
 */
export function linkForm(text: string): string | null {
  const parts = LINK.exec(bare(text.normalize('NFKC')));
  if (parts === null || (parts[1] !== undefined && !/^https?$/i.test(parts[1]))) return null;
  const host = (parts[2] ?? '').toLowerCase().replace(/^(?:www|m|mobile)\./, '');
  const path = decoded(parts[3] ?? '').replace(/\/+$/, '');
  const platform = PLATFORM_OF_HOST[host];
  return platform === undefined
    ? `${host}${path}${parts[4] ?? ''}`
    : channelForm(platform, path.split('/').filter(Boolean), parts[4] ?? '');
}

function channelForm(platform: string, [first = '', second = '', ...rest]: readonly string[], search: string): string {
  const low = first.toLowerCase();
  if (platform === 'youtube') {
    if (low === 'channel') return `${platform}/channel/${second}`;
    if (low === 'c' || low === 'user') return `${platform}/${low}/${second.toLowerCase()}`;
  }
  const named = first.startsWith('@') || platform === 'instagram' || platform === 'x';
  if (named && first !== '' && !NO_HANDLES.has(low)) return `${platform}/@${low.replace(/^@/, '')}`;
  return [platform, first, second, ...rest].filter(Boolean).join('/') + search;
}

/** A path as people read it; one with a stray percent sign stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFKC');
  } catch {
    return path;
  }
}

/** A longer text is prose, and would keep the patterns above busy. UTF-16 units; a browser takes about 2,000 for a link. */
const LONGEST = 2_000;

/** What kind of clue a text is, by its look; null when it can be none. A bare word is a handle. */
export function clueKind(text: string): ClueKind | null {
  if (text.trim() === '' || text.length > LONGEST) return null;
  if (looksLikeLink(text)) return 'link';
  if (emailForms(text).length > 0) return 'email';
  return handleForm(text) === null ? null : 'handle';
}

/** Whether a text is what stands behind a name: a link or an e-mail address. */
export const isAddress = (text: string): boolean => ['link', 'email'].includes(clueKind(text) ?? '');

/** `a.b` alone may be a handle: a link has a scheme, a path or a platform's host. */
function looksLikeLink(text: string): boolean {
  const form = linkForm(text);
  if (form === null) return false;
  return form.includes('/') || /^(?:https?:|www\.)/i.test(bare(text));
}

/** The normal forms that a clue may be found by. A link or an address in a column of handles still counts as what it is. */
export function formsOf({ kind, text, platform = '' }: Clue): readonly string[] {
  if (text.length > LONGEST) return [];
  if (kind === 'email') return emailForms(text);
  if (kind === 'link' || looksLikeLink(text)) {
    const form = linkForm(text);
    return form === null ? [] : [form];
  }
  const handle = handleForm(text);
  if (handle === null || handle === '') return [];
  return [platform.trim() === '' ? `@${handle}` : `${platformForm(platform)}/@${handle}`];
}
