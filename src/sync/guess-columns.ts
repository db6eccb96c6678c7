// Which column of a person's own list holds channel links, handles, e-mail addresses or platforms.

import { type ClueKind, clueKind, handleForm, linkForm, platformForm } from './clues';

export interface OwnColumn {
  readonly heading: string;
  /** Texts under the heading; blank ones say nothing. */
  readonly texts: readonly string[];
}

export type OwnRole = ClueKind | 'platform';

/** What people write above such a column, in English and Chinese. */
const HEADINGS: Readonly<Record<OwnRole, RegExp>> = {
  link: /\b(?:url|link|links|channel|profile)\b|链接|主页|网址/i,
  handle: /\b(?:handle|handles|user ?name|account|ig|tiktok|instagram|youtube)\b|账号|用户名|昵称/i,
  email: /e-?mail|邮箱|电邮/i,
  platform: /platform|network|平台/i,
};

const PLATFORMS: ReadonlySet<string> = new Set(['youtube', 'instagram', 'tiktok', 'x']);

/** Whether one text may stand in a column of that kind. */
const FITS: Readonly<Record<OwnRole, (text: string) => boolean>> = {
  link: (text) => clueKind(text) === 'link' && linkForm(text) !== null,
  handle: (text) => handleForm(text) !== null && clueKind(text) === 'handle',
  email: (text) => clueKind(text) === 'email',
  platform: (text) => PLATFORMS.has(platformForm(text)),
};

/** So much of a column must look like it; of a handle, whose look is any word's, only where the heading or an @ says so, too. */
const ENOUGH = 0.5;

/** Of a link: to a platform's channel, not to any page. */
const KNOWN_PLACE = /^(?:youtube|tiktok|instagram|x)\//;

function scoreOf({ heading, texts }: OwnColumn, role: OwnRole): number {
  const cells = texts.filter((text) => text.trim() !== '');
  if (cells.length === 0) return 0;
  const share = cells.filter(FITS[role]).length / cells.length;
  const named = HEADINGS[role].test(heading);
  const sure = role !== 'handle' || named || cells.filter((text) => text.trim().startsWith('@')).length / cells.length >= ENOUGH;
  if (share < ENOUGH || !sure) return 0;
  const places = role === 'link' ? cells.filter((text) => KNOWN_PLACE.test(linkForm(text) ?? '')).length / cells.length : 0;
  return share + places + (named ? 0.5 : 0);
}

/** The best column for each role as an index, the leftmost of equals; null = none looks like it. */
export function guessColumns(columns: readonly OwnColumn[]): Readonly<Record<OwnRole, number | null>> {
  const best = (role: OwnRole): number | null => {
    const scores = columns.map((column) => scoreOf(column, role));
    const most = Math.max(0, ...scores);
    return most === 0 ? null : scores.indexOf(most);
  };
  return { link: best('link'), handle: best('handle'), email: best('email'), platform: best('platform') };
}
