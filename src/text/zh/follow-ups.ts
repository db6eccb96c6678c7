// Chinese: follow-ups, another tab's own columns, and a tab to hand out.

import type { Unclear } from '../../sync/follow-ups';
import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';

type Columns = Parameters<PageWords['panels']['followUps']['unclear']>[0]['columns'];

const named = (heading: string): string => `“${clip(heading, 30)}”`;

const unclear: Readonly<Record<Unclear, (columns: Columns) => string>> = {
  count: (columns) => `${named(columns.count)}不是数字`,
  due: ({ due }) => `${named(due)}里不是日期`,
  error: () => '单元格显示错误',
  'sent-in-future': ({ lastSent, due }) => `${named(lastSent)}在将来，而${named(due)}由它算出`,
  'sent-is-number': ({ lastSent }) => `${named(lastSent)}是数字，或 2000 年以前的日期`,
  'sent-is-text': ({ lastSent }) => `${named(lastSent)}是文字，不是日期`,
};

export const followUps: PageWords['panels']['followUps'] = {
  open: '跟进…',
  title: '跟进',
  about:
    '使用您自己的列。您可以改名、移动、修改或删除这些列，其中的内容不会发送到 CRM。CRM 不知道对方是否回复，所以要由合作状态或您自己的一列来说明。',
  columns: '列',
  answered: '已回复（可选）',
  makeNew: ({ heading }) => `新列“${heading}”`,
  none: '不使用：只看合作状态',
  make: ({ n }) => (n === 0 ? '使用这些列' : `新建 ${count(n)} 列`),
  made: ({ names }) => (names.length === 0 ? '列都已存在，没有新建。' : `已在最右边新建：${names.join('、')}。`),
  rule: '谁该跟进',
  status: '合作状态是其中之一',
  most: '跟进次数少于',
  days: ({ columns }) => `距${named(columns.lastSent)}至少几天`,
  preset: ({ days }) => `${count(days)} 天`,
  inWords: ({ names, most, days, answered, columns }) =>
    names.length === 0
      ? '请选择合作状态。'
      : `该跟进的是：合作状态为${names.map(named).join('或')}，${answered === null ? '' : `${named(answered)}为空，`}跟进少于 ${count(most)} 次，距${named(columns.lastSent)}至少 ${count(days)} 个日历日。在${named(columns.due)}里手动输入的日期优先。`,
  mark: '标出该跟进的网红',
  marked: ({ cells, columns }) =>
    cells === 0
      ? `${named(columns.due)}已是最新，没有写入。`
      : `已在${named(columns.due)}写入 ${count(cells)} 个单元格，都是您可以修改的公式。`,
  due: ({ n }) => `该跟进（${count(n)}）`,
  nobody: '现在没有该跟进的。',
  shown: ({ how, rows, columns }) =>
    rows === 0
      ? '现在没有该跟进的。'
      : how === 'filtered'
        ? `已显示并选中 ${count(rows)} 行，其余由工作表的筛选隐藏。`
        : `已在表格中选中 ${count(rows)} 行。筛选无法只显示这些行：${named(columns.due)}还没有标出，或别的行是同样的日期。`,
  showAll: '显示所有行',
  later: ({ n }) => `另有 ${count(n)} 位以后跟进。`,
  unmarked: ({ n, columns }) => `${named(columns.due)}里还有 ${count(n)} 行没有标出。`,
  neverSent: ({ where, columns }) => `${where}：${named(columns.lastSent)}为空，不算该跟进。`,
  unclear: ({ where, why, columns }) => `${where}：${unclear[why](columns)}，不算该跟进。`,
  duplicate: ({ by, text, where }) =>
    by === 'creator' ? `${where}：同一网红 ${clip(text, 40)}。` : `${where}：同一邮箱 ${clip(text, 60)}。`,
  afterEmail: '记入本工作表…',
  stamp: {
    offer: ({ task, n, columns }) =>
      `CRM 已把本工作表的 ${count(n)} 位网红加入邮件任务“${clip(task, 40)}”，${named(columns.lastSent)}还没有记下。`,
    show: '预览',
    counts: ({ rows, creators, day, columns }) =>
      rows === 0
        ? '没有行会改变。'
        : `${count(creators)} 位网红的 ${count(rows)} 行：${named(columns.lastSent)}改为 ${day}，${named(columns.count)}加一。`,
    same: ({ n }) => `${count(n)} 行已是这一天或更晚。`,
    leftOut: ({ where, columns }) => `${where}：不改，因为那里是公式，或${named(columns.count)}不是数字。`,
    notAcknowledged: ({ n }) => `不改 ${count(n)} 位网红：CRM 没有确认已加入。`,
    elsewhere: ({ n }) => `${count(n)} 位网红在本工作表没有行。`,
    notUndoable: '内容太多，之后无法在这里撤销。',
    write: ({ n }) => `在表格里修改 ${count(n)} 行`,
    written: ({ rows }) => `已修改 ${count(rows)} 行。这些内容不会发送到 CRM。`,
  },
};

export const lookups: PageWords['panels']['lookups'] = {
  open: '引用其他工作表的列…',
  title: '引用其他工作表的列',
  about: '用公式在同一网红旁显示其他工作表里您自己的列。这些列只读，不会发送，每次刷新都会补上新行。请在原工作表里修改。',
  none: '没有其他含有您自己的列的网红工作表。',
  from: '来自工作表',
  choose: '请选择…',
  columns: '列',
  alreadyShown: '已显示',
  show: ({ n }) => (n === 0 ? '显示列' : `在这里显示 ${count(n)} 列`),
  shown: ({ columns, rows }) =>
    columns + rows === 0 ? '无需操作：这些列都是最新的。' : `新建 ${count(columns)} 列，填入 ${count(rows)} 行。`,
};

export const handOut: PageWords['panels']['handOut'] = {
  open: '分享工作表…',
  title: '分享工作表',
  about: '新建一个工作表，只放所选列和行的值：没有 ID、公式、单元格备注，也没有任何隐藏内容。',
  fileWarning:
    '如果把整个文件共享给别人，对方仍能看到全部内容。只想分享这个新工作表：右键点它，选“复制到”“新建电子表格”。插件只能在当前电子表格里工作，无法代您完成。',
  name: '工作表名称',
  rows: '范围',
  columns: '列',
  own: '自有',
  team: '团队内部',
  private: '私密',
  privateWarning: ({ names }) => `${names.join('、')}：含有邮箱、链接或您的备注。拿到此工作表的人都可以看吗？`,
  make: ({ n }) => (n === 0 ? '新建工作表' : `新建含 ${count(n)} 列的工作表`),
  made: ({ tab, rows, columns, errors }) =>
    `“${clip(tab, 60)}”有 ${count(rows)} 行、${count(columns)} 列。${errors === 0 ? '' : `${count(errors)} 个显示错误的单元格留空。`}`,
};
