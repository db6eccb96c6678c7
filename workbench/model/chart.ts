// A chart over a tab's cells. Its data are read from the cells whenever it is drawn.

import type { Block } from '../protocol';

export interface Chart {
  readonly id: number;
  /** As the platform's enumeration names it. */
  readonly type: string;
  /** In the order they were added: adjacent parts of one table. */
  readonly blocks: readonly Block[];
  /** Rows at the top that name what follows. */
  readonly headers: number;
  /** The cell under its top left corner, and the offset from there in pixels. */
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
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
