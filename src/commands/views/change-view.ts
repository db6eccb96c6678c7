// Opening a saved view in its tab, and giving a view another choice: the tab is refreshed, its rows and edits stay. It must not know how a pull goes on.

import type { ChannelQuery } from '../../../contract/records';
import type { PullProgress } from '../../rpc/shapes';
import type { Tab } from '../ports';
import { startPull, startRefresh } from '../pull/pull';
import { type Asked, done, failed } from '../result';
import type { Surroundings } from '../surroundings';
import { changeQuery, savedViews, tabOfView } from './saved-views';
import { keepView, viewOf } from './view';

/** `pull` null = nothing has to be pulled. */
type Opened = Asked<{ readonly pull: PullProgress | null }>;

/** Goes to the tab in which the view stands; when there is none, pulls it into this tab if that is empty, else into a new one. */
export function openSavedView(world: Surroundings, viewId: string): Opened {
  const saved = savedViews(world).find((one) => one.viewId === viewId);
  if (saved === undefined) return failed('no-such-thing');
  const tab = tabOfView(world, viewId);
  if (tab !== null) {
    world.book.activate(tab);
    return done({ pull: null });
  }
  return pulling(startPull(world, saved.query, saved.name, viewId));
}

const pulling = (pull: Asked<PullProgress>): Opened => (pull.ok ? done({ pull: pull.value }) : pull);

/**
 * Another choice for a saved view, or for the view of the active tab (`viewId` null). Who is not in it any more is marked as "left this view" by
 * the refresh that begins here. `name` is taken by a view that is not saved: a saved one keeps the name that somebody gave it.
 */
export function changeView(world: Surroundings, viewId: string | null, query: ChannelQuery, name: string): Opened {
  const active = viewId === null ? world.book.activeTab() : null;
  const bound = viewId ?? (active === null ? null : (viewOf(world, active.id)?.savedAs ?? null));
  const saved = bound === null ? undefined : savedViews(world).find((one) => one.viewId === bound);
  if (viewId !== null && saved === undefined) return failed('no-such-thing');
  const tab = active ?? (saved === undefined ? null : tabOfView(world, saved.viewId));
  if (active !== null && viewOf(world, active.id) === null) return failed('no-view');
  if (saved !== undefined) {
    const changed = changeQuery(world, saved.viewId, query);
    if (!changed.ok) return changed;
  }
  return tab === null ? done({ pull: null }) : refreshed(world, tab, query, saved?.name ?? name);
}

function refreshed(world: Surroundings, tab: Tab, query: ChannelQuery, name: string): Opened {
  const view = viewOf(world, tab.id);
  if (view === null) return failed('no-view');
  keepView(world, tab.id, { ...view, query, name });
  world.book.activate(tab);
  return pulling(startRefresh(world));
}
