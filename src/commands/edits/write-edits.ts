// Writing values into cells as edits that Sync sends.

import { type DesiredCells, type DesiredValue, desiredCells } from '../../sync/desired-cells';
import { type Context, LOCK_MS } from '../context';
import { done, failed, type Result } from '../result';
import { type Survey, survey } from '../tab/survey';
import { canIdentify, openView } from '../tab/view';
import { standStill, writeAndLook } from '../tab/write-cells';

/** Rows that move between looking and writing make us look again; so often at most. */
const TRIES = 3;

export const cellsDesired = ({ genuine, base, names }: Survey, wanted: readonly DesiredValue[]): DesiredCells =>
  desiredCells(wanted, { genuine, records: base.records, names });

/** `wantedOf` is asked with every look at the tab. `busy` when rows never stand still, or others write. */
export function writeEdits(ctx: Context, wantedOf: (found: Survey) => readonly DesiredValue[]): Result<DesiredCells> {
  const written = ctx.lock.within(LOCK_MS, (): Result<DesiredCells> => {
    // The columns are looked for under the lock and with every try: others may have moved them while we waited.
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const open = openView(ctx, ctx.book.activeTab());
      if (!open.ok) return open;
      if (!canIdentify(open.value)) return failed('columns-in-doubt');
      const found = survey(ctx, open.value);
      const cells = cellsDesired(found, wantedOf(found));
      if (!standStill(open.value, found.rows)) continue;
      if (cells.writes.length > 0) writeAndLook(ctx, open.value, found.rows, cells.writes);
      return done(cells);
    }
    return failed('busy');
  });
  return written === null ? failed('busy') : written.done;
}
