// Addresses: letters, A1 texts and blocks can be converted into each other.

import fc from 'fast-check';
import { a1, blockName, columnIndex, columnLetters, hull, namedBlock } from '../../workbench/page/model/block';
import { check } from '../laws/seeded';

const SIZE = { rows: 100, columns: 30 };

describe('addresses', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i has the letters %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(columnIndex(letters.toLowerCase())).toBe(column);
  });

  test('letters and index are inverses of each other', () => {
    check(fc.property(fc.nat(18_277), (column) => columnIndex(columnLetters(column)) === column));
  });

  test.each([
    ['B7', { row: 6, column: 1, rows: 1, columns: 1 }],
    ['$B$7', { row: 6, column: 1, rows: 1, columns: 1 }],
    ['b2:d3', { row: 1, column: 1, rows: 2, columns: 3 }],
    ['D3:B2', { row: 1, column: 1, rows: 2, columns: 3 }],
    ['B:C', { row: 0, column: 1, rows: 100, columns: 2 }],
    ['3:5', { row: 2, column: 0, rows: 3, columns: 30 }],
    ['A90:B200', { row: 89, column: 0, rows: 11, columns: 2 }],
  ])('%s names a block', (text, block) => {
    expect(namedBlock(text, SIZE)).toEqual(block);
  });

  test.each(['', 'B', '7', 'B2:C', 'B2:7', 'A0', 'A101', 'AZ1', 'B2 C3', 'Total'])('%j is not an address in the tab', (text) => {
    expect(namedBlock(text, SIZE)).toBeNull();
  });

  test('a block’s name leads back to it', () => {
    const place = fc.record({ row: fc.nat(99), column: fc.nat(29) });
    check(
      fc.property(place, place, (one, other) => {
        const block = hull(one, other);
        expect(namedBlock(blockName(block, SIZE), SIZE)).toEqual(block);
      }),
    );
  });

  test('whole columns and rows are named without the other half', () => {
    expect(blockName({ row: 0, column: 1, rows: 100, columns: 2 }, SIZE)).toBe('B:C');
    expect(blockName({ row: 4, column: 0, rows: 1, columns: 30 }, SIZE)).toBe('5:5');
    expect(a1({ row: 6, column: 27 })).toBe('AB7');
  });
});
