// The basic filter and sorting, with hidden columns and rows.

import { type FactOfGroup, type Found, group } from '../fact';
import { columnSeen } from '../seen';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const ROWS = [
  ['name', 'id', 'count'],
  ['b', 'id-b', 2],
  ['C', 'id-c', 10],
  ['a', 'id-a', 9],
  ['', 'id-blank', ''],
] as const;

const hiding = (...texts: string[]) => SpreadsheetApp.newFilterCriteria().setHiddenValues(texts).build();

/** The rows of ROWS in a sheet with a hidden column B. */
const tried = (what: string, assumed: string, expected: Found, work: (sheet: Sheet) => Found): FactOfGroup => [
  what,
  assumed,
  expected,
  ({ filled }) => {
    const sheet = filled(ROWS);
    sheet.hideColumns(2);
    return work(sheet);
  },
];

const ids = (sheet: Sheet): readonly Found[] => columnSeen(sheet.getRange('B2:B5'));

const filteredRows = (sheet: Sheet): readonly number[] => [2, 3, 4, 5].filter((row) => sheet.isRowHiddenByFilter(row));

export const filters = group('filters', [
  tried(
    'sort-takes-hidden-columns',
    'Sorting a block takes its hidden columns along; texts in any case, blanks last.',
    ['id-a', 'id-b', 'id-c', 'id-blank'],
    (sheet) => {
      sheet.getRange('A2:C5').sort(1);
      return ids(sheet);
    },
  ),
  tried('sort-descending', 'Blanks come last in either direction.', ['id-c', 'id-b', 'id-a', 'id-blank'], (sheet) => {
    sheet.getRange('A2:C5').sort({ column: 1, ascending: false });
    return ids(sheet);
  }),
  tried('sort-numbers', 'Numbers sort by size.', ['id-b', 'id-a', 'id-c', 'id-blank'], (sheet) => {
    sheet.getRange('A2:C5').sort(3);
    return ids(sheet);
  }),
  tried('sort-of-a-part', 'Sorting some columns leaves the others: rows are torn.', ['id-b', 'id-c', 'id-a', 'id-blank'], (sheet) => {
    sheet.getRange('A2:A5').sort(1);
    return ids(sheet);
  }),
  tried('sort-takes-notes', 'Notes and formats move with sorted rows.', ['', 'note'], (sheet) => {
    sheet.getRange('A2').setNote('note');
    sheet.getRange('A2:C5').sort(1);
    return [sheet.getRange('A2').getNote(), sheet.getRange('A3').getNote()];
  }),
  tried('filter-hides', 'A filter hides the rows whose shown text is listed.', [3], (sheet) => {
    sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(1, hiding('C'));
    return filteredRows(sheet);
  }),
  tried('filter-hides-blanks', 'An empty text among the hidden values hides blank cells.', [5], (sheet) => {
    sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(1, hiding(''));
    return filteredRows(sheet);
  }),
  tried('filter-hides-numbers', 'Numbers are hidden by their shown text.', [3], (sheet) => {
    sheet.getRange('C2:C5').setNumberFormat('#,##0');
    sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(3, hiding('10'));
    return filteredRows(sheet);
  }),
  tried('filter-on-hidden-column', 'A hidden column may have criteria.', [2, [false, true]], (sheet) => {
    sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(2, hiding('id-b'));
    return [filteredRows(sheet)[0] ?? null, [sheet.isColumnHiddenByUser(1), sheet.isColumnHiddenByUser(2)]];
  }),
  tried(
    'formulas-see-hidden-rows',
    'SUBTOTAL(103, …) of a row that a filter or a person hides is 0; of another it counts what stands there. The add-on asks so about many rows.',
    ['3', '0', '0', '1'],
    (sheet) => {
      sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(1, hiding('C'));
      sheet.hideRows(4);
      sheet.getRange('E1:E4').setFormulas([2, 3, 4, 5].map((row) => [`=SUBTOTAL(103,$A${row}:$C${row})&""`]));
      SpreadsheetApp.flush();
      return columnSeen(sheet.getRange('E1:E4'));
    },
  ),
  tried('filtered-rows-are-read', 'Rows that a filter hides are read and written like others.', ['C', 'x'], (sheet) => {
    sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(1, hiding('C'));
    const range = sheet.getRange('A3');
    const before = range.getValue();
    return [before, range.setValue('x').getValue()];
  }),
  tried(
    'filter-sort',
    'Sorting through the filter moves hidden rows, too, and leaves the headings.',
    ['id', 'id-a', 'id-b', 'id-c', 'id-blank'],
    (sheet) => {
      const filter = sheet.getRange('A1:C5').createFilter();
      filter.setColumnFilterCriteria(1, hiding('C'));
      filter.sort(1, true);
      return columnSeen(sheet.getRange('B1:B5'));
    },
  ),
  tried('filter-read-back', 'The hidden values of a column read back; a column without criteria has none.', [['C'], true], (sheet) => {
    const filter = sheet.getRange('A1:C5').createFilter();
    filter.setColumnFilterCriteria(1, hiding('C'));
    return [filter.getColumnFilterCriteria(1)?.getHiddenValues() ?? null, filter.getColumnFilterCriteria(2) === null];
  }),
  tried('filter-empty-criteria', 'Criteria without a condition may be built.', [[], true], () => {
    const criteria = SpreadsheetApp.newFilterCriteria().build();
    return [criteria.getHiddenValues() ?? [], criteria.getCriteriaType() === null];
  }),
  tried(
    'filter-column-inserted',
    'A filter grows by a column that is inserted in it, and its criteria move along.',
    ['B1:E5', ['C']],
    (sheet) => {
      sheet.getRange('A1:C5').createFilter().setColumnFilterCriteria(1, hiding('C'));
      sheet.insertColumnBefore(1);
      sheet.insertColumnBefore(3);
      const filter = sheet.getFilter();
      return [filter?.getRange().getA1Notation() ?? null, filter?.getColumnFilterCriteria(2)?.getHiddenValues() ?? null];
    },
  ),
  tried('filter-removed', 'Removing the filter shows every row.', [0, true], (sheet) => {
    const filter = sheet.getRange('A1:C5').createFilter();
    filter.setColumnFilterCriteria(1, hiding('C'));
    filter.remove();
    return [filteredRows(sheet).length, sheet.getFilter() === null];
  }),
  [
    'second-filter',
    'A sheet refuses a second filter.',
    true,
    ({ filled, refuses }) => {
      const sheet = filled(ROWS);
      sheet.getRange('A1:C5').createFilter();
      return refuses(() => sheet.getRange('A1:B5').createFilter());
    },
  ],
  [
    'whole-grid',
    'A filter may cover the whole grid.',
    'A1:Z1000',
    ({ sheet }) => {
      const one = sheet();
      return one.getRange(1, 1, one.getMaxRows(), one.getMaxColumns()).createFilter().getRange().getA1Notation();
    },
  ],
]);
