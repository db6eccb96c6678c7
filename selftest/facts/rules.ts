// Drop-downs: rules by list and by range, what they refuse, and where they stay.

import { type FactOfGroup, type Found, group } from '../fact';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const list = (texts: readonly string[], allowInvalid: boolean) =>
  SpreadsheetApp.newDataValidation()
    .requireValueInList([...texts], true)
    .setAllowInvalid(allowInvalid)
    .build();

const choicesAt = (sheet: Sheet, cell: string): Found => {
  const rule = sheet.getRange(cell).getDataValidation();
  const [choices] = rule?.getCriteriaValues() ?? [];
  return Array.isArray(choices) ? choices.map(String) : null;
};

/** A1 accepts a or b, and refuses anything else when asked to. */
const ruled = (
  what: string,
  assumed: string,
  expected: Found,
  find: (sheet: Sheet, refuses: (work: () => unknown) => boolean) => Found,
  allow = true,
): FactOfGroup => [
  what,
  assumed,
  expected,
  ({ sheet, refuses }) => {
    const one = sheet();
    one.getRange('A1').setDataValidation(list(['a', 'b'], allow));
    return find(one, refuses);
  },
];

export const rules = group('rules', [
  ruled('list', 'The choices of a list read back.', ['a', 'b'], (sheet) => choicesAt(sheet, 'A1')),
  ruled('list-type', 'Its criteria are VALUE_IN_LIST, with an arrow.', ['VALUE_IN_LIST', true], (sheet) => {
    const rule = sheet.getRange('A1').getDataValidation();
    return [String(rule?.getCriteriaType()), rule?.getCriteriaValues()[1] === true];
  }),
  ruled('other-value-taken', 'A rule that only warns takes another value from a script.', 'z', (sheet) =>
    sheet.getRange('A1').setValue('z').getValue(),
  ),
  ruled(
    'other-value-refused',
    'A rule that rejects refuses it from a script, too.',
    [true, ''],
    (sheet, refuses) => {
      const refused = refuses(() => sheet.getRange('A1').setValue('z'));
      return [refused, sheet.getRange('A1').getValue()];
    },
    false,
  ),
  ruled(
    'blank-taken',
    'A rule that rejects lets a cell be blanked.',
    '',
    (sheet) => sheet.getRange('A1').setValue('a').setValue('').getValue(),
    false,
  ),
  ruled(
    'case-refused',
    'A rule that rejects goes by case.',
    true,
    (sheet, refuses) => refuses(() => sheet.getRange('A1').setValue('A')),
    false,
  ),
  ruled(
    'one-of-many-refused',
    'One value that is refused keeps all of a setValues out.',
    [true, [['', '']]],
    (sheet, refuses) => {
      const range = sheet.getRange('A1:B1');
      const refused = refuses(() => range.setValues([['z', 'beside']]));
      return [refused, range.getValues()];
    },
    false,
  ),
  ruled(
    'formula-taken',
    'A formula whose result is not listed is taken all the same.',
    '=1',
    (sheet) => sheet.getRange('A1').setFormula('=1').getFormula(),
    false,
  ),
  ruled('copied', 'copyTo takes the rule along.', ['a', 'b'], (sheet) => {
    sheet.getRange('A1').copyTo(sheet.getRange('C1'));
    return choicesAt(sheet, 'C1');
  }),
  ruled('contents-only', 'copyTo of contents does not.', null, (sheet) => {
    sheet.getRange('A1').copyTo(sheet.getRange('C1'), { contentsOnly: true });
    return choicesAt(sheet, 'C1');
  }),
  ruled('content-cleared', 'clearContent leaves the rule.', ['a', 'b'], (sheet) => {
    sheet.getRange('A1').clearContent();
    return choicesAt(sheet, 'A1');
  }),
  ruled('format-cleared', 'clearFormat leaves the rule.', ['a', 'b'], (sheet) => {
    sheet.getRange('A1').clearFormat();
    return choicesAt(sheet, 'A1');
  }),
  ruled('validations-cleared', 'clearDataValidations takes it away.', null, (sheet) => {
    sheet.getRange('A1').clearDataValidations();
    return choicesAt(sheet, 'A1');
  }),
  ruled('null', 'setDataValidation(null) takes it away.', null, (sheet) => {
    sheet.getRange('A1').setDataValidation(null);
    return choicesAt(sheet, 'A1');
  }),
  ruled('column-moved', 'It moves along with its column.', ['a', 'b'], (sheet) => {
    sheet.moveColumns(sheet.getRange('A:A'), 3);
    return choicesAt(sheet, 'B1');
  }),
  ruled('column-inserted', 'A column that is inserted after it takes its rule over.', ['a', 'b'], (sheet) => {
    sheet.insertColumnAfter(1);
    return choicesAt(sheet, 'B1');
  }),
  [
    'sorted',
    'A rule stays in its cell when rows are sorted.',
    [['a', 'b'], null],
    ({ filled }) => {
      const sheet = filled([['b'], ['a']]);
      sheet.getRange('A1').setDataValidation(list(['a', 'b'], true));
      sheet.getRange('A1:A2').sort(1);
      return [choicesAt(sheet, 'A1'), choicesAt(sheet, 'A2')];
    },
  ],
  [
    'range',
    'A rule by range reads its range back, and takes what its cells show.',
    ['VALUE_IN_RANGE', 'A1:A2', 'y', true],
    ({ filled, refuses }) => {
      const sheet = filled([['x'], ['y']]);
      const rule = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('A1:A2'), true).setAllowInvalid(false).build();
      const cell = sheet.getRange('C1').setDataValidation(rule);
      const [range] = cell.getDataValidation()?.getCriteriaValues() ?? [];
      const value = cell.setValue('y').getValue();
      return [String(cell.getDataValidation()?.getCriteriaType()), range.getA1Notation(), value, refuses(() => cell.setValue('z'))];
    },
  ],
  [
    'range-elsewhere',
    'A rule by range may name another sheet, also a hidden one.',
    'y',
    ({ filled, sheet }) => {
      const source = filled([['x'], ['y']]);
      source.hideSheet();
      const rule = SpreadsheetApp.newDataValidation().requireValueInRange(source.getRange('A1:A2'), true).setAllowInvalid(false).build();
      return sheet().getRange('A1').setDataValidation(rule).setValue('y').getValue();
    },
  ],
  [
    'five-hundred',
    'A list has 500 choices at most.',
    [500, true],
    ({ sheet, refuses }) => {
      const one = sheet();
      const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `choice ${i}`);
      one.getRange('A1').setDataValidation(list(many(500), true));
      const kept = choicesAt(one, 'A1');
      return [Array.isArray(kept) ? kept.length : null, refuses(() => one.getRange('A2').setDataValidation(list(many(501), true)))];
    },
  ],
  [
    'comma',
    'A choice may hold a comma.',
    ['a, b', 'c'],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1').setDataValidation(list(['a, b', 'c'], true));
      return choicesAt(one, 'A1');
    },
  ],
  [
    'checkbox',
    'A checkbox holds false from the start.',
    ['CHECKBOX', false, 'FALSE'],
    ({ sheet }) => {
      const cell = sheet().getRange('A1').insertCheckboxes();
      return [String(cell.getDataValidation()?.getCriteriaType()), cell.getValue(), cell.getDisplayValue()];
    },
  ],
  ruled('written-back', 'Rules that are read and written back are there again.', ['a', 'b'], (sheet) => {
    const range = sheet.getRange('A1:B1');
    range.setDataValidations(range.getDataValidations());
    return choicesAt(sheet, 'A1');
  }),
]);
