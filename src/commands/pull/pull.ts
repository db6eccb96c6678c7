// Pulls a view into a tab and refreshes it in place, page by page, in short calls.

import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import { isAlmostSpent, untilSamePace } from '../../crm/pace';
import { isColumnField } from '../../fields/fields';
import type { ViewQuery } from '../../fields/filters';
import { id, query, viewName } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { PullProgress, PullReport } from '../../rpc/shapes';
import { type Account, accountHere, rememberAccount } from '../account/account';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { fittingOf } from '../reading/fitting';
import { LIST_START, type ListCursor, mayMiss, samePlace } from '../reading/list-cursor';
import { CREATORS_A_BLOCK, readPages } from '../reading/pages';
import { FIRST_CURSOR } from '../reading/read-remotes';
import { type Asked, asked, done, failed } from '../result';
import { openBase } from '../tab/base-book';
import { carryNames } from '../tab/carry-names';
import { fileLanguage, keepFileLanguage } from '../tab/cell-words';
import { forgetRefused } from '../tab/refused';
import { openView, viewIn } from '../tab/view';
import { readView, viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { bindColumns } from '../views/columns-of-view';
import { openMatch } from '../views/match-own-tab';
import { keptChannels } from '../views/match-store';
import { inTheWay } from '../views/own-tab';
import { savedViews } from '../views/saved-view-store';
import { savedWith } from '../views/saved-views';
import { askingOf, changedOnlyFor, isNoAnswer, matchesView, readChanged, readingAll } from './changed-only';
import { closePull } from './close-pull';
import { readMissing, settleMissing } from './missing';
import { makeOwnView } from './own-view';
import { type ChangedOnly, keepPull, type OwnTab, type PullState, pullOf, readPull } from './pull-store';
import { leftOut, setAside } from './set-aside';
import { writeBlock } from './write-block';

/**
 * Every block looks at the ids of the whole tab. In lists this long, a pull that the CRM's limit cuts short (or soon would) waits until the
 * next block can be full: the requests take the same time overall, and the tab is looked at a third as often.
 */
const LONG_LIST = 5_000;

const NOTHING_YET: PullReport = {
  creators: 0,
  added: 0,
  updated: 0,
  changed: 0,
  left: 0,
  archived: 0,
  gone: 0,
  editsKept: 0,
  incomplete: false,
};

/** Starts a pull into the active tab if it is empty, otherwise into a new one. If the choice is saved by name, that name is used. */
export const startPull = call(
  () => ({ query: query(), name: viewName() }),
  (ctx, { query, name }) => pullView(ctx, query, name),
);

/** The same; `viewId` is the saved view, if known. */
export function pullView(ctx: Context, query: ViewQuery, chosenName: string, viewId?: string): Asked<PullProgress> {
  const account = accountHere(ctx, LISTS_FRESH_MS);
  if (!account.ok) return account;
  carryNames(ctx);
  return underLock(ctx, () => {
    const saved = viewId ?? savedWith(ctx, query);
    const name = (saved && savedViews(ctx).find((one) => one.viewId === saved)?.name) ?? chosenName;
    const tab = tabFor(ctx, name);
    const known = viewOf(ctx, tab.id);
    const { columns, pulledAt, creators } = known ?? { columns: [], pulledAt: null, creators: 0 };
    bindColumns(
      ctx,
      tab,
      { name, query, book: ctx.book.id, columns, pulledAt, creators, trusted: [], ...(saved && { savedAs: saved }) },
      [],
    );
    rememberAccount(ctx, account.value.lists);
    keepFileLanguage(ctx, fileLanguage(ctx));
    return done(begin(ctx, tab.id, query));
  });
}

/**
 * Turns a person's own tab into the view that was read for it: our columns go right beside theirs, matched rows get our cells, other
 * creators go below. Nothing existing is overwritten. Anything that blocks the columns is reported before anything changes.
 */
export const bindOwnTab = call(
  () => ({ matchId: id() }),
  (ctx, { matchId }): Asked<PullProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    return underLock(ctx, (): Asked<PullProgress> => {
      const open = openMatch(ctx, matchId);
      if (!open.ok) return open;
      const { tab } = open.value;
      const view = readView(ctx, tab.id);
      if (view?.is === 'newer') return failed('newer-version');
      const { matchId: _, headings: __, query, name, columns, pages, ...tested } = open.value.state;
      if (pages.page !== null || view?.is === 'read') return failed('stale-review');
      const met = inTheWay(tab, tab.columns().length);
      if (met !== null) return { ok: false, problem: met };
      rememberAccount(ctx, account.value.lists);
      keepFileLanguage(ctx, fileLanguage(ctx));
      // From here on, pages count blocks; what else the reading learned tells at the end whether creators may be missing.
      const first = { ...pages, page: LIST_START.page };
      return done(begin(ctx, tab.id, query, { pages: first, own: { matchId, name, columns }, tested }));
    });
  },
);

/**
 * The active tab if it is empty, or a new one, which activates itself. An empty tab is not used if a later version of the add-on has a
 * record of it, or this person may not edit it.
 */
function tabFor(ctx: Context, name: string): Tab {
  const active = ctx.book.activeTab();
  const free = active !== null && (active.lastRow() === 0 ? readView(ctx, active.id)?.is !== 'newer' : isHalfMade(ctx, active));
  return free && inTheWay(active, 0) === null ? active : ctx.book.addTab(name);
}

/** Nothing but our headings, and no view: a pull ended while creating them. */
const isHalfMade = (ctx: Context, tab: Tab): boolean =>
  tab.lastRow() === 1 &&
  readView(ctx, tab.id) === null &&
  tab.columns().every(({ field, heading }) => (field === null ? heading === '' : isColumnField(field)));

interface Beginning {
  readonly pages?: ListCursor;
  readonly own?: OwnTab;
  readonly changedOnly?: ChangedOnly | undefined;
  /** What the reading for a person's own tab has already settled. */
  readonly tested?: Pick<PullState, 'at' | 'unasked' | 'aside'>;
}

function begin(
  ctx: Context,
  tab: number,
  query: ViewQuery,
  { pages = LIST_START, own, changedOnly, tested }: Beginning = {},
): PullProgress {
  const state: PullState = {
    pullId: `${tab}:${ctx.newId()}`,
    query,
    ...(own && { own }),
    ...(changedOnly && { changedOnly }),
    ...(query.where !== undefined && { at: ctx.clock.now() }),
    ...tested,
    ...pages,
    cursor: FIRST_CURSOR,
    report: NOTHING_YET,
  };
  forgetRefused(ctx, tab);
  keepPull(ctx, tab, state);
  return progress(state);
}

const progress = ({ pullId, report, total, aside = 0 }: PullState, waitMs = 0): PullProgress => ({
  pullId,
  done: report.creators + aside,
  total,
  waitMs,
  finished: null,
});

/** Starts pulling the active tab's view again. */
export const startRefresh = call(
  () => ({ all: yes() }),
  (ctx, { all }): Asked<PullProgress> => refreshTab(ctx, ctx.book.activeTab(), all),
);

/**
 * Pulls the tab's view again, in place. Missing columns are recreated at the right end of ours, with their contents; columns declared to be
 * edits are checked again. If the last reading's time is known, only later changes are asked for, unless `all` is set.
 */
export function refreshTab(ctx: Context, named: Tab | null, all: boolean): Asked<PullProgress> {
  const account = accountHere(ctx, LISTS_FRESH_MS);
  if (!account.ok) return account;
  carryNames(ctx);
  return underLock(ctx, (): Asked<PullProgress> => {
    const found = viewIn(ctx, named);
    if (!found.ok) return found;
    const { tab, view } = found.value;
    if (readPull(ctx, tab.id)?.is === 'newer') return failed('newer-version');
    const bound = bindColumns(ctx, tab, { ...view, trusted: [] }, []);
    const changedOnly = all ? undefined : changedOnlyFor(ctx, tab, bound);
    return done(begin(ctx, tab.id, view.query, { changedOnly }));
  });
}

const tabOf = (pullId: string): number => Number(pullId.split(':')[0]);

/** Reads some pages and writes them as one block; once all are read, settles the creators that were not returned. */
export const stepPull = call(
  () => ({ pullId: id() }),
  (ctx, { pullId }): Asked<PullProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const tabId = tabOf(pullId);
    const state = pullOf(ctx, tabId);
    if (state === null || state.pullId !== pullId) return failed('stale-review');
    if (state.finished) return done({ ...progress(state), finished: state.report });
    const { page, own, changedOnly } = state;
    if (page === null && changedOnly?.matches === false) return compare(ctx, account.value.crm, tabId, state, changedOnly);
    if (page === null) return finish(ctx, account.value.crm, tabId, state);
    return own === undefined ? readBlock(ctx, account.value, tabId, state) : keptBlock(ctx, tabId, state, own, page);
  },
);

/**
 * Holds the document lock while writing, never while reading the CRM, which would make others wait for a whole page. If another window has
 * advanced the pull meanwhile, what was read here is dropped, and the current progress is returned.
 */
function writing(ctx: Context, tabId: number, from: PullState, work: (state: PullState) => Asked<PullProgress>): Asked<PullProgress> {
  return underLock(ctx, () => {
    const now = pullOf(ctx, tabId);
    if (now === null || now.pullId !== from.pullId) return failed('stale-review');
    if (now.finished) return done({ ...progress(now), finished: now.report });
    return samePlace(now, from) ? work(now) : done(progress(now));
  });
}

function readBlock(ctx: Context, { crm, key }: Account, tabId: number, state: PullState): Asked<PullProgress> {
  const { changedOnly } = state;
  const { query, tests, narrowed } = askingOf(state);
  const read = changedOnly === undefined ? readPages(ctx, crm, query, state) : readChanged(ctx, crm, tabId, state, changedOnly);
  if (changedOnly !== undefined && isNoAnswer(read)) return readAll(ctx, tabId, state);
  if (narrowed.length > 0 && isNoAnswer(read)) return readAll(ctx, tabId, { ...state, unasked: true });
  if (!read.ok) return read;
  const { channels: listed, waitMs, ...pages } = read.value;
  const parted = fittingOf(listed, tests, state.at ?? 0);
  if (!parted.ok) return changedOnly === undefined ? parted : readAll(ctx, tabId, state);
  const { channels, out } = parted.value;
  return writing(ctx, tabId, state, (now) => {
    const next = writeBlock(ctx, tabId, { ...now, ...pages, ...setAside(ctx, tabId, now, channels, out) }, channels);
    if (!next.ok) return next;
    keepPull(ctx, tabId, next.value);
    const isLong = pages.page !== null && (pages.total ?? 0) >= LONG_LIST;
    return done(progress(next.value, isLong ? wholeBlockAfter(ctx, key, waitMs) : waitMs));
  });
}

/** In a long list, the next block starts when it can be read in full, because each block looks at the ids and base of the whole tab. */
function wholeBlockAfter(ctx: Context, key: string, waitMs: number): number {
  const [pace, at] = [ctx.paceOf(key), ctx.clock.now()];
  const isHeld = waitMs > 0 || isAlmostSpent(pace, at, crmContract.transport.requestsPerMinute.value);
  return isHeld ? Math.max(waitMs, untilSamePace(pace, at)) : waitMs;
}

const readAll = (ctx: Context, tabId: number, state: PullState): Asked<PullProgress> =>
  writing(ctx, tabId, state, (now) => {
    const next = readingAll({ ...now, ...(state.unasked && { unasked: true }) });
    keepPull(ctx, tabId, next);
    return done(progress(next));
  });

/** The changes are in the tab. The count of the whole view tells whether that is all; if not, everything is read after all. */
function compare(ctx: Context, crm: Crm, tabId: number, state: PullState, changedOnly: ChangedOnly): Asked<PullProgress> {
  const listed = state.report.creators + (state.aside ?? 0);
  if (listed === 0 || mayMiss(state, listed)) return readAll(ctx, tabId, state);
  const whole = asked(crm.listChannels(askingOf(state).query, 1));
  if (!whole.ok) return whole;
  return writing(ctx, tabId, state, (now) => {
    const open = openView(ctx, ctx.book.tab(tabId));
    if (!open.ok) return open;
    const matches = matchesView(open.value, openBase(ctx, tabId), leftOut(ctx, tabId, state), whole.value);
    const next = matches ? { ...now, changedOnly: { ...changedOnly, matches } } : readingAll(now);
    keepPull(ctx, tabId, next);
    return done(progress(next));
  });
}

/**
 * The creators of a person's own tab were read before the person decided. They are written block by block; the first block also creates the
 * view.
 */
function keptBlock(ctx: Context, tabId: number, state: PullState, own: OwnTab, block: number): Asked<PullProgress> {
  return writing(ctx, tabId, state, (now) => {
    const read = keptChannels(ctx, tabId, own.matchId);
    if (!read.ok) return read;
    const all = read.value;
    if (block === 1) {
      const made = makeOwnView(ctx, tabId, state.query, own, all);
      if (!made.ok) return made;
    }
    const page = block * CREATORS_A_BLOCK >= all.length ? null : block + 1;
    const next = writeBlock(
      ctx,
      tabId,
      { ...now, page, total: now.total ?? all.length },
      all.slice((block - 1) * CREATORS_A_BLOCK, block * CREATORS_A_BLOCK),
    );
    if (!next.ok) return next;
    keepPull(ctx, tabId, next.value);
    return done(progress(next.value));
  });
}

/** All pages are read; what remains are creators of this tab that were not returned. */
function finish(ctx: Context, crm: Crm, tabId: number, state: PullState): Asked<PullProgress> {
  const tab = ctx.book.tab(tabId);
  if (tab === null) return failed('no-tab');
  const step = readMissing(ctx, crm, tabId, state);
  if (step === null) return writing(ctx, tabId, state, (now) => close(ctx, tab, now));
  if (step.problem !== null) return { ok: false, problem: step.problem };
  return writing(ctx, tabId, state, (now) => {
    const open = openView(ctx, tab);
    if (!open.ok) return open;
    const { left, archived, gone, kept, unsettled } = settleMissing(ctx, open.value, state, step.found);
    const next: PullState = {
      ...now,
      cursor: step.cursor,
      report: {
        ...now.report,
        left: now.report.left + left,
        archived: now.report.archived + archived,
        gone: now.report.gone + gone,
        editsKept: now.report.editsKept + kept,
      },
    };
    if (unsettled === 0) return close(ctx, tab, next);
    keepPull(ctx, tabId, next);
    return done(progress(next, step.waitMs));
  });
}

function close(ctx: Context, tab: Tab, state: PullState): Asked<PullProgress> {
  const report = closePull(ctx, tab, state);
  return report.ok ? done({ ...progress(state), finished: report.value }) : report;
}
