// Chinese: the screens beside the main job. It must not know how they are laid out.

import { clip, count } from '../phrase';
import type { Words } from '../words';

type Tools = Words['tools'];

const labels: Tools['labels'] = {
  open: '全部标签',
  title: '标签',
  find: '查找或命名标签',
  none: '没有名称包含这段文字的标签。',
  carried: ({ n }) => `${count(n)} 位达人`,
  caveat: '消息中心显示的是同一批标签。数量来自 CRM，可能稍有滞后。',
  create: ({ name }) => `新建“${clip(name, 24)}”`,
  rename: '改名',
  remove: '删除…',
  newName: ({ name }) => `“${clip(name, 24)}”的新名称`,
};

const rowLabels: Tools['rowLabels'] = {
  open: '更改标签',
  title: '选中行的标签',
  about: ({ creators }) => `已选中 ${count(creators)} 位达人。`,
  nobody: '请先在表格中选中达人所在的行，再回到这里。',
  inDoubt: ({ rows }) => `有 ${count(rows)} 行不包括在内：不清楚是哪位达人，或其中的标签无法识别。`,
  some: '（部分）',
  onlyTicked: '只有您勾选或取消勾选的标签会改动。在您按“同步”之前，改动只留在单元格里。',
  apply: ({ labels: n }) => (n === 0 ? '更改标签' : `更改 ${count(n)} 个标签`),
  written: ({ cells, creators }) =>
    cells === 0 ? '单元格里已经是这样。' : `已在表格中更改 ${count(creators)} 位达人的标签。按“同步”发送。`,
};

const views: Words['tools']['views'] = {
  saved: '已保存的视图',
  none: '还没有保存视图。请选择达人并保存选择，或保存某个工作表的视图。',
  tabs: '含有达人的工作表',
  here: '您在这里',
  choose: '选择达人',
  open: '打开',
  goThere: '前往',
  change: '更改…',
  save: '保存…',
  rename: '重命名',
  duplicate: '复制一份',
  remove: '删除…',
  newName: ({ name }) => `“${clip(name, 24)}”的新名称`,
  deleteAsk: '删除这个已保存的视图？CRM 中不会有任何改变。',
  deleteAskTab: '删除这个已保存的视图？它的工作表保持原样，仍可刷新和同步。CRM 中不会有任何改变。',
  deleteIt: '删除视图',
};

export const tools: Tools = { rowLabels, labels, views };
