// What a chart reads from the cells: names, series, sums.

import { chartDataOf, chartDescription } from '../../workbench/page/model/chart-data';
import { TabModel } from '../../workbench/page/model/tab-model';
import type { ChartView } from '../../workbench/protocol';
import { fakeTab, viewOf } from './fake-tab';

const tab = new TabModel(
  viewOf(
    fakeTab(
      1,
      'Report',
      [
        ['Status', 'All', 'Nobody', 'A'],
        ['New', '12', '5', '7'],
        ['Done', '1,200', 'none', '3'],
      ],
      9,
      5,
    ),
  ),
);
const chart: ChartView = {
  id: 1,
  title: 'By status',
  type: 'BAR',
  stacked: true,
  blocks: [
    { row: 0, column: 0, rows: 3, columns: 1 },
    { row: 0, column: 2, rows: 3, columns: 2 },
  ],
  headers: 1,
  row: 5,
  column: 0,
  x: 0,
  y: 0,
  width: 300,
  height: 200,
};

test('names come from the first column, series from the others, and the longest bar is the largest sum', () => {
  const bars = chartDataOf(chart, tab);
  expect(bars).toEqual({
    names: ['New', 'Done'],
    series: [
      { name: 'Nobody', values: [5, 0] },
      { name: 'A', values: [7, 3] },
    ],
    most: 12,
  });
  expect(chartDescription(chart.title, bars)).toBe('By status: New Nobody 5, A 7; Done Nobody 0, A 3');
});

test('thousands separators are understood, and an empty chart is not an error', () => {
  expect(chartDataOf({ ...chart, blocks: [{ row: 0, column: 0, rows: 3, columns: 2 }] }, tab).series[0]?.values).toEqual([12, 1200]);
  expect(chartDataOf({ ...chart, blocks: [] }, tab)).toEqual({ names: [], series: [], most: 1 });
});
