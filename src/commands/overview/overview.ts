// The Overview of a tab: numbers and charts based on formulas, in a tab the person is free to change.

import type { OverviewLook } from '../../rpc/overview';
import { freshCells, freshChart, placesOf } from '../../sync/overview';
import { blocksOf } from '../../sync/overview-blocks';
import { shownKeys } from '../../sync/overview-table';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { cellWords, fileLanguage } from '../tab/cell-words';
import { changeLog } from '../tab/change-log';
import { demandWritten } from '../tab/refused';
import { glanceAtView, type OpenView, openView } from '../tab/view';
import { underLock } from '../under-lock';
import { lookOf, rectangle } from './cells';
import { countedIn, entriesIn } from './counted';
import { isNewer, keepOverview, lineDigest, meant, overviewOf } from './store';

export const readOverview = call(
  () => ({}),
  (ctx): Result<OverviewLook> => {
    const tab = meant(ctx);
    const open = tab === null ? null : glanceAtView(ctx, tab);
    if (tab === null || open === null) return done({ counts: null, overview: null, hasDue: false, hasChanges: false });
    if (!open.ok) return open;
    const { view, changes } = countedIn(ctx, open.value, cellWords(ctx));
    const overview = overviewOf(ctx, tab.id)?.at.name ?? null;
    return done({ counts: tab.name, overview, hasDue: view.at.due !== undefined, hasChanges: changes !== null });
  },
);

/** Creates the Overview of the active tab and activates it; an existing one is only activated. */
export const makeOverview = call(
  () => ({}),
  (ctx): Result<{ readonly tab: string }> =>
    underLock(ctx, (): Result<{ readonly tab: string }> => {
      const open = openView(ctx, meant(ctx));
      if (!open.ok) return open;
      const { tab } = open.value;
      if (isNewer(ctx, tab.id)) return failed('newer-version');
      const known = overviewOf(ctx, tab.id);
      const at = known?.at ?? fresh(ctx, open.value);
      ctx.book.activate(at);
      return done({ tab: at.name });
    }),
);

function fresh(ctx: Context, open: OpenView): Tab {
  const own = cellWords(ctx);
  const texts = own.cells.overview;
  const counted = countedIn(ctx, open, own);
  const blocks = blocksOf(counted, entriesIn(ctx, open, counted), texts);
  const places = placesOf(blocks);
  const front = ctx.book.activeTab();
  const tab = ctx.book.addTab(texts.tabName({ tab: open.tab.name }));
  try {
    const placed = blocks.flatMap((block) => {
      const at = places.get(block.name);
      return at === undefined ? [] : [{ block, at }];
    });
    const top = [
      { row: 1, column: 1, cell: { text: texts.top({ tab: open.tab.name }) } },
      { row: 2, column: 1, cell: { text: texts.about } },
    ];
    // Formats come first: a week displayed as a number would be read as one.
    tab.dress(lookOf(placed));
    demandWritten(tab.write([top, ...placed.map(({ block, at }) => freshCells(block, at))].map(rectangle)));
    tab.addCharts(placed.map(({ block, at }) => freshChart(block, at)));
  } catch (thrown) {
    // Half an Overview would pass for the whole.
    ctx.book.removeTab(tab);
    if (front !== null) ctx.book.activate(front);
    throw thrown;
  }
  keepOverview(ctx, open.tab.id, {
    overview: tab.id,
    language: fileLanguage(ctx),
    loggedAs: open.tab.name,
    changes: changeLog(ctx)?.tab ?? null,
    shown: blocks.flatMap(shownKeys).map((key) => lineDigest(ctx, key)),
  });
  return tab;
}

/** Activates the Overview of the active tab. `no-such-thing`: it has none. */
export const openOverview = call(
  () => ({}),
  (ctx): Result<null> => {
    const tab = meant(ctx);
    const overview = tab === null ? null : overviewOf(ctx, tab.id);
    if (overview === null) return failed('no-such-thing');
    ctx.book.activate(overview.at);
    return done(null);
  },
);
