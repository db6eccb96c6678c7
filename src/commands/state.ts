// What the sidebar shows when it looks: account, tab, edits, runs.

import * as z from 'zod/mini';
import type { Background } from '../rpc/background';
import { yes } from '../rpc/plain-schemas';
import type { Problem } from '../rpc/problems';
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
import type { Tab } from './ports';
import { practiceCard } from './practice/practice';
import { type PullState, readUnfinished } from './pull/pull-store';
import { done, type Result } from './result';
import { backgroundOf } from './runs/handed-over';
import { isLeftAlone, readEntries, runsKept } from './runs/journal';
import { activeLease } from './runs/lease';
import { cardOf } from './runs/run-progress';
import type { RunHead } from './runs/run-schema';
import { fileLanguage } from './tab/cell-words';
import { isChangeLog } from './tab/change-log';
import { refusedIn } from './tab/refused';
import { writeSurvey } from './tab/status-column';
import { type Survey, survey } from './tab/survey';
import { glanceAtView } from './tab/view';
import { hasOtherViews, readView, type ViewRecord } from './tab/view-store';

interface SidebarState {
  /** Of the script. */
  readonly version: string;
  readonly language: Language;
  /** The language of what the add-on writes into cells. */
  readonly fileLanguage: Language;
  readonly person: string;
  /** `onlyReads`: the CRM lets the key change no creator. */
  readonly account: { readonly key: string; readonly onlyReads: boolean } | null;
  readonly tab: TabCard | null;
  readonly edits: EditCount | null;
  /** A run of mine, or an abandoned one, that is not finished. */
  readonly run: RunCard | null;
  /** A mutation of mine whose page was closed while it was done. */
  readonly mutation: MutationProgress | null;
  /** Somebody else's run that is being sent now. */
  readonly colleague: { readonly who: string; readonly since: string; readonly changes: number } | null;
  /** What was found unreadable while this was put together; each costs itself only. */
  readonly unreadable: readonly Unreadable[];
  /** What Google does not let this person write in the tab. */
  readonly refused: readonly Problem[];
  /** Server time, ISO 8601. */
  readonly now: string;
  /** How many rows of the tab are due for a follow-up today, and whether its filter looks at them; absent where no rule was chosen, or it was not looked. */
  readonly due?: DueToday;
  /** Absent = nobody practises here. */
  readonly practice?: PracticeCard;
  /** A run that this person has handed to the timer; absent = none. */
  readonly background?: Background;
}

/** Which tab is in front: asked often, so it reads nothing else. */
export const readFront = call(
  () => ({}),
  ({ book }): Result<{ readonly tab: number | null }> => done({ tab: book.activeTab()?.id ?? null }),
);

/**
 * With edits it reads the tab and brings the Sync column up to date; without, it touches no cell. `quick`: it counts the edits, and that is all: while a person
 * works in the sheet, nothing is written into it.
 */
export const readState = call(
  () => ({ withEdits: yes(), quick: z.exactOptional(yes()) }),
  (ctx, { withEdits, quick = false }): Result<SidebarState> => {
    const tab = ctx.book.activeTab();
    const account = connected(ctx);
    const view = tab === null ? null : readView(ctx, tab.id);
    const pull = tab === null ? null : readUnfinished(ctx, tab.id);
    const found = withEdits ? surveyOf(ctx, tab, quick) : null;
    const due = found === null || quick ? null : dueToday(ctx, found);
    const mutation = openMutation(ctx);
    const runs = runsKept(ctx);
    const background = backgroundOf(ctx);
    const practice = practiceCard(ctx, {
      tab,
      hasView: view !== null,
      edits: found?.edits ?? [],
      runs: ctx.practice?.here ? runs.heads.map((head) => cardOf(ctx, head, head.totals)) : [],
    });
    return done({
      version: VERSION,
      language: ctx.language,
      fileLanguage: fileLanguage(ctx),
      person: ctx.person.name,
      account: account.ok ? { key: account.value.keyEnd, onlyReads: onlyReads(ctx.mine) } : null,
      tab: tab === null ? null : tabCard(ctx, tab, valueOf(view), valueOf(pull)),
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

function tabCard(ctx: Context, { id, name }: Tab, view: ViewRecord | null, pull: PullState | null): TabCard {
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
          },
    ...(hasOtherViews(ctx, id) && { hasOthers: true }),
    isChangeLog: isChangeLog(ctx, id),
    unfinishedPull:
      pull === null ? null : { pullId: pull.pullId, done: pull.report.creators, total: pull.aside === undefined ? pull.total : null },
  };
}

/** The panel looks whenever somebody comes back to it, and nothing is sent by what it saw: every check finds the columns anew. */
function surveyOf(ctx: Context, tab: Tab | null, quick: boolean): Survey | null {
  const open = glanceAtView(ctx, tab);
  if (!open.ok) return null;
  const found = survey(ctx, open.value);
  if (!quick) writeSurvey(ctx, found);
  return found;
}

/** My newest open run, or one that somebody left behind while sending. */
function openRun(ctx: Context, heads: readonly RunHead[]): RunCard | null {
  const now = ctx.clock.now();
  const held = activeLease(ctx)?.runId;
  const runs = heads.filter(({ runId, state, token, beatAt }) => {
    const mine = token === ctx.person.token;
    const abandoned = SENDABLE.has(state) && !isLeftAlone(beatAt, now) && runId !== held;
    return OPEN.has(state) && (mine || abandoned);
  });
  const last = runs[runs.length - 1];
  if (last === undefined) return null;
  // A call that was killed has told the head nothing of what it sent.
  const run = SENDABLE.has(last.state) ? readEntries(ctx, last) : null;
  return cardOf(ctx, last, run === null ? last.totals : totalsOf(run));
}

function colleagueOf(ctx: Context): SidebarState['colleague'] {
  const lease = activeLease(ctx);
  if (lease === null || lease.token === ctx.person.token) return null;
  return { who: lease.who, since: new Date(lease.since).toISOString(), changes: lease.changes };
}
