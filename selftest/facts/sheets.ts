// Sheets of a spreadsheet: names, order, hiding; their rows and columns.

import { type FactOfGroup, group } from '../fact';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const NAME = 'A name for a test';
const NAME_IN_CAPITALS = NAME.toUpperCase();

/** The first three cells of a row of these texts after the operation. */
const columns = (what: string, assumed: string, row: string, after: string, work: (sheet: Sheet) => unknown): FactOfGroup => [
  `column-${what}`,
  assumed,
  after,
  ({ filled }) => {
    const one = filled([row.split(' ')]);
    work(one);
    return one.getRange('A1:C1').getValues().flat().join('|');
  },
];

export const sheets = group('sheets', [
  [
    'name-taken',
    'A second sheet of the same name is refused.',
    true,
    ({ book, sheet, refuses }) => {
      sheet().setName(NAME);
      return refuses(() => book.insertSheet(NAME));
    },
  ],
  [
    'name-taken-in-another-case',
    'So is a name that differs in case only.',
    true,
    ({ book, sheet, refuses }) => {
      sheet().setName(NAME);
      return refuses(() => book.insertSheet(NAME_IN_CAPITALS));
    },
  ],
  [
    'rename-taken-in-another-case',
    'Renaming to a name that differs in case only from another sheet’s is refused.',
    true,
    ({ sheet, refuses }) => {
      sheet().setName(NAME);
      const other = sheet();
      return refuses(() => other.setName(NAME_IN_CAPITALS));
    },
  ],
  [
    'rename-own-case',
    'A sheet may change the case of its own name.',
    true,
    ({ sheet }) => {
      const one = sheet().setName(NAME);
      return one.setName(NAME_IN_CAPITALS).getName() === NAME_IN_CAPITALS;
    },
  ],
  [
    'found-by-case',
    'getSheetByName heeds case.',
    [true, false],
    ({ book, sheet }) => {
      sheet().setName(NAME);
      return [book.getSheetByName(NAME) !== null, book.getSheetByName(NAME_IN_CAPITALS) !== null];
    },
  ],
  [
    'name-empty',
    'An empty name is refused.',
    true,
    ({ sheet, refuses }) => {
      const one = sheet();
      return refuses(() => one.setName(''));
    },
  ],
  [
    'name-of-100',
    'A name may have 100 characters and not 101.',
    [100, true],
    ({ sheet, refuses }) => {
      const one = sheet().setName('x'.repeat(100));
      const { length } = one.getName();
      return [length, refuses(() => one.setName('x'.repeat(101)))];
    },
  ],
  ['name-with-quotes', 'A name may hold quotes and slashes.', "it's / a: test", ({ sheet }) => sheet().setName("it's / a: test").getName()],
  [
    'found-by-id',
    'A sheet is found by its id, and null by another.',
    [true, true],
    ({ book, sheet }) => {
      const one = sheet();
      return [book.getSheetById(one.getSheetId())?.getName() === one.getName(), book.getSheetById(-1) === null];
    },
  ],
  [
    'hidden',
    'A hidden sheet says so and is listed.',
    [true, true],
    ({ book, sheet }) => {
      const one = sheet().hideSheet();
      return [one.isSheetHidden(), book.getSheets().some((other) => other.getSheetId() === one.getSheetId())];
    },
  ],
  [
    'deleted',
    'A deleted sheet is not found.',
    true,
    ({ book }) => {
      const one = book.insertSheet();
      const id = one.getSheetId();
      book.deleteSheet(one);
      return book.getSheetById(id) === null;
    },
  ],
  [
    'duplicated',
    'A duplicated sheet has an id of its own, values, formats and rules.',
    [true, 'x', '@', true],
    ({ book, sheet }) => {
      const one = sheet();
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['x']).build();
      one.getRange('A1').setNumberFormat('@').setValue('x').setDataValidation(rule);
      book.setActiveSheet(one);
      const copy = book.duplicateActiveSheet();
      try {
        const cell = copy.getRange('A1');
        return [copy.getSheetId() !== one.getSheetId(), cell.getValue(), cell.getNumberFormat(), cell.getDataValidation() !== null];
      } finally {
        book.deleteSheet(copy);
      }
    },
  ],
  [
    'duplicated-hidden-columns',
    'Its hidden columns and its filter come along.',
    [true, 'A1:B2'],
    ({ book, filled }) => {
      const one = filled([
        ['a', 'b'],
        ['1', '2'],
      ]);
      one.hideColumns(2);
      one.getRange('A1:B2').createFilter();
      book.setActiveSheet(one);
      const copy = book.duplicateActiveSheet();
      try {
        return [copy.isColumnHiddenByUser(2), copy.getFilter()?.getRange().getA1Notation() ?? null];
      } finally {
        book.deleteSheet(copy);
      }
    },
  ],
  columns('inserted', 'insertColumnsAfter puts columns behind, and the others move.', 'a b', 'a||b', (one) => one.insertColumnsAfter(1, 1)),
  columns('moved-right', 'moveColumns counts the place before it moves: to 3 puts A behind B.', 'a b c', 'b|a|c', (one) =>
    one.moveColumns(one.getRange('A:A'), 3),
  ),
  columns('moved-left', 'To 1 puts C in front.', 'a b c', 'c|a|b', (one) => one.moveColumns(one.getRange('C:C'), 1)),
  [
    'column-width',
    'A column is 100 pixels wide, and as wide as it is set.',
    [100, 50],
    ({ sheet }) => {
      const one = sheet();
      return [one.getColumnWidth(1), one.setColumnWidth(1, 50).getColumnWidth(1)];
    },
  ],
  [
    'column-hidden',
    'A hidden column says so until it is shown.',
    [true, false],
    ({ sheet }) => {
      const one = sheet();
      one.hideColumns(2);
      const hidden = one.isColumnHiddenByUser(2);
      one.showColumns(2);
      return [hidden, one.isColumnHiddenByUser(2)];
    },
  ],
  [
    'frozen',
    'Frozen rows and columns read back.',
    [1, 2],
    ({ sheet }) => {
      const one = sheet();
      one.setFrozenRows(1);
      one.setFrozenColumns(2);
      return [one.getFrozenRows(), one.getFrozenColumns()];
    },
  ],
  [
    'group',
    'Grouped rows have a depth, and others none.',
    [0, 1, 1, 0],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('2:3').shiftRowGroupDepth(1);
      return [1, 2, 3, 4].map((row) => one.getRowGroupDepth(row));
    },
  ],
  [
    'group-collapsed',
    'A collapsed group hides its rows as a person does; they are read like others.',
    [true, 'b', false],
    ({ filled }) => {
      const one = filled([['a'], ['b'], ['c']]);
      one.getRange('2:2').shiftRowGroupDepth(1);
      one.getRange('2:2').collapseGroups();
      const [hidden, value] = [one.isRowHiddenByUser(2), one.getRange('A2').getValue()];
      one.getRange('2:2').expandGroups();
      return [hidden, value, one.isRowHiddenByUser(2)];
    },
  ],
  [
    'group-row-inserted',
    'A row that is inserted inside a group is in it.',
    [1, 1, 1, 0],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('2:3').shiftRowGroupDepth(1);
      one.insertRowAfter(2);
      return [2, 3, 4, 5].map((row) => one.getRowGroupDepth(row));
    },
  ],
  [
    'group-sorted',
    'Sorting rows leaves the group where it is.',
    [
      ['a', 'b'],
      [1, 0],
    ],
    ({ filled }) => {
      const one = filled([['b'], ['a']]);
      one.getRange('1:1').shiftRowGroupDepth(1);
      one.getRange('A1:A2').sort(1);
      return [one.getRange('A1:A2').getValues().flat(), [1, 2].map((row) => one.getRowGroupDepth(row))];
    },
  ],
  [
    'all-rows-deleted',
    'Not all rows of a sheet can be deleted.',
    true,
    ({ sheet, refuses }) => {
      const one = sheet();
      return refuses(() => one.deleteRows(1, one.getMaxRows()));
    },
  ],
  [
    'too-many-cells',
    'A spreadsheet refuses to grow beyond 10,000,000 cells.',
    true,
    ({ sheet, refuses }) => {
      const one = sheet();
      return refuses(() => one.insertRowsAfter(one.getMaxRows(), 390_000));
    },
  ],
]);
