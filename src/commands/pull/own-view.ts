// Turns a person's own tab into the view that was read for it: our columns beside theirs, and ids in the rows that match creators.

import type { Channel } from '../../fields/fields';
import type { ViewQuery } from '../../fields/filters';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { canIdentify, openView } from '../tab/view';
import { viewOf } from '../tab/view-store';
import { bindColumns } from '../views/columns-of-view';
import { markOwnRows } from '../views/mark-own-rows';
import { inTheWay } from '../views/own-tab';
import type { OwnTab } from './pull-store';

/** Adds our columns and the ids of matched rows. Idempotent, so a call killed here is simply repeated. */
export function makeOwnView(ctx: Context, tabId: number, query: ViewQuery, own: OwnTab, all: readonly Channel[]): Result<null> {
  const tab = ctx.book.tab(tabId);
  if (tab === null) return failed('no-tab');
  const made = viewOf(ctx, tabId);
  const met = made === null ? inTheWay(tab, tab.columns().length) : null;
  if (met !== null) return { ok: false, problem: met };
  const fresh = { name: own.name, query, book: ctx.book.id, columns: [], pulledAt: null, creators: 0, trusted: [] };
  bindColumns(ctx, tab, made ?? fresh, []);
  const open = openView(ctx, tab);
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  markOwnRows(ctx, open.value, own.columns, all);
  return done(null);
}
