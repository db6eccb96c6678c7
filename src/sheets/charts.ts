// Bar charts of a report, and the formatting of its cells. Both are conveniences: what Google refuses here fails nothing.

import type { Area, BarChart, TabLook } from '../commands/ports';
import { columnLetters } from '../sync/model';
import { NUMBER_FORMATS } from './cells';
import { decorate, skipRefused } from './obstacles';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

const GROUND = '#eef3f8';
const TITLE_SIZE = 12;

export function dressCells(sheet: Sheet, { widths, titles, headings, days }: TabLook): void {
  const list = (areas: readonly Area[]) => sheet.getRangeList(areas.map(notationOf));
  decorate(
    () => widths.forEach((width, i) => void sheet.setColumnWidth(i + 1, width)),
    ...(titles.length > 0 ? [() => void list(titles).setFontWeight('bold').setFontSize(TITLE_SIZE)] : []),
    ...(headings.length > 0 ? [() => void list(headings).setFontWeight('bold').setBackground(GROUND)] : []),
    ...(days.length > 0 ? [() => void list(days).setNumberFormat(NUMBER_FORMATS.day)] : []),
  );
}

const notationOf = ({ row, column, rows, columns }: Area): string =>
  `${columnLetters(column)}${row}:${columnLetters(column + columns - 1)}${row + rows - 1}`;

const rangeOf = (sheet: Sheet, { row, column, rows, columns }: Area) => sheet.getRange(row, column, rows, columns);

export function insertCharts(sheet: Sheet, charts: readonly BarChart[]): void {
  for (const { title, stacked, areas, row, column, width, height } of charts)
    skipRefused(() => {
      const builder = sheet
        .newChart()
        .setChartType(Charts.ChartType.BAR)
        .setNumHeaders(1)
        .setPosition(row, column, 0, 0)
        .setOption('title', title)
        .setOption('width', width)
        .setOption('height', height)
        .setOption('legend', { position: stacked ? 'right' : 'none' })
        .setOption('isStacked', stacked);
      for (const area of areas) builder.addRange(rangeOf(sheet, area));
      sheet.insertChart(builder.build());
    });
}

export function stretchCharts(sheet: Sheet, changes: readonly { readonly from: readonly Area[]; readonly to: readonly Area[] }[]): void {
  skipRefused(() => {
    for (const chart of sheet.getCharts()) {
      const change = changes.find(({ from }) => shows(chart, from));
      if (change === undefined) continue;
      const builder = chart.modify().clearRanges();
      for (const area of change.to) builder.addRange(rangeOf(sheet, area));
      sheet.updateChart(builder.build());
    }
  });
}

function shows(chart: Chart, areas: readonly Area[]): boolean {
  const ranges = chart.getRanges();
  return (
    ranges.length === areas.length &&
    areas.every(({ row, column, rows, columns }, i) => {
      const range = ranges[i];
      return range?.getRow() === row && range.getColumn() === column && range.getNumRows() === rows && range.getNumColumns() === columns;
    })
  );
}
