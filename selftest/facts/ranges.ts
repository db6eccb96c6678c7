// Ranges: their notations, sizes, and edges.

import type { Bench } from '../bench';
import { type FactOfGroup, group } from '../fact';

const named = (what: string, notation: string, expected: string): FactOfGroup => [
  `notation-${what}`,
  `getRange('${notation}') is ${expected}.`,
  expected,
  ({ sheet }) => sheet().getRange(notation).getA1Notation(),
];

const refused = (what: string, assumed: string, work: (bench: Bench) => unknown): FactOfGroup => [
  `refused-${what}`,
  assumed,
  true,
  (bench) => bench.refuses(() => work(bench)),
];

export const ranges = group('ranges', [
  named('cell', 'B2', 'B2'),
  named('row-and-column', 'R5C3', 'C5'),
  named('rows-and-columns', 'R1C1:R2C3', 'A1:C2'),
  named('without-a-name', '!A1:B2', 'A1:B2'),
  named('column', 'B:B', 'B:B'),
  named('row', '3:3', '3:3'),
  named('fixed', '$A$1:B2', 'A1:B2'),
  named('backwards', 'B2:A1', 'A1:B2'),
  named('lower-case', 'b2', 'B2'),
  [
    'column-sizes',
    'B:B has every row of the sheet.',
    [true, 1],
    ({ sheet }) => {
      const one = sheet();
      const range = one.getRange('B:B');
      return [range.getNumRows() === one.getMaxRows(), range.getNumColumns()];
    },
  ],
  [
    'other-sheet',
    "A range with a sheet's name is found from the spreadsheet.",
    [true, 'B2'],
    ({ book, sheet }) => {
      const one = sheet();
      const range = book.getRange(`'${one.getName()}'!B2`);
      return [range?.getSheet().getSheetId() === one.getSheetId(), range?.getA1Notation() ?? null];
    },
  ],
  refused('row-zero', 'Row 0 is refused.', ({ sheet }) => sheet().getRange(0, 1)),
  refused('no-rows', 'A range of no rows is refused.', ({ sheet }) => sheet().getRange(1, 1, 0, 1)),
  refused('below-the-grid', 'A row below the grid is refused.', ({ sheet }) => {
    const one = sheet();
    one.getRange(one.getMaxRows() + 1, 1).setValue('x');
  }),
  refused('beside-the-grid', 'A column beside the grid is refused.', ({ sheet }) => {
    const one = sheet();
    one.getRange(1, one.getMaxColumns() + 1).setValue('x');
  }),
  refused('nonsense', 'A notation that is none is refused.', ({ sheet }) => sheet().getRange('no range')),
  refused('rows-that-do-not-fit', 'setValues with too few rows is refused.', ({ sheet }) =>
    sheet()
      .getRange('A1:A2')
      .setValues([['a']]),
  ),
  refused('columns-that-do-not-fit', 'setValues with too many columns is refused.', ({ sheet }) =>
    sheet()
      .getRange('A1')
      .setValues([['a', 'b']]),
  ),
  refused('offset-of-no-rows', 'offset(0, 0, 0) is refused.', ({ sheet }) => sheet().getRange('A1:B2').offset(0, 0, 0)),
  ['offset', 'offset keeps the size.', 'C2:D3', ({ sheet }) => sheet().getRange('A1:B2').offset(1, 2).getA1Notation()],
  ['get-cell', 'getCell counts from one within the range.', 'C3', ({ sheet }) => sheet().getRange('B2:D4').getCell(2, 2).getA1Notation()],
  [
    'new-sheet',
    'A new sheet has 1,000 rows and 26 columns, and nothing in it.',
    [1000, 26, 0, 0],
    ({ sheet }) => {
      const one = sheet();
      return [one.getMaxRows(), one.getMaxColumns(), one.getLastRow(), one.getLastColumn()];
    },
  ],
  [
    'data-range',
    'The data range of an empty sheet is A1; else it begins at A1.',
    ['A1', 'A1:C2'],
    ({ sheet }) => {
      const one = sheet();
      const before = one.getDataRange().getA1Notation();
      one.getRange('C2').setValue('x');
      return [before, one.getDataRange().getA1Notation()];
    },
  ],
  [
    'formats-are-no-data',
    'Formats, notes and rules do not count for the last row.',
    [0, 0],
    ({ sheet }) => {
      const one = sheet();
      const range = one.getRange('C7').setNumberFormat('@').setNote('x').setBackground('#ff0000');
      range.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a']).build());
      return [one.getLastRow(), one.getLastColumn()];
    },
  ],
  [
    'hidden-are-read',
    'Hidden rows and columns are read and written like others.',
    [
      ['a', 'b'],
      ['x', 'y'],
    ],
    ({ filled }) => {
      const sheet = filled([['a', 'b']]);
      sheet.hideColumns(2);
      sheet.hideRows(1);
      const range = sheet.getRange('A1:B1');
      const before = range.getValues().flat();
      range.setValues([['x', 'y']]);
      return [before, range.getValues().flat()];
    },
  ],
  [
    'kept-range',
    'A range that was taken before rows are inserted stays where it was.',
    ['A2', 'new'],
    ({ filled }) => {
      const sheet = filled([['a'], ['b']]);
      const range = sheet.getRange('A2');
      sheet.insertRowsBefore(2, 1);
      sheet.getRange('A2').setValue('new');
      return [range.getA1Notation(), range.getValue()];
    },
  ],
  [
    'append-row',
    'appendRow goes below the last row that holds something.',
    [['a'], [''], ['x'], ['b']],
    ({ filled }) => {
      const sheet = filled([['a']]);
      sheet.getRange('A3').setValue('x');
      sheet.appendRow(['b']);
      return sheet.getRange('A1:A4').getValues();
    },
  ],
]);
