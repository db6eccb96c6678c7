// Renamed entries of the CRM's lists, remembered until the cells with the old name are updated.

import * as z from 'zod/mini';
import { eachOf } from '../../../contract/named';
import type { Named } from '../../../contract/records';
import { LIST_NAMES } from '../../fields/kinds';
import { wireId } from '../../rpc/arguments';
import { text } from '../../rpc/plain-schemas';
import { type Renamed, renamedIn } from '../../sync/carry-names';
import { sameName } from '../../sync/name-likeness';
import type { Lists } from '../../sync/names';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';

/** The plain key holds renames that no tab has taken over yet; a tab's key, those still to be applied there. */
const RENAMED_AT = 'lists.renamed';
const keyOf = (tab: number | null): string => (tab === null ? RENAMED_AT : `${RENAMED_AT}.${tab}`);
const RENAMED = kept<readonly Renamed[]>(1, () => z.array(z.strictObject({ list: z.enum(LIST_NAMES), id: wireId(), from: z.string() })));

/** Whether any cell may still hold a former name. */
export const anyRenamed = ({ shared }: Context): boolean => shared.keys(RENAMED_AT).length > 0;

/** Entries renamed since their cells were last updated. An unreadable record counts as none. */
export const keptRenamed = ({ shared }: Context, tab: number | null): readonly Renamed[] =>
  valueOf(readKept(shared, keyOf(tab), RENAMED)) ?? [];

export function keepRenamed({ shared }: Context, tab: number | null, renamed: readonly Renamed[]): void {
  const [before, after] = [shared.read(keyOf(tab)), renamed.length === 0 ? null : RENAMED.write(renamed)];
  if (after !== before) shared.write(keyOf(tab), after);
}

/** Drops renames waiting for tabs that were deleted. */
export function forgetDeleted({ shared, book }: Context): void {
  for (const key of shared.keys(keyOf(null))) {
    const tab = Number(key.slice(RENAMED_AT.length + 1));
    if (key !== RENAMED_AT && book.tab(tab) === null) shared.write(key, null);
  }
}

/** An entry's earliest name counts, however often it is renamed before its cells are updated. */
export const joinRenamed = (known: readonly Renamed[], more: readonly Renamed[]): readonly Renamed[] => [
  ...known,
  ...more.filter(({ list, id }) => !known.some((one) => one.list === list && one.id === id)),
];

/** `left`: some or all of these lists were left by a colleague. */
export function rememberRenamed(ctx: Context, before: Lists, left: boolean, after: Lists): void {
  const renamed = renamedIn(left ? believed(before, shown(ctx), after) : before, after);
  if (renamed.length > 0) keepRenamed(ctx, null, joinRenamed(keptRenamed(ctx, null), renamed));
}

/**
 * What can be trusted in lists a colleague left in the file, where somebody may have given an id another name: a name under which this
 * person's own key was shown that very entry, and a name that no entry has any more, since its cells wait for a correction anyway. Neither
 * decides which value is sent: an old name only says which cell text becomes which current name, and the review shows that like any other
 * edit.
 */
function believed(left: Lists, shown: Lists, now: Lists): Lists {
  return eachOf(LIST_NAMES, (list) =>
    left[list].filter(
      ({ id, name }) =>
        shown[list].some((own) => own.id === id && own.name === name) || !now[list].some((other) => sameName(other.name, name)),
    ),
  );
}

/** The names last shown to this person's own key in this file. */
export const LISTS_SHOWN = 'lists.shown.';
const shownAt = ({ book }: Context): string => `${LISTS_SHOWN}${book.id}`;

const pairs = (): z.ZodMiniType<readonly (readonly [Named['id'], string])[]> => z.array(z.tuple([wireId(), text()]));
const SHOWN = kept<{ readonly [L in (typeof LIST_NAMES)[number]]: readonly (readonly [Named['id'], string])[] }>(1, () =>
  z.strictObject({ statuses: pairs(), members: pairs(), labels: pairs() }),
);

/** All of a person's files share 500 KB of properties, so longer lists (more than some 700 names) are not remembered. In characters. */
const SHOWN_MOST = 24_000;

const NONE: Lists = { statuses: [], members: [], labels: [] };

function shown(ctx: Context): Lists {
  const names = valueOf(readKept(ctx.mine, shownAt(ctx), SHOWN));
  return names === null ? NONE : eachOf(LIST_NAMES, (list) => names[list].map(([id, name]) => ({ id, name })));
}

export function keepShown(ctx: Context, lists: Lists): void {
  const names = SHOWN.write(eachOf(LIST_NAMES, (list) => lists[list].map(({ id, name }) => [id, name] as const)));
  const kept = names.length > SHOWN_MOST ? null : names;
  if (kept !== ctx.mine.read(shownAt(ctx))) ctx.mine.write(shownAt(ctx), kept);
}
