// What a person reads of a result: which facts differ, and the measured times compared with the stand-in's cost table.

import { costOf } from '../../workbench/cost';
import type { Comparison, KeptFacts } from './result';

export function factsReport({ same, different, missing, unknown }: Comparison): string {
  const lines = different.flatMap(({ id, assumed, expected, found }) => [
    `≠ ${id}: ${assumed}`,
    `    assumed ${expected}`,
    `    found   ${found}`,
  ]);
  const counts = [`${same} same`, `${different.length} different`];
  if (missing.length > 0) counts.push(`${missing.length} not tried: ${missing.join(', ')}`);
  if (unknown.length > 0) counts.push(`${unknown.length} that are no facts of ours any more: ${unknown.join(', ')}`);
  return [...lines, counts.join(', ')].join('\n');
}

/** Milliseconds of a call with that many cells. */
function modeled(call: string, cells: number): number {
  const { call: ms, thousandCells } = costOf(call);
  return Math.round(ms + (cells / 1000) * thousandCells);
}

export function timesReport({ times }: KeptFacts): string {
  if (times.length === 0) return 'No times were measured.';
  const rows = times.map(({ call, cells, ms }) => [call, cells === 0 ? '' : String(cells), String(ms), String(modeled(call, cells))]);
  const table = [['Call', 'cells', 'ms on Google', 'ms in workbench/cost.ts'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
