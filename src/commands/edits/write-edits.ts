// Writes values into cells as edits that Sync sends.

import { type DesiredCells, type DesiredValue, desiredCells } from '../../sync/desired-cells';
import type { Context } from '../context';
import { done, type Result } from '../result';
import type { Survey } from '../tab/survey';
import { type WriteWhere, writeCells } from '../tab/write-cells';

export const cellsDesired = ({ genuine, base, names }: Survey, wanted: readonly DesiredValue[]): DesiredCells =>
  desiredCells(wanted, { genuine, records: base.records, names });

/** `wantedOf` is called on every look at the tab. */
export function writeEdits(
  ctx: Context,
  wantedOf: (found: Survey) => readonly DesiredValue[],
  where: WriteWhere = {},
): Result<DesiredCells> {
  return writeCells(
    ctx,
    (found) => {
      const cells = cellsDesired(found, wantedOf(found));
      return done({ writes: cells.writes, answer: cells });
    },
    where,
  );
}
