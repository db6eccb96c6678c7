// A person's own tab that is to show creators: a look at it, reading a view's creators, and how many of its rows are theirs. Nothing is written
// into the tab here.

import type { Channel } from '../../fields/fields';
import { id, query, viewName } from '../../rpc/arguments';
import { type MatchFound, type MatchProgress, type OwnColumns, type OwnTabLook, ownColumnsSchema } from '../../rpc/own-tab';
import type { Problem } from '../../rpc/problems';
import type { Clue } from '../../sync/clues';
import { askFor } from '../../sync/conditions';
import { guessColumns } from '../../sync/guess-columns';
import { type Match, matchIndex } from '../../sync/match';
import type { CreatorId, RowNumber } from '../../sync/model';
import { accountHere } from '../account/account';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import type { ColumnSighting, Obstacle, Tab } from '../ports';
import { keepAside } from '../reading/aside-store';
import { fittingOf } from '../reading/fitting';
import { NO_PAGES, samePlace } from '../reading/list-place';
import { readPages } from '../reading/pages';
import { type Asked, done, failed, type Result } from '../result';
import { isPracticeTab } from '../tab/cell-words';
import { problemOf } from '../tab/refused';
import { FIRST_ROW, rowAt } from '../tab/view';
import { readView } from '../tab/view-store';
import { underLock } from '../under-lock';
import { beginMatch, keepMatch, keptChannels, type MatchState, matchOf } from './match-store';
import { linkedTexts, type OwnCells, writtenTexts } from './own-addresses';

/** So many rows are looked at to guess what a column holds. */
const LOOKED_AT = 200;
const AMBIGUOUS_TOLD = 20;

export const lookAtOwnTab = call(
  () => ({}),
  (ctx): Result<OwnTabLook> => {
    const tab = ctx.book.activeTab();
    if (tab === null) return failed('no-tab');
    const told = { tab: tab.name, rows: tab.lastShown(FIRST_ROW) - FIRST_ROW + 1, columns: [], guess: NOTHING } as const;
    const view = readView(ctx, tab.id);
    if (view?.is === 'newer') return failed('newer-version');
    if (view?.is === 'read') return done({ ...told, problem: 'has-view' });
    if (told.rows === 0) return done({ ...told, problem: 'empty' });
    const sightings = tab.columns();
    if (isPracticeTab(sightings)) return failed('not-in-practice');
    const met = inTheWay(tab, sightings.length);
    if (met !== null) return { ok: false, problem: met };
    const cells = readOwn(
      tab,
      Math.min(told.rows, LOOKED_AT),
      sightings.map(({ column }) => column),
    );
    const texts = sightings.map((_, i) => cells.seen.map((row) => row[i]?.text ?? ''));
    const named = sightings.filter(({ heading }) => heading.trim() !== '').length;
    if (named * 2 < texts.filter((column) => column.some((text) => text !== '')).length) return done({ ...told, problem: 'no-headings' });
    const guessIn = (said: readonly (readonly string[])[]): ReturnType<typeof guessColumns> =>
      guessColumns(sightings.map(({ heading }, i) => ({ heading, texts: said.map((row) => row[i] ?? '') })));
    const shown = guessIn(writtenTexts(cells));
    const telling = (shown.link ?? shown.handle ?? shown.email) !== null;
    const guess = telling ? shown : guessIn(linkedTexts(tab, cells, new Set(cells.columns)));
    const columnOf = (index: number | null): number | null => (index === null ? null : (sightings[index]?.column ?? null));
    return done({
      ...told,
      problem: null,
      columns: sightings.map(({ column, heading }, i) => ({ column, heading, sample: texts[i]?.find((text) => text !== '') ?? '' })),
      guess: {
        link: columnOf(guess.link),
        handle: columnOf(guess.handle),
        email: columnOf(guess.email),
        platform: columnOf(guess.platform),
      },
    });
  },
);

/**
 * What keeps our columns from coming right of the person's last one: a tab or cells across that place that this person may not edit, and merged
 * cells that make several rows one. What can be done without, a filter or frozen rows, keeps nothing out.
 */
export function inTheWay(tab: Tab, last: number): Problem | null {
  const across = ({ column, columns }: Obstacle): boolean => column <= last && column - 1 + columns > last;
  const met = tab.obstacles().find((one) => {
    if (one.why === 'protected') return one.cells === '' || across(one);
    return one.rows > 1 || across(one);
  });
  return met === undefined ? null : problemOf(met);
}

const NOTHING: OwnColumns = { link: null, handle: null, email: null, platform: null };

/** Begins to read the view's creators; they are kept in the document until the person decides, so that nothing is read twice. */
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
      pages: NO_PAGES,
      ...(query.where !== undefined && { at: ctx.clock.now(), unasked: true as const }),
    };
    return underLock(ctx, () => {
      beginMatch(ctx, tab.id, state);
      return done({ matchId: state.matchId, done: 0, total: null, waitMs: 0, found: null });
    });
  },
);

const chosen = ({ link, handle, email, platform }: OwnColumns): readonly (number | null)[] => [link, handle, email, platform];
const headingsAt = (sightings: readonly ColumnSighting[], columns: OwnColumns): readonly string[] =>
  chosen(columns).map((column) => sightings.find((one) => one.column === column)?.heading ?? '');

const tabIdOf = (matchId: string): number => Number(matchId.split(':')[0]);

/** The reading and its tab; a tab that got a view or other columns meanwhile is not what the person was shown. */
export function openMatch(ctx: Context, matchId: string): Result<{ readonly tab: Tab; readonly state: MatchState }> {
  const state = matchOf(ctx, tabIdOf(matchId));
  const tab = ctx.book.tab(tabIdOf(matchId));
  if (tab === null || state === null || state.matchId !== matchId) return failed('stale-review');
  const headings = headingsAt(tab.columns(), state.columns);
  return state.headings.every((heading, i) => heading === headings[i]) ? done({ tab, state }) : failed('columns-in-doubt');
}

/** Reads some pages; after the last one it says whose the rows are. */
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
    const written = underLock(ctx, (): Result<number> => {
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
      return keepMatch(ctx, tab.id, { ...state, pages, ...aside }, channels);
    });
    if (!written.ok) return written;
    const progress: MatchProgress = { matchId, done: written.value, total: pages.total, waitMs, found: null };
    if (pages.page !== null) return done(progress);
    const all = keptChannels(ctx, tab.id);
    return all.ok ? done({ ...progress, found: tellFound(matchRows(tab, state.columns, all.value)) }) : all;
  },
);

/** Whose a row of the tab is. */
export interface RowMatch {
  readonly row: RowNumber;
  /** What the row says of itself; '' = nothing. */
  readonly said: string;
  readonly match: Match;
}

export interface RowMatches {
  readonly rows: readonly RowMatch[];
  readonly channels: readonly Channel[];
}

/** Reads the chosen columns and looks every row up among the creators. */
export function matchRows(tab: Tab, columns: OwnColumns, channels: readonly Channel[]): RowMatches {
  const index = matchIndex(channels);
  const rows = readSaid(tab, columns).map(({ row, clues, said }): RowMatch => ({ row, said, match: index.match(clues) }));
  return { rows, channels };
}

const readOwn = (tab: Tab, rows: number, columns: readonly number[]): OwnCells => ({
  columns,
  seen: tab.read(FIRST_ROW, rows, columns),
});

/** What every row says of itself in the chosen columns. */
export function readSaid(
  tab: Tab,
  columns: OwnColumns,
): readonly { readonly row: RowNumber; readonly said: string; readonly clues: readonly Clue[] }[] {
  const places = chosen(columns).filter((column) => column !== null);
  const count = tab.lastShown(FIRST_ROW) - FIRST_ROW + 1;
  if (count <= 0) return [];
  const own = readOwn(tab, count, places);
  const addressed = new Set([columns.link, columns.email].filter((column) => column !== null));
  return linkedTexts(tab, own, addressed).map((texts, i) => {
    const text = (column: number | null): string => (column === null ? '' : (texts[places.indexOf(column)] ?? ''));
    const [link, handle, email, platform] = [text(columns.link), text(columns.handle), text(columns.email), text(columns.platform)];
    const clues: readonly Clue[] = [
      { kind: 'link', text: link },
      { kind: 'handle', text: handle, platform },
      { kind: 'email', text: email },
    ];
    return {
      row: rowAt(i),
      said: [link, handle, email].join('\n').trim() === '' ? '' : JSON.stringify(texts),
      clues,
    };
  });
}

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
