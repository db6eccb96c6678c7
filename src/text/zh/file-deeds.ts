// Chinese: deeds that add creators to e-mail tasks, write exports and import files. It must not know a page.

import { count } from '../phrase';
import type { Words } from '../words';

type About = Words['deeds']['about'];

const email: About['add-to-email'] = ({ task, adds, names, existing, absent, absentTotal, inDoubt, told }) => {
  const refused = told?.refused ?? 0;
  const named = told?.named ?? [];
  return {
    title: `把 ${count(adds)} 位达人加入邮件任务“${task}”？`,
    lines: [
      `${names.join('、')}${adds > names.length ? `，另有 ${count(adds - names.length)} 位` : ''}。`,
      existing === null || existing === adds ? '' : `CRM 认得其中 ${count(existing)} 位；其余的不会加入。`,
      absentTotal === 0
        ? ''
        : `不在 CRM 中，因此不包括：${absent.join('、')}${absentTotal > absent.length ? `，另有 ${count(absentTotal - absent.length)} 位` : ''}。`,
      inDoubt === 0 ? '' : `有 ${count(inDoubt)} 个选中的行不包括在内：不清楚是哪位达人。`,
      '这不会向 CRM 新增达人。',
    ].filter((line) => line !== ''),
    button: `加入 ${count(adds)} 位达人`,
    doing: '正在加入邮件任务',
    done:
      told === null || told.added === null
        ? 'CRM 已接受，但没有说明加入了多少位。'
        : `CRM 表示已把 ${count(told.added)} 位达人加入“${task}”。`,
    after: [
      ...named.map(({ name, reason }) => `未加入：${name}${reason === '' ? '' : `（${reason}）`}`),
      refused > named.length ? `另有 ${count(refused - named.length)} 位未加入。` : '',
      'CRM 不显示任务里有谁，因此无法回读核对。请到任务中确认。',
    ].filter((line) => line !== ''),
  };
};

const exported: About['create-export'] = ({ view, creators }) => ({
  title: view === null ? '导出 CRM 中的全部达人？' : `导出“${view}”？`,
  lines: [
    view === null ? '不含已归档的达人。' : creators === null ? '' : `上次拉取此工作表时有 ${count(creators)} 位达人。`,
    'CRM 会把它现有的内容写成工作簿，不包括尚未发送的编辑。',
  ].filter((line) => line !== ''),
  button: '导出',
  doing: '正在请求导出',
  done: 'CRM 正在写导出文件。',
  after: ['写好后会出现在列表中。'],
});

export const fileDeeds: Pick<About, 'add-to-email' | 'create-export'> = { 'add-to-email': email, 'create-export': exported };
