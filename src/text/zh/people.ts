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

export const people: People = { lookUp, card };
