// Developer metadata on columns: what happens to it when people and scripts rearrange the sheet.

import type { Bench } from '../bench';
import { type FactOfGroup, type Found, group } from '../fact';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const KEY = 'selftest.field';

/** The marked columns as `value@column`, sorted by column. */
function marks(sheet: Sheet): readonly string[] {
  const found = sheet.createDeveloperMetadataFinder().withKey(KEY).find();
  return found
    .map((one) => ({ value: one.getValue(), column: one.getLocation().getColumn()?.getColumn() ?? 0 }))
    .sort((a, b) => a.column - b.column)
    .map(({ value, column }) => `${value}@${column}`);
}

const mark = (sheet: Sheet, column: string, value: string): void => {
  sheet.getRange(`${column}:${column}`).addDeveloperMetadata(KEY, value);
};

/** Three columns, of which A and B are marked. */
function marked({ filled }: Bench): Sheet {
  const sheet = filled([
    ['a', 'b', 'c'],
    ['2', '1', '3'],
    ['1', '2', '3'],
  ]);
  mark(sheet, 'A', 'a');
  mark(sheet, 'B', 'b');
  return sheet;
}

const after = (what: string, assumed: string, expected: Found, work: (sheet: Sheet) => void): FactOfGroup => [
  what,
  assumed,
  expected,
  (bench) => {
    const sheet = marked(bench);
    work(sheet);
    return marks(sheet);
  },
];

export const metadata = group('metadata', [
  after('found', 'A finder of the sheet finds what was added to its columns.', ['a@1', 'b@2'], () => undefined),
  after('column-moved', 'It moves along with its column.', ['b@1', 'a@3'], (sheet) => sheet.moveColumns(sheet.getRange('A:A'), 4)),
  after('column-inserted', 'A column that is inserted before it has none.', ['a@2', 'b@3'], (sheet) => sheet.insertColumnBefore(1)),
  after('column-deleted', 'It goes with its column.', ['b@1'], (sheet) => sheet.deleteColumn(1)),
  after('rows-sorted', 'Sorting rows leaves it.', ['a@1', 'b@2'], (sheet) => sheet.getRange('A2:C3').sort(1)),
  after('rows-moved', 'Moving rows leaves it.', ['a@1', 'b@2'], (sheet) => sheet.moveRows(sheet.getRange('2:2'), 4)),
  after('cells-cut', 'Cutting the cells of its column leaves it.', ['a@1', 'b@2'], (sheet) =>
    sheet.getRange('A1:A3').moveTo(sheet.getRange('D1:D3')),
  ),
  after('cells-copied', 'Copying the cells of its column does not copy it.', ['a@1', 'b@2'], (sheet) =>
    sheet.getRange('A1:A3').copyTo(sheet.getRange('D1:D3')),
  ),
  after('cleared', 'Clearing the sheet leaves it.', ['a@1', 'b@2'], (sheet) => sheet.clear()),
  after('hidden', 'Hiding its column leaves it.', ['a@1', 'b@2'], (sheet) => sheet.hideColumns(1)),
  after('twice', 'A column may bear two of the same key.', ['a@1', 'x@1', 'b@2'], (sheet) => mark(sheet, 'A', 'x')),
  after('removed', 'remove() takes it away.', ['b@2'], (sheet) =>
    sheet
      .createDeveloperMetadataFinder()
      .withKey(KEY)
      .withValue('a')
      .find()
      .forEach((one) => {
        one.remove();
      }),
  ),
  after('value-changed', 'setValue changes it in place.', ['z@1', 'b@2'], (sheet) =>
    sheet
      .createDeveloperMetadataFinder()
      .withValue('a')
      .find()
      .forEach((one) => {
        one.setValue('z');
      }),
  ),
  [
    'sheet-duplicated',
    "A duplicated sheet has it, too, and the first one's stays.",
    [
      ['a@1', 'b@2'],
      ['a@1', 'b@2'],
    ],
    (bench) => {
      const sheet = marked(bench);
      bench.book.setActiveSheet(sheet);
      const copy = bench.book.duplicateActiveSheet();
      try {
        return [marks(sheet), marks(copy)];
      } finally {
        bench.book.deleteSheet(copy);
      }
    },
  ],
  [
    'whole-column-only',
    'A part of a column cannot bear it.',
    true,
    (bench) => bench.refuses(() => bench.sheet().getRange('A1:A5').addDeveloperMetadata(KEY, 'x')),
  ],
  [
    'two-columns',
    'Two columns at once cannot bear it.',
    true,
    (bench) => bench.refuses(() => bench.sheet().getRange('A:B').addDeveloperMetadata(KEY, 'x')),
  ],
  [
    'column-by-numbers',
    'A range of all rows that was named by numbers cannot bear it.',
    true,
    (bench) => {
      const sheet = bench.sheet();
      return bench.refuses(() => sheet.getRange(1, 1, sheet.getMaxRows(), 1).addDeveloperMetadata(KEY, 'x'));
    },
  ],
  [
    'location',
    'It tells its column as a range of all rows.',
    ['COLUMN', 'B:B'],
    (bench) => {
      const sheet = bench.sheet();
      mark(sheet, 'B', 'x');
      const location = sheet.createDeveloperMetadataFinder().withKey(KEY).find()[0]?.getLocation();
      return [String(location?.getLocationType()), location?.getColumn()?.getA1Notation() ?? null];
    },
  ],
  [
    'too-large',
    'A sheet refuses more than 30,000 characters.',
    true,
    (bench) => bench.refuses(() => mark(bench.sheet(), 'A', 'x'.repeat(30_001))),
  ],
]);
