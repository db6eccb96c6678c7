// Exports of the CRM: the panel that lists them, and what is said before and after one is requested.

import { approvals, inBoth } from '../both';
import { count, counted } from '../phrase';

export const exportWords = inBoth(
  {
    open: 'Exports',
    title: 'Exports',
    about: 'The CRM writes its creators into a workbook, which takes a while. You can close this in the meantime.',
    view: 'Export this tab’s creators',
    whole: 'Export all creators',
    noneYet: 'No exports yet.',
    nameless: 'Export',
    working: 'In progress',
    ready: ({ rows }: { rows: number }) => `Ready · ${counted(rows, 'row')}`,
    readyUncounted: 'Ready',
    until: ({ time }: { time: string }) => `Available until ${time}`,
    failed: 'Failed. Nothing was written; try a new one.',
    because: ({ text }: { text: string }) => `The CRM says: ${text}`,
    expired: 'No longer available in the CRM. Create a new one.',
    unknown: 'The CRM doesn’t report its progress.',
    others: ({ n }: { n: number }) => `${count(n)} not shown: exports from other parts of NoxInfluencer.`,
    unsure: 'This list may include exports from other parts of NoxInfluencer: it doesn’t say what each one is.',
    more: ({ n }: { n: number }) => `${count(n)} older ${n === 1 ? 'one is' : 'ones are'} not listed here.`,
  },
  {
    open: '导出',
    title: '导出',
    about: 'CRM 会把网红写成工作簿，需要一些时间。期间您可以关闭这里。',
    view: '导出此工作表的网红',
    whole: '导出全部网红',
    noneYet: '还没有导出。',
    nameless: '导出文件',
    working: '正在生成',
    ready: ({ rows }) => `已就绪 · ${count(rows)} 行`,
    readyUncounted: '已就绪',
    until: ({ time }) => `可获取至 ${time}`,
    failed: '失败。没有生成文件，请重新导出。',
    because: ({ text }) => `CRM 的说明：${text}`,
    expired: 'CRM 中已过期。请重新导出。',
    unknown: 'CRM 未提供进度。',
    others: ({ n }) => `${count(n)} 个未显示：属于 NoxInfluencer 的其他部分。`,
    unsure: '列表中可能有 NoxInfluencer 其他部分的导出：它没有说明各是什么。',
    more: ({ n }) => `另有 ${count(n)} 个较早的未列出。`,
  },
);

export const exportMutations = approvals(
  {
    /** `view` null = everybody; `creators` as of the last pull. */
    'create-export': ({ view, creators }: { readonly view: string | null; readonly creators: number | null }) => {
      return {
        title: view === null ? 'Export all creators in the CRM?' : `Export “${view}”?`,
        lines: [
          view === null
            ? 'Everyone who isn’t archived.'
            : creators === null
              ? ''
              : `${counted(creators, 'creator')} when this tab was last pulled.`,
          'The CRM writes a workbook of what it holds now. Unsent edits aren’t in it.',
        ].filter((line) => line !== ''),
        button: 'Export',
        doing: 'Requesting the export',
        done: 'Export requested.',
        after: ['It appears in the list when it is ready.'],
      };
    },
  },
  {
    'create-export': ({ view, creators }) => ({
      title: view === null ? '导出 CRM 中的全部网红？' : `导出“${view}”？`,
      lines: [
        view === null ? '不含已归档的网红。' : creators === null ? '' : `上次导入此工作表时有 ${count(creators)} 位网红。`,
        'CRM 会把它现有的内容写成工作簿，不包括尚未发送的修改。',
      ].filter((line) => line !== ''),
      button: '导出',
      doing: '正在请求导出',
      done: '已请求导出。',
      after: ['生成后会出现在列表中。'],
    }),
  },
);
