// A table in the clipboard format of spreadsheets, cell by cell.

import { tableIn } from '../../src/sync/table-text';

it.each<[string, string, readonly (readonly string[])[]]>([
  [
    'tabs, whatever else stands in the cells',
    'a,b\tc;d\n1\t2',
    [
      ['a,b', 'c;d'],
      ['1', '2'],
    ],
  ],
  [
    'more semicolons than commas in the first line',
    'a;b,c;d\n1;2',
    [
      ['a', 'b,c', 'd'],
      ['1', '2'],
    ],
  ],
  ['as many of each', 'a;b,c', [['a;b', 'c']]],
  [
    'commas further down do not count',
    'a;b\n1,2,3;4',
    [
      ['a', 'b'],
      ['1,2,3', '4'],
    ],
  ],
  ['the separator that a file names', 'sep=|\na|b', [['a', 'b']]],
  ['in quotes, too', '"sep=;"\r\na;b,c', [['a', 'b,c']]],
  ['quotes with separators, line ends and quotes in them', '"a\tb"\t"c\nd"\t"say ""x"""', [['a\tb', 'c\nd', 'say "x"']]],
  ['a quote that is never closed', '"a\tb', [['"a', 'b']]],
  ['a quote with more behind it', '"a"b\tc', [['"a"b', 'c']]],
  ['a quote amid a cell', 'a"b\tc', [['a"b', 'c']]],
  ['quoted cells at line ends', '"a"\n"b"\t"c"', [['a'], ['b', 'c']]],
  [
    'a blank cell at the end of a line and of the text',
    'a\t\nb\t',
    [
      ['a', ''],
      ['b', ''],
    ],
  ],
  ['blank cells in the middle', 'a\t\tb', [['a', '', 'b']]],
  ['blank lines, and lines of blank cells', '\n\na\n\n\t\nb\n', [['a'], ['b']]],
  ['ends of lines of every system', 'a\r\nb\rc', [['a'], ['b'], ['c']]],
  ['blanks around', ' a \t b ', [['a', 'b']]],
  ['what nobody sees', '\ufeffa\u200b\tb', [['a', 'b']]],
  ['nothing', '', []],
  ['one cell', 'a', [['a']]],
  ['a separator alone', ',', []],
])('%s', (_, text, rows) => {
  expect(tableIn(text)).toEqual(rows);
});
