// Chinese words the server writes into the spreadsheet.

import { headingsIn, hintsIn } from '../columns';
import type { Words } from '../en';
import { clip, inLine, withoutDomain } from '../phrase';
import { common } from './common';
import { moment } from './moment';
import { overviewCells } from './overview';

const hint = hintsIn('zh', {
  editable: '蓝色表头：可以在这里修改，然后在面板点“同步”。',
  readOnly: '灰色表头：内容来自 CRM。在这里输入的内容不会发送，读取全部行的刷新会覆盖它。',
});

const by = (time: string, who: string): string => [moment(time), withoutDomain(who)].filter(Boolean).join('，');

const sync: Words['cells']['sync'] = {
  edited: ({ fields }) => `已修改：${fields.join('、')}`,
  isNew: '新网红：将会添加',
  waits: ({ whys }) => `需修正：${whys.join('；')}`,
  conflict: ({ fields }) => `冲突：${fields.join('、')}`,
  conflictNote: '上次刷新后，您和 CRM 都改动了这里。请点“同步”，选择保留哪一个。',
  changed: ({ changes }) => `CRM 更新：${changes.join('，')}`,
  changedValue: ({ field, before, after }) => `${field}（${inLine(before) || '空'} → ${inLine(after) || '空'}）`,
  changedSet: ({ field, added, removed }) =>
    `${field}（${[added && `新增 ${inLine(added)}`, removed && `移除 ${inLine(removed)}`].filter(Boolean).join('；')}）`,
  changedNote: '在您最近两次刷新之间，有人在 CRM 中改动了这里。表格显示的是新内容。下次刷新后，这条提示会消失。',
  sent: ({ time, who }) => `已发送 ${by(time, who)}`,
  undone: ({ time, who }) => `已撤销 ${by(time, who)}`,
  added: ({ time, who }) => `已添加 ${by(time, who)}`,
  archived: ({ time, who }) => `已归档 ${by(time, who)}`,
  restored: ({ time, who }) => `已恢复 ${by(time, who)}`,
  refused: ({ why }) => `未接受：${why}`,
  unclear: '尚不确定是否送达',
  unclearNote: '发送这一行时连接中断。请打开面板，系统会向 CRM 查询是否已送达。',
  respelled: ({ field, text }) => `${field}：CRM 保存为 ${clip(inLine(text), 200)}`,
  movedMeanwhile: '之后有变动：请重新同步',
  movedNote: '您打开核对窗口之后，这一行或 CRM 又有变动，所以没有发送。请点“同步”重新核对。',
  paused: '已暂停',
  checking: '正在检查',
  left: '已不在此视图',
  leftNote: '这位网红仍在 CRM 中，但不再符合此工作表的条件。您的行和修改都会保留。',
  archivedThere: '已在 CRM 中归档',
  archivedThereNote: '这位网红已在 CRM 中归档，因此不在此视图中。您的行和修改都会保留。要取回：更多 ▸ 恢复选中的行。',
  gone: 'CRM 中已不存在',
  mixedUp: '行内容错位',
  rowsDisagree: ({ fields }) => `多行不一致：${fields.join('、')}`,
  crmSays: ({ reason }) => `CRM 的说明：${clip(reason, 200)}`,
};

export const cells: Words['cells'] = {
  heading: headingsIn('zh'),
  hint,
  sync,
  tabName: 'CRM 网红',
  firstRun: ['1  修改蓝色表头的列。', '2  在面板点“同步”。', '3  核对，然后发送。'],
  archived: { yes: '是', no: '否' },
  shortened: '这段文字太长，无法在此修改。这里只显示开头，且不会发送。',
  /** A CRM file without a name, and the tab with the rows an import did not take. */
  fileName: '工作簿.xlsx',
  importName: '不在 CRM 中.xlsx',
  importSheet: '导入',
  notTaken: {
    tabName: ({ time }) => `未导入 ${moment(time).replace(':', '.')}`,
    row: '行',
    fate: '结果',
    reason: '原因',
    failed: '未导入',
    repeated: '重复',
  },
  lookupHint: ({ tab }) => `引用自工作表“${clip(inLine(tab), 60)}”，按网红对应。请在那里修改。`,
  followUps: { lastSent: '上次发送', count: '跟进次数', next: '下一步', due: '跟进日期', answered: '已回复' },
  overview: overviewCells,
  titles: { sidebar: common.addOn, review: '发送前核对' },
};

export const menu: Words['menu'] = {
  open: '打开',
};
