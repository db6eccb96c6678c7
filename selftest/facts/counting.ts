// Counting by formulas over whole columns, and charts of the counts: what an Overview relies on.

import { group } from '../fact';

/** A column of texts, and what COUNTIFS finds in it for each criterion. */
function counts(sheet: GoogleAppsScript.Spreadsheet.Sheet, texts: readonly string[], criteria: readonly string[]): readonly number[] {
  sheet
    .getRange(1, 1, texts.length, 1)
    .setNumberFormat('@')
    .setValues(texts.map((text) => [text]));
  const range = sheet.getRange(1, 2, criteria.length, 1);
  range.setFormulas(criteria.map((criterion) => [`=COUNTIFS($A:$A,${criterion})`]));
  return range.getValues().map(([found]) => Number(found));
}

export const counting = group('counting', [
  [
    'signs',
    'Behind an equals sign, COUNTIFS takes other signs for text.',
    [1, 1, 1],
    ({ sheet }) => counts(sheet(), ['>5', '<>', '<=x', '6'], ['"=>5"', '"=<>"', '"=<=x"']),
  ],
  [
    'wildcards',
    'A tilde takes their meaning from wildcards, and from itself.',
    [1, 1, 1, 2],
    ({ sheet }) => counts(sheet(), ['a*b', 'axxb', 'so?', 'sow', '~x', 'x'], ['"=a~*b"', '"=so~?"', '"=~~x"', '"=a*b"']),
  ],
  ['case', 'COUNTIFS does not tell capitals from small letters.', [2], ({ sheet }) => counts(sheet(), ['Beauty', 'beauty'], ['"=BEAUTY"'])],
  [
    'any-text',
    'One letter and any others fit every text that is not empty, and no number.',
    [2],
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1:A4').setValues([['x'], [5], ['yy'], ['']]);
      one.getRange('A4').setFormula('=""');
      return [Number(one.getRange('B1').setFormula('=COUNTIFS($A:$A,"?*")').getValue())];
    },
  ],
  ['number-as-text', 'A text of figures is counted by the same figures.', [1], ({ sheet }) => counts(sheet(), ['2024', 'x'], ['"=2024"'])],
  [
    'errors',
    'COUNTIFS passes over cells with errors.',
    2,
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1:A3').setValues([['x'], ['=1/0'], ['x']]);
      return Number(one.getRange('B1').setFormula('=COUNTIFS($A:$A,"=x")').getValue());
    },
  ],
  [
    'escaping',
    'REGEXREPLACE puts a group of its search into the replacement.',
    'a~*b~?~~',
    ({ sheet }) => {
      const one = sheet();
      one.getRange('A1').setNumberFormat('@').setValue('a*b?~');
      return String(one.getRange('B1').setFormula('=REGEXREPLACE(A1,"([~*?])","~$1")').getValue());
    },
  ],
  [
    'column-moved',
    'A reference to a whole column of another sheet follows the column.',
    true,
    ({ filled, sheet }) => {
      const source = filled([['a', 'b', 'c']]);
      const other = sheet().getRange('A1').setFormula(`=COUNTIFS('${source.getName()}'!$A:$A,"?*")`);
      source.moveColumns(source.getRange('A:A'), 3);
      return /!\$B:\$B,/.test(other.getFormula());
    },
  ],
  [
    'row-inserted',
    'A whole column takes a row in that is inserted above its first one.',
    [1, 2],
    ({ filled }) => {
      const sheet = filled([['a']]);
      const count = sheet.getRange('B5').setFormula('=COUNTIFS($A:$A,"?*")');
      const before = Number(count.getValue());
      sheet.insertRowBefore(1).getRange('A1').setValue('b');
      return [before, Number(sheet.getRange('B6').getValue())];
    },
  ],
  [
    'column-deleted',
    'A whole column that is deleted is #REF! in the formula, and getFormulas tells it.',
    true,
    ({ filled }) => {
      const sheet = filled([['a', 'b', '']]);
      sheet.getRange('C1').setFormula('=COUNTIFS($A:$A,"?*",$B:$B,"?*")');
      sheet.deleteColumn(1);
      return /^=COUNTIFS\(#REF!,/.test(sheet.getRange('B1').getFormulas()[0]?.[0] ?? '');
    },
  ],
  [
    'chart',
    'A bar chart keeps its ranges in their order, and others when it is changed.',
    [['A1:A3', 'C1:D3'], ['A1:A4', 'C1:D4'], 1],
    ({ sheet }) => {
      const one = sheet();
      const builder = one
        .newChart()
        .setChartType(Charts.ChartType.BAR)
        .setNumHeaders(1)
        .setPosition(6, 1, 0, 0)
        .setOption('isStacked', true);
      one.insertChart(builder.addRange(one.getRange('A1:A3')).addRange(one.getRange('C1:D3')).build());
      const rangesNow = () => (one.getCharts()[0]?.getRanges() ?? []).map((range) => range.getA1Notation());
      const before = rangesNow();
      const [chart] = one.getCharts();
      if (chart === undefined) return [before];
      one.updateChart(chart.modify().clearRanges().addRange(one.getRange('A1:A4')).addRange(one.getRange('C1:D4')).build());
      return [before, rangesNow(), one.getCharts().length];
    },
  ],
]);
