// Chinese: mutations that add creators to e-mail tasks, write exports, and import files.

import type { PageWords } from '../pages-en';
import { count } from '../phrase';

type About = PageWords['mutations']['about'];

const email: About['add-to-email'] = ({ task, adds, names, existing, absent, absentTotal, inDoubt, leftOut, response }) => {
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
};

const exported: About['create-export'] = ({ view, creators }) => ({
  title: view === null ? '导出 CRM 中的全部网红？' : `导出“${view}”？`,
  lines: [
    view === null ? '不含已归档的网红。' : creators === null ? '' : `上次导入此工作表时有 ${count(creators)} 位网红。`,
    'CRM 会把它现有的内容写成工作簿，不包括尚未发送的修改。',
  ].filter((line) => line !== ''),
  button: '导出',
  doing: '正在请求导出',
  done: '已请求导出。',
  after: ['生成后会出现在列表中。'],
});

const imported: About['import-file'] = ({ file, rows, overwrite, response, tab }) => {
  const part = (n: number | null, fate: string): string => (n === null ? '' : `${count(n)} 行${fate}`);
  const parts =
    response === null
      ? []
      : [part(response.failed, '未导入'), part(overwrite ? null : response.repeated, '重复')].filter((text) => text !== '');
  return {
    title: `从“${file}”导入 ${count(rows)} 行？`,
    lines: [
      '不在 CRM 中的网红会加入 CRM。',
      overwrite ? '已在 CRM 中的网红会改为文件中的值，取代团队已填写的内容，且无法撤销。' : '已在 CRM 中的网红保持不变。',
      '此文件中的工作表不会改动。',
    ],
    button: overwrite ? '导入并覆盖' : '导入',
    doing: '正在导入',
    done: response?.created == null ? 'CRM 已收下文件，但没有说明有多少位网红。' : `CRM 表示：新增 ${count(response.created)} 位。`,
    after: [
      response === null ? '如果不确定是否送达，请先在 CRM 中查找这些网红，再决定是否重新发送。' : '',
      response !== null && overwrite ? '已在 CRM 中的网红的行已提交；CRM 不会逐行给出结果。' : '',
      parts.length === 0 ? '' : `${parts.join('，')}。`,
      tab === null ? '' : `这些行在新工作表“${tab}”中，每行附有 CRM 的说明。`,
      response === null ? '' : '导入或刷新后即可在这里看到这些网红。',
    ].filter((line) => line !== ''),
  };
};

export const fileMutations: Pick<About, 'add-to-email' | 'create-export' | 'import-file'> = {
  'add-to-email': email,
  'create-export': exported,
  'import-file': imported,
};
