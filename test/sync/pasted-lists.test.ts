// Lists as people paste them: from mails, exports, and spreadsheets in other countries.

import { inputsIn, isShortenedNumber } from '../../src/sync/inputs';
import { tableIn } from '../../src/sync/table-text';

const textsIn = (text: string): readonly string[] => inputsIn(text).map((input) => input.text);

describe('a list of creators', () => {
  it.each([
    ['\uFEFF@one\n@two', ['@one', '@two']],
    ['sep=;\r\n@one;@two', ['@one', '@two']],
    ['(@one), [@two], <three@example.test>', ['@one', '@two', 'three@example.test']],
    ['“@one”、‘@two’', ['@one', '@two']],
    ['@one.\n@two!', ['@one', '@two']],
    ['@o\u200Bne | @two\u200E', ['@one', '@two']],
    ['One@Example.test, one@example.test', ['One@Example.test']],
    ['abc, ABC', ['abc', 'ABC']],
    ['()', []],
  ])('%j means %j', (text, inputs) => {
    expect(textsIn(text)).toEqual(inputs);
  });

  it('cuts a line that can only be prose, so that a question to the CRM stays small', () => {
    const prose = 'somebody wrote a letter about it '.repeat(100);
    const [first = '', second] = textsIn(`${prose}\n@two`);
    expect([prose.startsWith(first), first.length < prose.length / 2, second]).toEqual([true, true, '@two']);
  });

  it('keeps an id that begins with a hyphen or ends with an underscore', () => {
    expect(textsIn('-Ab_9, x_')).toEqual(['-Ab_9', 'x_']);
  });
});

describe('a number that a spreadsheet has shortened', () => {
  it.each(['1.23457E+18', '4,9E+11', '1e+20'])('is recognized in %s', (text) => expect(isShortenedNumber(text)).toBe(true));
  it.each(['1.5', '1E5', 'E+11', 'a1E+11', '12.5E+11'])('is not %s', (text) => expect(isShortenedNumber(text)).toBe(false));
});

describe('ids in scientific notation in a list', () => {
  it('are distinguished from ids, even with a decimal comma', () => {
    expect(inputsIn('1.23457E+18, 4,91511E+12\nc-1,c-2').map(({ kind, text }) => [kind, text])).toEqual([
      ['shortened', '1.23457E+18'],
      ['shortened', '4,91511E+12'],
      ['id', 'c-1'],
      ['id', 'c-2'],
    ]);
  });
});

describe('a table', () => {
  it.each([
    [
      'sep=;\na;b\n1,5;c',
      [
        ['a', 'b'],
        ['1,5', 'c'],
      ],
    ],
    ['"sep=,"\r\na,b', [['a', 'b']]],
    ['\uFEFFa\tb', [['a', 'b']]],
    ['SEP=|\na|b', [['a', 'b']]],
    ['sep=;\n"x;y";z', [['x;y', 'z']]],
  ])('%j is read with the separator that it names', (text, rows) => {
    expect(tableIn(text)).toEqual(rows);
  });
});
