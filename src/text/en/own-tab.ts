// English: a person's own tab that becomes a view.

import { clip, count, counted } from '../phrase';

export const ownTab = {
  title: 'Use a tab you have',
  what: 'Our columns go to the right of yours. Nothing in your cells changes.',
  problem: {
    'has-view': 'This tab already shows creators from the CRM. Click your own tab in the sheet.',
    empty: 'This tab is empty. Click the tab with your own list in the sheet.',
    'no-headings': 'The first row of this tab has no headings. Put a heading above each of your columns, then check again.',
  },
  whose: ({ name }: { name: string }) => `Creators: ${name}`,
  ask: 'Which of your columns identifies the creator?',
  role: { link: 'Channel links', handle: 'Handles', email: 'Email addresses', platform: 'Platform (for handles)' },
  none: 'None',
  column: ({ heading, sample }: { heading: string; sample: string }) => clip(sample === '' ? heading : `${heading} (${sample})`, 48),
  needed: 'Choose at least one.',
  compare: 'Compare with the CRM',
  other: 'Other creators…',
  reading: 'Reading creators',
  readingWhat: 'Nothing is written to your tab yet.',
  found: ({ matched, rows }: { matched: number; rows: number }) => `${count(matched)} of ${counted(rows, 'row')} found`,
  matched: ({ rows, creators }: { rows: number; creators: number }) =>
    `${counted(rows, 'row')} ${rows === 1 ? 'gets' : 'get'} the CRM’s values for ${counted(creators, 'creator')}.`,
  unmatched: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'does' : 'do'} not match and ${n === 1 ? 'stays' : 'stay'} your own.`,
  ambiguous: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'matches' : 'match'} several creators and ${n === 1 ? 'is' : 'are'} left alone:`,
  ambiguousRow: ({ row, names }: { row: number; names: string }) => `Row ${count(row)}: ${names}`,
  appended: ({ n }: { n: number }) => `${counted(n, 'creator')} without a row ${n === 1 ? 'is' : 'are'} added below your rows.`,
  use: 'Use this tab',
};
