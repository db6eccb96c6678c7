// Counting the edits of the active tab, and discarding them.

import { EDITABLE_FIELDS } from '../../fields/fields';
import { scope, whole } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { EditCount, WaitingRow } from '../../rpc/shapes';
import type { Edit, Waiting } from '../../sync/model';
import { beginningOf, isCleared, isIds, without } from '../../sync/values';
import { call } from '../call';
import { done, type Result } from '../result';
import { cellsBack, hiddenAmong, inScope, rowsOf, type Survey, selectedAmong, survey } from '../tab/survey';
import { glanceAtView } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { repairsFor } from './repair';

/** So many waiting rows are told one by one; the rest is a number. */
const WAITING_SHOWN = 50;
/** Edits are counted at every return to the sidebar: asking about more rows than this would be felt. */
const COUNTED_HIDDEN = 30;

/** `quick`: of no row it is asked whether it is hidden. */
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
    visibleRows: hidden === null ? null : rows.length - hidden.size,
    selectedRows: selectedAmong(open.tab, rows).size,
    onlySome: showsOnlySome(open),
    troubles:
      open.view.pulledAt === null && found.base.records.size === 0
        ? [{ what: 'not-pulled' }, ...open.layout.troubles]
        : open.layout.troubles,
  };
}

/** Rows are asked about while so much time has not passed, so that the number is seen to grow; and so many together, which takes about a second. */
const COUNTING_MS = 5_000;
const COUNTED_AT_ONCE = 1_000;

/** Rows with edits that are seen, as far as they were counted. */
interface SeenRows {
  /** null = no filter is on, and nothing was counted. */
  readonly seen: number | null;
  /** To be counted behind this row; null = that was all. */
  readonly next: number | null;
}

/**
 * How many of the rows with edits below the row `after` are seen, however many they are: in short calls. Rows that a
 * person hid one by one are looked for only when it is to be known `anyway`.
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

export const clears = ({ field, base, local }: Pick<Edit, 'field' | 'base' | 'local'>): boolean => isCleared(field, base, local);

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

/** Edited cells take the CRM's value again, as it was last known. Cells that wait go back too; rows in doubt are left alone. */
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
