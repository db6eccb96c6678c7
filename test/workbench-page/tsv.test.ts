// Tab-separated text is read, written and repeated as in spreadsheets.

import fc from 'fast-check';
import { formatTsv, parseTsv, pasteSize, tile } from '../../workbench/page/model/tsv';
import { check } from '../laws/seeded';

describe('tab-separated text', () => {
  test('cells and rows are distinguished, and a trailing newline starts no row', () => {
    expect(parseTsv('a\tb\r\nc\t\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });

  test('a quoted cell contains tabs, newlines and doubled quotes', () => {
    expect(parseTsv('"one\ntwo"\t"a\tb"\n"say ""hi"""\tplain')).toEqual([
      ['one\ntwo', 'a\tb'],
      ['say "hi"', 'plain'],
    ]);
  });

  test.each(['5" screen', '"open', '"a" b', 'a "b" c'])('%j keeps its quotes', (text) => {
    expect(parseTsv(text)).toEqual([[text]]);
  });

  test('what is written is read back as the same cells', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('"', '""', 'a\tb', 'a\nb', '"x"', '\n', '=A1', ' '));
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1 }));
    check(
      fc.property(rows, (texts) => {
        const last = texts.at(-1);
        fc.pre(!(last?.length === 1 && last[0] === ''));
        const plain = texts.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));
        expect(parseTsv(formatTsv(texts))).toEqual(plain);
      }),
    );
  });
});

describe('the size of a paste', () => {
  test('a single cell fills the whole selection', () => {
    expect(pasteSize({ rows: 1, columns: 1 }, { rows: 7, columns: 3 })).toEqual({ rows: 7, columns: 3 });
  });

  test('a block is repeated if the selection is a multiple of it', () => {
    expect(pasteSize({ rows: 2, columns: 1 }, { rows: 6, columns: 3 })).toEqual({ rows: 6, columns: 3 });
    expect(tile([['a'], ['b']], 4, 2)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  test('any other block is pasted once, in its own size', () => {
    expect(pasteSize({ rows: 2, columns: 2 }, { rows: 3, columns: 2 })).toEqual({ rows: 2, columns: 2 });
    expect(pasteSize({ rows: 4, columns: 1 }, { rows: 1, columns: 1 })).toEqual({ rows: 4, columns: 1 });
  });

  test('short rows are filled with blanks', () => {
    expect(tile([['a', 'b'], ['c']], 2, 2)).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });
});
