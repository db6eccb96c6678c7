// A snapshot of an Overview: what it shows now, without formulas, for a weekly review.

import { dayIn } from '../../sync/days';
import { type CellInput, rowNumberOf } from '../../sync/model';
import { chartNow } from '../../sync/overview';
import { blocksOf, type Entries } from '../../sync/overview-blocks';
import { findTitle } from '../../sync/overview-table';
import { momentOf } from '../../text/phrase';
import { words } from '../../text/words';
import { call } from '../call';
import type { Context } from '../context';
import type { CellSeen } from '../ports';
import { done, failed, type Result } from '../result';
import { demandWritten } from '../tab/refused';
import { glanceAtView } from '../tab/view';
import { lookOf } from './cells';
import { countedIn } from './counted';
import { seenIn } from './renew';
import { meant, overviewOf } from './store';

/** Blocks are found by title alone. */
const NO_ENTRIES: Entries = { statuses: [], owners: [], platforms: [], labels: [], countries: [], moves: [] };

/** Creates the copy and activates it. What a person wrote into the Overview is included. `no-such-thing`: the tab has no Overview. */
export const freezeOverview = call(
  () => ({}),
  (ctx): Result<{ readonly tab: string }> => {
    const open = glanceAtView(ctx, meant(ctx));
    if (!open.ok) return open;
    const known = overviewOf(ctx, open.value.tab.id);
    if (known === null) return failed('no-such-thing');
    const spoken = words(known.language);
    const seen = seenIn(known.at, false);
    const placed = blocksOf(countedIn(ctx, open.value, spoken), NO_ENTRIES, spoken.cells.overview).flatMap((block) => {
      const at = findTitle(block, seen.cellAt, seen);
      return at === null ? [] : [{ block, at, ...chartNow(block, at, seen.cellAt) }];
    });
    const moment = momentOf(ctx.timeOf(ctx.clock.now()));
    const texts = spoken.cells.overview;
    const today = moment ?? { weekday: 0, day: 1, month: 1 };
    // The lines that call the numbers live; one that a person changed is copied like any other cell.
    const lines = new Map([[texts.about, texts.aboutSaved]]);
    for (const name of [known.loggedAs, open.value.tab.name]) lines.set(texts.top({ tab: name }), texts.topAsOf({ tab: name, ...today }));
    const tab = ctx.book.addTab(texts.asOf(today));
    try {
      const cells = Array.from({ length: seen.rows }, (_, i) =>
        Array.from({ length: seen.columns }, (_column, j) => {
          const cell = seen.cellAt(i + 1, j + 1);
          const line = j === 0 ? lines.get(cell.text) : undefined;
          return line === undefined ? inputOf(ctx, cell) : { text: line };
        }),
      );
      tab.dress(lookOf(placed));
      if (cells.length > 0) demandWritten(tab.write([{ row: rowNumberOf(1), column: 1, cells }]));
      tab.addCharts(placed.map(({ chart }) => chart));
    } catch (thrown) {
      ctx.book.removeTab(tab);
      throw thrown;
    }
    ctx.book.activate(tab);
    return done({ tab: tab.name });
  },
);

function inputOf({ timeOf }: Pick<Context, 'timeOf'>, { text, value, origin }: CellSeen): CellInput {
  if (origin !== 'error' && typeof value === 'number') return { number: value };
  if (typeof value === 'object') {
    const time = timeOf(Date.parse(value.time));
    return time.endsWith('00:00') ? { day: dayIn(time) } : value;
  }
  return text === '' ? null : { text };
}
