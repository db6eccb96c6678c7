// Opening a saved view in its tab, and giving a view another choice: the tab is refreshed, its rows and edits stay.

import * as z from 'zod/mini';
import type { ViewQuery } from '../../fields/filters';
import { id, query, viewName } from '../../rpc/arguments';
import type { PullProgress } from '../../rpc/shapes';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { type Asked, done, failed } from '../result';
import { keepView, readWholeNext, viewOf } from '../tab/view-store';
import { savedViews } from '../views/saved-view-store';
import { changeQuery, tabOfView } from '../views/saved-views';
import { pullView, startRefresh } from './pull';

/** `pull` null = nothing has to be pulled. */
type Opened = Asked<{ readonly pull: PullProgress | null }>;

/** Goes to the tab in which the view stands; when there is none, pulls it into this tab if that is empty, else into a new one. */
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
 * Another choice for a saved view, or for the view of the active tab (`viewId` null). Who is not in it any more is marked as "left this view" by
 * the refresh that begins here. `name` is taken by a view that is not saved: a saved one keeps the name that somebody gave it.
 */
export const changeView = call(
  () => ({ viewId: z.nullable(id()), query: query(), name: viewName() }),
  (ctx, { viewId, query, name }): Opened => {
    const active = viewId === null ? ctx.book.activeTab() : null;
    const bound = viewId ?? (active === null ? null : (viewOf(ctx, active.id)?.savedAs ?? null));
    const saved = bound === null ? undefined : savedViews(ctx).find((one) => one.viewId === bound);
    if (viewId !== null && saved === undefined) return failed('no-such-thing');
    const tab = active ?? (saved === undefined ? null : tabOfView(ctx, saved.viewId));
    if (active !== null && viewOf(ctx, active.id) === null) return failed('no-view');
    if (saved !== undefined) {
      const changed = changeQuery(ctx, saved.viewId, query);
      if (!changed.ok) return changed;
    }
    return tab === null ? done({ pull: null }) : refreshed(ctx, tab, query, saved?.name ?? name);
  },
);

function refreshed(ctx: Context, tab: Tab, query: ViewQuery, name: string): Opened {
  const view = viewOf(ctx, tab.id);
  if (view === null) return failed('no-view');
  keepView(ctx, tab.id, { ...readWholeNext(view), query, name });
  ctx.book.activate(tab);
  return pulling(startRefresh(ctx, { all: true }));
}
