// Chinese: mutations, one object and one action at a time.

import type { Moved } from '../../rpc/mutations';
import type { PageWords } from '../pages-en';
import { count } from '../phrase';
import { fileMutations } from './file-mutations';

type Mutations = PageWords['mutations'];

const shared = '标签是共用的：消息中心显示的是同一批标签。';

const carriers = (n: number | null): string => (n === null ? 'CRM 未提供使用它的网红数。' : `有 ${count(n)} 位网红使用它。`);

const inIt = (n: number | null): readonly string[] => (n === null ? [] : [`其中有 ${count(n)} 位网红。`]);

const strandedCells = (n: number): string => `此工作表中有 ${count(n)} 个未发送的单元格使用它，之后需要修正。`;

const labels: Pick<Mutations['about'], 'create-label' | 'rename-label' | 'delete-label'> = {
  'create-label': ({ name, near, cells }) => ({
    title: `新建标签“${name}”？`,
    lines: [
      ...(near.length === 0 ? [] : [`已有相近的标签：${near.join('、')}。`]),
      ...(cells === 0 ? [] : [`此工作表中有 ${count(cells)} 个单元格使用它。`]),
      shared,
    ],
    button: '新建',
    doing: '正在新建标签',
    done: `标签“${name}”已在 CRM 中。`,
    after: cells === 0 ? [] : ['此工作表中使用它的修改现在可以发送了。'],
  }),
  'rename-label': ({ from, name, channels, cells }) => ({
    title: `把“${from}”重命名为“${name}”？`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [`此工作表中有 ${count(cells)} 个未发送的单元格会显示新名称。`]), shared],
    button: '重命名',
    doing: '正在重命名',
    done: `标签现在叫“${name}”。`,
    after: ['各工作表中使用它的单元格会显示新名称。'],
  }),
  'delete-label': ({ name, channels, cells }) => ({
    title: `删除标签“${name}”？`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [strandedCells(cells)]), '它会从所有网红和消息中心消失，且无法撤销。'],
    button: '删除',
    doing: '正在删除标签',
    done: `标签“${name}”已从 CRM 中删除。`,
    after: ['刷新您的工作表，单元格里就不再有它。'],
  }),
};

function movers({ moves, names, already, absent, inDoubt }: Moved, stays: string): readonly string[] {
  const more = moves > names.length ? `等 ${count(moves)} 位` : '';
  return [
    `${names.join('、')}${more}。`,
    already === 0 ? '' : `选中的网红中有 ${count(already)} 位${stays}。`,
    absent === 0 ? '' : `选中的网红中有 ${count(absent)} 位不在 CRM 中，不计入。`,
    inDoubt === 0 ? '' : `选中的 ${count(inDoubt)} 行无法确定是哪位网红，不计入。`,
  ].filter((line) => line !== '');
}

const sharedGroup = '分组由整个团队共用。';

const seenAfter = ({ cells }: Moved): readonly string[] => (cells === 0 ? ['刷新工作表，单元格里就会显示。'] : []);

const groups: Pick<Mutations['about'], 'create-group' | 'rename-group' | 'delete-group' | 'add-to-group' | 'remove-from-group'> = {
  'create-group': (facts) => ({
    title: facts.moves === 0 ? `新建空分组“${facts.name}”？` : `新建分组“${facts.name}”，包含 ${count(facts.moves)} 位网红？`,
    lines: [...(facts.moves + facts.absent + facts.inDoubt === 0 ? [] : movers(facts, '已在其中')), sharedGroup],
    button: '新建',
    doing: '正在新建分组',
    done: facts.moves === 0 ? `分组“${facts.name}”已在 CRM 中。` : `分组“${facts.name}”已在 CRM 中，有 ${count(facts.moves)} 位网红。`,
    after: facts.moves === 0 ? [] : seenAfter(facts),
  }),
  'rename-group': ({ from, name, channels }) => ({
    title: `把分组“${from}”重命名为“${name}”？`,
    lines: [...inIt(channels), sharedGroup],
    button: '重命名',
    doing: '正在重命名分组',
    done: `分组现在叫“${name}”。`,
    after: ['刷新您的工作表，单元格里就会显示新名称。'],
  }),
  'delete-group': ({ name, channels }) => ({
    title: `删除分组“${name}”？`,
    lines: [...inIt(channels), '网红会留在 CRM 中；只是整个团队都不再有此分组，且无法撤销。'],
    button: '删除',
    doing: '正在删除分组',
    done: `分组“${name}”已从 CRM 中删除。`,
    after: ['刷新您的工作表，单元格里就不再有它。'],
  }),
  'add-to-group': (facts) => ({
    title: `把 ${count(facts.moves)} 位网红加入“${facts.name}”？`,
    lines: [...movers(facts, '已在其中'), `之后其中有 ${count(facts.after)} 位网红。`, sharedGroup],
    button: `加入 ${count(facts.moves)} 位网红`,
    doing: '正在加入分组',
    done: `${count(facts.moves)} 位网红已加入“${facts.name}”。`,
    after: seenAfter(facts),
  }),
  'remove-from-group': (facts) => ({
    title: `把 ${count(facts.moves)} 位网红移出“${facts.name}”？`,
    lines: [...movers(facts, '不在其中'), `之后其中有 ${count(facts.after)} 位网红。所有人都留在 CRM 中。`, sharedGroup],
    button: `移出 ${count(facts.moves)} 位网红`,
    doing: '正在移出分组',
    done: `${count(facts.moves)} 位网红已移出“${facts.name}”。`,
    after: seenAfter(facts),
  }),
};

export const mutations: Mutations = {
  list: { open: '其他操作', empty: '除同步外，此文件还没有做过其他操作。', notAll: '有一部分没有完成。' },
  about: { ...labels, ...groups, ...fileMutations },
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
