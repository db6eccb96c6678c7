// Email tasks: the panel that lists them, and what is said before and after creators are added to one.

import type { Mailed } from '../../rpc/files';
import { approvals, inBoth } from '../both';
import { count, counted } from '../phrase';

export const emailWords = inBoth(
  {
    open: 'Add to an email task',
    title: 'Add to an email task',
    about: 'Select creators’ rows in the sheet, then choose the task to add them to. You review everything first.',
    find: 'Find a task',
    none: 'No tasks match.',
    noneYet: 'There is no email task in the CRM yet. Create one there first.',
    onlyOthers: 'None of these tasks accepts creators: only standalone tasks do. Create one in the CRM first.',
    everybody: 'Include creators who are archived or have no email address in the CRM',
    add: 'Add selected rows',
    others: ({ n }: { n: number }) => `${count(n)} not shown: only standalone tasks accept creators.`,
  },
  {
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
  },
);

export const emailMutations = approvals(
  {
    'add-to-email': ({ task, adds, names, existing, absent, absentTotal, inDoubt, leftOut, response }: Mailed) => {
      const more = adds > names.length ? ` and ${count(adds - names.length)} more` : '';
      const moreAbsent = absentTotal > absent.length ? ` and ${count(absentTotal - absent.length)} more` : '';
      return {
        title: `Add ${counted(adds, 'creator')} to the email task “${task}”?`,
        lines: [
          `${names.join(', ')}${more}.`,
          existing === null || existing === adds ? '' : `The CRM has ${count(existing)} of them; the others won’t be added.`,
          absentTotal === 0 ? '' : `Left out, because they aren’t in the CRM: ${absent.join(', ')}${moreAbsent}.`,
          inDoubt === 0 ? '' : `${counted(inDoubt, 'selected row')} left out, because it is unclear whose row it is.`,
          leftOut.noAddress === 0 ? '' : `${counted(leftOut.noAddress, 'creator')} left out: no email address in the CRM.`,
          leftOut.archived === 0 ? '' : `${counted(leftOut.archived, 'creator')} left out: archived.`,
          'This adds no one to the CRM.',
        ].filter((line) => line !== ''),
        button: `Add ${counted(adds, 'creator')}`,
        doing: 'Adding to the email task',
        done:
          response === null || response.added === null
            ? 'The CRM accepted this without saying how many it added.'
            : `The CRM says it added ${counted(response.added, 'creator')} to “${task}”.`,
        after: [
          ...(response?.named ?? []).map(({ name, reason }) => `Not added: ${name}${reason === '' ? '' : ` (${reason})`}`),
          (response?.refused ?? 0) > (response?.named.length ?? 0)
            ? `${count((response?.refused ?? 0) - (response?.named.length ?? 0))} more weren’t added.`
            : '',
          'The CRM doesn’t show who is in a task, so we couldn’t read this back. Check the task to make sure.',
        ].filter((line) => line !== ''),
      };
    },
  },
  {
    'add-to-email': ({ task, adds, names, existing, absent, absentTotal, inDoubt, leftOut, response }) => {
      const refused = response?.refused ?? 0;
      const named = response?.named ?? [];
      return {
        title: `把 ${count(adds)} 位网红加入邮件任务“${task}”？`,
        lines: [
          `${names.join('、')}${adds > names.length ? `，另有 ${count(adds - names.length)} 位` : ''}。`,
          existing === null || existing === adds ? '' : `其中 ${count(existing)} 位在 CRM 中；其余的不会加入。`,
          absentTotal === 0
            ? ''
            : `不在 CRM 中，因此不包括：${absent.join('、')}${absentTotal > absent.length ? `，另有 ${count(absentTotal - absent.length)} 位` : ''}。`,
          inDoubt === 0 ? '' : `有 ${count(inDoubt)} 个选中的行不包括在内：不清楚是哪位网红。`,
          leftOut.noAddress === 0 ? '' : `有 ${count(leftOut.noAddress)} 位不包括在内：CRM 中没有他们的邮箱。`,
          leftOut.archived === 0 ? '' : `有 ${count(leftOut.archived)} 位不包括在内：已归档。`,
          '这不会向 CRM 新增网红。',
        ].filter((line) => line !== ''),
        button: `加入 ${count(adds)} 位网红`,
        doing: '正在加入邮件任务',
        done:
          response === null || response.added === null
            ? 'CRM 已接受，但未说明加入了多少位。'
            : `CRM 表示已把 ${count(response.added)} 位网红加入“${task}”。`,
        after: [
          ...named.map(({ name, reason }) => `未加入：${name}${reason === '' ? '' : `（${reason}）`}`),
          refused > named.length ? `另有 ${count(refused - named.length)} 位未加入。` : '',
          'CRM 不显示任务里有谁，因此无法核对结果。请到任务中确认。',
        ].filter((line) => line !== ''),
      };
    },
  },
);
