// Takes the person to cells: of a creator, or of rows.

import { isEditable } from '../../fields/fields';
import { id, numbers } from '../../rpc/arguments';
import { textOrNot } from '../../rpc/plain-schemas';
import { type CreatorId, rowNumberOf } from '../../sync/model';
import type { Run } from '../../sync/run';
import { appliedCreators, unsentCreators } from '../../sync/run-totals';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { activateTab, inTab } from '../tab/activate-tab';
import { textsOf } from '../tab/rows';
import { FIRST_ROW, openView, rowAt } from '../tab/view';
import { readRun } from './journal';

/** Selects the creator's first cell: in the field's column if there is one, otherwise the name. */
export const goToCell = call(
  () => ({ creatorId: id(), field: textOrNot(), ...inTab() }),
  (ctx, { creatorId, field, tab: of }): Result<null> => {
    activateTab(ctx, of);
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const { tab, layout } = open.value;
    const place = textsOf(open.value, 'creatorId').indexOf(creatorId);
    const column = (field !== null && isEditable(field) ? layout.at.get(field) : undefined) ?? layout.at.get('name') ?? null;
    if (place >= 0) tab.select([rowAt(place)], column);
    return done(null);
  },
);

/** The creators whose changes did not all reach the CRM. */
export const showNotSent = call(
  () => ({ runId: id() }),
  (ctx, { runId }) => showCreatorsOf(ctx, runId, unsentCreators),
);

/** The creators it changed there. */
export const showSent = call(
  () => ({ runId: id() }),
  (ctx, { runId }) => showCreatorsOf(ctx, runId, appliedCreators),
);

/** Selects the rows of some creators of a run, where they are now rather than where they were. */
function showCreatorsOf(ctx: Context, runId: string, creatorsOf: (run: Run) => readonly CreatorId[]): Result<null> {
  const kept = readRun(ctx, runId);
  if (kept === null) return failed('stale-review');
  const open = openView(ctx, ctx.book.tab(kept.head.tab));
  if (!open.ok) return open;
  const { tab, layout } = open.value;
  if (!layout.at.has('creatorId')) return failed('columns-in-doubt');
  const wanted = new Set<string>(creatorsOf(kept.run));
  const rows = textsOf(open.value, 'creatorId').flatMap((id, i) => (wanted.has(id) ? [rowAt(i)] : []));
  ctx.book.activate(tab);
  if (rows.length > 0) tab.select(rows, null);
  return done(null);
}

export const showRows = call(
  () => ({ rows: numbers(), ...inTab() }),
  (ctx, { rows, tab }): Result<null> => {
    activateTab(ctx, tab);
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const last = open.value.tab.lastRow();
    const wanted = rows.filter((row) => row >= FIRST_ROW && row <= last);
    if (wanted.length > 0) open.value.tab.select(wanted.map(rowNumberOf), null);
    return done(null);
  },
);
