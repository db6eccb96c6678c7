// Counts the edits of the active tab, and discards them.

import { EDITABLE_FIELDS } from '../../fields/fields';
import { scope, whole } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { EditCount, WaitingRow } from '../../rpc/shapes';
import type { Edit, RowNumber, Waiting } from '../../sync/model';
import { beginningOf, isCleared, isIds, without } from '../../sync/values';
import { call } from '../call';
import type { Tab } from '../ports';
import { done, type Result } from '../result';
import { cellsBack, hiddenAmong, inScope, rowsOf, type Survey, survey, withinSelection } from '../tab/survey';
import { glanceAtView } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { repairsFor } from './repair';

/** How many waiting rows are listed one by one; the rest is a number. */
const WAITING_SHOWN = 50;
/** Edits are counted on every return to the sidebar, so checking more rows than this would be noticeable. */
const COUNTED_HIDDEN = 30;

/** `quick`: does not check whether rows are hidden. */
export function countEdits(found: Survey, quick: boolean): EditCount {
  const { open, edits, waiting } = found;
  const rows = rowsOf(edits);
  const hidden = quick ? null : hiddenAmong(open.tab, rows, COUNTED_HIDDEN);
  return {
    edits: edits.length,
    rows: rows.length,
    byField: EDITABLE_FIELDS.map((field) => ({ field, own: edits.filter((edit) => edit.field === field) }))
      .filter(({ own }) => own.length > 0)
      .map(({ field, own }) => ({ field, edits: own.length, clears: own.filter(clears).length })),
    labelsRemoved: edits.reduce((sum, edit) => sum + labelsTakenOff(edit).length, 0),
    waiting: waiting.slice(0, WAITING_SHOWN).map((one) => waitingRow(found, one)),
    waitingTotal: waiting.length,
    waitingRows: rowsOf(waiting).length,
    waitingCells: waiting.flatMap(({ creatorId, field }) => cellsBack(found, creatorId, field)).length,
    visibleRows: hidden === null ? null : rows.length - hidden.size,
    selectedRows: countSelected(open.tab, rows, hidden, quick),
    onlySome: showsOnlySome(open),
    troubles:
      open.view.pulledAt === null && found.base.records.size === 0
        ? [{ what: 'not-pulled' }, ...open.layout.troubles]
        : open.layout.troubles,
  };
}

/**
 * How many of the rows are selected; `hidden` are those known to be hidden. null = a filter is on, and there are too many to ask, or no
 * time.
 */
function countSelected(tab: Tab, rows: readonly RowNumber[], hidden: ReadonlySet<RowNumber> | null, quick: boolean): number | null {
  const within = withinSelection(tab, rows);
  if (within.length === 0) return 0;
  const unseen = hidden ?? (quick ? null : hiddenAmong(tab, within, COUNTED_HIDDEN));
  if (unseen !== null) return within.filter((row) => !unseen.has(row)).length;
  return tab.isFiltered() ? null : within.length;
}

/** The time spent per call, so that the number visibly grows; and the rows checked at once, which takes about a second. */
const COUNTING_MS = 5_000;
const COUNTED_AT_ONCE = 1_000;

/** Visible rows with edits, as far as they were counted. */
interface SeenRows {
  /** null = no filter is on, and nothing was counted. */
  readonly seen: number | null;
  /** The row to continue after; null = that was all. */
  readonly next: number | null;
}

/**
 * How many of the rows with edits below row `after` are visible, however many there are, in short calls. Rows a person hid one by one are
 * only looked for with `anyway`.
 */
export const countVisible = call(
  () => ({ after: whole(), anyway: yes() }),
  (ctx, { after, anyway }): Result<SeenRows> => {
    const open = glanceAtView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const { tab } = open.value;
    if (!anyway && !tab.isFiltered()) return done({ seen: null, next: null });
    const rows = rowsOf(survey(ctx, open.value).edits).filter((row) => row > after);
    const until = ctx.clock.now() + COUNTING_MS;
    let [seen, asked] = [0, 0];
    while (asked < rows.length && (asked === 0 || ctx.clock.now() < until)) {
      const some = rows.slice(asked, asked + COUNTED_AT_ONCE);
      seen += some.length - tab.hiddenRows(some).size;
      asked += some.length;
    }
    return done({ seen, next: asked < rows.length ? (rows[asked - 1] ?? null) : null });
  },
);

function showsOnlySome({ tab, layout }: Survey['open']): boolean {
  const column = layout.at.get('sync');
  return column !== undefined && tab.isFilteredBy(column);
}

const clears = ({ field, base, local }: Pick<Edit, 'field' | 'base' | 'local'>): boolean => isCleared(field, base, local);

const labelsTakenOff = ({ base, local }: Edit): readonly unknown[] => (isIds(base) && isIds(local) ? without(base, local) : []);

function waitingRow(found: Pick<Survey, 'rows' | 'open'>, waiting: Waiting): WaitingRow {
  const first = found.rows.find(({ row }) => row === waiting.rows[0]);
  return {
    rows: waiting.rows,
    creatorId: waiting.creatorId,
    creator: first?.readOnly.name?.text ?? '',
    field: waiting.field,
    cell: beginningOf(waiting.cell),
    reason: waiting.reason,
    repairs: repairsFor(waiting),
  };
}

/** Resets edited cells to the last known CRM value. Waiting cells are reset too; rows in doubt are left alone. */
export const discardEdits = call(
  () => ({ scope: scope() }),
  (ctx, { scope }): Result<{ readonly cells: number }> => {
    return writeCells(ctx, (found) => {
      const places = [...found.edits, ...found.waiting.filter((one) => one.field !== null)];
      const writes = inScope(found.open.tab, scope, places).flatMap((place) => cellsBack(found, place.creatorId, place.field));
      return done({ writes, answer: { cells: writes.length } });
    });
  },
);
