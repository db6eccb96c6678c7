// Chinese: what is said about all mutations alike.

import type { PageWords } from '../pages-en';
import { count } from '../phrase';

type Mutations = Omit<PageWords['mutations'], 'about'>;

export const mutations: Mutations = {
  list: { open: '其他操作', empty: '除同步外，此文件还没有做过其他操作。', notAll: '有一部分没有完成。' },
  outcome: { rejected: '未被接受', unknown: '不确定是否送达', left: '未发送' },
  preparing: '正在读取 CRM',
  checking: '正在向 CRM 核对',
  nothingYet: '尚未改动任何内容。',
  cost: ({ requests, seconds }) => `需要 ${count(requests)} 次请求，约 ${seconds}。`,
  stop: '停止',
  notDone: '没有完成',
  notCertain: '不确定是否全部完成',
  partly: '有一部分没有完成',
  failure: ({ about: name, why }) => `${name}：${why}`,
  more: ({ n }) => `另有 ${count(n)} 项`,
  stoppedTitle: '有一项操作中途停止',
  stopped: ({ done, total }) => `共 ${count(total)} 项，完成 ${count(done)} 项后停止。不会重复发送。`,
  leave: '跳过其余',
};
