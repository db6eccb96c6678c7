// The columns of the sandbox's workbooks, as data: the headings of an export and of the import template.
// The real ones are not published; these are invented and must not be taken for the CRM's.

type ColumnName = (typeof exportColumns)[number];

/** Every column of a row. */
export const exportColumns = [
  'creatorId',
  'platform',
  'name',
  'handle',
  'channelLink',
  'followers',
  'country',
  'status',
  'labels',
  'owner',
  'email',
  'contactLink',
  'notes',
  'groups',
  'archived',
  'createdAt',
  'updatedAt',
] as const;

/** What an import reads; the first four identify the creator, and any one of id, link and handle is enough. */
export const importColumns = [
  'creatorId',
  'channelLink',
  'handle',
  'platform',
  'status',
  'labels',
  'owner',
  'email',
  'contactLink',
  'notes',
] as const satisfies readonly ColumnName[];

export type ImportColumn = (typeof importColumns)[number];

export const headings: Readonly<Record<'en' | 'zh', Readonly<Record<ColumnName, string>>>> = {
  en: {
    creatorId: 'Creator ID',
    platform: 'Platform',
    name: 'Name',
    handle: 'Handle',
    channelLink: 'Channel link',
    followers: 'Followers',
    country: 'Country',
    status: 'Cooperation status',
    labels: 'Labels',
    owner: 'Owner',
    email: 'E-mail',
    contactLink: 'Contact link',
    notes: 'Notes',
    groups: 'Groups',
    archived: 'Archived',
    createdAt: 'Created at',
    updatedAt: 'Updated at',
  },
  zh: {
    creatorId: '达人ID',
    platform: '平台',
    name: '名称',
    handle: '账号',
    channelLink: '频道链接',
    followers: '粉丝数',
    country: '国家',
    status: '合作状态',
    labels: '标签',
    owner: '负责人',
    email: '邮箱',
    contactLink: '联系链接',
    notes: '备注',
    groups: '分组',
    archived: '已归档',
    createdAt: '创建时间',
    updatedAt: '更新时间',
  },
};

/** Between the names of several labels or groups in one cell; names may contain commas. */
export const separator = '; ';
