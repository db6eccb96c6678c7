// EmbeddedChart and its builder, and the enumeration of Charts: bars over ranges of one sheet.

import type { Chart } from '../../model/chart';
import type { Block } from '../../protocol';
import { Exception, emulated, enumeration, membersOf, mismatch, originalOf, wordOf } from '../emulated';
import { reshaped, tabOf } from './grid';
import { rangeObject } from './objects';
import { RangePlace } from './range-place';

const ChartType = enumeration('ChartType', ['BAR', 'COLUMN']);

export const chartsService = (): object => emulated('Charts', { ChartType });

/** The state of a builder; `id` 0 = not in a sheet yet. */
type Draft = Chart & { readonly tab: number };

class EmbeddedChart {
  constructor(readonly _draft: Draft) {}

  getRanges(): object[] {
    return this._draft.blocks.map((block) => rangeObject(this._draft.tab, block));
  }

  modify(): object {
    return emulated('EmbeddedChartBuilder', new EmbeddedChartBuilder(this._draft));
  }
}

class EmbeddedChartBuilder {
  constructor(private _draft: Draft) {}

  private _with(part: Partial<Draft>): object {
    this._draft = { ...this._draft, ...part };
    return emulated('EmbeddedChartBuilder', this);
  }

  setChartType(type: unknown): object {
    const word = wordOf(type, ChartType);
    if (word === null) throw mismatch('SpreadsheetApp.EmbeddedChartBuilder.setChartType', [type]);
    return this._with({ type: word });
  }

  addRange(range: unknown): object {
    const original = originalOf(range, RangePlace);
    if (original === null) throw mismatch('SpreadsheetApp.EmbeddedChartBuilder.addRange', [range]);
    if (original._tab !== this._draft.tab) throw new Exception('Charts over ranges of another sheet are not emulated by the stand-in');
    return this._with({ blocks: [...this._draft.blocks, original._block] });
  }

  clearRanges(): object {
    return this._with({ blocks: [] });
  }

  getRanges(): object[] {
    return this._draft.blocks.map((block) => rangeObject(this._draft.tab, block));
  }

  setNumHeaders(headers: unknown): object {
    if (typeof headers !== 'number') throw mismatch('SpreadsheetApp.EmbeddedChartBuilder.setNumHeaders', [headers]);
    return this._with({ headers });
  }

  /** 1-based; offsets in pixels. */
  setPosition(...args: readonly unknown[]): object {
    const [row, column, x, y] = args;
    if (args.length !== 4 || args.some((one) => typeof one !== 'number'))
      throw mismatch('SpreadsheetApp.EmbeddedChartBuilder.setPosition', args);
    return this._with({ row: Number(row) - 1, column: Number(column) - 1, x: Number(x), y: Number(y) });
  }

  setOption(name: unknown, value: unknown): object {
    if (typeof name !== 'string') throw mismatch('SpreadsheetApp.EmbeddedChartBuilder.setOption', [name, value]);
    const kept: unknown = typeof value === 'object' && value !== null ? membersOf(value) : value;
    return this._with({ options: { ...this._draft.options, [name]: kept } });
  }

  build(): object {
    if (this._draft.row < 0) throw new Exception('The chart has no position: setPosition was not called');
    return emulated('EmbeddedChart', new EmbeddedChart(this._draft));
  }
}

const BLANK: Omit<Draft, 'tab'> = { id: 0, type: 'COLUMN', blocks: [], headers: 0, row: -1, column: -1, x: 0, y: 0, options: {} };

export const newChart = (tab: number): object => emulated('EmbeddedChartBuilder', new EmbeddedChartBuilder({ ...BLANK, tab }));

export const chartsIn = (tab: number): object[] =>
  tabOf(tab).charts.map((chart) => emulated('EmbeddedChart', new EmbeddedChart({ ...chart, tab })));

function draftOf(call: string, tab: number, given: unknown): Draft {
  const original = originalOf(given, EmbeddedChart);
  if (original === null || original._draft.tab !== tab) throw mismatch(`SpreadsheetApp.Sheet.${call}`, [given]);
  return original._draft;
}

/** Only plain members of this realm go into the model. */
const plain = ({ tab: _, blocks, ...chart }: Draft, id: number): Chart => ({
  ...chart,
  id,
  blocks: blocks.map((block): Block => ({ ...block })),
});

export function insertChart(tab: number, given: unknown): void {
  const draft = draftOf('insertChart', tab, given);
  const { charts } = tabOf(tab);
  tabOf(tab).charts = [...charts, plain(draft, 1 + Math.max(0, ...charts.map(({ id }) => id)))];
  reshaped(tabOf(tab));
}

/** Updates the chart with the same id to match the given one. */
export function updateChart(tab: number, given: unknown): void {
  const draft = draftOf('updateChart', tab, given);
  const { charts } = tabOf(tab);
  if (!charts.some(({ id }) => id === draft.id)) throw new Exception('The chart is not in this sheet');
  tabOf(tab).charts = charts.map((chart) => (chart.id === draft.id ? plain(draft, chart.id) : chart));
  reshaped(tabOf(tab));
}
