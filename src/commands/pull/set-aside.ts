// The creators our own filters exclude while a view is read, and what that means for those in the tab.

import type { Channel } from '../../fields/fields';
import { fits } from '../../sync/conditions';
import type { CreatorId } from '../../sync/model';
import type { Context } from '../context';
import { keepAside, readAside } from '../reading/aside-store';
import type { Fitting } from '../reading/fitting';
import { openBase } from '../tab/base-book';
import { keepView, readWholeNext, viewOf } from '../tab/view-store';
import { askingOf, isInView, type LeftOut } from './changed-only';
import type { PullState } from './pull-store';

/** Remembers the creators our filters excluded; those in the tab leave it like creators that left the CRM's view. */
export function setAside(
  ctx: Context,
  tabId: number,
  state: PullState,
  channels: readonly Channel[],
  out: Fitting['out'],
): Pick<PullState, 'aside'> {
  if (out === null) return {};
  const anew = state.changedOnly === undefined && state.aside === undefined;
  // While the ids are being collected again, they are not those of the last reading: a refresh in between reads everything.
  const view = anew ? viewOf(ctx, tabId) : null;
  if (view !== null) keepView(ctx, tabId, readWholeNext(view));
  if (state.changedOnly !== undefined) leaveView(ctx, tabId, out);
  return { aside: keepAside(ctx, tabId, { by: state.pullId, out, in: channels.map(({ creatorId }) => creatorId), anew }) };
}

/**
 * Creators of the tab that changed so that our filters exclude them. Like creators that left the CRM's view, they are read by id, and their
 * rows say so. Call under the document lock.
 */
function leaveView(ctx: Context, tabId: number, out: readonly CreatorId[]): void {
  const base = openBase(ctx, tabId);
  for (const id of out) {
    const record = base.records.get(id);
    if (record !== undefined && isInView(record)) base.put({ ...record, membership: 'left' });
  }
  base.save();
}

const NOBODY: ReadonlySet<string> = new Set();

/** The creators excluded as far as this tab has been read, to compare with the CRM's count. */
export function leftOut(ctx: Context, tabId: number, state: PullState): LeftOut {
  const { tests } = askingOf(state);
  if (tests === null) return { known: NOBODY, isOut: () => false };
  const aside = readAside(ctx, tabId);
  return { known: aside === null ? null : new Set(aside.keys()), isOut: (row) => !fits(row, tests, state.at ?? 0) };
}
