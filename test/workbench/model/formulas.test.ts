// Formulas: results, errors, what is recalculated when, and references that follow rows and columns.

import { mapReferences, shifted } from '../../../workbench/model/references';
import { OneTab } from './one-tab';

test('a formula that reads another one has that calculated first, and continues where it was', () => {
  const sheet = new OneTab();
  sheet.type({ A1: '=IFERROR(IF(B1&""="","",B1+C1),"lost")', B1: '=C1+1', C1: '=SUM(1,1)' });
  expect(sheet.table('A1:C1')).toEqual([['5', '3', '2']]);
});

describe('a formula', () => {
  const results: readonly (readonly [string, string])[] = [
    ['=A1+A2*2', '50'],
    ['=SUM(A1:A3)', '60'],
    ['=SUM(A:A)', '60'],
    ['=SUM(A2:A)', '50'],
    ['=AVERAGE(A1:A3)', '20'],
    ['=MAX(A1:A3)&"/"&MIN(A1:A3)', '30/10'],
    ['=COUNTIF(B1:B3,"be*")', '2'],
    ['=COUNTIFS(B1:B3,"beauty",A1:A3,">10")', '1'],
    ['=SUMIFS(A1:A3,B1:B3,"beauty")', '40'],
    ['=VLOOKUP(20,A1:B3,2,FALSE)', 'tech'],
    ['=INDEX(B1:B3,MATCH(30,A1:A3,0))', 'beauty'],
    ['=XLOOKUP("tech",B1:B3,A1:A3)', '20'],
    ['=IF(A1>5,"yes","no")', 'yes'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=UPPER(B1)&LEN(B1)', 'BEAUTY6'],
    ['=SUBSTITUTE(B2,"t","l")', 'lech'],
    ['=TEXTJOIN(", ",TRUE,B1:B3)', 'beauty, tech, beauty'],
    ['=COUNTA(B1:B5)', '3'],
    ['=SUBTOTAL(9,A1:A3)&"/"&SUBTOTAL(101,A1:A3)&"/"&SUBTOTAL(3,B1:B2)', '60/20/2'],
    ['=SUBTOTAL(42,A1:A3)', '#VALUE!'],
    ['=ROUND(A1/3,2)', '3.33'],
    ['=HYPERLINK("https://x.test","here")', 'here'],
    ['=REGEXEXTRACT("id-42","(\\d+)")', '42'],
    // Sheets' expressions are RE2's, whose time is linear in the text: with a backtracking engine, this one never ended.
    ['=REGEXMATCH("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!","^(a+)+$")', 'FALSE'],
    ['=REGEXREPLACE("a-b-c","(\\w)-","$1+")', 'a+b+c'],
    ['=SWITCH(B1,"tech",1,"beauty",2)', '2'],
    ['=Other!A1', '7'],
    ["='Other'!A1*2", '14'],
    ['=INDEX(Other!A:A,1)', '7'],
    ['=INDEX(A1:B3,2,2)', 'tech'],
    ['=INDEX(A1:B1,2)', 'beauty'],
    ['=INDEX(A1:A3,4)', '#REF!'],
    ['=C9', '0'],
    ['=1/0', '#DIV/0!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=A1+"x"', '#VALUE!'],
    ['=VLOOKUP(99,A1:B3,2,FALSE)', '#N/A'],
    ['=SUM(', '#ERROR!'],
    ['=Nowhere!A1', '#REF!'],
    ['=D1', '#REF!'],
    ['=TRUE', 'TRUE'],
  ];

  test.each(results)('%s gives %s', (formula, result) => {
    const sheet = new OneTab();
    sheet.fill([
      ['10', 'beauty'],
      ['20', 'tech'],
      ['30', 'beauty'],
    ]);
    const other = sheet.book.addTab('Other', 1);
    sheet.type({ A1: '7' }, 'person', other);
    sheet.type({ D1: formula });
    expect(sheet.shown('D1')).toBe(result);
  });

  test('is calculated after its precedents, wherever these are', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '=5-B1-SUM(C1:C2)', B1: '=C1+1', C1: '=D1*2', D1: '1' });
    expect(sheet.table('A1:C1')).toEqual([['0', '3', '2']]);
  });

  test('counts texts that look like operators and wildcards literally, if these are escaped', () => {
    const sheet = new OneTab();
    const names = ['>5', '<>', 'a*b', 'axxb', 'so?', 'sow', '~x', 'x', 'A*B'];
    names.forEach((name, i) => {
      sheet.setFormat(`A${i + 1}`, '@');
      sheet.type({ [`A${i + 1}`]: name });
      sheet.type({ [`B${i + 1}`]: `=COUNTIFS(A:A,"="&REGEXREPLACE(A${i + 1},"([~*?])","~$1"))` });
    });
    expect(sheet.table('B1:B9').flat()).toEqual(['1', '1', '2', '1', '1', '1', '1', '1', '2']);
  });

  test('counts past cells with errors, and matches wildcards only with text', () => {
    const sheet = new OneTab();
    sheet.type({
      A1: '=1/0',
      A2: 'x',
      A3: '12',
      A4: 'xy',
      B1: '=COUNTIFS(A1:A4,"?*")',
      C1: '=COUNTIFS(A1:A4,"1*")',
    });
    expect(sheet.table('B1:C1')).toEqual([['2', '0']]);
  });

  describe('whose precedents are unchanged', () => {
    /** Number of formulas calculated meanwhile. */
    const evaluated = (sheet: OneTab, change: () => void): number => {
      sheet.book.settle();
      const before = sheet.book.evaluations;
      change();
      sheet.book.settle();
      return sheet.book.evaluations - before;
    };

    function twoTabs(): { sheet: OneTab; report: ReturnType<OneTab['book']['addTab']> } {
      const sheet = new OneTab();
      const report = sheet.book.addTab('Report', 1);
      for (let row = 1; row <= 50; row += 1) sheet.type({ [`A${row}`]: 'x', [`B${row}`]: 'y', [`C${row}`]: `=A${row}&B${row}` });
      for (let row = 1; row <= 300; row += 1)
        sheet.type({ [`A${row}`]: '=COUNTIFS(Sheet1!$B:$B,"y")', [`B${row}`]: `=A${row}+1` }, 'script', report);
      return { sheet, report };
    }

    test('is not calculated: an edit reaches what reads its cell and nothing else, however many formulas there are', () => {
      const { sheet, report } = twoTabs();
      expect(evaluated(sheet, () => sheet.type({ A7: 'z' }))).toBe(1);
      expect(evaluated(sheet, () => sheet.type({ D7: 'z' }))).toBe(0);
      // The counts, the formula beside the cell, and what reads the counts.
      expect(evaluated(sheet, () => sheet.type({ B7: 'z' }))).toBe(601);
      expect(report.value(299, 1)).toBe(50);
    });

    test('is not calculated if its precedents were, with the same result', () => {
      const { sheet } = twoTabs();
      sheet.type({ B7: 'z' });
      expect(evaluated(sheet, () => sheet.type({ B7: 'w' }))).toBe(301);
    });

    test('is not recalculated for the date during the same day', () => {
      const { sheet } = twoTabs();
      sheet.type({ E1: '=TODAY()', F1: '=E1+1', G1: '=F1+1' });
      expect(evaluated(sheet, () => sheet.type({ D7: 'z' }))).toBe(1);
    });
  });

  test('SUBTOTAL leaves out rows that a filter hides, with the long codes those hidden by hand, and other subtotals', () => {
    const sheet = new OneTab();
    sheet.fill([['1'], ['2'], ['4'], ['8']]);
    sheet.type({ A5: '=SUBTOTAL(9,A1:A4)' });
    sheet.tab.rows.change(1, { filtered: true });
    sheet.tab.rows.change(2, { hidden: true });
    sheet.type({
      C1: '=SUBTOTAL(9,A1:A5)',
      C2: '=SUBTOTAL(109,A1:A5)',
      C3: '=SUBTOTAL(103,A3:B3)&SUBTOTAL(3,A3:B3)',
      C4: '=SUBTOTAL(103,A2:B2)',
    });
    expect(['A5', 'C1', 'C2', 'C3', 'C4'].map((cell) => sheet.shown(cell))).toEqual(['13', '13', '9', '01', '0']);
  });

  test('is recalculated when what it refers to changes, even through others', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '1', B1: '=A1+1', C1: '=B1*10', D1: '=SUM(E1:E9)' });
    expect(sheet.table('B1:D1')).toEqual([['2', '20', '0']]);
    sheet.type({ A1: '4' });
    expect(sheet.table('B1:D1')).toEqual([['5', '50', '0']]);
  });

  test('shows an error of its precedent', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '=1/0', B1: '=A1+1', C1: '=IFERROR(A1,"mended")' });
    expect(sheet.table('B1:C1')).toEqual([['#DIV/0!', 'mended']]);
  });

  test('that refers to itself through another is an error and terminates', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '=B1', B1: '=A1' });
    expect(sheet.table('A1:B1')).toEqual([['#REF!', '#REF!']]);
  });

  test('follows a tab’s renaming', () => {
    const sheet = new OneTab();
    const other = sheet.book.addTab('Other', 1);
    sheet.type({ A1: '3' }, 'person', other);
    sheet.type({ A1: '=Other!A1' });
    sheet.book.renameTab(other, 'New name');
    expect([sheet.formula('A1'), sheet.shown('A1')]).toEqual(["='New name'!A1", '3']);
  });
});

describe('a copied formula', () => {
  test.each([
    ['=A1+B2', 1, 1, '=B2+C3'],
    ['=$A$1+A$1+$A1', 2, 3, '=$A$1+D$1+$A3'],
    ['=SUM(A1:B2)', 0, 1, '=SUM(B1:C2)'],
    ['=SUM(A:A)', 5, 1, '=SUM(B:B)'],
    ['=A1', -1, 0, '=#REF!'],
    ['="A1 "&A1', 1, 0, '="A1 "&A2'],
    ["='My A1 tab'!A1", 1, 0, "='My A1 tab'!A2"],
    ['=LOG10(A1)', 1, 0, '=LOG10(A2)'],
    ['=A1.5', 1, 0, '=A1.5'],
  ])('%s moved by %i rows and %i columns is %s', (formula, rows, columns, moved) => {
    expect(shifted(formula, rows, columns)).toBe(moved);
  });

  test('is the same text when no reference changes', () => {
    const formula = '=if( $a$1 > 2 , "x""y" , Other!b2:c3 )';
    expect(mapReferences(formula, (reference) => reference)).toBe(formula);
  });
});
