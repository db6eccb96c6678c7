// Carries new names of statuses, members and labels over to the cells of every tab of ours that hold the old ones, unsent edits too.

import { LISTED_FIELDS } from '../../fields/fields';
import { carrier, type Renamed } from '../../sync/carry-names';
import type { MeantWrite } from '../../sync/desired-cells';
import { sameName } from '../../sync/name-likeness';
import { keptLists } from '../account/lists';
import { anyRenamed, forgetDeleted, joinRenamed, keepRenamed, keptRenamed } from '../account/renamed';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { unlessRefused } from './refused';
import { viewOf } from './view-store';
import { writeCells } from './write-cells';

/**
 * To be asked wherever lists were read; without a new name it costs one look into the document's properties. A cell with a formula is never written
 * over. A tab in which rows cannot be told apart just now, or whose cells this person may not write, is tried again whenever lists are read, by whoever
 * reads them.
 */
export function carryNames(ctx: Context): void {
  if (!anyRenamed(ctx)) return;
  const lists = keptLists(ctx);
  const fresh = keptRenamed(ctx, null);
  forgetDeleted(ctx);
  const tabs = ctx.book.tabs().filter(({ id }) => viewOf(ctx, id) !== null);
  for (const { id } of tabs) keepRenamed(ctx, id, joinRenamed(keptRenamed(ctx, id), fresh));
  keepRenamed(ctx, null, []);
  for (const tab of tabs) {
    const renamed = keptRenamed(ctx, tab.id);
    // Where two entries have exchanged their names, doing it twice would change them back: those are given up before the cells are written.
    const repeatable = renamed.filter(({ list, from }) => from !== '' && !lists[list].some(({ name }) => sameName(name, from)));
    keepRenamed(ctx, tab.id, repeatable);
    if (renamed.length > 0) keepRenamed(ctx, tab.id, leftAfter(carryInto(ctx, tab, carrier(lists, renamed)), renamed, repeatable));
  }
}

/** What is still to be done in a tab: nothing when its cells stand, all when none was written. */
function leftAfter(written: Result<null>, all: readonly Renamed[], repeatable: readonly Renamed[]): readonly Renamed[] {
  if (written.ok) return [];
  const { kind, words = {} } = written.problem;
  return kind === 'google-refused' || Number(words.others ?? 0) > 0 ? repeatable : all;
}

function carryInto(ctx: Context, tab: Tab, carried: ReturnType<typeof carrier>): Result<null> {
  const tried = unlessRefused(ctx, tab.id, () =>
    writeCells(
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
  return tried ?? failed('google-refused');
}
