// Chinese sentences of the sidebar before anything is sent. It must not know how they are laid out.

import { clip, count } from '../phrase';
import type { Words } from '../words';

type Sidebar = Words['sidebar'];

const connect: Sidebar['connect'] = {
  title: '连接您的 CRM',
  what: '请粘贴您的 API 密钥。只有您能使用它；使用此文件的同事看不到。',
  scope: '本插件只读取这个电子表格。',
  key: 'API 密钥',
  keyMissing: '请先粘贴密钥。',
  button: '连接',
  busy: '正在连接…',
  whereIsMyKey: '密钥在哪里？',
  newWindow: '（在新窗口打开）',
  tabTitle: '您可以在这里编辑',
  tabWhat: '要发送编辑，请先连接，或请已连接的同事发送。',
};

const choose: Sidebar['choose'] = {
  title: '您想在这里放哪些达人？',
  ownColumns: '此工作表为空时放在这里，否则放进新的工作表。',
  platform: '平台',
  status: '合作状态',
  owner: '负责人',
  labels: '标签',
  labelsChosen: ({ n }) => `已选 ${count(n)} 个`,
  findLabel: '查找标签',
  noLabel: '没有名称含有这些字的标签。',
  keyword: '名称或账号名包含',
  archived: '只看已归档的达人',
  archivedName: '已归档',
  any: '不限',
  counting: '正在计数…',
  counted: ({ creators, requests, seconds }) => `${count(creators)} 位达人 · ${count(requests)} 次请求 · 约 ${seconds}`,
  notCounted: 'CRM 没有说明一共有多少。',
  nobody: '没有符合条件的达人。',
  pull: ({ creators, seconds }) => `拉取 ${count(creators)} 位达人（约 ${seconds}）`,
  pullUncounted: '拉取这些达人',
  everyone: '全部达人',
  viewName: ({ parts }) => clip(parts.join(' · '), 80),
};

const pull: Sidebar['pull'] = {
  title: '正在拉取达人',
  refreshTitle: '正在刷新',
  progress: ({ done, total }) => (total === null ? `已有 ${count(done)} 位达人。` : `${count(done)} / ${count(total)} 位达人。`),
  secondsLeft: ({ seconds }) => `大约还需 ${seconds}。`,
  ownColumns: '您自己的列不会被改动。',
  stop: '停止',
  stopping: '正在停止…',
  stoppedTitle: ({ done }) => `停在 ${count(done)}`,
  stopped: ({ done, total }) =>
    total === null
      ? `这里有 ${count(done)} 位达人。其他内容没有改动。`
      : `这里有 ${count(done)} / ${count(total)} 位达人。其他内容没有改动。`,
  goOn: '继续',
  chooseAgain: '重新选择',
  doneTitle: ({ creators }) => `这里有 ${count(creators)} 位达人`,
  added: ({ n }) => `新增 ${count(n)} 位`,
  updated: ({ n }) => `更新 ${count(n)} 位`,
  left: ({ n }) => `${count(n)} 位已不在此视图；行会保留`,
  archived: ({ n }) => `${count(n)} 位已在 CRM 中归档；行会保留`,
  gone: ({ n }) => `${count(n)} 位在 CRM 中已不存在；行会保留`,
  editsKept: ({ n }) => `保留了您的 ${count(n)} 处编辑`,
  nothingNew: 'CRM 中没有变动。',
  missed: ({ n }) => `读取期间有 ${count(n)} 位达人的位置变动。请再刷新一次以获取。`,
  startEditing: '开始编辑',
};

const resting: Sidebar['resting'] = {
  tab: '工作表',
  view: ({ name, creators }) => `${name} · ${count(creators)} 位达人`,
  pulledAgo: ({ ago }) => `${ago}拉取`,
  idleTitle: '没有编辑',
  idle: ({ time }) => `您的表格与 ${time} 时的 CRM 一致。`,
  sync: '同步',
  refresh: '刷新',
  otherCreators: '其他达人…',
  staleTitle: ({ ago }) => `${ago}拉取`,
  stale: '此后其他人可能改动了 CRM。刷新会带来他们的改动；您的编辑会保留。',
  staleChanged: ({ n }) =>
    n === 0 ? '此后没有人在 CRM 中改动这些达人。' : `此后有 ${count(n)} 位达人在 CRM 中有改动。刷新会带来这些改动；您的编辑会保留。`,
  refreshChanged: ({ n }) => `刷新 ${count(n)} 位`,
  nothingTitle: '0 处更改',
  nothing: '没有可发送的。您的表格与 CRM 一致。',
  nothingToArchive: '没有可发送的。选中的达人都已归档。',
  nothingToRestore: '没有可发送的。选中的达人都没有归档。',
  nothingWaits: ({ rows }) => `没有可以发送的：有 ${count(rows)} 行等您处理。`,
  discarded: ({ cells }) => `${count(cells)} 个单元格已恢复为 CRM 的值。`,
  repaired: ({ rows }) => `已修复 ${count(rows)} 行。`,
  signedOut: '您已退出。表格保持不变。',
  listsFresh: '列表已更新。',
};

const edits: Sidebar['edits'] = {
  title: ({ edits: n, rows }) => `${count(rows)} 行中有 ${count(n)} 处编辑`,
  field: ({ name, n }) => `${name} ${count(n)}`,
  cleared: ({ n }) => `清空 ${count(n)}`,
  labelsRemoved: ({ n }) => `覆盖会去掉 ${count(n)} 个标签。下一步由您决定。`,
  send: '发送',
  all: ({ rows }) => `全部 ${count(rows)} 行`,
  visible: ({ rows }) => (rows === null ? '可见的行' : `可见的行（${count(rows)}）`),
  selected: ({ rows }) => `选中的行（${count(rows)}）`,
  youCheck: '发送之前，您会检查全部内容。',
  sync: ({ edits: n }) => `同步 ${count(n)} 处编辑`,
  syncVisible: '同步可见的行',
  syncSelected: ({ rows }) => `同步选中的 ${count(rows)} 行`,
  showOnly: '只显示这些行',
  showAll: '显示所有行',
  discard: '放弃编辑…',
  discardAsk: '放弃这些编辑吗？单元格会恢复为 CRM 的值，这里无法撤销。',
  discardWhich: {
    all: ({ edits: n }) => `放弃 ${count(n)} 处编辑`,
    visible: '放弃可见行的编辑',
    selected: ({ rows }) => `放弃选中 ${count(rows)} 行的编辑`,
  },
  keep: '保留我的编辑',
  waitingTitle: ({ rows }) => `${count(rows)} 行待处理`,
  waitingMore: ({ n }) => `还有 ${count(n)} 行`,
  rowNumbers: ({ rows }) => `第 ${rows.slice(0, 3).join('、')} 行${rows.length > 3 ? `等 ${count(rows.length)} 行` : ''}`,
  showRows: '显示这些行',
  onlyWaiting: '您的编辑需要先改正，才能发送。',
};

const trouble: Sidebar['trouble'] = {
  title: '此工作表需要修复',
  idColumn: '隐藏的 creator_id 列不见了，无法识别每一行是哪位达人。请撤销删除，或从版本记录中找回这一列。',
  columnMissing: ({ heading }) => `“${heading}”列不见了。CRM 中不会清空任何内容。请撤销删除，或刷新以找回这一列。`,
  columnRenamed: ({ heading }) => `“${heading}”列换了表头。`,
  columnTwice: ({ heading }) => `“${heading}”有两列。请删除其中一列。`,
  notPulled: '此工作表在这个文件中还没有从 CRM 拉取过。请先拉取；您自己的单元格会保留。',
  restoreHeadings: '恢复表头',
  pullFirst: '立即拉取',
  lookAgain: '再看一次',
};

const more: Sidebar['more'] = {
  title: '更多',
  selectedRows: '选中的行',
  inTheCrm: 'CRM 中',
  thisFile: '此文件',
  account: '账号',
  refreshLists: '刷新列表',
  archive: '归档选中的行',
  restore: '恢复选中的行',
  signOut: '退出',
  credits: ({ used, remaining }) =>
    remaining === null ? `已用额度：${count(used)}` : `额度：已用 ${count(used)}，剩余 ${count(remaining)}`,
  key: ({ key }) => `已用结尾为 ${key} 的密钥连接`,
  notConnected: '尚未连接',
  lastProblem: ({ title }) => `上一个问题：${title}`,
};

const repair: Sidebar['repair'] = {
  'restore-in-crm': ({ rows }) => (rows === 1 ? '在 CRM 中恢复' : `在 CRM 中恢复 ${count(rows)} 行`),
  'use-near': ({ name, rows }) => (rows === 1 ? `改用“${clip(name, 24)}”` : `${count(rows)} 行改用“${clip(name, 24)}”`),
  'create-label': ({ created }) => `新建“${clip(created, 24)}”…`,
  'restore-id': ({ rows }) => `修复 ${count(rows)} 行`,
  'restore-cells': ({ rows }) => (rows === 1 ? '放回原来的值' : `${count(rows)} 行放回原来的值`),
  'keep-edits': () => '这些是我的编辑',
  'restore-headings': () => '恢复表头',
};

export const sidebar: Sidebar = { connect, choose, pull, resting, edits, trouble, more, repair };
