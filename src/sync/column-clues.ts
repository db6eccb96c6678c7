// What one of the person's own columns reveals about itself, by its heading (English or Chinese) and by its contents.

import { bare, clueKind, handleForm, linkForm, platformForm } from './clues';
import type { EditableField } from './model';

/** Ways a column can identify a row's creator. The id is separate, because only the CRM's lists can tell an id from any other word. */
export type WhoRole = 'link' | 'handle' | 'email' | 'platform';
export type HeadingRole = WhoRole | 'id' | Exclude<EditableField, 'email'>;

/** Common headings, in the order they are tried: a contact link is also a link. */
const HEADINGS: readonly (readonly [HeadingRole, RegExp])[] = [
  ['contactLink', /contact.?(?:link|url)|联系链接|联系方式/i],
  ['id', /^(?:creator.?)?id$|^(?:网红|达人|频道) ?id$/i],
  ['email', /e-?mail|邮箱|电邮|邮件/i],
  ['link', /\b(?:urls?|links?|channel|profile)\b|链接|主页|网址/i],
  ['handle', /\b(?:handles?|user ?name|account|ig|tiktok|instagram|youtube)\b|账号|用户名|昵称/i],
  ['platform', /platform|network|平台/i],
  ['status', /status|stage|状态|阶段/i],
  ['owner', /owner|assignee|responsible|负责人|跟进人/i],
  ['labels', /\b(?:labels?|tags?)\b|标签/i],
  ['notes', /\b(?:notes?|remarks?|comments?)\b|备注|说明/i],
];

export const roleByHeading = (heading: string): HeadingRole | null => HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;

/** Whether the heading suits such a column, whatever else it may mean. */
export const mayHead = (heading: string, role: HeadingRole): boolean =>
  HEADINGS.some(([one, pattern]) => one === role && pattern.test(heading));

const PLATFORMS: ReadonlySet<string> = new Set(['youtube', 'instagram', 'tiktok', 'x']);

/** Whether a text could be in such a column. */
const FITS: Readonly<Record<WhoRole, (text: string) => boolean>> = {
  link: (text) => clueKind(text) === 'link' && linkForm(text) !== null,
  handle: (text) => clueKind(text) === 'handle' && handleForm(text) !== null,
  email: (text) => clueKind(text) === 'email',
  platform: (text) => PLATFORMS.has(platformForm(text)),
};

const shareOf = (texts: readonly string[], fits: (text: string) => boolean): number => {
  const filled = texts.filter((text) => text.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
};

/** The share of texts that fit the role, 0 to 1; blanks are ignored. */
export const shareFitting = (texts: readonly string[], role: WhoRole): number => shareOf(texts, FITS[role]);

/** The share that is unambiguously a handle because of its @: without one, any single word could be a handle. */
export const shareOfSigns = (texts: readonly string[]): number => shareOf(texts, (text) => bare(text).startsWith('@'));

/** A link to a platform's channel rather than to some other page. */
const CHANNEL = /^(?:youtube|tiktok|instagram|x)\//;

export const shareOfChannels = (texts: readonly string[]): number => shareOf(texts, (text) => CHANNEL.test(linkForm(text) ?? ''));
