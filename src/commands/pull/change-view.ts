// Opens a saved view in its tab, and changes the choice of a view: the tab is refreshed, its rows and edits stay.

import * as z from 'zod/mini';
import type { ViewQuery } from '../../fields/filters';
import { id, query, viewName } from '../../rpc/arguments';
import type { PullProgress } from '../../rpc/shapes';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { type Asked, done, failed, type Result } from '../result';
import { viewIn } from '../tab/view';
import { keepView, readWholeNext, viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { savedViews } from '../views/saved-view-store';
import { changeQuery, tabOfView } from '../views/saved-views';
import { pullView, startRefresh } from './pull';

/** `pull` null = there is nothing to pull. */
type Opened = Asked<{ readonly pull: PullProgress | null }>;

/** Activates the tab that shows the view. If there is none, pulls it into the active tab if that is empty, otherwise into a new one. */
export const openSavedView = call(
  () => ({ viewId: id() }),
  (ctx, { viewId }): Opened => {
    const saved = savedViews(ctx).find((one) => one.viewId === viewId);
    if (saved === undefined) return failed('no-such-thing');
    const tab = tabOfView(ctx, viewId);
    if (tab !== null) {
      ctx.book.activate(tab);
      return done({ pull: null });
    }
    return pulling(pullView(ctx, saved.query, saved.name, viewId));
  },
);

const pulling = (pull: Asked<PullProgress>): Opened => (pull.ok ? done({ pull: pull.value }) : pull);

/**
 * Changes the choice of a saved view, or of the active tab's view (`viewId` null). The refresh that starts here marks creators who no
 * longer match as "left this view". `name` only applies to an unsaved view: a saved one keeps the name somebody gave it.
 */
export const changeView = call(
  () => ({ viewId: z.nullable(id()), query: query(), name: viewName() }),
  (ctx, choice): Opened => {
    const chosen = underLock(ctx, () => keepChoice(ctx, choice));
    if (!chosen.ok) return chosen;
    const { tab } = chosen.value;
    if (tab === null) return done({ pull: null });
    ctx.book.activate(tab);
    return pulling(startRefresh(ctx, { all: true }));
  },
);

interface Choice {
  readonly viewId: string | null;
  readonly query: ViewQuery;
  readonly name: string;
}

/** Under the lock, so that the saved view and its tab never have different choices. `tab` null = no tab shows it. */
function keepChoice(ctx: Context, { viewId, query, name }: Choice): Result<{ readonly tab: Tab | null }> {
  const active = viewId === null ? ctx.book.activeTab() : null;
  const bound = viewId ?? (active === null ? null : (viewOf(ctx, active.id)?.savedAs ?? null));
  const saved = bound === null ? undefined : savedViews(ctx).find((one) => one.viewId === bound);
  if (viewId !== null && saved === undefined) return failed('no-such-thing');
  const tab = active ?? (saved === undefined ? null : tabOfView(ctx, saved.viewId));
  const shown = tab === null ? null : viewIn(ctx, tab);
  if (shown?.ok === false) return shown;
  if (saved !== undefined) {
    const changed = changeQuery(ctx, saved.viewId, query);
    if (!changed.ok) return changed;
  }
  if (shown !== null) keepView(ctx, shown.value.tab.id, { ...readWholeNext(shown.value.view), query, name: saved?.name ?? name });
  return done({ tab });
}
