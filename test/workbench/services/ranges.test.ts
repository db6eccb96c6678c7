// Sheets and ranges as scripts use them: what they read, write and refuse, in the platform's words.

import { bodies, valueOf } from '../support/local-stand-in';

const code = `
  function sheet() { return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet(); }
  /** Runs a body of JavaScript with the sheet at hand. */
  function body(text) { return new Function('sheet', 'SpreadsheetApp', text)(sheet(), SpreadsheetApp); }
`;

const fresh = () => bodies({ code });

describe('values', () => {
  test('are returned as numbers, booleans, dates and texts, blanks as empty texts', () => {
    const { does } = fresh();
    does(`sheet.getRange('A1:F1').setValues([[1.5, true, 'x', new Date(Date.UTC(2026, 9, 2, 10)), null, undefined]]);`);
    expect(does(`return sheet.getRange('A1:F1').getValues()[0].map(v => v instanceof Date ? v.toISOString() : v)`)).toEqual([
      1.5,
      true,
      'x',
      '2026-10-02T10:00:00.000Z',
      '',
      '',
    ]);
    expect(does(`return sheet.getRange('A1:F1').getDisplayValues()[0]`)).toEqual(['1.5', 'TRUE', 'x', '10/2/2026 12:00:00', '', '']);
  });

  test('are interpreted as Sheets interprets typed text, unless the cell is plain text', () => {
    const { does } = fresh();
    does(`sheet.getRange('B:B').setNumberFormat('@');
      sheet.getRange('A1:B4').setValues([['007', '007'], ['TRUE', 'TRUE'], ['2026-10-02', '2026-10-02'], ["'=1", "'=1"]]);`);
    expect(does(`return sheet.getRange('A1:B4').getDisplayValues()`)).toEqual([
      ['7', '007'],
      ['TRUE', 'TRUE'],
      ['2026-10-02', '2026-10-02'],
      ['=1', '=1'],
    ]);
    expect(does(`return sheet.getRange('A1:B3').getValues().map(row => row.map(v => typeof v))`)).toEqual([
      ['number', 'string'],
      ['boolean', 'string'],
      ['object', 'string'],
    ]);
  });

  test('that begin with = become formulas, whose results are the values', () => {
    const { does } = fresh();
    does(`sheet.getRange('A1:A3').setValues([[2], ['=A1*21'], ['=1/0']]);`);
    expect(does(`return [sheet.getRange('A1:A3').getValues().flat(), sheet.getRange('A1:A3').getFormulas().flat()]`)).toEqual([
      [2, 42, '#DIV/0!'],
      ['', '=A1*21', '=1/0'],
    ]);
  });

  test('in a table of another size are refused, and nothing is written', () => {
    const { does, fails } = fresh();
    expect(fails(`sheet.getRange('A1:B2').setValues([[1, 2]])`)).toBe(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(fails(`sheet.getRange('A1:B2').setValues([[1, 2], [3]])`)).toBe(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(fails(`sheet.getRange('A1').setValues('x')`)).toBe(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(does(`return sheet.getLastRow()`)).toBe(0);
  });

  test('that a rejecting rule forbids are refused for the whole write', () => {
    const { does, fails } = fresh();
    does(
      `sheet.getRange('A2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(false).build())`,
    );
    expect(fails(`sheet.getRange('A1:A2').setValues([['free'], ['c']])`)).toBe(
      'The data you entered in cell A2 violates the data validation rules set on this cell.',
    );
    expect(does(`return sheet.getRange('A1').getValue()`)).toBe('');
    expect(does(`sheet.getRange('A1:A2').setValues([['free'], ['b']]); return sheet.getRange('A2').getValue()`)).toBe('b');
  });
});

describe('a range', () => {
  test.each([
    ['getRange(2, 3)', 'C2'],
    ['getRange(2, 3, 4)', 'C2:C5'],
    ['getRange(2, 3, 4, 2)', 'C2:D5'],
    ["getRange('b2:$C$4')", 'B2:C4'],
    ["getRange('C:C')", 'C:C'],
    ["getRange('2:3')", '2:3'],
    ["getRange('B2:B')", 'B2:B1000'],
    ["getRange('Sheet1!A1')", 'A1'],
    ["getRange('C5:B2')", 'B2:C5'],
  ])('%s is %s', (call, notation) => {
    expect(fresh().does(`return sheet.${call}.getA1Notation()`)).toBe(notation);
  });

  test.each([
    ['getRange(1001, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['getRange(1, 20, 1, 8)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['getRange(0, 1)', 'The starting row of the range is too small.'],
    ['getRange(1, 0)', 'The starting column of the range is too small.'],
    ['getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ["getRange('nonsense!')", 'Range not found'],
    ["getRange('Elsewhere!A1')", 'Range not found'],
    ["getRange('1', 2)", "The parameters (String,Number) don't match the method signature for SpreadsheetApp.Sheet.getRange."],
  ])('%s is refused', (call, message) => {
    expect(fresh().fails(`sheet.${call}`)).toBe(message);
  });

  test('that lost its rows meanwhile is refused when used', () => {
    expect(fresh().fails(`const range = sheet.getRange(1000, 1); sheet.deleteRows(999, 2); range.getValue()`)).toBe(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });

  test('keeps notes, formats, colors and weights', () => {
    const { does } = fresh();
    does(
      `sheet.getRange('A1:B1').setNotes([['n', '']]).setNumberFormats([['0.0', '@']]).setBackgrounds([['#FF0000', null]]).setFontWeight('bold')`,
    );
    expect(
      does(`const r = sheet.getRange('A1:B1'); return [r.getNotes(), r.getNumberFormats(), r.getBackgrounds(), r.getFontWeights()].flat()`),
    ).toEqual([
      ['n', ''],
      ['0.0', '@'],
      ['#ff0000', '#ffffff'],
      ['bold', 'bold'],
    ]);
    expect(does(`sheet.getRange('A1:B1').clearFormat(); return sheet.getRange('A1').getNumberFormat()`)).toBe('0.0');
    expect(does(`return sheet.getRange('A1').getNote()`)).toBe('n');
  });

  test('sorts by a column of the sheet', () => {
    const { does } = fresh();
    does(`sheet.getRange('B1:C3').setValues([[2, 'b'], [3, 'c'], [1, 'a']]).sort({ column: 2, ascending: false })`);
    expect(does(`return sheet.getRange('B1:C3').getValues().flat()`)).toEqual([3, 'c', 2, 'b', 1, 'a']);
  });
});

describe('a drop-down', () => {
  test('is returned with its choices', () => {
    const { does } = fresh();
    does(`const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).setAllowInvalid(true).build();
      sheet.getRange('A1:A3').setDataValidation(rule);`);
    expect(
      does(`const [[rule]] = sheet.getRange('A2').getDataValidations();
        return [rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, rule.getCriteriaValues(), rule.getAllowInvalid()]`),
    ).toEqual([true, [['a', 'b'], true], true]);
    expect(does(`return sheet.getRange('A4').getDataValidations()`)).toEqual([[null]]);
  });

  test('over cells offers what they currently show', () => {
    const { does, book } = fresh();
    does(`sheet.getRange('C1:C2').setValues([['x'], [5]]);
      sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('C1:C3')).build());
      sheet.getRange('C3').setValue('late');`);
    const [tab] = book.tabs;
    expect(tab && book.choicesAt(tab, 0, 0)).toEqual(['x', '5', 'late']);
  });

  test('of more than 500 choices is refused', () => {
    expect(
      fresh().fails(`SpreadsheetApp.newDataValidation().requireValueInList(Array.from({ length: 501 }, (_, i) => 'c' + i))`),
    ).toContain('more items than the limit of 500');
  });
});

describe('developer metadata', () => {
  test('follows its column, and is found by key in the whole sheet', () => {
    const { does } = fresh();
    does(`sheet.getRange('B:B').addDeveloperMetadata('field', 'name'); sheet.insertColumnBefore(1).insertColumnBefore(1);`);
    expect(
      does(`return sheet.createDeveloperMetadataFinder().withKey('field').find()
        .map(m => [m.getKey(), m.getValue(), m.getLocation().getColumn().getA1Notation(), String(m.getLocation().getLocationType()), String(m.getVisibility())])`),
    ).toEqual([['field', 'name', 'D:D', 'COLUMN', 'DOCUMENT']]);
    expect(
      does(
        `sheet.createDeveloperMetadataFinder().withKey('field').find()[0].remove(); return sheet.createDeveloperMetadataFinder().find().length`,
      ),
    ).toBe(0);
  });

  test('can only be added to a whole column or row', () => {
    expect(fresh().fails(`sheet.getRange(1, 2, sheet.getMaxRows(), 1).addDeveloperMetadata('field')`)).toContain('may only be added to');
    expect(fresh().fails(`sheet.getRange('A:B').addDeveloperMetadata('field')`)).toContain('may only be added to');
  });

  test('of more than 30,000 characters in a sheet is refused', () => {
    expect(fresh().fails(`sheet.addDeveloperMetadata('a', 'x'.repeat(20000)); sheet.addDeveloperMetadata('b', 'x'.repeat(20000))`)).toBe(
      'The metadata size limit has been exceeded.',
    );
  });
});

describe('the basic filter', () => {
  test('exists once per sheet, hides rows by displayed values and can be removed', () => {
    const { does, fails } = fresh();
    does(`sheet.getRange('A1:A3').setValues([['h'], ['x'], ['y']]); sheet.getRange('A1:B3').createFilter()
      .setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['x']).build());`);
    expect(does(`return [1, 2, 3].map(row => sheet.isRowHiddenByFilter(row))`)).toEqual([false, true, false]);
    expect(does(`return sheet.getFilter().getColumnFilterCriteria(1).getHiddenValues()`)).toEqual(['x']);
    expect(fails(`sheet.getRange('A1:B3').createFilter()`)).toBe("You can't create a filter in a sheet that already has a filter.");
    expect(does(`sheet.getFilter().remove(); return [sheet.getFilter(), sheet.isRowHiddenByFilter(2)]`)).toEqual([null, false]);
  });
});

describe('a spreadsheet', () => {
  test('adds sheets in front of the person, finds them by name, removes them', () => {
    const { does, fails } = fresh();
    expect(
      does(`const book = SpreadsheetApp.getActiveSpreadsheet(); const made = book.insertSheet('Made');
        return [book.getActiveSheet().getName(), book.getSheets().map(s => s.getName()), book.getNumSheets(), made.getMaxRows(), made.getMaxColumns()]`),
    ).toEqual(['Made', ['Sheet1', 'Made'], 2, 1000, 26]);
    expect(fails(`SpreadsheetApp.getActiveSpreadsheet().insertSheet('made')`)).toBe(
      'A sheet with the name "made" already exists. Please enter another name.',
    );
    expect(
      does(
        `const book = SpreadsheetApp.getActiveSpreadsheet(); book.deleteSheet(book.getSheetByName('Made')); return book.getSheetByName('Made')`,
      ),
    ).toBeNull();
    expect(fails(`const book = SpreadsheetApp.getActiveSpreadsheet(); book.deleteSheet(book.getSheets()[0])`)).toBe(
      "You can't remove all the sheets in a document.",
    );
  });

  test('hides a sheet, and the person is moved to another one', () => {
    const { does, book, act } = fresh();
    does(`SpreadsheetApp.getActiveSpreadsheet().insertSheet('Hidden').hideSheet()`);
    expect(does(`return sheet.getName()`)).toBe('Sheet1');
    expect(does(`return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Hidden').isSheetHidden()`)).toBe(true);
    expect(act({ do: 'hideTab', tab: book.tabs[0]?.id ?? -1 })).toEqual({
      ok: false,
      problem: "You can't hide all the sheets in a document.",
    });
  });

  test('tells each person their own selection', () => {
    const { act, run, does } = fresh();
    act({ do: 'select', tab: 0, block: { row: 4, column: 1, rows: 2, columns: 1 } }, '2');
    expect(valueOf(run('body', ['return sheet.getActiveRangeList().getRanges()[0].getA1Notation()'], '2'))).toBe('B5:B6');
    expect(does('return sheet.getActiveRangeList().getRanges()[0].getA1Notation()')).toBe('A1');
  });

  test('selects several ranges and tells the page', () => {
    const { does, events } = fresh();
    does(`sheet.setActiveRangeList(sheet.getRangeList(['B2:B3', 'D5']))`);
    expect(does(`return sheet.getActiveRangeList().getRanges().map(r => r.getA1Notation())`)).toEqual(['B2:B3', 'D5']);
    expect(events).toContainEqual({ type: 'select', tab: 0, block: { row: 1, column: 1, rows: 2, columns: 1 } });
  });
});
