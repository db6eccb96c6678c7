// What the sidebar shows when it refreshes: account, tab, edits, runs.

import * as z from 'zod/mini';
import { id } from '../rpc/arguments';
import type { Background } from '../rpc/background';
import { yes } from '../rpc/plain-schemas';
import type { Problem } from '../rpc/problems';
import type { ScheduledRefresh } from '../rpc/schedule';
import type { EditCount, Language, PracticeCard, RunCard, TabCard, Unreadable } from '../rpc/shapes';
import { VERSION } from '../rpc/version';
import { OPEN, SENDABLE, totalsOf } from '../sync/run-totals';
import { connected, readAccountIds } from './account/account';
import { onlyReads } from './account/key-news';
import { call } from './call';
import type { Context } from './context';
import { countEdits } from './edits/edits';
import { type DueToday, dueToday } from './follow-ups/follow-ups';
import { type Reading, valueOf } from './kept';
import { type MutationProgress, openMutation } from './mutations/mutation';
import type { ColumnSighting, Tab } from './ports';
import { practiceCard } from './practice/practice';
import { type PullState, readUnfinished } from './pull/pull-store';
import { done, type Result } from './result';
import { backgroundOf } from './runs/handed-over';
import { isBeingSent, readEntries, runsKept } from './runs/journal';
import { activeLease } from './runs/lease';
import { cardOf } from './runs/run-progress';
import type { RunHead } from './runs/run-schema';
import { sawResult, unseenResult } from './runs/seen-result';
import { scheduledRefreshOf } from './schedule/news';
import { fileLanguage } from './tab/cell-words';
import { isChangeLog } from './tab/change-log';
import { refusedIn } from './tab/refused';
import { writeSurvey } from './tab/status-column';
import { type Survey, survey } from './tab/survey';
import { glanceAtView } from './tab/view';
import { hasOtherViews, readView, type ViewRecord } from './tab/view-store';

interface SidebarState {
  /** The script's version. */
  readonly version: string;
  readonly language: Language;
  /** The language of what the add-on writes into cells. */
  readonly fileLanguage: Language;
  readonly person: string;
  /** `onlyReads`: the CRM does not let the key change any creator. */
  readonly account: { readonly key: string; readonly onlyReads: boolean } | null;
  readonly tab: TabCard | null;
  readonly edits: EditCount | null;
  /** An unfinished run of this person, or an abandoned one. */
  readonly run: RunCard | null;
  /** A mutation of this person whose page was closed while it was in progress. */
  readonly mutation: MutationProgress | null;
  /** Somebody else's run that is currently being sent. */
  readonly colleague: { readonly who: string; readonly since: string; readonly changes: number } | null;
  /** What was found unreadable while this was assembled; each costs only itself. */
  readonly unreadable: readonly Unreadable[];
  /** What Google does not let this person write in the tab. */
  readonly refused: readonly Problem[];
  /** Server time, ISO 8601. */
  readonly now: string;
  /** How many of the tab's rows are due for a follow-up, and whether its filter shows them; absent without a rule, or if unchecked. */
  readonly due?: DueToday;
  /** Absent = nobody is practicing here. */
  readonly practice?: PracticeCard;
  /** A run this person has handed to the timer; absent = none. */
  readonly background?: Background;
  /** A run of this person that ended while no page showed its result; absent = none. */
  readonly unseen?: string;
  /** What the last scheduled refresh did to the tab; absent = none did, or somebody has refreshed the tab since. */
  readonly scheduled?: ScheduledRefresh;
}

/** Which tab is active. Called often, so it reads nothing else. */
export const readFront = call(
  () => ({}),
  ({ book }): Result<{ readonly tab: number | null }> => done({ tab: book.activeTab()?.id ?? null }),
);

/**
 * With edits, it reads the tab and updates the Sync column; without, it touches no cell. `quick`: only counts the edits, because nothing is
 * written into the sheet while a person is working in it. `seen`: the run whose result the page shows by now.
 */
export const readState = call(
  () => ({ withEdits: yes(), quick: z.exactOptional(yes()), seen: z.exactOptional(id()) }),
  (ctx, { withEdits, quick = false, seen }): Result<SidebarState> => {
    if (seen !== undefined) sawResult(ctx, seen);
    const tab = ctx.book.activeTab();
    const account = connected(ctx);
    const view = tab === null ? null : readView(ctx, tab.id);
    const pull = tab === null ? null : readUnfinished(ctx, tab.id);
    const found = withEdits ? surveyOf(ctx, tab, quick) : null;
    const due = found === null || quick ? null : dueToday(ctx, found);
    const mutation = openMutation(ctx);
    const runs = runsKept(ctx);
    const background = backgroundOf(ctx);
    const unseen = unseenResult(ctx, runs.heads, background?.runId);
    const scheduled = tab === null ? null : scheduledRefreshOf(ctx, tab.id, valueOf(view)?.pulledAt ?? null);
    const strays = tab === null || view !== null ? [] : tab.columnsAsMarked();
    const practice = practiceCard(ctx, {
      strays,
      edits: found?.edits ?? [],
      runs: ctx.practice?.here ? runs.heads.map((head) => cardOf(ctx, head, head.totals)) : [],
    });
    return done({
      version: VERSION,
      language: ctx.language,
      fileLanguage: fileLanguage(ctx),
      person: ctx.person.name,
      account: account.ok ? { key: account.value.keyEnd, onlyReads: onlyReads(ctx.mine) } : null,
      tab: tab === null ? null : tabCard(ctx, tab, { view: valueOf(view), pull: valueOf(pull), strays }),
      edits: found === null ? null : countEdits(found, quick),
      run: openRun(ctx, runs.heads),
      mutation: valueOf(mutation),
      colleague: colleagueOf(ctx),
      unreadable: [
        ...unreadable('account', readAccountIds(ctx)),
        ...unreadable('view', view),
        ...unreadable('pull', pull),
        ...unreadableBase(found),
        ...unreadable('mutation', mutation),
        ...unreadable('run', runs.unreadable),
      ],
      refused: tab === null ? [] : refusedIn(ctx, tab),
      now: new Date(ctx.clock.now()).toISOString(),
      ...(due && { due }),
      ...(practice && { practice }),
      ...(background && { background }),
      ...(unseen !== null && { unseen }),
      ...(scheduled && { scheduled }),
    });
  },
);

const unreadable = (what: Unreadable['what'], reading: Reading<unknown> | null): readonly Unreadable[] =>
  reading === null || reading.is === 'read' ? [] : [{ what, why: reading.is }];

function unreadableBase(found: Survey | null): readonly Unreadable[] {
  if (found === null) return [];
  const { damaged, newer, records } = found.base;
  const isGone = records.size + newer === 0 && found.open.view.pulledAt !== null && found.rows.some(({ id }) => id !== '');
  return [
    ...(damaged > 0 || isGone ? [{ what: 'base', why: 'damaged' } as const] : []),
    ...(newer > 0 ? [{ what: 'base', why: 'newer' } as const] : []),
  ];
}

interface TabSeen {
  readonly view: ViewRecord | null;
  readonly pull: PullState | null;
  /** Our columns in a tab without a view. */
  readonly strays: readonly ColumnSighting[];
}

function tabCard(ctx: Context, { id, name }: Tab, { view, pull, strays }: TabSeen): TabCard {
  return {
    id,
    name,
    view:
      view === null
        ? null
        : {
            name: view.name,
            query: view.query,
            creators: view.creators,
            pulledAt: view.pulledAt === null ? null : new Date(view.pulledAt).toISOString(),
            ...(view.refreshed && { refreshed: true }),
          },
    ...(hasOtherViews(ctx, id) && { hasOthers: true }),
    ...(strays.some(({ field }) => field === 'creatorId') && { isCopy: true }),
    isChangeLog: isChangeLog(ctx, id),
    unfinishedPull:
      pull === null ? null : { pullId: pull.pullId, done: pull.report.creators, total: pull.aside === undefined ? pull.total : null },
  };
}

/** The panel refreshes whenever somebody returns to it, and nothing is sent based on what it saw: every check locates the columns again. */
function surveyOf(ctx: Context, tab: Tab | null, quick: boolean): Survey | null {
  const open = glanceAtView(ctx, tab);
  if (!open.ok) return null;
  const found = survey(ctx, open.value);
  if (!quick) writeSurvey(ctx, found);
  return found;
}

/** This person's newest open run, or one that somebody abandoned while sending. */
function openRun(ctx: Context, heads: readonly RunHead[]): RunCard | null {
  const now = ctx.clock.now();
  const held = activeLease(ctx)?.runId;
  const runs = heads.filter(({ runId, state, token, beatAt }) => {
    const mine = token === ctx.person.token;
    const abandoned = SENDABLE.has(state) && !isBeingSent(beatAt, now) && runId !== held;
    return OPEN.has(state) && (mine || abandoned);
  });
  const last = runs[runs.length - 1];
  if (last === undefined) return null;
  // A killed call did not update the head with what it sent.
  const run = SENDABLE.has(last.state) ? readEntries(ctx, last) : null;
  return cardOf(ctx, last, run === null ? last.totals : totalsOf(run));
}

function colleagueOf(ctx: Context): SidebarState['colleague'] {
  const lease = activeLease(ctx);
  if (lease === null || lease.token === ctx.person.token) return null;
  return { who: lease.who, since: new Date(lease.since).toISOString(), changes: lease.changes };
}
