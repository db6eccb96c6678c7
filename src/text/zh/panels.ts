// Chinese: the screens besides the main task.

import type { panelsZh } from '../operation-list';
import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';
import { bulkEdit } from './bulk-edit';
import { followUps, handOut, lookups } from './follow-ups';
import { overview } from './overview';
import { ownTab } from './own-tab';
import { schedule } from './schedule';

type Panels = Omit<PageWords['panels'], keyof typeof panelsZh>;

/** What happens to a file of the CRM. */
const handedOut: Panels['handedOut'] = {
  toTab: '在新工作表中打开',
  toComputer: '保存到我的电脑',
  fetching: '正在获取文件',
  inTab: ({ tab, rows }) => `新工作表“${tab}”中有 ${count(rows)} 行。`,
  link: 'CRM 只通过它自己的链接提供此文件。',
  openLink: '打开链接',
  saved: ({ name }) => `“${name}”已准备好。`,
  save: '保存文件',
};

const rowLabels: Panels['rowLabels'] = {
  daily: '选中行的标签…',
  title: '选中行的标签',
  about: ({ creators }) => `已选中 ${count(creators)} 位网红。`,
  nobody: '请先在表格中选中网红所在的行，再回到这里。',
  inDoubt: ({ where }) => `${where}：无法确定是哪位网红或哪些标签，不计入。`,
  some: '部分',
  onlyTicked: '只有您勾选或取消勾选的标签会改动。在您点“同步”之前，改动只留在单元格里。',
  apply: ({ labels: n }) => (n === 0 ? '修改标签' : `修改 ${count(n)} 个标签`),
  written: ({ cells, creators }) =>
    cells === 0 ? '单元格里已经是这样。' : `已在表格中修改 ${count(creators)} 位网红的标签。点“同步”发送。`,
};

const views: PageWords['panels']['views'] = {
  saved: '已保存的视图',
  none: '还没有保存的视图。请选择网红并保存为视图，或保存某个工作表的视图。',
  tabs: '含有网红的工作表',
  here: '您在这里',
  choose: '选择网红',
  open: '打开',
  goThere: '前往',
  change: '修改…',
  save: '保存…',
  rename: '重命名',
  duplicate: '复制一份',
  remove: '删除…',
  newName: ({ name }) => `“${clip(name, 24)}”的新名称`,
  deleteAsk: '删除此已保存的视图？CRM 中不会有任何改变。',
  deleteAskTab: '删除此已保存的视图？它的工作表保持原样，仍可刷新和同步。CRM 中不会有任何改变。',
  deleteIt: '删除视图',
};

const account: Panels['account'] = {
  open: '额度与限制',
  title: '额度与限制',
  again: '刷新',
  me: ({ name }) => `您是 ${name}。`,
  credits: ({ used, total, remaining }) =>
    [
      `已用额度：${count(used)}`,
      total === null ? '' : `（共 ${count(total)}）`,
      remaining === null ? '' : `，剩余 ${count(remaining)}`,
    ].join(''),
  limit: ({ sent, most }) => `最近一分钟的请求：${count(sent)} / ${count(most)}。`,
  slowed: ({ most, time }) => `CRM 接受此密钥的请求少于平常。${time}之前每分钟最多发送 ${count(most)} 次。`,
  free: ({ seconds }) => `CRM 将在 ${seconds}后接受下一次请求。`,
  barred: ({ parts }) => `您的密钥没有以下权限：${parts.join('、')}。请向账号所有者申请。`,
  area: {
    reading: '读取 CRM',
    changes: '修改网红',
    labels: '修改标签',
    groups: '修改分组',
    email: '使用邮件任务',
    exports: '导出',
    imports: '导入',
  },
};

export const panels: Panels = {
  account,
  rename: '重命名',
  remove: '删除…',
  more: ({ n }) => `另有 ${count(n)} 项，可搜索查找`,
  rowLabels,
  bulkEdit,
  followUps,
  lookups,
  handOut,
  handedOut,
  overview,
  schedule,
  ownTab,
  views,
};
