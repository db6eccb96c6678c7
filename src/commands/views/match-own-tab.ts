// Reads the creators of a view for a person's own tab, and counts which rows match. Nothing is written into the tab here.

import { id, query, viewName } from '../../rpc/arguments';
import { type MatchFound, type MatchProgress, type OwnColumns, ownColumnsSchema } from '../../rpc/own-tab';
import { askFor } from '../../sync/conditions';
import type { CreatorId } from '../../sync/model';
import { accountHere } from '../account/account';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import type { ColumnSighting, Tab } from '../ports';
import { keepAside } from '../reading/aside-store';
import { fittingOf } from '../reading/fitting';
import { LIST_START, samePlace } from '../reading/list-cursor';
import { readPages } from '../reading/pages';
import { type Asked, done, failed, type Result } from '../result';
import { isPracticeTab } from '../tab/cell-words';
import { readView } from '../tab/view-store';
import { underLock } from '../under-lock';
import { beginMatch, keepMatch, keptChannels, type MatchState, matchOf } from './match-store';
import { chosen, matchRows, type RowMatches } from './own-rows';

const AMBIGUOUS_TOLD = 20;

/** Starts reading the view's creators. They are stored in the document until the person decides, so that nothing is read twice. */
export const startMatch = call(
  () => ({ query: query(), name: viewName(), columns: ownColumnsSchema() }),
  (ctx, { query, name, columns }): Asked<MatchProgress> => {
    const account = accountHere(ctx, LISTS_FRESH_MS);
    if (!account.ok) return account;
    const tab = ctx.book.activeTab();
    if (tab === null) return failed('no-tab');
    const view = readView(ctx, tab.id);
    if (view?.is === 'newer') return failed('newer-version');
    if (view?.is === 'read' || (columns.link ?? columns.handle ?? columns.email) === null) return failed('bad-arguments');
    const sightings = tab.columns();
    if (isPracticeTab(sightings)) return failed('not-in-practice');
    const state: MatchState = {
      matchId: `${tab.id}:${ctx.newId()}`,
      query,
      name,
      columns,
      headings: headingsAt(sightings, columns),
      pages: LIST_START,
      ...(query.where !== undefined && { at: ctx.clock.now(), unasked: true as const }),
    };
    return underLock(ctx, () => {
      if (readView(ctx, tab.id)?.is === 'read') return failed('bad-arguments');
      beginMatch(ctx, tab.id, state);
      return done({ matchId: state.matchId, done: 0, total: null, waitMs: 0, found: null });
    });
  },
);

const headingsAt = (sightings: readonly ColumnSighting[], columns: OwnColumns): readonly string[] =>
  chosen(columns).map((column) => sightings.find((one) => one.column === column)?.heading ?? '');

const tabIdOf = (matchId: string): number => Number(matchId.split(':')[0]);

/** The reading and its tab. A tab that got a view or other columns in the meantime is not what the person was shown. */
export function openMatch(ctx: Context, matchId: string): Result<{ readonly tab: Tab; readonly state: MatchState }> {
  const state = matchOf(ctx, tabIdOf(matchId));
  const tab = ctx.book.tab(tabIdOf(matchId));
  if (tab === null || state === null || state.matchId !== matchId) return failed('stale-review');
  const headings = headingsAt(tab.columns(), state.columns);
  return state.headings.every((heading, i) => heading === headings[i]) ? done({ tab, state }) : failed('columns-in-doubt');
}

/** Reads some pages; after the last one, reports which rows match. */
export const stepMatch = call(
  () => ({ matchId: id() }),
  (ctx, { matchId }): Asked<MatchProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const open = openMatch(ctx, matchId);
    if (!open.ok) return open;
    const { tab, state } = open.value;
    const { query, tests } = askFor(state.query, state.at ?? 0, 'all');
    const read =
      state.pages.page === null ? done({ ...state.pages, channels: [], waitMs: 0 }) : readPages(ctx, account.value.crm, query, state.pages);
    if (!read.ok) return read;
    const { channels: listed, waitMs, ...pages } = read.value;
    const parted = fittingOf(listed, tests, state.at ?? 0);
    if (!parted.ok) return parted;
    const { channels, out } = parted.value;
    return underLock(ctx, (): Result<MatchProgress> => {
      const now = openMatch(ctx, matchId);
      if (!now.ok) return now;
      if (!samePlace(now.value.state.pages, state.pages)) return failed('stale-review');
      const aside =
        out === null
          ? {}
          : {
              aside: keepAside(ctx, tab.id, {
                by: matchId,
                out,
                in: channels.map(({ creatorId }) => creatorId),
                anew: now.value.state.aside === undefined,
              }),
            };
      const written = keepMatch(ctx, tab.id, { ...state, pages, ...aside }, channels);
      if (!written.ok) return written;
      const progress: MatchProgress = { matchId, done: written.value, total: pages.total, waitMs, found: null };
      if (pages.page !== null) return done(progress);
      const all = keptChannels(ctx, tab.id, matchId);
      return all.ok ? done({ ...progress, found: tellFound(matchRows(tab, state.columns, all.value)) }) : all;
    });
  },
);

function tellFound({ rows, channels }: RowMatches): MatchFound {
  const names = new Map(channels.map(({ creatorId, name, handle }) => [creatorId, name || handle || creatorId]));
  const creators = new Set<CreatorId>();
  for (const { match } of rows) if (match.found === 'matched') creators.add(match.creatorId);
  const ambiguous = rows.flatMap(({ row, match }) =>
    match.found === 'ambiguous' ? [{ row, creators: match.creatorIds.map((id) => names.get(id) ?? id) }] : [],
  );
  const matchedRows = rows.filter(({ match }) => match.found === 'matched').length;
  return {
    rows: rows.length,
    matchedRows,
    creators: creators.size,
    ambiguous: ambiguous.slice(0, AMBIGUOUS_TOLD),
    ambiguousRows: ambiguous.length,
    unmatchedRows: rows.length - matchedRows - ambiguous.length,
    appended: channels.length - creators.size,
  };
}
