// The data of a chart, read from the cells of its tab: names, series, and the lengths of the bars.

import type { ChartView } from '../../protocol';
import type { TabModel } from './tab-model';

export interface ChartData {
  /** The caption of each bar. */
  readonly names: readonly string[];
  /** One value per name. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The longest bar; 1 if all are zero. */
  readonly most: number;
}

/** The first column names the bars, each further one is a series; what is not a number counts as 0. */
export function chartDataOf(chart: ChartView, tab: TabModel): ChartData {
  const columns = chart.blocks.flatMap(({ column, columns: count }) => Array.from({ length: count }, (_, i) => column + i));
  const [first] = chart.blocks;
  const top = first?.row ?? 0;
  const rows = Array.from({ length: Math.max(0, (first?.rows ?? 0) - chart.headers) }, (_, i) => top + chart.headers + i);
  const [names, ...series] = columns;
  const headAt = (column: number): string => (chart.headers === 0 ? '' : tab.cell(top + chart.headers - 1, column).shown);
  const read = series.map((column) => ({ name: headAt(column), values: rows.map((row) => numberIn(tab.cell(row, column).shown)) }));
  const lengths = rows.map((_, i) => {
    const values = read.map(({ values: own }) => Math.max(0, own[i] ?? 0));
    return chart.stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return { names: names === undefined ? [] : rows.map((row) => tab.cell(row, names).shown), series: read, most: Math.max(1, ...lengths) };
}

/** Counts are whole numbers, so any thousands separator can be removed. */
function numberIn(shown: string): number {
  const number = Number(shown.replace(/[^\d-]/g, ''));
  return shown === '' || Number.isNaN(number) ? 0 : number;
}

/** What a screen reader says for a chart. */
export const chartDescription = (title: string, { names, series }: ChartData): string =>
  `${title}: ${names.map((name, i) => `${name} ${series.map(({ name: of, values }) => (series.length > 1 ? `${of} ${values[i]}` : `${values[i]}`)).join(', ')}`).join('; ')}`;
