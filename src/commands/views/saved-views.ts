// Views that people keep by name in the document, and the tabs in which views stand. It must not pull, nor know how a view is chosen.

import type { ChannelQuery } from '../../../contract/records';
import type { ViewsList } from '../../rpc/views';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { LOCK_MS, type Surroundings } from '../surroundings';
import { keepView, viewOf } from './view';

export interface SavedView {
  readonly viewId: string;
  readonly name: string;
  readonly query: ChannelQuery;
}

/** view id | name | query */
const STORE = 'NoxSync views';
const WIDTH = 3;

export function savedViews({ book }: Surroundings): readonly SavedView[] {
  const rows = book.store(STORE, WIDTH).readAll();
  return rows.flatMap(([viewId = '', name = '', query = '']) =>
    viewId === '' ? [] : [{ viewId, name, query: JSON.parse(query) as ChannelQuery }],
  );
}

/** Changes the list under the document's lock: two people may keep views at the same time. */
function change(world: Surroundings, edit: (views: readonly SavedView[]) => readonly SavedView[] | null): Result<null> {
  const written = world.lock.within(LOCK_MS, () => {
    const views = edit(savedViews(world));
    if (views === null) return failed('no-such-thing');
    const store = world.book.store(STORE, WIDTH);
    store.write(
      0,
      views.map(({ viewId, name, query }) => [viewId, name, JSON.stringify(query)]),
    );
    store.truncate(views.length);
    return done(null);
  });
  return written === null ? failed('busy') : written.done;
}

/** Changes one view; the others stay as they are. */
function changeOne(world: Surroundings, viewId: string, with_: (view: SavedView) => readonly SavedView[]): Result<null> {
  return change(world, (views) =>
    views.some((one) => one.viewId === viewId) ? views.flatMap((one) => (one.viewId === viewId ? with_(one) : [one])) : null,
  );
}

/** A name that is taken gets a number behind it. */
function freeName(wanted: string, views: readonly SavedView[]): string {
  const taken = new Set(views.map(({ name }) => name.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Keeps a choice under a name; with a tab, its view is that one from now on. */
export function saveView(world: Surroundings, named: string, query: ChannelQuery, tab: number | null): Result<null> {
  const viewId = world.newId();
  const view = tab === null ? null : viewOf(world, tab);
  if (tab !== null && view === null) return failed('no-view');
  let name = named.trim();
  const kept = change(world, (views) => {
    name = freeName(name, views);
    return [...views, { viewId, name, query: view?.query ?? query }];
  });
  if (kept.ok && tab !== null && view !== null) keepView(world, tab, { ...view, name, savedAs: viewId });
  return kept;
}

export function duplicateView(world: Surroundings, viewId: string): Result<null> {
  return change(world, (views) => {
    const original = views.find((one) => one.viewId === viewId);
    return original === undefined ? null : [...views, { ...original, viewId: world.newId(), name: freeName(original.name, views) }];
  });
}

/** Its tab's view is called so, too; the tab in the sheet keeps the name that it has there. */
export function renameView(world: Surroundings, viewId: string, named: string): Result<null> {
  const name = named.trim();
  const kept = changeOne(world, viewId, (view) => [{ ...view, name }]);
  const tab = kept.ok ? tabOfView(world, viewId) : null;
  const view = tab === null ? null : viewOf(world, tab.id);
  if (tab !== null && view !== null) keepView(world, tab.id, { ...view, name });
  return kept;
}

/** The tab in which it stands stays as it is, with a view of its own. */
export const deleteView = (world: Surroundings, viewId: string): Result<null> => changeOne(world, viewId, () => []);

export const changeQuery = (world: Surroundings, viewId: string, query: ChannelQuery): Result<null> =>
  changeOne(world, viewId, (view) => [{ ...view, query }]);

/** The tab in which a saved view stands; null when it is in none, or the tab was deleted. */
export function tabOfView(world: Surroundings, viewId: string): Tab | null {
  return world.book.tabs().find(({ id }) => viewOf(world, id)?.savedAs === viewId) ?? null;
}

/** Saved views and tabs with views, both in their order. It asks the CRM nothing. */
export function listViews(world: Surroundings): Pick<ViewsList, 'saved' | 'tabs'> {
  const active = world.book.activeTab()?.id;
  const saved = savedViews(world);
  const tabs = world.book.tabs().flatMap(({ id, name }) => {
    const view = viewOf(world, id);
    if (view === null) return [];
    const savedAs = saved.find(({ viewId }) => viewId === view.savedAs)?.viewId ?? null;
    return [{ tab: id, name, view: view.name, query: view.query, creators: view.creators, savedAs, here: id === active }];
  });
  return { saved: saved.map((view) => ({ ...view, tab: tabs.find(({ savedAs }) => savedAs === view.viewId)?.tab ?? null })), tabs };
}

export function goToTab({ book }: Surroundings, id: number): Result<null> {
  const tab = book.tab(id);
  if (tab === null) return failed('no-tab');
  book.activate(tab);
  return done(null);
}
