// Formulas that scripts write and read.

import { group } from '../fact';
import { held, valuesSeen } from '../seen';

export const formulas = group('formulas', [
  [
    'block',
    'setFormula on a block adjusts references cell by cell.',
    [
      ['=A1', '=B1'],
      ['=A2', '=B2'],
    ],
    ({ sheet }) => sheet().getRange('C1:D2').setFormula('=A1').getFormulas(),
  ],
  [
    'null',
    'setFormula(null) blanks the cell.',
    ['', '', ''],
    ({ cell }) => {
      const range = cell().setValue('abc');
      // The typings only allow texts.
      return held(Reflect.apply(range.setFormula, range, [null]));
    },
  ],
  ['empty', "setFormula('') blanks the cell.", ['', '', ''], ({ cell }) => held(cell().setValue('abc').setFormula(''))],
  ['without-equals', 'A formula may come without its equals sign.', [2, '=1+1', '2'], ({ cell }) => held(cell().setFormula('1+1'))],
  [
    'in-plain-text',
    'setFormula makes a formula also in a cell of plain text.',
    '=1+1',
    ({ cell }) => cell().setNumberFormat('@').setFormula('=1+1').getFormula(),
  ],
  [
    'semicolons',
    'Semicolons between arguments are understood in every locale, and read back as commas where the comma is not the decimal mark.',
    ['yes', '=IF(1=1,"yes","a;b")', 'yes'],
    ({ cell }) => held(cell().setFormula('=IF(1=1;"yes";"a;b")')),
  ],
  ['error-division', 'An error reads as its text.', ['#DIV/0!', '=1/0', '#DIV/0!'], ({ cell }) => held(cell().setFormula('=1/0'))],
  [
    'error-name',
    'An unknown function shows #NAME?.',
    ['#NAME?', '=NOSUCHFUNCTION(1)', '#NAME?'],
    ({ cell }) => held(cell().setFormula('=NOSUCHFUNCTION(1)')),
  ],
  ['error-missing', 'NA() reads as #N/A.', '#N/A', ({ cell }) => cell().setFormula('=NA()').getValue()],
  [
    'empty-text',
    'A formula that shows nothing reads as an empty text, and its cell is not blank.',
    ['', '=""', '', false],
    ({ cell }) => {
      const range = cell().setFormula('=""');
      return [...held(range), range.isBlank()];
    },
  ],
  [
    'last-row',
    'A formula that shows nothing, and a checkbox that is not ticked, count for the last row.',
    [3, 5],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('B3').setFormula('=""');
      const other = sheet();
      other.getRange('B5').insertCheckboxes();
      return [one.getLastRow(), other.getLastRow()];
    },
  ],
  [
    'calculated',
    'A read after a write sees the new result.',
    [3, 4],
    ({ filled }) => {
      const sheet = filled([[1, 2]]);
      const sum = sheet.getRange('C1').setFormula('=A1+B1');
      const before = sum.getValue();
      sheet.getRange('A1').setValue(2);
      return [before, sum.getValue()];
    },
  ],
  ['overwritten', 'A value takes the place of a formula.', ['x', '', 'x'], ({ cell }) => held(cell().setFormula('=1').setValue('x'))],
  [
    'copied',
    'copyTo shifts references that are not fixed.',
    [['=A2', '=$A$1']],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('B1:C1').setFormulas([['=A1', '=$A$1']]);
      one.getRange('B1:C1').copyTo(one.getRange('B2:C2'));
      return one.getRange('B2:C2').getFormulas();
    },
  ],
  [
    'row-inserted',
    'A reference follows its cell when rows are inserted above.',
    '=A3',
    ({ filled }) => {
      const sheet = filled([['a'], ['b']]);
      sheet.getRange('C1').setFormula('=A2');
      sheet.insertRowsBefore(2, 1);
      return sheet.getRange('C1').getFormula();
    },
  ],
  [
    'column-deleted',
    'A reference to a deleted column becomes #REF!.',
    ['=#REF!', '#REF!'],
    ({ filled }) => {
      const sheet = filled([['a', 'b', '']]);
      sheet.getRange('C1').setFormula('=A1');
      sheet.deleteColumn(1);
      return [sheet.getRange('B1').getFormula(), sheet.getRange('B1').getDisplayValue()];
    },
  ],
  [
    'hyperlink',
    'HYPERLINK shows its label and reads as it.',
    ['name', '=HYPERLINK("https://example.test/", "name")', 'name'],
    ({ cell }) => held(cell().setFormula('=HYPERLINK("https://example.test/", "name")')),
  ],
  [
    'sheet-renamed',
    'Formulas follow a sheet that is renamed.',
    true,
    ({ filled, sheet }) => {
      const source = filled([['a']]);
      const other = sheet().getRange('A1').setFormula(`='${source.getName()}'!A1`);
      source.setName('Renamed for a test');
      return /Renamed for a test/.test(other.getFormula());
    },
  ],
  [
    'mixed',
    'getFormulas has an empty text where there is none, getValues the results.',
    [['', '=1+1'], [['x', 2]]],
    ({ sheet }) => {
      const range = sheet().getRange('A1:B1');
      range.setValues([['x', '=1+1']]);
      return [range.getFormulas().flat(), valuesSeen(range)];
    },
  ],
]);
