// Chinese: e-mail tasks, exports, imports and the account, as the sidebar shows them. It must not know how they are laid out.

import { count } from '../phrase';
import type { Words } from '../words';

type Files = Words['files'];

const email: Files['email'] = {
  open: '加入邮件任务',
  title: '加入邮件任务',
  about: '请在表格中选中达人所在的行，再选择要加入的任务。执行前您会看到全部内容。',
  find: '查找任务',
  none: '没有名称包含这段文字的任务。',
  noneYet: 'CRM 中还没有邮件任务。请先在 CRM 中新建。',
  onlyOthers: '这里没有可加入的任务：只有独立任务可以加入达人。请先在 CRM 中新建。',
  add: '加入选中的行',
  others: ({ n }) => `有 ${count(n)} 个任务未显示：只有独立任务可以加入达人。`,
};

export const files: Files = { email };
