// Views that people save by name in the document, and the tabs that hold views.

import * as z from 'zod/mini';
import type { ViewQuery } from '../../fields/filters';
import { id, query, viewName, whole } from '../../rpc/arguments';
import type { ViewsList } from '../../rpc/views';
import { choicesOf } from '../account/choices';
import { keptLists } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { viewIn } from '../tab/view';
import { keepView, viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { changeSavedViews, readSavedViews, type SavedView, savedViews } from './saved-view-store';

/** Changes one view; the others stay as they are. */
function changeOne(
  ctx: Context,
  viewId: string,
  to: (view: SavedView, others: readonly SavedView[]) => readonly SavedView[],
): Result<null> {
  return changeSavedViews(ctx, (views) => {
    const others = views.filter((one) => one.viewId !== viewId);
    return others.length === views.length ? null : views.flatMap((one) => (one.viewId === viewId ? to(one, others) : [one]));
  });
}

/** Appends a number to a name that is taken. */
function freeName(wanted: string, views: readonly SavedView[]): string {
  const taken = new Set(views.map(({ name }) => name.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Saves a choice under a name. With a tab, the tab's view is saved and bound to that name, and `query` is ignored. */
export const saveView = call(
  () => ({ name: viewName(), query: query(), tab: z.nullable(whole()) }),
  (ctx, { name: named, query, tab }): Result<null> =>
    underLock(ctx, (): Result<null> => {
      const viewId = ctx.newId();
      const view = tab === null ? null : viewOf(ctx, tab);
      if (tab !== null && view === null) return failed('no-view');
      let name = named.trim();
      const kept = changeSavedViews(ctx, (views) => {
        name = freeName(name, views);
        return [...views, { viewId, name, query: view?.query ?? query }];
      });
      if (kept.ok && tab !== null && view !== null) keepView(ctx, tab, { ...view, name, savedAs: viewId });
      return kept;
    }),
);

export const duplicateView = call(
  () => ({ viewId: id() }),
  (ctx, { viewId }): Result<null> => {
    return changeSavedViews(ctx, (views) => {
      const original = views.find((one) => one.viewId === viewId);
      return original === undefined ? null : [...views, { ...original, viewId: ctx.newId(), name: freeName(original.name, views) }];
    });
  },
);

/** Renames its tab's view too; the tab in the sheet keeps its own name. */
export const renameView = call(
  () => ({ viewId: id(), name: viewName() }),
  (ctx, { viewId, name: named }): Result<null> =>
    underLock(ctx, (): Result<null> => {
      let name = named.trim();
      const kept = changeOne(ctx, viewId, (view, others) => {
        name = freeName(name, others);
        return [{ ...view, name }];
      });
      const shown = viewIn(ctx, kept.ok ? tabOfView(ctx, viewId) : null);
      if (shown.ok) keepView(ctx, shown.value.tab.id, { ...shown.value.view, name });
      return kept;
    }),
);

/** The tab it is shown in stays, with an unsaved view. */
export const deleteView = call(
  () => ({ viewId: id() }),
  (ctx, { viewId }): Result<null> => changeOne(ctx, viewId, () => []),
);

export const changeQuery = (ctx: Context, viewId: string, query: ViewQuery): Result<null> =>
  changeOne(ctx, viewId, (view) => [{ ...view, query }]);

/** The tab a saved view is shown in; null when there is none, or it was deleted. */
export function tabOfView(ctx: Context, viewId: string): Tab | null {
  return ctx.book.tabs().find(({ id }) => viewOf(ctx, id)?.savedAs === viewId) ?? null;
}

/** A saved view with exactly the same choice that is not shown in any tab yet. */
export function savedWith(ctx: Context, query: ViewQuery): string | undefined {
  return savedViews(ctx).find((view) => sameQuery(view.query, query) && tabOfView(ctx, view.viewId) === null)?.viewId;
}

const sameQuery = (a: ViewQuery, b: ViewQuery): boolean => {
  const sorted = (entries: object): readonly unknown[] => Object.entries(entries).sort(([x], [y]) => (x < y ? -1 : 1));
  const told = ({ where = {}, ...query }: ViewQuery) => JSON.stringify([sorted(query), sorted(where)]);
  return told(a) === told(b);
};

/** Saved views and tabs with views, each in order. Makes no CRM request. */
export const readViews = call(
  () => ({}),
  (ctx): Result<ViewsList> => {
    const active = ctx.book.activeTab()?.id;
    const { views: saved, unreadable } = readSavedViews(ctx);
    const tabs = ctx.book.tabs().flatMap(({ id, name }) => {
      const view = viewOf(ctx, id);
      if (view === null) return [];
      const savedAs = saved.find(({ viewId }) => viewId === view.savedAs)?.viewId ?? null;
      return [{ tab: id, name, view: view.name, query: view.query, creators: view.creators, savedAs, here: id === active }];
    });
    return done({
      saved: saved.map((view) => ({ ...view, tab: tabs.find(({ savedAs }) => savedAs === view.viewId)?.tab ?? null })),
      tabs,
      unreadable,
      choices: choicesOf(ctx, keptLists(ctx)),
    });
  },
);

export const goToTab = call(
  () => ({ tab: whole() }),
  ({ book }, { tab: id }): Result<null> => {
    const tab = book.tab(id);
    if (tab === null) return failed('no-tab');
    book.activate(tab);
    return done(null);
  },
);
