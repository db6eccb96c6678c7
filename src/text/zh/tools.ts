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

export const tools: Tools = { labels };
