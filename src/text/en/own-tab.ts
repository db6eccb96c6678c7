// English: a person's own tab that becomes a view.

import { clip, count, counted } from '../phrase';

export const ownTab = {
  title: 'Use the tab you have',
  what: 'Our columns come right beside yours. Nothing in your cells is changed.',
  problem: {
    'has-view': 'This tab shows creators from the CRM already. Click on your own tab in the sheet.',
    empty: 'This tab is empty. Click on the tab with your own list in the sheet.',
    'no-headings': 'The first row of this tab holds no headings. Put a heading over each of your columns, then look again.',
  },
  whose: ({ name }: { name: string }) => `Creators: ${name}`,
  ask: 'Which of your columns tells who it is?',
  role: { link: 'Channel links', handle: 'Handles', email: 'E-mail addresses', platform: 'Platform (for handles)' },
  none: 'None',
  column: ({ heading, sample }: { heading: string; sample: string }) => clip(sample === '' ? heading : `${heading} (${sample})`, 48),
  needed: 'Choose at least one of them.',
  compare: 'Compare with the CRM',
  other: 'Other creators…',
  reading: 'Reading creators',
  readingWhat: 'Nothing is written into your tab yet.',
  found: ({ matched, rows }: { matched: number; rows: number }) => `${count(matched)} of ${counted(rows, 'row')} found`,
  matched: ({ rows, creators }: { rows: number; creators: number }) =>
    `${counted(rows, 'row')} ${rows === 1 ? 'gets' : 'get'} the CRM’s cells of ${counted(creators, 'creator')}.`,
  unmatched: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'is' : 'are'} not in this choice and ${n === 1 ? 'stays' : 'stay'} your own.`,
  ambiguous: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'fits' : 'fit'} several creators and ${n === 1 ? 'is' : 'are'} left alone:`,
  ambiguousRow: ({ row, names }: { row: number; names: string }) => `Row ${count(row)}: ${names}`,
  appended: ({ n }: { n: number }) => `${counted(n, 'creator')} without a row ${n === 1 ? 'comes' : 'come'} below your rows.`,
  use: 'Use this tab',
};
