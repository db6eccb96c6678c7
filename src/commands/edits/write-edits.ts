// Writing values into cells as edits that Sync sends. It must not send anything, nor move a base.

import { type Wanted, type WantedCells, wantedCells } from '../../sync/wanted-cells';
import { done, failed, type Result } from '../result';
import { LOCK_MS, type Surroundings } from '../surroundings';
import { canIdentify, openView } from '../views/view';
import { type Survey, survey } from './survey';
import { standStill, writeAndLook } from './write-cells';

/** Rows that move between looking and writing make us look again; so often at most. */
const TRIES = 3;

export const cellsWanted = ({ genuine, base, names }: Survey, wanted: readonly Wanted[]): WantedCells =>
  wantedCells(wanted, { genuine, records: base.records, names });

/** `wantedOf` is asked with every look at the tab. `busy` when rows never stand still, or others write. */
export function writeEdits(world: Surroundings, wantedOf: (found: Survey) => readonly Wanted[]): Result<WantedCells> {
  const written = world.lock.within(LOCK_MS, (): Result<WantedCells> => {
    // The columns are looked for under the lock and with every try: others may have moved them while we waited.
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const open = openView(world, world.book.activeTab());
      if (!open.ok) return open;
      if (!canIdentify(open.value)) return failed('columns-in-doubt');
      const found = survey(world, open.value);
      const cells = cellsWanted(found, wantedOf(found));
      if (!standStill(open.value, found.rows)) continue;
      if (cells.writes.length > 0) writeAndLook(world, open.value, found.rows, cells.writes);
      return done(cells);
    }
    return failed('busy');
  });
  return written === null ? failed('busy') : written.done;
}
