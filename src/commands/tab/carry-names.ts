// Carries new names of statuses, members and labels over to the cells of every tab of ours that hold the old ones, unsent edits too.

import { LISTED_FIELDS } from '../../fields/fields';
import { carrier } from '../../sync/carry-names';
import type { MeantWrite } from '../../sync/desired-cells';
import { keepRenamed, keptLists, keptRenamed } from '../account/lists';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done } from '../result';
import { unlessRefused } from './refused';
import { viewOf } from './view-store';
import { writeCells } from './write-cells';

/**
 * To be asked wherever lists were read; without a new name it costs one look into the document's properties. A cell with a formula is never written
 * over. A tab in which rows cannot be told apart, or whose cells this person may not write, is left out: its cells wait as unknown names.
 */
export function carryNames(ctx: Context): void {
  const renamed = keptRenamed(ctx);
  if (renamed.length === 0) return;
  // Before the cells: where two entries have exchanged their names, doing it twice would change them back.
  keepRenamed(ctx, []);
  const carried = carrier(keptLists(ctx), renamed);
  for (const tab of ctx.book.tabs()) if (viewOf(ctx, tab.id) !== null) carryInto(ctx, tab, carried);
}

function carryInto(ctx: Context, tab: Tab, carried: ReturnType<typeof carrier>): void {
  unlessRefused(
    ctx,
    tab.id,
    () =>
      void writeCells(
        ctx,
        ({ genuine }) => {
          const writes: MeantWrite[] = [];
          for (const [id, rows] of genuine) {
            for (const { row, cells } of rows) {
              for (const field of LISTED_FIELDS) {
                const cell = cells[field];
                const text = cell === undefined || cell.origin !== undefined ? null : carried(field, cell.text);
                if (text !== null) writes.push({ row, id, field, cell: { text } });
              }
            }
          }
          return done({ writes, answer: null });
        },
        { tabOf: () => tab },
      ),
  );
}
