// Carries new names of statuses, members, and labels over to the cells that hold the old ones, in all our tabs, including unsent edits.

import { LISTED_FIELDS } from '../../fields/fields';
import { carrier, type Renamed } from '../../sync/carry-names';
import type { MeantWrite } from '../../sync/desired-cells';
import type { EditableField, FieldValue } from '../../sync/model';
import { sameName } from '../../sync/name-likeness';
import type { Names } from '../../sync/names';
import { sameValue } from '../../sync/values';
import { keptLists } from '../account/lists';
import { anyRenamed, forgetDeleted, joinRenamed, keepRenamed, keptRenamed } from '../account/renamed';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { unlessRefused } from './refused';
import { viewOf } from './view-store';
import { writeCells } from './write-cells';

/**
 * To be called wherever lists were read; if nothing was renamed, it costs one read of the document properties. Cells with a formula are
 * never overwritten. A tab whose rows cannot be identified right now, or whose cells this person may not write, is retried whenever anyone
 * reads the lists, and so are all while somebody else writes.
 */
export function carryNames(ctx: Context): void {
  if (anyRenamed(ctx)) underLock(ctx, () => done(carryAll(ctx)));
}

function carryAll(ctx: Context): void {
  const lists = keptLists(ctx);
  const fresh = keptRenamed(ctx, null);
  forgetDeleted(ctx);
  const tabs = ctx.book.tabs().filter(({ id }) => viewOf(ctx, id) !== null);
  for (const { id } of tabs) keepRenamed(ctx, id, joinRenamed(keptRenamed(ctx, id), fresh));
  keepRenamed(ctx, null, []);
  for (const tab of tabs) {
    const renamed = keptRenamed(ctx, tab.id);
    // If two entries have swapped names, applying the rename twice would swap them back, so those renames are dropped before the cells are
    // written.
    const repeatable = renamed.filter(({ list, from }) => from !== '' && !lists[list].some(({ name }) => sameName(name, from)));
    keepRenamed(ctx, tab.id, repeatable);
    if (renamed.length > 0) keepRenamed(ctx, tab.id, leftAfter(carryInto(ctx, tab, carrier(lists, renamed)), renamed, repeatable));
  }
}

/** What is still to do in a tab: nothing if all cells were written, everything if none was. */
function leftAfter(written: Result<null>, all: readonly Renamed[], repeatable: readonly Renamed[]): readonly Renamed[] {
  if (written.ok) return [];
  const { kind, words = {} } = written.problem;
  return kind === 'google-refused' || Number(words.others ?? 0) > 0 ? repeatable : all;
}

function carryInto(ctx: Context, tab: Tab, carried: ReturnType<typeof carrier>): Result<null> {
  const tried = unlessRefused(ctx, tab.id, () =>
    writeCells(
      ctx,
      ({ genuine, base, names }) => {
        const writes: MeantWrite[] = [];
        for (const [id, rows] of genuine) {
          for (const { row, cells } of rows) {
            for (const field of LISTED_FIELDS) {
              const cell = cells[field];
              if (cell === undefined || cell.origin !== undefined) continue;
              const text = carried(field, cell.text);
              const known = base.records.get(id)?.fields[field];
              const isEdited = cell.text !== known?.cell;
              if (text !== null && (isEdited || stillMeans(names, field, text, known.value)))
                writes.push({ row, id, field, cell: { text } });
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

/**
 * A cell without an edit must not become one. If the CRM's list lacks another of its names by now, it keeps its text until a refresh reads
 * the creator.
 */
function stillMeans(names: Names, field: EditableField, text: string, value: FieldValue): boolean {
  const parsed = names.parse(field, text);
  return parsed.ok && sameValue(parsed.value, value);
}
