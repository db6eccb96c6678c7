// Chinese: deeds, one object and one action at a time. It must not know a page.

import { count } from '../phrase';
import type { Words } from '../words';

type Deeds = Words['deeds'];

const shared = '标签是共用的：消息中心显示的是同一批标签。';

const carriers = (n: number | null): string => (n === null ? 'CRM 没有说明有多少达人带有它。' : `有 ${count(n)} 位达人带有它。`);

const strandedCells = (n: number): string => `此工作表中有 ${count(n)} 个未发送的单元格写着它，之后会等您改正。`;

const about: Deeds['about'] = {
  'create-label': ({ name, near, cells }) => ({
    title: `新建标签“${name}”？`,
    lines: [
      ...(near.length === 0 ? [] : [`已有相近的标签：${near.join('、')}。`]),
      ...(cells === 0 ? [] : [`此工作表中有 ${count(cells)} 个单元格在等它。`]),
      shared,
    ],
    button: '新建',
    doing: '正在新建标签',
    done: `标签“${name}”已在 CRM 中。`,
    after: cells === 0 ? [] : ['此工作表中等它的内容现在可以发送了。'],
  }),
  'rename-label': ({ from, name, channels, cells }) => ({
    title: `把“${from}”改名为“${name}”？`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [strandedCells(cells), '请先同步，再改名。']), shared],
    button: '改名',
    doing: '正在改名',
    done: `标签现在叫“${name}”。`,
    after: ['刷新您的工作表，单元格里就会显示新名称。'],
  }),
  'delete-label': ({ name, channels, cells }) => ({
    title: `删除标签“${name}”？`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [strandedCells(cells)]), '它会从所有达人和消息中心消失，且无法撤销。'],
    button: '删除',
    doing: '正在删除标签',
    done: `标签“${name}”已从 CRM 中删除。`,
    after: ['刷新您的工作表，单元格里就不再有它。'],
  }),
};

export const deeds: Deeds = {
  list: { open: '其他操作', empty: '除同步外，此文件还没有做过其他操作。', notAll: '有一部分没有完成。' },
  about,
  outcome: { rejected: '未被接受', unknown: '不确定是否送达', left: '未发送' },
  preparing: '正在查看 CRM',
  checking: '正在向 CRM 核对',
  nothingYet: '尚未改动任何内容。',
  cost: ({ requests, seconds }) => `需要 ${count(requests)} 次请求，约 ${seconds}。`,
  typeNumber: ({ number }) => `请输入 ${count(number)} 以继续`,
  stop: '停止',
  notDone: '没有完成',
  partly: '有一部分没有完成',
  failure: ({ about: name, why }) => `${name}：${why}`,
  more: ({ n }) => `另有 ${count(n)} 项`,
  stoppedTitle: '有一件事做到一半停下了',
  stopped: ({ done, total }) => `停在 ${count(total)} 项中的第 ${count(done)} 项。不会重复发送。`,
  leave: '其余的不做了',
};
