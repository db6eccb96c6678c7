// What a text says about whom it means: the normal form of a channel link, a handle, or an email address.

/** A `handle` with a platform identifies one creator; without one it may match several. */
type ClueKind = 'link' | 'handle' | 'email';

export interface Clue {
  readonly kind: ClueKind;
  /** As typed. */
  readonly text: string;
  /** As typed, if the handle's platform is known; '' = unknown. */
  readonly platform?: string;
}

/** Hosts whose channels live under a path; its first segment is the channel's handle, or leads to it. */
const PLATFORM_OF_HOST: Readonly<Record<string, string>> = {
  'youtube.com': 'youtube',
  'tiktok.com': 'tiktok',
  'instagram.com': 'instagram',
  'x.com': 'x',
  'twitter.com': 'x',
};

/** Common abbreviations and former names of platforms. */
const PLATFORM_WORDS: Readonly<Record<string, string>> = { yt: 'youtube', ig: 'instagram', insta: 'instagram', tt: 'tiktok', twitter: 'x' };

/** First path segments that are not handles. */
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

/** Scheme, host, port, path, query; the fragment is dropped. */
const LINK = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+)(?::\d+)?(\/[^?#\s]*)?(\?[^#\s]*)?(?:#\S*)?$/iu;
const EMAIL = /[^\s@<>()[\]",;:]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** No whitespace, no slash: a superset of what platforms allow. */
const HANDLE = /^@?[^\s@/\\,;:?#]+$/u;

const AROUND: readonly RegExp[] = [/^<(.*)>$/s, /^\[(.*)\]$/s, /^\((.*)\)$/s, /^\{(.*)\}$/s, /^["“”„](.*)["“”]$/s, /^['‘’](.*)['‘’]$/s];

/** The text without list or sentence punctuation around it: brackets, quotes, a final period. */
export function bare(part: string): string {
  const text = part
    .trim()
    .replace(/[.。!?]+$/, '')
    .trim();
  const inside = AROUND.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return inside === undefined ? text : bare(inside);
}

/** `youtube`, `tiktok`, `instagram`, or `x` for their common names; any other word in lower case. */
export function platformForm(text: string): string {
  const word = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return PLATFORM_WORDS[word] ?? word;
}

/** The handle in lower case, without the @; null when the text cannot be one. */
export function handleForm(text: string): string | null {
  const trimmed = bare(text.normalize('NFKC'));
  return HANDLE.test(trimmed) ? trimmed.replace(/^@/, '').toLowerCase() : null;
}

/** Every email address in the text, in lower case: a cell may hold several, or a name with the address in angle brackets. */
export function emailForms(text: string): readonly string[] {
  return [...new Set((text.normalize('NFKC').match(EMAIL) ?? []).map((one) => one.toLowerCase()))];
}

/**
 * A link without the parts that do not distinguish channels: scheme, `www.` or `m.`, host case, port, trailing slash, fragment. On a known
 * platform, also without what follows the channel (`/videos`, `?lang=en`) and the case of the handle; a channel given by handle becomes
 * `platform/@handle`, so that it equals the handle with its platform. null when the text is not a link.
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

/** The decoded path; unchanged if it contains a stray percent sign. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFKC');
  } catch {
    return path;
  }
}

/** Longer text is prose, and would keep the patterns above busy. In UTF-16 units; browsers accept links of about 2,000. */
const LONGEST = 2_000;

/** The kind of clue a text looks like; null when it cannot be one. A bare word is a handle. */
export function clueKind(text: string): ClueKind | null {
  if (text.trim() === '' || text.length > LONGEST) return null;
  if (looksLikeLink(text)) return 'link';
  if (emailForms(text).length > 0) return 'email';
  return handleForm(text) === null ? null : 'handle';
}

/** Whether a text is what a link label hides: a link or an email address. */
export const isAddress = (text: string): boolean => ['link', 'email'].includes(clueKind(text) ?? '');

/** A bare `a.b` may be a handle: a link has a scheme, a path, or a platform's host. */
function looksLikeLink(text: string): boolean {
  const form = linkForm(text);
  if (form === null) return false;
  return form.includes('/') || /^(?:https?:|www\.)/i.test(bare(text));
}

/** The normal forms a clue can be found by. A link or address in a handle column still counts as what it is. */
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
