// Bold text in the help pages exists in the program under that name: buttons, links, headings, words of the Sync column.

import { pageWords } from '../../src/text/page-words';
import { sentences } from '../text/sentences';
import { boldIn } from './pages';

/** Google's own names, and how entries of a page begin. */
const others: Readonly<Record<'en' | 'zh', readonly string[]>> = {
  en: [
    ...['Why:', 'Do:', 'Ask:', 'NoxInfluencer CRM Sync', 'Extensions', 'File', 'Version history', 'Data', 'Data validation'],
    ...['Protect sheets and ranges', 'Format', 'Number', 'Plain text', 'Merge cells', 'Unmerge', 'Convert to table'],
    'Revert to unformatted data',
    ...['Copy to', 'New spreadsheet'],
  ],
  zh: [
    ...['原因：', '处理：', '找谁：', 'NoxInfluencer CRM Sync', '扩展程序', '文件', '版本记录', '数据', '数据验证', '保护工作表和范围'],
    ...['格式', '数字', '纯文本', '合并单元格', '取消合并', '转换为表格', '复制到', '新建电子表格'],
  ],
};

/** Names and numbers do not count, nor does the ending of a button that opens something. */
const shapeOf = (text: string): string =>
  text
    .replace(/“[^”]*”/g, '“”')
    .replace(/\d[\d,]*/g, '#')
    .replace(/…$/, '');

/** `…` in a page stands for whatever the program says there. */
function fits(bold: string, sentence: string): boolean {
  if (shapeOf(bold) === sentence || `${shapeOf(bold)} #` === sentence) return true;
  if (!bold.includes('…')) return false;
  const parts = bold.split('…').map((part) => shapeOf(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(sentence);
}

const isCalledSo = (language: 'en' | 'zh'): ((name: string) => boolean) => {
  const said = [1, 2].flatMap((n) => sentences(pageWords(language), n).map(({ text }) => shapeOf(text)));
  return (name) => others[language].includes(name) || said.some((sentence) => fits(name, sentence));
};

const namesIn = (page: string): readonly string[] => boldIn(page).flatMap((bold) => bold.split(' ▸ '));

test.each([
  ['docs/guide.md', 'en'],
  ['docs/troubleshooting.md', 'en'],
  ['docs/zh/guide.md', 'zh'],
  ['docs/zh/troubleshooting.md', 'zh'],
] as const)('%s names everything in bold as the program does', (page, language) => {
  const called = isCalledSo(language);
  expect(namesIn(page).filter((name) => !called(name))).toEqual([]);
});

test.each(['docs/faq.md', 'docs/admin.md', 'docs/limits.md'])('%s places everything under More correctly', (page) => {
  const called = isCalledSo('en');
  const names = boldIn(page)
    .filter((bold) => bold.includes('More ▸ '))
    .flatMap((bold) => bold.split(' ▸ '));
  expect(names.filter((name) => !called(name))).toEqual([]);
});

/** Where the program has a text that matches the name. */
const placesOf = (language: 'en' | 'zh', name: string): readonly string[] =>
  [1, 2].flatMap((n) => sentences(pageWords(language), n).flatMap(({ path, text }) => (fits(name, shapeOf(text)) ? [path] : [])));

test('both guides mention the same buttons', () => {
  const chinese = new Set(namesIn('docs/zh/guide.md').flatMap((name) => placesOf('zh', name)));
  const missing = namesIn('docs/guide.md').filter((name) => {
    if (others.zh.includes(name)) return false;
    const places = placesOf('en', name);
    return places.length > 0 && !places.some((place) => chinese.has(place));
  });
  expect(missing).toEqual([]);
});

test('a button with a wrong name would be found', () => {
  const called = isCalledSo('en');
  expect(
    ['Archive 3 creators', 'Use “Beauty”', 'Include creators…', 'Review and send the other …', 'Mine'].filter((name) => !called(name)),
  ).toEqual([]);
  expect(['Send it', 'Archive everybody', 'Chose …'].filter(called)).toEqual([]);
});
