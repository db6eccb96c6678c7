// Which of the sidebar's states a person sees: one table from what is known to one screen with its contents.

import type { MatchProgress } from '../../src/rpc/own-tab';
import type { Problem } from '../../src/rpc/problems';
import type { Unattended } from '../../src/rpc/schedule';
import type { EditCount, PullReport, RunCard, SendProgress, TabCard, TabTrouble } from '../../src/rpc/shapes';
import type { MutationProgress, SidebarState } from '../calls';
import type { Activity, Model } from './model';

type View = NonNullable<TabCard['view']>;

export type Screen =
  | { readonly show: 'loading' }
  | { readonly show: 'failed'; readonly problem: Problem }
  | { readonly show: 'connect'; readonly busy: boolean; readonly tabHasView: boolean }
  | { readonly show: 'colleague'; readonly colleague: NonNullable<SidebarState['colleague']> }
  | { readonly show: 'choose' | 'change-log' | 'practice-copy' }
  | { readonly show: 'pulling'; readonly pull: Doing<'pulling'> }
  | { readonly show: 'pull-stopped'; readonly done: number; readonly total: number | null }
  | { readonly show: 'pulled'; readonly report: PullReport; readonly refresh: boolean }
  /** `changed`: creators changed in the CRM since an old pull; null = unknown. */
  | { readonly show: 'idle' | 'stale'; readonly view: View; readonly now: string; readonly changed: number | null }
  | { readonly show: 'edits'; readonly edits: EditCount }
  | { readonly show: 'trouble'; readonly troubles: readonly TabTrouble[] }
  | { readonly show: 'checking'; readonly check: Doing<'checking'> }
  | { readonly show: 'check-stopped'; readonly run: RunCard }
  | { readonly show: 'history'; readonly runs: readonly RunCard[] | null }
  | { readonly show: 'leaving'; readonly ends: Unattended }
  | { readonly show: 'matching'; readonly progress: MatchProgress | null }
  | { readonly show: 'panel'; readonly panel: Doing<'panel'> }
  | { readonly show: 'mutation'; readonly progress: MutationProgress | null }
  | { readonly show: 'mutation-stopped'; readonly mutation: MutationProgress }
  | { readonly show: 'nothing'; readonly archives: boolean | null; readonly waitingRows: number }
  | { readonly show: 'reviewing'; readonly runId: string }
  | { readonly show: 'sending' | 'unclear'; readonly send: Doing<'sending'> }
  | { readonly show: 'stopped'; readonly run: RunCard }
  | { readonly show: 'done' | 'partly'; readonly progress: SendProgress };

/** After three hours without a refresh, a team has probably changed something in the CRM. */
const STALE_SECONDS = 3 * 3600;

/** What the page is doing comes first; then what the server says about connection, colleagues, and runs; the tab last. */
export function screenOf(model: Model): Screen {
  const { server } = model;
  if (server === null) return unread(model);
  return whileDoing(model.activity, server) ?? ofAccountAndRun(server) ?? ofTab(model, server);
}

const unread = ({ readProblem }: Model): Screen => (readProblem === null ? { show: 'loading' } : { show: 'failed', problem: readProblem });

type Doing<D extends Activity['doing']> = Activity & { readonly doing: D };

const WHILE_DOING: { readonly [D in Activity['doing']]: (activity: Doing<D>, server: SidebarState) => Screen | null } = {
  idle: () => null,
  choosing: () => null,
  working: () => null,
  connecting: (_, server) => ({ show: 'connect', busy: true, tabHasView: hasView(server) }),
  pulling: (pull) => ({ show: 'pulling', pull }),
  pulled: ({ report, refresh }) => ({ show: 'pulled', report, refresh }),
  checking: (check) => ({ show: 'checking', check }),
  nothing: ({ archives }, { edits }) => ({ show: 'nothing', archives, waitingRows: edits?.waitingRows ?? 0 }),
  reviewing: ({ runId }) => ({ show: 'reviewing', runId }),
  sending: (send) => ({ show: asking(send.progress) ? 'unclear' : 'sending', send }),
  ended: ({ progress }) => ({ show: progress.state === 'done' ? 'done' : 'partly', progress }),
  panel: (panel, { account }) => (account === null ? null : { show: 'panel', panel }),
  leaving: ({ ends }, { account }) => (account === null ? null : { show: 'leaving', ends }),
  matching: ({ progress }) => ({ show: 'matching', progress }),
  mutation: ({ progress }) => ({ show: 'mutation', progress }),
  history: ({ runs }) => ({ show: 'history', runs }),
};

const whileDoing = <D extends Activity['doing']>(activity: Doing<D>, server: SidebarState): Screen | null =>
  WHILE_DOING[activity.doing](activity, server);

/** Everything is sent, but for some changes it is not known whether they arrived. */
function asking(progress: SendProgress | null): boolean {
  return progress !== null && progress.unknown > 0 && progress.left === 0;
}

function ofAccountAndRun(server: SidebarState): Screen | null {
  if (server.account === null) return { show: 'connect', busy: false, tabHasView: hasView(server) };
  if (server.colleague !== null) return { show: 'colleague', colleague: server.colleague };
  const { run, mutation } = server;
  if (mutation !== null) return { show: 'mutation-stopped', mutation };
  switch (run?.state) {
    case 'checking':
      return { show: 'check-stopped', run };
    case 'reviewing':
      return { show: 'reviewing', runId: run.runId };
    case 'confirmed':
    case 'sending':
    case 'paused':
      return { show: 'stopped', run };
    default:
      return null;
  }
}

function ofTab(model: Model, server: SidebarState): Screen {
  const { tab, edits } = server;
  if (tab === null) return { show: 'failed', problem: { kind: 'no-tab' } };
  if (model.activity.doing === 'choosing') return { show: 'choose' };
  if (tab.unfinishedPull !== null) return { show: 'pull-stopped', ...tab.unfinishedPull };
  if (server.practice?.where === 'copy') return { show: 'practice-copy' };
  if (tab.view === null) return { show: tab.isChangeLog ? 'change-log' : 'choose' };
  if (edits === null) return unread(model);
  if (edits.troubles.some(stopsAll)) return { show: 'trouble', troubles: edits.troubles };
  if (edits.edits > 0 || edits.waitingTotal > 0) return { show: 'edits', edits };
  return { show: isStale(tab.view, server.now) ? 'stale' : 'idle', view: tab.view, now: server.now, changed: model.changed?.n ?? null };
}

/** Without ids or a first pull, nothing can be compared; a missing column only holds back its own field. */
function stopsAll(trouble: TabTrouble): boolean {
  return trouble.what === 'id-column-missing' || trouble.what === 'not-pulled';
}

function hasView(server: SidebarState): boolean {
  return server.tab !== null && server.tab.view !== null;
}

function isStale(view: View, now: string): boolean {
  return view.pulledAt !== null && secondsBetween(view.pulledAt, now) >= STALE_SECONDS;
}

/** Seconds from one ISO 8601 time to another. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
