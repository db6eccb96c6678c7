// Labels of the CRM: the panel that lists them, and what is said before and after one is created, renamed or deleted.

import { approvals, inBoth } from '../both';
import { clip, count, counted } from '../phrase';

export const labelWords = inBoth(
  {
    open: 'All labels',
    title: 'All labels',
    find: 'Find or name a label',
    none: 'No labels match.',
    noneYet: 'No labels yet. Type a name to create one.',
    carried: ({ n }: { n: number }) => `On ${counted(n, 'creator')}`,
    caveat: 'The message center shows the same labels. Counts come from the CRM and may lag behind.',
    create: ({ name }: { name: string }) => `Create “${clip(name, 24)}”`,
    newName: ({ name }: { name: string }) => `New name for “${clip(name, 24)}”`,
  },
  {
    open: '全部标签',
    title: '全部标签',
    find: '查找或命名标签',
    none: '没有匹配的标签。',
    noneYet: '还没有标签。输入名称即可新建。',
    carried: ({ n }) => `${count(n)} 位网红`,
    caveat: '消息中心显示的是同一批标签。数量来自 CRM，可能稍有滞后。',
    create: ({ name }) => `新建“${clip(name, 24)}”`,
    newName: ({ name }) => `“${clip(name, 24)}”的新名称`,
  },
);

/** An existing label: how many creators carry it, null if the CRM does not report it, and how many unsent cells of the open tab name it. */
interface Carried {
  readonly name: string;
  readonly channels: number | null;
  readonly cells: number;
}

const shared = { en: 'Labels are shared: the message center shows the same ones.', zh: '标签是共用的：消息中心显示的是同一批标签。' };

const carriers = {
  en: (n: number | null): string =>
    n === null ? 'The CRM does not say how many creators have it.' : `${counted(n, 'creator')} ${n === 1 ? 'has' : 'have'} it.`,
  zh: (n: number | null): string => (n === null ? 'CRM 未提供使用它的网红数。' : `有 ${count(n)} 位网红使用它。`),
};

/** Unsent cells that will name a label that no longer exists. */
const strandedCells = {
  en: (n: number): string =>
    `${counted(n, 'unsent cell')} in this tab ${n === 1 ? 'uses it and would need' : 'use it and would need'} a fix.`,
  zh: (n: number): string => `此工作表中有 ${count(n)} 个未发送的单元格使用它，之后需要修正。`,
};

export const labelMutations = approvals(
  {
    'create-label': ({ name, near, cells }: { readonly name: string; readonly near: readonly string[]; readonly cells: number }) => ({
      title: `Create the label “${name}”?`,
      lines: [
        ...(near.length === 0 ? [] : [`The CRM already has: ${near.join(', ')}.`]),
        ...(cells === 0 ? [] : [`${counted(cells, 'cell')} in this tab ${cells === 1 ? 'uses' : 'use'} it.`]),
        shared.en,
      ],
      button: 'Create it',
      doing: 'Creating the label',
      done: `The label “${name}” is in the CRM.`,
      after: cells === 0 ? [] : ['Edits in this tab that use it can be sent now.'],
    }),
    'rename-label': ({ from, name, channels, cells }: Carried & { readonly from: string }) => ({
      title: `Rename “${from}” to “${name}”?`,
      lines: [
        carriers.en(channels),
        ...(cells === 0 ? [] : [`${counted(cells, 'unsent cell')} in this tab will show the new name.`]),
        shared.en,
      ],
      button: 'Rename it',
      doing: 'Renaming the label',
      done: `The label is now called “${name}”.`,
      after: ['Cells in your tabs that use it show the new name.'],
    }),
    'delete-label': ({ name, channels, cells }: Carried) => ({
      title: `Delete the label “${name}”?`,
      lines: [
        carriers.en(channels),
        ...(cells === 0 ? [] : [strandedCells.en(cells)]),
        'It is removed from all of them, and from the message center. This cannot be undone.',
      ],
      button: 'Delete it',
      doing: 'Deleting the label',
      done: `The label “${name}” is gone from the CRM.`,
      after: ['Refresh your tabs to remove it from the cells.'],
    }),
  },
  {
    'create-label': ({ name, near, cells }) => ({
      title: `新建标签“${name}”？`,
      lines: [
        ...(near.length === 0 ? [] : [`已有相近的标签：${near.join('、')}。`]),
        ...(cells === 0 ? [] : [`此工作表中有 ${count(cells)} 个单元格使用它。`]),
        shared.zh,
      ],
      button: '新建',
      doing: '正在新建标签',
      done: `标签“${name}”已在 CRM 中。`,
      after: cells === 0 ? [] : ['此工作表中使用它的修改现在可以发送了。'],
    }),
    'rename-label': ({ from, name, channels, cells }) => ({
      title: `把“${from}”重命名为“${name}”？`,
      lines: [carriers.zh(channels), ...(cells === 0 ? [] : [`此工作表中有 ${count(cells)} 个未发送的单元格会显示新名称。`]), shared.zh],
      button: '重命名',
      doing: '正在重命名',
      done: `标签现在叫“${name}”。`,
      after: ['各工作表中使用它的单元格会显示新名称。'],
    }),
    'delete-label': ({ name, channels, cells }) => ({
      title: `删除标签“${name}”？`,
      lines: [carriers.zh(channels), ...(cells === 0 ? [] : [strandedCells.zh(cells)]), '它会从所有网红和消息中心消失，且无法撤销。'],
      button: '删除',
      doing: '正在删除标签',
      done: `标签“${name}”已从 CRM 中删除。`,
      after: ['刷新您的工作表，单元格里就不再有它。'],
    }),
  },
);
