// A block of an Overview as it is found in the sheet, after people moved, respelled, and inserted lines.

import type { Cell } from '../../src/sync/model';
import type { Block, Line } from '../../src/sync/overview-blocks';
import { findTitle, seenTable } from '../../src/sync/overview-table';

const entry = (...heads: readonly string[]): Line => ({ role: 'entry', heads: heads.map((text) => ({ text })) });
const block: Block = {
  name: 'moves',
  title: 'Moves',
  heads: 2,
  columns: [entry('From', 'Week'), entry('New', 'Won'), entry('New', 'Lost')],
  rows: [{ role: 'entry', heads: [{ formula: '=TODAY()-7' }] }, entry('Second'), entry('Third')],
  cell: () => null,
  bars: 'first',
};

/** A sheet of texts; one that begins with "=" is a formula that shows a day. */
const sheetOf =
  (rows: readonly (readonly string[])[]) =>
  (row: number, column: number): Cell => {
    const text = rows[row - 1]?.[column - 1] ?? '';
    return text.startsWith('=') ? { text: '2026-01-05', formula: text, origin: 'formula' } : { text };
  };
const HEAD = [['Moves'], ['From', 'New', 'New'], ['Week', 'Won', 'Lost']] as const;
const found = (...rows: readonly string[]) => {
  const { rows: lines, lastRow } = seenTable(block, { row: 1, column: 1 }, sheetOf([...HEAD, ...rows.map((text) => [text])]));
  return [lines.map(({ line, at }) => [block.rows.indexOf(line), at]), lastRow];
};

test('its lines are found wherever they are now; a formula is recognized however Sheets spells it, and not by what it shows', () => {
  expect(found('Third', '= TODAY() - 7', 'Second')).toEqual([
    [
      [2, 4],
      [0, 5],
      [1, 6],
    ],
    6,
  ]);
  expect(found('2026-01-05')[0]).toEqual([]);
});

test('a line of ours after up to three blank ones still belongs to it, and a person’s own beside it does, too', () => {
  expect(found('Second', '', '', '', 'Third')).toEqual([
    [
      [1, 4],
      [2, 8],
    ],
    8,
  ]);
  expect(found('Second', '', '', '', '', 'Third')).toEqual([[[1, 4]], 4]);
  expect(found('Second', 'my own', 'Third')[1]).toBe(6);
});

test('a column is told by both of its headings', () => {
  const swapped = sheetOf([['Moves'], ['From', 'New', 'New'], ['Week', 'Lost', 'Won']]);
  const { columns, lastColumn } = seenTable(block, { row: 1, column: 1 }, swapped);
  expect([columns.map(({ line, at }) => [block.columns.indexOf(line), at]), lastColumn]).toEqual([
    [
      [0, 1],
      [2, 2],
      [1, 3],
    ],
    3,
  ]);
});

test('its title is the one with its own heading below, wherever that is; a text like it elsewhere is not', () => {
  const seen = sheetOf([
    ['Moves', ''],
    ['my own', 'Moves'],
    ['', 'From'],
    ['', 'Week'],
  ]);
  expect(findTitle(block, seen, { rows: 4, columns: 2 })).toEqual({ row: 2, column: 2 });
});
