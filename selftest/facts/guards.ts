// What keeps people from writing: protections and merged cells. Whoever runs the test owns the spreadsheet, so nothing keeps them out.

import { group } from '../fact';
import { columnSeen } from '../seen';

const RANGE = () => SpreadsheetApp.ProtectionType.RANGE;

export const guards = group('guards', [
  [
    'protected-range',
    'A protection reads back: its range, its description, that its owner may edit.',
    ['B:B', 'ours', true, false],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('B:B').protect().setDescription('ours');
      const [kept] = one.getProtections(RANGE());
      return [
        kept?.getRange().getA1Notation() ?? null,
        kept?.getDescription() ?? null,
        kept?.canEdit() ?? null,
        kept?.isWarningOnly() ?? null,
      ];
    },
  ],
  [
    'owner-stays',
    'Who owns the file stays an editor of every protection.',
    1,
    ({ sheet }) => {
      const protection = sheet().getRange('B:B').protect();
      protection.removeEditors(protection.getEditors());
      return protection.getEditors().length;
    },
  ],
  [
    'owner-writes',
    'Who owns the file writes into protected cells.',
    'x',
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1').protect();
      return one.getRange('A1').setValue('x').getValue();
    },
  ],
  [
    'warning',
    'A protection that only warns says so.',
    true,
    ({ sheet }) => sheet().getRange('A1').protect().setWarningOnly(true).isWarningOnly(),
  ],
  [
    'column-moved',
    'A protection moves along with its column.',
    'B:B',
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A:A').protect();
      one.moveColumns(one.getRange('A:A'), 3);
      return one.getProtections(RANGE())[0]?.getRange().getA1Notation() ?? null;
    },
  ],
  [
    'removed',
    'remove() takes a protection away.',
    0,
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1').protect().remove();
      return one.getProtections(RANGE()).length;
    },
  ],
  [
    'protected-sheet',
    'A protected sheet is found by its own type, with what it leaves open.',
    [1, 0, ['D1:D9']],
    ({ sheet }) => {
      const one = sheet();
      one.protect().setUnprotectedRanges([one.getRange('D1:D9')]);
      const found = one.getProtections(SpreadsheetApp.ProtectionType.SHEET);
      const open = found[0]?.getUnprotectedRanges() ?? [];
      return [found.length, one.getProtections(RANGE()).length, open.map((range) => range.getA1Notation())];
    },
  ],
  [
    'merged-values',
    'Merging keeps the first value, and the others read as blank.',
    ['a', '', ''],
    ({ filled }) => {
      const sheet = filled([['a'], ['b'], ['c']]);
      return columnSeen(sheet.getRange('A1:A3').mergeVertically());
    },
  ],
  [
    'merged-take-one',
    'setValues over merged cells writes the first one only.',
    ['x', '', ''],
    ({ filled }) => {
      const range = filled([['a'], ['b'], ['c']])
        .getRange('A1:A3')
        .mergeVertically();
      return columnSeen(range.setValues([['x'], ['y'], ['z']]));
    },
  ],
  [
    'merged-found',
    'A range finds the merged cells that it touches.',
    ['A1:A3', true, false],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1:A3').merge();
      const [found] = one.getRange('A3:B9').getMergedRanges();
      return [found?.getA1Notation() ?? null, one.getRange('A2').isPartOfMerge(), one.getRange('A4').isPartOfMerge()];
    },
  ],
  [
    'merged-filter',
    'A filter over rows that are merged is refused.',
    true,
    ({ sheet, refuses }) => {
      const one = sheet();
      one.getRange('A2:A3').merge();
      return refuses(() => one.getRange('A1:C9').createFilter());
    },
  ],
  [
    'merged-across-filter',
    'A filter over cells that are merged across is taken.',
    'A1:C9',
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1:B1').merge();
      return one.getRange('A1:C9').createFilter().getRange().getA1Notation();
    },
  ],
  [
    'merged-freeze',
    'Freezing through merged cells is refused.',
    true,
    ({ sheet, refuses }) => {
      const one = sheet();
      one.getRange('A1:A3').merge();
      return refuses(() => one.setFrozenRows(2));
    },
  ],
  [
    'broken-apart',
    'breakApart leaves the value in the first cell.',
    ['a', '', false],
    ({ filled }) => {
      const sheet = filled([['a'], ['b']]);
      const range = sheet.getRange('A1:A2').merge().breakApart();
      return [...columnSeen(range), range.isPartOfMerge()];
    },
  ],
]);
