// Charts as scripts create them: stored with the sheet, moved along with its rows and columns, changed by id.

import { bodies } from '../support/local-stand-in';

const code = `
  function body(text) {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
    const bars = (...ranges) => {
      const builder = sheet.newChart().setChartType(Charts.ChartType.BAR).setNumHeaders(1).setPosition(8, 2, 3, 4);
      for (const range of ranges) builder.addRange(sheet.getRange(range));
      return builder.setOption('title', 'Bars').setOption('legend', { position: 'none' }).build();
    };
    const shown = () => sheet.getCharts().map(chart => chart.getRanges().map(range => range.getA1Notation()));
    return new Function('sheet', 'SpreadsheetApp', 'Charts', 'bars', 'shown', text)(sheet, SpreadsheetApp, Charts, bars, shown);
  }
`;

const fresh = () => bodies({ code });

test('a chart keeps its ranges in order, and follows rows and columns inserted before it', () => {
  const { does } = fresh();
  does(`sheet.insertChart(bars('A1:A4', 'C1:D4'))`);
  expect(does('return shown()')).toEqual([['A1:A4', 'C1:D4']]);
  does('sheet.insertColumnBefore(2); sheet.insertRowBefore(1)');
  expect(does('return shown()')).toEqual([['A2:A5', 'D2:E5']]);
  does('sheet.deleteColumn(1)');
  expect(does('return shown()')).toEqual([['C2:D5']]);
});

test('a chart that is not in the sheet changes nothing until it is inserted; updating it affects that one', () => {
  const { does } = fresh();
  does(`bars('A1:B3')`);
  expect(does('return shown()')).toEqual([]);
  does(`sheet.insertChart(bars('A1:B3')); sheet.insertChart(bars('A1:B9'))`);
  does(`const [first] = sheet.getCharts(); sheet.updateChart(first.modify().clearRanges().addRange(sheet.getRange('A1:B5')).build())`);
  expect(does('return shown()')).toEqual([['A1:B5'], ['A1:B9']]);
});

test('an impossible chart is refused', () => {
  const { fails } = fresh();
  expect(fails(`sheet.newChart().setChartType('BAR')`)).toMatch(/don't match the method signature/);
  expect(fails(`sheet.newChart().addRange('A1')`)).toMatch(/don't match the method signature/);
  expect(fails(`sheet.newChart().addRange(sheet.getRange('A1')).build()`)).toMatch(/no position/);
  expect(fails(`sheet.newChart().asColumnChart()`)).toMatch(/not emulated/);
  expect(fails(`Charts.newDataTable()`)).toMatch(/not emulated/);
  expect(fails(`Charts.ChartType.PIE`)).toMatch(/not emulated/);
});
