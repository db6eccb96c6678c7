// The names of the fields, in every language side by side. No two headings of one language may be equal.

import type { ChangeableField, FieldName } from '../fields/fields';
import type { Language } from '../rpc/shapes';

interface Shown {
  readonly heading: string;
  /** The note on the heading; null = the note shared by all editable, or all read-only, columns. */
  readonly hint: string | null;
}

interface Changeable extends Shown {
  /** One value of the field, in the middle of a sentence. */
  readonly noun: string;
}

type InEach<W> = Readonly<Record<Language, W>>;
type FieldWords = { readonly [F in FieldName | 'sync']: InEach<F extends ChangeableField ? Changeable : Shown> };

const only = (en: string, zh: string): InEach<Shown> => ({ en: { heading: en, hint: null }, zh: { heading: zh, hint: null } });

export const FIELD_WORDS: FieldWords = {
  creatorId: {
    en: { heading: 'creator_id', hint: 'Identifies the creator in each row. Leave this column as it is.' },
    zh: { heading: 'creator_id', hint: '用来识别每一行是哪位网红，请保持这一列不变。' },
  },
  sync: {
    en: { heading: 'Sync', hint: 'The sync status of each row. The note on a cell says why.' },
    zh: { heading: '同步', hint: '每一行的同步情况。单元格上的附注说明原因。' },
  },
  name: only('Creator', '网红'),
  platform: only('Platform', '平台'),
  followers: only('Followers', '粉丝数'),
  status: {
    en: { heading: 'Status', hint: null, noun: 'status' },
    zh: { heading: '合作状态', hint: null, noun: '合作状态' },
  },
  owner: {
    en: { heading: 'Owner', hint: null, noun: 'team member' },
    zh: { heading: '负责人', hint: null, noun: '团队成员' },
  },
  labels: {
    en: {
      heading: 'Labels',
      hint: 'Label names separated by commas. The cell is the complete set: a name you remove here is removed in the CRM after you confirm.',
      noun: 'label',
    },
    zh: {
      heading: '标签',
      hint: '标签名用逗号隔开。单元格就是完整的标签：在这里删掉的名称，经您确认后也会在 CRM 中移除。',
      noun: '标签',
    },
  },
  notes: {
    en: { heading: 'Notes', hint: null, noun: 'note' },
    zh: { heading: '备注', hint: null, noun: '备注' },
  },
  email: {
    en: { heading: 'Email', hint: null, noun: 'email' },
    zh: { heading: '邮箱', hint: null, noun: '邮箱' },
  },
  contactLink: {
    en: { heading: 'Contact link', hint: null, noun: 'contact link' },
    zh: { heading: '联系链接', hint: null, noun: '联系链接' },
  },
  handle: only('Handle', '账号名'),
  channelLink: only('Channel link', '频道链接'),
  country: only('Country', '国家/地区'),
  groups: only('Groups', '分组'),
  updatedAt: only('Changed in CRM', 'CRM 更新时间'),
  archived: {
    en: { heading: 'Archived', hint: null, noun: 'archive mark' },
    zh: { heading: '已归档', hint: null, noun: '归档标记' },
  },
  createdAt: only('Created in CRM', 'CRM 创建时间'),
};
