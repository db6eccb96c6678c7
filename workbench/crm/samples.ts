// The sandbox's contents as data: accounts with their lists, and texts that have broken spreadsheets before.
// All people in it are obviously invented.

import type { AccountName, EmailTask, Lists, Name } from './model';

const campaigns: Name[] = Array.from({ length: 10 }, (_, index) => ({
  id: `lb_campaign_${index + 1}`,
  name: `Campaign ${String(index + 1).padStart(2, '0')}`,
}));

const letters = (prefix: string, first: number, names: readonly string[]): Name[] =>
  names.map((name, index) => ({ id: `${prefix}${first + index}`, name }));

export const accountLists: Readonly<Record<AccountName, Lists>> = {
  main: {
    statuses: [
      { id: 1, name: 'Not collaborated' },
      { id: 2, name: 'In communication' },
      { id: 3, name: 'Under collaboration' },
      { id: 4, name: 'Completed' },
      { id: 12, name: '暂停 · On hold' },
    ],
    labels: [
      { id: 'lb_beauty', name: 'Beauty' },
      { id: 'lb_gaming', name: 'Gaming' },
      { id: 'lb_q1', name: 'Q1, Launch' },
      { id: 'lb_summer', name: 'Summer' },
      { id: 'lb_food', name: 'Food & drink' },
      { id: 'lb_zh', name: '美妆' },
      { id: 'lb_ja', name: 'テスト' },
      { id: 'lb_ar', name: 'تجربة' },
      { id: 'lb_star', name: '⭐ Priority' },
      { id: 'lb_family', name: '👩‍👩‍👧 Family' },
      { id: 'lb_quoted', name: 'The "best" ones' },
      { id: 'lb_equals', name: '=Formula' },
      // Ids that a spreadsheet would take for numbers, and one that is a number.
      { id: '007', name: 'Agents' },
      { id: '1e5', name: 'Hundred thousand' },
      { id: 4711, name: 'Fragrance' },
      ...campaigns,
    ],
    members: [
      ...letters(
        'u_',
        1001,
        ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `Sample owner ${letter}`),
      ),
      { id: '90071992547409931', name: 'Sample owner G' },
      { id: 'u_1008', name: '示例负责人 H' },
    ],
    groups: letters('gr_', 1, ['Sample group North', 'Sample group South', '示例分组']),
  },
  other: {
    statuses: [
      { id: 21, name: 'New' },
      { id: 22, name: 'Talking' },
      { id: 23, name: 'Done' },
    ],
    labels: letters('ol_', 1, ['Outdoor', 'Music', 'Travel']),
    members: letters('ou_', 1, ['Other owner A', 'Other owner B', 'Other owner C']),
    groups: letters('og_', 1, ['Other group']),
  },
};

/** One of type 3 (standalone), the only type that accepts channels, and one of type 1. */
export const accountTasks: Readonly<Record<AccountName, readonly EmailTask[]>> = {
  main: [
    { id: 'et_launch', name: 'Sample launch mail', type: 'standalone', members: [] },
    { id: 'et_steps', name: 'Sample mail in three steps', type: 1, members: [] },
    { id: 5002, name: '示例邮件 · holiday', type: 'standalone', members: [] },
    { id: '0007', name: '=Sample, follow-up', type: 1, members: [] },
  ],
  other: [
    { id: 'oet_1', name: 'Other sample mail', type: 'standalone', members: [] },
    { id: 'oet_2', name: 'Other sample steps', type: 1, members: [] },
  ],
};

/** "Sample" and similar words, in scripts that every machine's fonts can draw. */
export const nameEndings: readonly string[] = [
  'sample',
  'échantillon',
  'przykład żółty',
  'esempio',
  'Örnek İıĞğ',
  'Beispiel',
  'mẫu thử',
  '"quoted", with a comma',
  'ejemplo',
  '<b>not bold</b> & co',
  'dæmi',
];

/** One name in ten ends in another script: right to left, without spaces, with marks above and below, beyond the first plane. */
export const rareNameEndings: readonly string[] = [
  'пример',
  '示例',
  'مثال',
  'παράδειγμα',
  'サンプル',
  '👩🏽‍🚀 sample',
  'דוגמה',
  '견본',
  'ตัวอย่าง',
  'नमूना',
  '範例',
  'ნიმუში',
  'օրինակ',
  '🎬',
  '👨‍👩‍👧‍👦',
  '𝓼𝓪𝓶𝓹𝓵𝓮',
  '𠮷 示例',
  'z̷a̷l̷g̷o̷',
];

/** Notes that a spreadsheet, a page or a CSV file may mistake for something else. */
export const noteSamples: readonly string[] = [
  'Sent the brief, waits for an answer.',
  'Likes long videos.\nDoes not like calls.',
  '=SUM(A1:A9)',
  '=HYPERLINK("https://example.com","click")',
  '+49 000 000',
  '-1',
  '- one\n- two\n- three',
  "'quoted at the start",
  '@mention',
  '007',
  '1e5',
  '12345678901234567890',
  '3.50',
  '1/2',
  'TRUE',
  'false',
  'NULL',
  '#N/A',
  '2026-10-02',
  '10:30',
  '50%',
  '$5',
  ' leading and trailing ',
  'tab\there',
  'line one\r\nline two',
  'says "yes", or so',
  '<script>alert(1)</script>',
  '{{template}} ${x} <?= y ?>',
  '👩‍❤️‍👩 🇳🇴 ✌🏽 ok',
  'شكرا جزيلا، ثم 123',
  '下周回复；预算待定',
  'e\u0301 is not é',
  'no\u00a0break and zero\u200bwidth',
  `A very long note. ${'It goes on and on. '.repeat(250)}`,
];

/** Tokens that look like something else. Every creator id is opaque; these are the ones that a careless program would change. */
export const oddCreatorIds: readonly string[] = [
  '00123456',
  '1e5',
  '9007199254740993',
  '12345678901234567890',
  '-1',
  '-0',
  '-2026',
  '--starts-with-dashes',
  '-AbCdEfGh',
  'TRUE',
  'false',
  'null',
  'NaN',
  '2026-10-02',
  '1-2',
  '3E-4',
  '0x1F',
  '_',
  'aBcDeFgHiJ',
  'AbCdEfGhIj',
  '__proto__',
  'constructor',
];

export const countries: readonly string[] = [
  'Norway',
  'Brazil',
  'Japan',
  'United States',
  'India',
  'Egypt',
  'Côte d’Ivoire',
  'Türkiye',
  '',
];

export const platforms: readonly string[] = ['youtube', 'tiktok', 'instagram'];
