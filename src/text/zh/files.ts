// Chinese: e-mail tasks, exports, imports, and the account in the sidebar.

import type { PageWords } from '../pages-en';
import { clip, count, megabytes } from '../phrase';

type Files = PageWords['files'];

const email: Files['email'] = {
  open: '加入邮件任务',
  title: '加入邮件任务',
  about: '请在表格中选中网红所在的行，再选择要加入的任务。执行前您可以核对全部内容。',
  find: '查找任务',
  none: '没有匹配的任务。',
  noneYet: 'CRM 中还没有邮件任务。请先在 CRM 中新建。',
  onlyOthers: '这里没有可加入的任务：只有独立任务可以加入网红。请先在 CRM 中新建。',
  everybody: '包括已归档或在 CRM 中没有邮箱的网红',
  add: '加入选中的行',
  others: ({ n }) => `有 ${count(n)} 个任务未显示：只有独立任务可以加入网红。`,
};

const exporting: Files['exports'] = {
  open: '导出',
  title: '导出',
  about: 'CRM 会把网红写成工作簿，需要一些时间。期间您可以关闭这里。',
  view: '导出此工作表的网红',
  whole: '导出全部网红',
  noneYet: '还没有导出。',
  nameless: '导出文件',
  working: '正在生成',
  ready: ({ rows }) => `已就绪 · ${count(rows)} 行`,
  readyUncounted: '已就绪',
  until: ({ time }) => `可获取至 ${time}`,
  failed: '失败。没有生成文件，请重新导出。',
  because: ({ text }) => `CRM 的说明：${text}`,
  expired: 'CRM 中已过期。请重新导出。',
  unknown: 'CRM 未提供进度。',
  others: ({ n }) => `${count(n)} 个未显示：属于 NoxInfluencer 的其他部分。`,
  unsure: '列表中可能有 NoxInfluencer 其他部分的导出：它没有说明各是什么。',
  more: ({ n }) => `另有 ${count(n)} 个较早的未列出。`,
};

const hand: Files['hand'] = {
  toTab: '在新工作表中打开',
  toComputer: '保存到我的电脑',
  fetching: '正在获取文件',
  inTab: ({ tab, rows }) => `新工作表“${tab}”中有 ${count(rows)} 行。`,
  link: 'CRM 只通过它自己的链接提供此文件。',
  openLink: '打开链接',
  saved: ({ name }) => `“${name}”已准备好。`,
  save: '保存文件',
};

const listed = (names: readonly string[]): string => names.join('、');

const imports: Files['imports'] = {
  open: '导入工作簿',
  title: '导入工作簿',
  about: ({ rows, bytes }) => `一次把许多网红添加到 CRM：最多 ${count(rows)} 行、${megabytes(bytes)}，按 CRM 的模板填写。`,
  template: '获取模板',
  pick: '工作簿（.xlsx）',
  tooLarge: ({ bytes }) => `该文件超过 ${megabytes(bytes)}，请拆分。`,
  notXlsx: '这里只能检查 .xlsx 工作簿。请先另存为 .xlsx。',
  unread: '无法读取该文件，请重新选择。',
  checking: '正在检查文件，尚未发送任何内容。',
  fine: ({ rows, file }) => `“${file}”：可导入 ${count(rows)} 行。`,
  inTheWay: '请先更正',
  notable: '请留意',
  headingsUnknown: 'CRM 没有以文件形式提供模板，因此无法比较标题。',
  rows: ({ rows, more }) => `第 ${rows.join('、')} 行${more > 0 ? `，另有 ${count(more)} 行` : ''}`,
  finding: {
    'no-headings': ({ names }) => `第一行没有模板中的任何标题：${listed(names)}。`,
    'missing-headings': ({ names }) => `文件中没有模板的这些列：${listed(names)}。`,
    'unknown-headings': ({ names }) => `模板中没有这些列：${listed(names)}。`,
    'no-rows': '标题下面没有任何行。',
    'too-many-rows': ({ n, most }) => `有 ${count(n)} 行，但 CRM 最多接受 ${count(most)} 行。请拆分文件。`,
    'empty-rows': ({ where }) => `${where}：没有内容。`,
    'unknown-value': ({ name, where }) => `${where}：CRM 中没有“${clip(name, 40)}”。`,
    doubled: ({ name, where }) => `${where}：同一位网红（${name}）。`,
  },
  more: ({ n }) => `另有 ${count(n)} 项`,
  overwrite: '同时修改已在 CRM 中的网红',
  overwriteMeans: '文件中的值会取代团队已填写的内容，且无法撤销。',
  start: ({ rows }) => `导入 ${count(rows)} 行…`,
  last: ({ file, time }) => `上次导入：“${file}”，${time}`,
  report: { failed: 'CRM 关于未导入行的报告', repeated: 'CRM 关于重复行的报告' },
};

export const files: Files = {
  imports,
  email,
  exports: exporting,
  hand,
};
