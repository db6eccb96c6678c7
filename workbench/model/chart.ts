// A chart over the cells of a tab. What it shows is read from the cells whenever it is drawn.

import type { Block } from '../protocol';

export interface Chart {
  readonly id: number;
  /** As the platform's enumeration calls it. */
  readonly type: string;
  /** In the order in which they were added: parts of one table beside each other. */
  readonly blocks: readonly Block[];
  /** Rows at the top that name what follows. */
  readonly headers: number;
  /** The cell under its left upper corner, and pixels from there. */
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** Values by the names of the platform's options; what the page does not draw is kept. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Where the chart goes when rows or columns do: its cells move along; what it showed of deleted ones is gone. */
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
