// Chinese: a person's own tab that becomes a view.

import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';

export const ownTab: PageWords['panels']['ownTab'] = {
  title: '使用您已有的工作表',
  what: '我们的列加在您的列右侧。您的单元格不会有任何改动。',
  problem: {
    'has-view': '此工作表已显示来自 CRM 的网红。请在表格中点开您自己的工作表。',
    empty: '此工作表是空的。请在表格中点开您自己的名单。',
    'no-headings': '此工作表的第一行没有表头。请为您的每一列写上表头，然后再检查一次。',
  },
  whose: ({ name }) => `网红：${name}`,
  ask: '您的哪些列可以识别网红？',
  role: { link: '频道链接', handle: '账号名', email: '邮箱地址', platform: '平台（用于账号名）' },
  none: '没有',
  column: ({ heading, sample }) => clip(sample === '' ? heading : `${heading}（${sample}）`, 48),
  needed: '请至少选择一列。',
  compare: '与 CRM 比对',
  other: '其他网红…',
  reading: '正在读取网红',
  readingWhat: '尚未向您的工作表写入任何内容。',
  found: ({ matched, rows }) => `${count(rows)} 行中找到 ${count(matched)} 行`,
  matched: ({ rows, creators }) => `${count(rows)} 行会填入 ${count(creators)} 位网红在 CRM 中的内容。`,
  unmatched: ({ n }) => `${count(n)} 行不符合，仍是您自己的行。`,
  ambiguous: ({ n }) => `${count(n)} 行对应多位网红，保持不动：`,
  ambiguousRow: ({ row, names }) => `第 ${count(row)} 行：${names}`,
  appended: ({ n }) => `${count(n)} 位没有行的网红会加在您的行下方。`,
  use: '使用此工作表',
};
