// Chinese sentences of the pages about practicing with sample creators.

import type { PageWords } from '../pages-en';
import { count } from '../phrase';

const steps = {
  edited: '在表格中改一个状态。',
  checked: '在这里点击“同步”。',
  sent: '核对将要发送的内容，然后发送。',
  undone: '点击“撤销这次同步”，然后发送。',
};

export const practicing: PageWords['practicing'] = {
  start: '用示例网红试一试',
  startWhat: '无需密钥：一个含虚构网红的工作表，以及一个模拟的 CRM。',
  title: '练习',
  lead: '练习：',
  what: '这些网红是虚构的。这里的任何内容都不会发送到 CRM。',
  marked: ({ title }) => `练习：${title}`,
  review: '练习：这些网红是虚构的，此处的内容不会发送到任何 CRM。',
  stepsTitle: '四步试用',
  steps,
  stepDone: '（已完成）',
  stepsAllDone: '全部完成。还可以试试：让同事改点什么；修改已锁定的“示例网红 06”；输入一个不存在的状态。',
  hideSteps: '隐藏步骤',
  colleague: '让同事改点什么',
  colleagueChanged: ({ changes }) =>
    changes.length === 0
      ? 'CRM 拒绝了同事的修改：该网红已锁定。'
      : `同事在 CRM 中${changes
          .map(({ creator, field, value, edited }) => `把${creator}的${field}改为“${value}”${edited ? '（您也改了同一处）' : ''}`)
          .join('，')}。点击“刷新”查看，或直接“同步”。`,
  remove: '删除此练习',
  removeAsk: ({ n }) => `删除此练习吗？其中 ${count(n)} 处未发送的修改会随工作表一起删除，这里无法撤销。`,
  keep: '保留',
  removed: '练习已删除：包括工作表和为它保存的一切。',
  notInPractice: '练习中不可用：这需要真实的 CRM，或会离开此工作表。',
  copyTitle: '练习工作表',
  copyWhat: '此工作表复制自一个练习，或有同事正在这里练习。它没有连接任何 CRM，其中的内容不会被发送。',
  copyDo: '没有人需要时，可像普通工作表一样删除。想自己练习，请开始您自己的练习。',
};
