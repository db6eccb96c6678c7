// The end of a pull: the view records when its creators were read and what is known to be complete; columns from other tabs follow.

import type { PullReport } from '../../rpc/shapes';
import type { Context } from '../context';
import { keepLookups } from '../lookups/lookups';
import type { Tab } from '../ports';
import { readAside } from '../reading/aside-store';
import { mayMiss } from '../reading/list-cursor';
import { done, type Result } from '../result';
import { refusedIn, unlessRefused } from '../tab/refused';
import { viewIn } from '../tab/view';
import { keepView, readWholeNext, withoutAside } from '../tab/view-store';
import { forgetMatch } from '../views/match-store';
import { askingOf, changedReport } from './changed-only';
import { keepPull, type PullState } from './pull-store';

/**
 * Ends a pull whose rows are all written, and reports it. Call under the document lock: the view is read again here, so that what others
 * changed in it while the CRM answered stays.
 */
export function closePull(ctx: Context, tab: Tab, state: PullState): Result<PullReport> {
  const { own, changedOnly } = state;
  const kept = viewIn(ctx, tab);
  if (!kept.ok) return kept;
  const { view } = kept.value;
  const now = ctx.clock.now();
  const listed = state.report.creators + (state.aside ?? 0);
  const report = changedOnly ? changedReport(ctx, tab, view, state) : { ...state.report, incomplete: mayMiss(state, listed) };
  const aside = askingOf(state).tests === null ? null : (readAside(ctx, tab.id)?.size ?? null);
  const wholeAt = changedOnly ? (view.wholeAt ?? now) : now;
  const isWhole = !report.incomplete && refusedIn(ctx, tab).length === 0;
  keepView(ctx, tab.id, {
    ...withoutAside(readWholeNext(view)),
    ...(aside !== null && { aside }),
    pulledAt: now,
    ...(view.pulledAt !== null && { refreshed: true }),
    creators: report.creators,
    wholeAt,
    ...(isWhole && state.asOf !== null && { asOf: state.asOf }),
  });
  unlessRefused(ctx, tab.id, () => keepLookups(ctx, tab));
  if (own !== undefined) forgetMatch(ctx, tab.id);
  keepPull(ctx, tab.id, { ...state, report, finished: true });
  return done(report);
}
