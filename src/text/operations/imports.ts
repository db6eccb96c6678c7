// Workbooks that the CRM imports: the panel that checks one, and what is said before and after.

import type { Imported } from '../../rpc/files';
import { approvals, inBoth } from '../both';
import { clip, count, counted, megabytes } from '../phrase';

const listed = { en: (names: readonly string[]): string => names.join(', '), zh: (names: readonly string[]): string => names.join('、') };

export const importWords = inBoth(
  {
    open: 'Import a workbook',
    title: 'Import a workbook',
    about: ({ rows, bytes }: { rows: number; bytes: number }) =>
      `Adds many creators to the CRM at once: up to ${counted(rows, 'row')} and ${megabytes(bytes)}, in the format of the CRM’s template.`,
    template: 'Get the template',
    pick: 'Workbook (.xlsx)',
    tooLarge: ({ bytes }: { bytes: number }) => `This file is larger than ${megabytes(bytes)}. Split it.`,
    notXlsx: 'Only .xlsx workbooks can be checked here. Save the file as .xlsx first.',
    unread: 'The file couldn’t be read. Choose it again.',
    checking: 'Checking the file. Nothing is sent yet.',
    fine: ({ rows, file }: { rows: number; file: string }) => `${counted(rows, 'row')} to import from “${file}”.`,
    inTheWay: 'Fix this first',
    notable: 'Good to know',
    headingsUnknown: 'We couldn’t compare the headings, because the CRM doesn’t provide its template as a file.',
    rows: ({ rows, more }: { rows: readonly number[]; more: number }) =>
      `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`,
    finding: {
      'no-headings': ({ names }: { names: readonly string[] }) => `The first row has none of the template’s headings: ${listed.en(names)}.`,
      'missing-headings': ({ names }: { names: readonly string[] }) => `Template columns missing from the file: ${listed.en(names)}.`,
      'unknown-headings': ({ names }: { names: readonly string[] }) => `Columns that aren’t in the template: ${listed.en(names)}.`,
      'no-rows': 'There are no rows below the headings.',
      'too-many-rows': ({ n, most }: { n: number; most: number }) =>
        `${counted(n, 'row')}, but the CRM accepts at most ${count(most)}. Split the file.`,
      'empty-rows': ({ where }: { where: string }) => `${where}: empty.`,
      'unknown-value': ({ name, where }: { name: string; where: string }) => `${where}: the CRM has no “${clip(name, 40)}”.`,
      doubled: ({ name, where }: { name: string; where: string }) => `${where}: the same creator (${name}).`,
    },
    more: ({ n }: { n: number }) => `and ${count(n)} more of this kind`,
    overwrite:
      'Also update creators who are already in the CRM. The file’s values replace what your team has entered. This can’t be undone.',
    start: ({ rows }: { rows: number }) => `Import ${counted(rows, 'row')}…`,
    last: ({ file, time }: { file: string; time: string }) => `Last import: “${file}”, ${time}`,
    report: { failed: 'The CRM’s report on rows it didn’t import', repeated: 'The CRM’s report on duplicate rows' },
  },
  {
    open: '导入工作簿',
    title: '导入工作簿',
    about: ({ rows, bytes }) => `一次把许多网红添加到 CRM：最多 ${count(rows)} 行、${megabytes(bytes)}，按 CRM 的模板填写。`,
    template: '获取模板',
    pick: '工作簿（.xlsx）',
    tooLarge: ({ bytes }) => `该文件超过 ${megabytes(bytes)}，请拆分。`,
    notXlsx: '这里只能检查 .xlsx 工作簿。请先另存为 .xlsx。',
    unread: '无法读取该文件，请重新选择。',
    checking: '正在检查文件，尚未发送任何内容。',
    fine: ({ rows, file }) => `“${file}”：可导入 ${count(rows)} 行。`,
    inTheWay: '请先更正',
    notable: '请留意',
    headingsUnknown: 'CRM 没有以文件形式提供模板，因此无法比较标题。',
    rows: ({ rows, more }) => `第 ${rows.join('、')} 行${more > 0 ? `，另有 ${count(more)} 行` : ''}`,
    finding: {
      'no-headings': ({ names }) => `第一行没有模板中的任何标题：${listed.zh(names)}。`,
      'missing-headings': ({ names }) => `文件中没有模板的这些列：${listed.zh(names)}。`,
      'unknown-headings': ({ names }) => `模板中没有这些列：${listed.zh(names)}。`,
      'no-rows': '标题下面没有任何行。',
      'too-many-rows': ({ n, most }) => `有 ${count(n)} 行，但 CRM 最多接受 ${count(most)} 行。请拆分文件。`,
      'empty-rows': ({ where }) => `${where}：没有内容。`,
      'unknown-value': ({ name, where }) => `${where}：CRM 中没有“${clip(name, 40)}”。`,
      doubled: ({ name, where }) => `${where}：同一位网红（${name}）。`,
    },
    more: ({ n }) => `另有 ${count(n)} 项`,
    overwrite: '同时修改已在 CRM 中的网红。文件中的值会取代团队已填写的内容，且无法撤销。',
    start: ({ rows }) => `导入 ${count(rows)} 行…`,
    last: ({ file, time }) => `上次导入：“${file}”，${time}`,
    report: { failed: 'CRM 关于未导入行的报告', repeated: 'CRM 关于重复行的报告' },
  },
);

export const importMutations = approvals(
  {
    'import-file': ({ file, rows, overwrite, response, tab }: Imported) => {
      const part = (n: number | null, one: string): string => (n === null ? '' : `${counted(n, 'row')} ${one}`);
      const parts =
        response === null
          ? []
          : [part(response.failed, 'not imported'), part(overwrite ? null : response.repeated, 'duplicate')].filter((text) => text !== '');
      return {
        title: `Import ${counted(rows, 'row')} from “${file}”?`,
        lines: [
          'Creators who aren’t in the CRM are added to it.',
          overwrite
            ? 'Creators who are already there get the file’s values, replacing what your team has entered. This can’t be undone.'
            : 'Creators who are already there stay as they are.',
          'Nothing changes in the tabs of this spreadsheet.',
        ],
        button: overwrite ? 'Import and change' : 'Import',
        doing: 'Importing',
        done:
          response?.created == null
            ? 'The CRM accepted the file without saying how many creators.'
            : `The CRM says: ${counted(response.created, 'creator')} added.`,
        after: [
          response === null ? 'If you aren’t sure it arrived, look for the creators in the CRM before you send the file again.' : '',
          response !== null && overwrite
            ? 'Rows of creators who were already there were submitted; the CRM reports no result for each.'
            : '',
          parts.length === 0 ? '' : `${parts.join(', ')}.`,
          tab === null ? '' : `Those rows are in the new tab “${tab}”, each with what the CRM said.`,
          response === null ? '' : 'Pull or refresh to see the creators here.',
        ].filter((line) => line !== ''),
      };
    },
  },
  {
    'import-file': ({ file, rows, overwrite, response, tab }) => {
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
    },
  },
);
