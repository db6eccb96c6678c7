// Which ranges a read needs and which writes are joined.

import fc from 'fast-check';
import type { CellBlock } from '../../src/commands/ports';
import { columnSpans, mergeBlocks } from '../../src/sheets/ranges';
import { columnLetters } from '../../src/sync/model';
import { check } from '../laws/seeded';
import { row, text } from './conformance/samples';

describe('columns to read', () => {
  it.each([
    [[], []],
    [[3], [[3, 1]]],
    [[1, 2, 3], [[1, 3]]],
    [[1, 3, 5], [[1, 5]]],
    [[3, 1, 3], [[1, 3]]],
    [
      [1, 10],
      [
        [1, 1],
        [10, 1],
      ],
    ],
    [
      [1, 2, 20, 21],
      [
        [1, 2],
        [20, 2],
      ],
    ],
    [[1, 5, 7, 8, 9, 10, 11, 12], [[1, 12]]],
  ])('%j are read as the spans %j', (columns, spans) => {
    expect(columnSpans(columns, 1).map(({ first, width }) => [first, width])).toEqual(spans);
  });

  it('are all in some span, and at most half of the cells read were not requested', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (columns) => {
        const spans = columnSpans(columns, 1);
        const inside = (column: number): boolean => spans.some(({ first, width }) => column >= first && column < first + width);
        expect(columns.every(inside)).toBe(true);
        expect(spans.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(2 * new Set(columns).size);
      }),
    );
  });
});

describe('blocks to write', () => {
  const block = (at: number, column: number, rows: readonly (readonly string[])[]): CellBlock => ({
    row: row(at),
    column,
    cells: rows.map((cells) => cells.map(text)),
  });

  it('that are side by side or one above the other become one', () => {
    const merged = mergeBlocks([block(3, 1, [['c']]), block(2, 2, [['b'], ['d']]), block(2, 1, [['a']])]);
    expect(merged).toEqual([
      block(2, 1, [
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ]);
  });

  it('that are apart stay apart', () => {
    expect(mergeBlocks([block(2, 1, [['a']]), block(2, 3, [['b']]), block(4, 1, [['c']])])).toHaveLength(3);
  });

  it('contain exactly the given cells', () => {
    const cells = (blocks: readonly CellBlock[]): readonly string[] =>
      blocks
        .flatMap((one) => one.cells.flatMap((line, i) => line.map((cell, j) => `${one.row + i}:${one.column + j}=${JSON.stringify(cell)}`)))
        .sort();
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 6 })), {
      selector: ([r, c]) => r * 100 + c,
      maxLength: 30,
    });
    check(
      fc.property(places, (taken) => {
        const given = taken.map(([r, c]) => block(r, c, [[`${r}/${c}`]]));
        expect(cells(mergeBlocks(given))).toEqual(cells(given));
      }),
    );
  });

  it('with two inputs for one cell are refused naming it', () => {
    expect(() => mergeBlocks([block(2, 1, [['a', 'b']]), block(2, 2, [['c']])])).toThrow('two inputs for cell B2');
  });
});

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('column %d is called %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
