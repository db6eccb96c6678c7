// A small spreadsheet like those of the add-on, with invented creators.

import { FakeBook, type FakeTab, fakeTab } from './fake-tab';

const HEADINGS = ['creator_id', 'Sync', 'Creator', 'Platform', 'Followers', 'Status', 'Owner', 'Labels', 'Notes', 'E-mail'];
const STATUS = ['New', 'Contacted', 'Negotiating', 'Signed'];
const OWNERS = ['Owner A', 'Owner B', 'Owner C'];
const PLATFORMS = ['YouTube', 'Instagram', 'TikTok'];

/** `creators` rows below the headings, a frozen heading and name, a hidden id column, drop-downs and a filter. */
export function sampleTab(creators = 24, rows = 60, columns = 14): FakeTab {
  const lines = Array.from({ length: creators }, (_, index) => [
    `c-${1000 + index}`,
    index % 7 === 3 ? 'Edited: Status' : '',
    `Creator ${String(index + 1).padStart(2, '0')}`,
    PLATFORMS[index % 3] ?? '',
    `${(index + 3) * 1250}`,
    STATUS[index % 4] ?? '',
    OWNERS[index % 3] ?? '',
    index % 2 ? 'Beauty, Q1 Launch' : 'Beauty',
    index % 5 === 0 ? 'Asked for the rate card' : '',
    `creator${index + 1}@example.test`,
  ]);
  const tab = fakeTab(1, 'All creators', [HEADINGS, ...lines], rows, columns);
  for (const [column, cell] of (tab.grid[0] ?? []).entries()) {
    const editable = column >= 5 && column <= 9;
    if (cell)
      Object.assign(cell, { bold: true, background: editable ? '#cfe2f3' : '#eeeeee', note: editable ? 'Edit as ever' : 'Read-only' });
  }
  const body = (column: number) => ({ row: 1, column, rows: creators, columns: 1 });
  return Object.assign(tab, {
    frozenRows: 1,
    frozenColumns: 3,
    hiddenColumns: [0],
    widths: { 1: 120, 2: 140, 7: 150, 8: 190, 9: 190 },
    filter: { block: { row: 0, column: 0, rows: creators + 1, columns: HEADINGS.length }, hidden: {} },
    dropDowns: [
      { block: body(5), choices: STATUS, strict: false },
      { block: body(6), choices: OWNERS, strict: true },
    ],
  });
}

export const sampleBook = (): FakeBook => new FakeBook([sampleTab(), fakeTab(2, 'Scratch', [], 40, 12)]);
