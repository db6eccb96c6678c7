// Groups of the CRM: the panels that show them, and what is said before and after one is created, changed or deleted.

import type { Moved } from '../../rpc/mutations';
import { approvals, inBoth } from '../both';
import { clip, count, counted } from '../phrase';

export const groupWords = inBoth(
  {
    open: 'Groups',
    title: 'Groups',
    find: 'Find or name a group',
    none: 'No groups match.',
    noneYet: 'No groups yet. Type a name to create one.',
    holds: ({ n }: { n: number }) => counted(n, 'creator'),
    empty: 'It is empty.',
    members: 'Members',
    moreMembers: ({ n }: { n: number }) => `and ${counted(n, 'creator')} more`,
    idsOnly: 'Creators who aren’t in this tab are shown by id.',
    unknown:
      'The CRM doesn’t say who is in this group, so adding or removing anyone could drop others. Create a new group from the selected rows instead.',
    show: 'Show',
    add: 'Add selected rows',
    take: 'Remove selected rows',
    view: 'Open as a tab',
    back: 'All groups',
    createEmpty: ({ name }: { name: string }) => `Create “${clip(name, 24)}”, empty`,
    createSelected: ({ name }: { name: string }) => `Create “${clip(name, 24)}” from the selected rows`,
    newName: ({ name }: { name: string }) => `New name for “${clip(name, 24)}”`,
  },
  {
    open: '分组',
    title: '分组',
    find: '查找或命名分组',
    none: '没有匹配的分组。',
    noneYet: '还没有分组。输入名称即可新建。',
    holds: ({ n }) => `${count(n)} 位网红`,
    empty: '组内还没有网红。',
    members: '组内网红',
    moreMembers: ({ n }) => `另有 ${count(n)} 位网红`,
    idsOnly: '不在此工作表中的网红以 ID 显示。',
    unknown: 'CRM 未提供此分组的成员，加入或移出都可能丢失其他成员。请改为用选中的行新建分组。',
    show: '查看',
    add: '加入选中的行',
    take: '移出选中的行',
    view: '在工作表中打开',
    back: '全部分组',
    createEmpty: ({ name }) => `新建空分组“${clip(name, 24)}”`,
    createSelected: ({ name }) => `用选中的行新建“${clip(name, 24)}”`,
    newName: ({ name }) => `“${clip(name, 24)}”的新名称`,
  },
);

const sharedGroup = { en: 'Groups are shared with your team.', zh: '分组由整个团队共用。' };

const inIt = {
  en: (n: number | null): readonly string[] => (n === null ? [] : [`${counted(n, 'creator')} ${n === 1 ? 'is' : 'are'} in it.`]),
  zh: (n: number | null): readonly string[] => (n === null ? [] : [`其中有 ${count(n)} 位网红。`]),
};

const seenAfter = {
  en: ({ cells }: Moved): readonly string[] => (cells === 0 ? ['Refresh the tab to see it in the cells.'] : []),
  zh: ({ cells }: Moved): readonly string[] => (cells === 0 ? ['刷新工作表，单元格里就会显示。'] : []),
};

/** Who is moved, by name, and who is not and why. */
function moversEn({ moves, names, already, absent, inDoubt }: Moved, stays: string): readonly string[] {
  const more = moves > names.length ? ` and ${count(moves - names.length)} more` : '';
  return [
    `${names.join(', ')}${more}.`,
    already === 0 ? '' : `${counted(already, 'selected creator')} ${already === 1 ? 'is' : 'are'} ${stays}.`,
    absent === 0 ? '' : `${counted(absent, 'selected creator')} left out: not in the CRM.`,
    inDoubt === 0 ? '' : `${counted(inDoubt, 'selected row')} left out, because it is unclear whose row it is.`,
  ].filter((line) => line !== '');
}

function moversZh({ moves, names, already, absent, inDoubt }: Moved, stays: string): readonly string[] {
  const more = moves > names.length ? `等 ${count(moves)} 位` : '';
  return [
    `${names.join('、')}${more}。`,
    already === 0 ? '' : `选中的网红中有 ${count(already)} 位${stays}。`,
    absent === 0 ? '' : `选中的网红中有 ${count(absent)} 位不在 CRM 中，不计入。`,
    inDoubt === 0 ? '' : `选中的 ${count(inDoubt)} 行无法确定是哪位网红，不计入。`,
  ].filter((line) => line !== '');
}

/** An existing group; the number of its members is null if the CRM does not report it. */
interface Known {
  readonly name: string;
  readonly channels: number | null;
}

/** `after`: its size afterwards. */
type Moving = Moved & { readonly name: string; readonly after: number };

export const groupMutations = approvals(
  {
    'create-group': (facts: Moved & { readonly name: string }) => ({
      title:
        facts.moves === 0
          ? `Create the empty group “${facts.name}”?`
          : `Create the group “${facts.name}” with ${counted(facts.moves, 'creator')}?`,
      lines: [...(facts.moves + facts.absent + facts.inDoubt === 0 ? [] : moversEn(facts, 'in it')), sharedGroup.en],
      button: 'Create it',
      doing: 'Creating the group',
      done:
        facts.moves === 0
          ? `The group “${facts.name}” is in the CRM.`
          : `The group “${facts.name}” is in the CRM, with ${counted(facts.moves, 'creator')}.`,
      after: facts.moves === 0 ? [] : seenAfter.en(facts),
    }),
    'rename-group': ({ from, name, channels }: Known & { readonly from: string }) => ({
      title: `Rename the group “${from}” to “${name}”?`,
      lines: [...inIt.en(channels), sharedGroup.en],
      button: 'Rename it',
      doing: 'Renaming the group',
      done: `The group is now called “${name}”.`,
      after: ['Refresh your tabs to see the new name in the cells.'],
    }),
    'delete-group': ({ name, channels }: Known) => ({
      title: `Delete the group “${name}”?`,
      lines: [...inIt.en(channels), 'The creators stay in the CRM; only the group is deleted, for your whole team. This can’t be undone.'],
      button: 'Delete it',
      doing: 'Deleting the group',
      done: `The group “${name}” is gone from the CRM.`,
      after: ['Refresh your tabs to remove it from the cells.'],
    }),
    'add-to-group': (facts: Moving) => ({
      title: `Add ${counted(facts.moves, 'creator')} to “${facts.name}”?`,
      lines: [...moversEn(facts, 'already in it'), `After that, it has ${counted(facts.after, 'creator')}.`, sharedGroup.en],
      button: `Add ${counted(facts.moves, 'creator')}`,
      doing: 'Adding to the group',
      done: `${counted(facts.moves, 'creator')} added to “${facts.name}”.`,
      after: seenAfter.en(facts),
    }),
    'remove-from-group': (facts: Moving) => ({
      title: `Remove ${counted(facts.moves, 'creator')} from “${facts.name}”?`,
      lines: [
        ...moversEn(facts, 'not in it'),
        `After that, it has ${counted(facts.after, 'creator')}. Everyone stays in the CRM.`,
        sharedGroup.en,
      ],
      button: `Remove ${counted(facts.moves, 'creator')}`,
      doing: 'Removing from the group',
      done: `${counted(facts.moves, 'creator')} removed from “${facts.name}”.`,
      after: seenAfter.en(facts),
    }),
  },
  {
    'create-group': (facts) => ({
      title: facts.moves === 0 ? `新建空分组“${facts.name}”？` : `新建分组“${facts.name}”，包含 ${count(facts.moves)} 位网红？`,
      lines: [...(facts.moves + facts.absent + facts.inDoubt === 0 ? [] : moversZh(facts, '已在其中')), sharedGroup.zh],
      button: '新建',
      doing: '正在新建分组',
      done: facts.moves === 0 ? `分组“${facts.name}”已在 CRM 中。` : `分组“${facts.name}”已在 CRM 中，有 ${count(facts.moves)} 位网红。`,
      after: facts.moves === 0 ? [] : seenAfter.zh(facts),
    }),
    'rename-group': ({ from, name, channels }) => ({
      title: `把分组“${from}”重命名为“${name}”？`,
      lines: [...inIt.zh(channels), sharedGroup.zh],
      button: '重命名',
      doing: '正在重命名分组',
      done: `分组现在叫“${name}”。`,
      after: ['刷新您的工作表，单元格里就会显示新名称。'],
    }),
    'delete-group': ({ name, channels }) => ({
      title: `删除分组“${name}”？`,
      lines: [...inIt.zh(channels), '网红会留在 CRM 中；只是整个团队都不再有此分组，且无法撤销。'],
      button: '删除',
      doing: '正在删除分组',
      done: `分组“${name}”已从 CRM 中删除。`,
      after: ['刷新您的工作表，单元格里就不再有它。'],
    }),
    'add-to-group': (facts) => ({
      title: `把 ${count(facts.moves)} 位网红加入“${facts.name}”？`,
      lines: [...moversZh(facts, '已在其中'), `之后其中有 ${count(facts.after)} 位网红。`, sharedGroup.zh],
      button: `加入 ${count(facts.moves)} 位网红`,
      doing: '正在加入分组',
      done: `${count(facts.moves)} 位网红已加入“${facts.name}”。`,
      after: seenAfter.zh(facts),
    }),
    'remove-from-group': (facts) => ({
      title: `把 ${count(facts.moves)} 位网红移出“${facts.name}”？`,
      lines: [...moversZh(facts, '不在其中'), `之后其中有 ${count(facts.after)} 位网红。所有人都留在 CRM 中。`, sharedGroup.zh],
      button: `移出 ${count(facts.moves)} 位网红`,
      doing: '正在移出分组',
      done: `${count(facts.moves)} 位网红已移出“${facts.name}”。`,
      after: seenAfter.zh(facts),
    }),
  },
);
