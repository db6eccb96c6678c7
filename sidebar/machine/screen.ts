// Which of the sidebar's states a person sees: one table from what is known to one screen with what it shows.

import type { MutationProgress } from '../../src/rpc/mutations';
import type { MatchProgress } from '../../src/rpc/own-tab';
import type { Problem } from '../../src/rpc/problems';
import type { EditCount, PullReport, RunCard, SendProgress, SidebarState, TabCard, TabTrouble } from '../../src/rpc/shapes';
import type { Activity, Model } from './model';

type View = NonNullable<TabCard['view']>;

export type Screen =
  | { readonly show: 'loading' }
  | { readonly show: 'failed'; readonly problem: Problem }
  | { readonly show: 'connect'; readonly busy: boolean; readonly tabHasView: boolean }
  | { readonly show: 'colleague'; readonly colleague: NonNullable<SidebarState['colleague']> }
  | { readonly show: 'choose' }
  | { readonly show: 'pulling'; readonly pull: Extract<Activity, { doing: 'pulling' }> }
  | { readonly show: 'pull-stopped'; readonly done: number; readonly total: number | null }
  | { readonly show: 'pulled'; readonly report: PullReport; readonly refresh: boolean }
  /** `changed`: creators changed in the CRM since an old pull; null = not known. */
  | { readonly show: 'idle' | 'stale'; readonly view: View; readonly now: string; readonly changed: number | null }
  | { readonly show: 'edits'; readonly edits: EditCount }
  | { readonly show: 'trouble'; readonly troubles: readonly TabTrouble[] }
  | { readonly show: 'checking'; readonly check: Extract<Activity, { doing: 'checking' }> }
  | { readonly show: 'check-stopped'; readonly run: RunCard }
  | { readonly show: 'history'; readonly runs: readonly RunCard[] | null }
  | { readonly show: 'matching'; readonly progress: MatchProgress | null }
  | { readonly show: 'panel'; readonly panel: Extract<Activity, { doing: 'panel' }> }
  | { readonly show: 'mutation'; readonly progress: MutationProgress | null }
  | { readonly show: 'mutation-stopped'; readonly mutation: MutationProgress }
  | { readonly show: 'nothing'; readonly archives: boolean | null; readonly waitingRows: number }
  | { readonly show: 'reviewing'; readonly runId: string }
  | { readonly show: 'sending' | 'unclear'; readonly send: Extract<Activity, { doing: 'sending' }> }
  | { readonly show: 'stopped'; readonly run: RunCard }
  | { readonly show: 'done' | 'partly'; readonly progress: SendProgress };

/** After three hours without a refresh a team has probably changed something in the CRM. */
const STALE_SECONDS = 3 * 3600;

/** What the page is doing comes first; what the server says of connection, colleagues and runs next; the tab last. */
export function screenOf(model: Model): Screen {
  const { server } = model;
  if (server === null) return model.readProblem === null ? { show: 'loading' } : { show: 'failed', problem: model.readProblem };
  return whileDoing(model, server) ?? ofAccountAndRun(server) ?? ofTab(model, server);
}

function whileDoing({ activity }: Model, server: SidebarState): Screen | null {
  switch (activity.doing) {
    case 'connecting':
      return { show: 'connect', busy: true, tabHasView: hasView(server) };
    case 'pulling':
      return { show: 'pulling', pull: activity };
    case 'pulled':
      return { show: 'pulled', report: activity.report, refresh: activity.refresh };
    case 'checking':
      return { show: 'checking', check: activity };
    case 'nothing':
      return { show: 'nothing', archives: activity.archives, waitingRows: server.edits?.waitingTotal ?? 0 };
    case 'reviewing':
      return { show: 'reviewing', runId: activity.runId };
    case 'sending':
      return { show: asking(activity.progress) ? 'unclear' : 'sending', send: activity };
    case 'ended':
      return { show: activity.progress.state === 'done' ? 'done' : 'partly', progress: activity.progress };
    case 'panel':
      return server.account === null ? null : { show: 'panel', panel: activity };
    case 'matching':
      return { show: 'matching', progress: activity.progress };
    case 'mutation':
      return { show: 'mutation', progress: activity.progress };
    case 'history':
      return { show: 'history', runs: activity.runs };
    case 'idle':
    case 'choosing':
    case 'working':
      return null;
  }
}

/** Everything is sent, but of some changes it is not known whether they arrived. */
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
  if (tab.view === null) return { show: 'choose' };
  if (edits === null) return { show: 'loading' };
  if (edits.troubles.some(stopsAll)) return { show: 'trouble', troubles: edits.troubles };
  if (edits.edits > 0 || edits.waitingTotal > 0) return { show: 'edits', edits };
  return { show: isStale(tab.view, server.now) ? 'stale' : 'idle', view: tab.view, now: server.now, changed: model.changed?.n ?? null };
}

/** Without ids or without a first pull nothing can be compared; a missing column only holds back its own field. */
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
