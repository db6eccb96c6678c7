// A chart over a tab's cells. Its data are read from the cells whenever it is drawn.

import type { Block, ChartPlace } from '../protocol';

export interface Chart extends ChartPlace {
  /** Values under the platform's option names; options that the page does not draw are kept. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Where the chart goes when rows or columns move: its cells move along; data in deleted ones are gone. */
export function movedChart(
  chart: Chart,
  block: (block: Block) => Block | null,
  line: (axis: 'row' | 'column', at: number) => number,
): Chart {
  return {
    ...chart,
    blocks: chart.blocks.flatMap((one) => block(one) ?? []),
    row: line('row', chart.row),
    column: line('column', chart.column),
  };
}
