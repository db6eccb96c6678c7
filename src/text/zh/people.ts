// Chinese: looking creators up, adding them, showing one. It must not know how it is laid out.

import { clip, count } from '../phrase';
import type { Words } from '../words';

type People = Words['people'];

const lookUp: People['lookUp'] = {
  open: '查找达人',
  title: '查找达人',
  what: '在整个 CRM 中查找，不限于这个标签页。',
  box: '名称、账号、链接或邮箱',
  button: '查找',
  busy: '正在查找…',
  nobody: 'CRM 中没有符合的达人，已归档的也没有。',
  nobodyArchived: '没有符合的已归档达人。',
  onlyArchived: '在已归档的达人中找到：',
  more: ({ n }) => `有 ${count(n)} 位达人符合。请输入更多文字缩小范围。`,
  askArchived: '在已归档的达人中查找',
  show: '在这个标签页中显示',
  add: '加入这个标签页',
  added: ({ n }) => `${count(n)} 位达人已成为这个标签页的行。`,
};

const card: People['card'] = {
  noOwner: '无负责人',
  noStatus: '无合作状态',
  archived: '已归档',
  unnamed: ({ key }) => `达人 ${clip(key, 24)}`,
};

const add: People['add'] = {
  open: '添加达人',
  title: '添加达人',
  box: '达人 ID、链接或账号',
  how: '每行一个，或用逗号分隔，最多 500 个。会先在整个 CRM 中查找，包括已归档的达人。不会发送任何内容。',
  check: '检查',
  checking: ({ done, total }) => `正在检查，已完成 ${count(done)}/${count(total)}…`,
  tooMany: ({ n }) => `只检查了前 500 个，还有 ${count(n)} 个，请稍后再检查。`,
  known: ({ n, total }) => `${count(total)} 个中有 ${count(n)} 个已在 CRM 中`,
  withOwner: ({ n }) => `${count(n)} 个有负责人`,
  archived: ({ n }) => `${count(n)} 个已归档`,
  several: ({ text }) => `“${clip(text, 40)}”对应多位达人：`,
  addKnown: ({ n }) => `把这 ${count(n)} 位加入这个标签页`,
  fresh: ({ n }) => `${count(n)} 个是新的`,
  freshWhat: 'CRM 中没有这些 ID 的达人。ID 是否存在尚未检查，发送前的检查页会说明。',
  notIds: ({ n }) => `这些是账号，不是 ID：在 CRM 中查找（${count(n)} 到 ${count(2 * n)} 次请求）`,
  begin: '新达人的初始内容',
  status: '合作状态',
  owner: '负责人',
  none: '无',
  needs: '请选择合作状态或标签：CRM 只接受带有其中一项的新达人。',
  addFresh: ({ n }) => `在这个标签页中添加 ${count(n)} 行`,
  added: ({ n }) => `已添加 ${count(n)} 行。点“同步”发送，发送前您会检查全部内容。`,
  hadRow: ({ n }) => `${count(n)} 个在这里已有行。`,
  toLookUp: ({ n }) => `${count(n)} 个不在这个标签页中，也不是 ID`,
  lookUp: ({ n, seconds }) => `在 CRM 中查找（${count(n)} 到 ${count(2 * n)} 次请求，最多 ${seconds}）`,
  unresolved: ({ n }) => `${count(n)} 个不在 CRM 中，无法添加`,
  unresolvedWhat: '达人只能凭 ID 进入 CRM。请在 NoxInfluencer 中找到 ID 后粘贴；不会根据链接、账号或名称猜测。',
  gone: ({ n }) => `${count(n)} 个已不在 CRM 中`,
  goneWhat: '他们在这个标签页中有行，以前在 CRM 中，所以不会再次添加。',
  all: '显示全部',
  who: '是哪些达人',
  again: '检查其他达人',
};

export const people: People = { lookUp, card, add };
