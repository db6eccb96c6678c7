// What the sidebar knows and what can happen to it, as types.

import type { CallArguments, CallName, CallResults } from '../../src/commands/calls';
import type { PickedFile } from '../../src/rpc/mutations';
import type { MatchProgress, OwnColumns } from '../../src/rpc/own-tab';
import type { Problem } from '../../src/rpc/problems';
import type { Unattended } from '../../src/rpc/schedule';
import type { CheckProgress, Choices, EditCount, Language, PullReport, RunCard, SendProgress } from '../../src/rpc/shapes';
import { type Answered, type Call, type EffectOf, type MutationRequest, type SidebarState, type Step, update } from '../calls';
import type { ShownMutation } from '../flows/mutation';
import type { Again, Stepping } from '../flows/steps';
import type { PanelName } from './openings';

export type Scope = CallArguments<'startCheck'>['scope'];
export type Query = CallArguments<'countView'>['query'];

/** What is known about a call a panel made: its last value and problem stay until a newer answer arrives. */
export interface PanelAnswer<N extends CallName> {
  readonly args: CallArguments<N>;
  readonly asking: boolean;
  readonly value: CallResults[N] | undefined;
  readonly problem: Problem | null;
}

export type PanelAnswers = { readonly [N in CallName]?: PanelAnswer<N> };

/** The view whose choice is being changed; `viewId` null = the tab's unnamed view. */
interface EditedView {
  readonly viewId: string | null;
  readonly name: string;
}

/** What the page itself is doing. Everything else is what the server last said. */
export type Activity =
  | { readonly doing: 'idle' }
  /** The person wants to choose creators although the tab has a view, or a pull was stopped. */
  | { readonly doing: 'choosing'; readonly editing: EditedView | null }
  | { readonly doing: 'connecting' }
  /** `pullId` null until the server has answered the start. */
  | {
      readonly doing: 'pulling';
      readonly pullId: string | null;
      readonly refresh: boolean;
      /** The tab that is refreshed, if it was the active one; null = another, a new one, or not known. */
      readonly tab: number | null;
      readonly done: number;
      readonly total: number | null;
      readonly stopping: boolean;
    }
  | { readonly doing: 'pulled'; readonly report: PullReport; readonly refresh: boolean }
  /** `archives`: it archives the selected rows (true) or restores them (false); null = a Sync or an undo. */
  | {
      readonly doing: 'checking';
      readonly progress: CheckProgress | null;
      readonly cancelling: boolean;
      readonly archives: boolean | null;
    }
  /** A check found no change. */
  | { readonly doing: 'nothing'; readonly archives: boolean | null }
  | { readonly doing: 'reviewing'; readonly runId: string }
  | { readonly doing: 'sending'; readonly runId: string; readonly progress: SendProgress | null; readonly pausing: boolean }
  /** `left` = the edits in the sheet when first counted after the run; null = not counted yet. */
  | { readonly doing: 'ended'; readonly progress: SendProgress; readonly left: number | null }
  /** Creators are being read for a tab of the person's own; once `found` is set, the person decides. */
  | { readonly doing: 'matching'; readonly progress: MatchProgress | null }
  /** Earlier runs; null until they are read. */
  | { readonly doing: 'history'; readonly runs: readonly RunCard[] | null }
  /** `draft` is what the person had started in the panel before a mutation took its place, in the panel's own format; '' = nothing. */
  | {
      readonly doing: 'panel';
      readonly panel: PanelName;
      readonly answers: PanelAnswers;
      readonly draft: string;
      /** Passed on by another panel. */
      readonly file?: PickedFile | undefined;
    }
  /** A mutation: planned, shown for approval, carried out; `back` = the panel that requested it. */
  | ({ readonly doing: 'mutation'; readonly back: PanelName | null; readonly draft: string } & ShownMutation)
  /** Signing out would end this, so the person decides. */
  | { readonly doing: 'leaving'; readonly ends: Unattended }
  /** One short call whose answer leads back to idle. */
  | { readonly doing: 'working' };

/** What a short call did, shown once. */
export type Notice =
  | { readonly what: 'discarded'; readonly cells: number }
  | { readonly what: 'repaired'; readonly rows: number }
  | { readonly what: 'language-changed'; readonly tabs: number }
  | ({ readonly what: 'results-file' } & CallResults['readResultsFile'])
  | ({ readonly what: 'changes-shown' } & CallResults['showChanges'])
  | ({ readonly what: 'colleague-changed' } & CallResults['changeAsColleague'])
  | {
      readonly what:
        | 'practice-deleted'
        | 'not-in-practice'
        | 'view-saved'
        | 'cancelled'
        | 'signed-out'
        | 'lists-fresh'
        | 'run-shown'
        | 'changes-begun';
    };

/** How many creators the chosen query has. `total` null = the CRM does not say. */
export type ViewCount =
  | { readonly state: 'asked' }
  | ({ readonly state: 'known' } & CallResults['countView'])
  | { readonly state: 'failed' };

export interface Model extends Stepping {
  /** null until the first answer. Its `edits` are those of the last reading that asked for them in the same tab. */
  readonly server: SidebarState | null;
  /** When the edits shown were counted, ISO 8601 by the server's clock; null = not yet. */
  readonly countedAt: string | null;
  readonly activity: Activity;
  readonly choices: Choices | 'asked' | 'failed' | null;
  readonly query: Query;
  readonly viewCount: ViewCount | null;
  /** How many creators of a given tab's pull have changed in the CRM since; `n` null = not known (yet). Asked once per pull. */
  readonly changed: { readonly of: string; readonly n: number | null } | null;
  /** Counts since creators were last pulled, by `countKey` of the choice: counting again costs a request. */
  readonly counts: Readonly<Record<string, ViewCount>>;
  /** The names of groups were requested, whatever the outcome. */
  readonly groupsAsked: boolean;
  readonly scope: Scope;
  /** Visible rows with edits counted so far, while counting is in progress; `after` = the row it has reached. */
  readonly counting: { readonly after: number; readonly rows: number } | null;
  /** The page is not visible. */
  readonly away: boolean;
  /** Polls of the active tab since the state was read, and readings since the edits were counted. */
  readonly looks: number;
  readonly uncounted: number;
  /** Readings in a row that found nothing new. */
  readonly still: number;
  readonly asking: 'discard' | 'delete-practice' | null;
  readonly notice: Notice | null;
  /** Of the last step the person asked for; cleared by the next one. */
  readonly problem: Problem | null;
  /** Of the last reading of the state; cleared by the next successful one. */
  readonly readProblem: Problem | null;
  /** The latest of any kind, for the technical details. */
  readonly lastProblem: Problem | null;
  /** A timer carries the number current when it was set; an older number is stale. */
  readonly timers: { readonly poll: number; readonly count: number };
}

/** A person's actions by name, with their data. */
interface Acts {
  readonly connect: { readonly key: string };
  readonly choose: object;
  readonly query: { readonly query: Query };
  readonly pull: { readonly name: string };
  /** The person says which CRM member they are; null = somebody else. */
  readonly iAm: { readonly member: Choices['me'] };
  readonly groupNames: object;
  /** Takes a pasted text as the choice. */
  readonly useText: { readonly text: string };
  /** Saves the current choice under a name. */
  readonly saveView: { readonly name: string };
  readonly openView: { readonly viewId: string };
  /** Starts changing a view's choice. */
  readonly editView: { readonly view: EditedView; readonly query: Query };
  /** Gives the view being edited the current choice; `name` is for an unnamed view. */
  readonly changeView: { readonly name: string };
  readonly goToTab: { readonly tab: number };
  readonly matchTab: { readonly columns: OwnColumns; readonly name: string };
  /** Turns the person's own tab into the view that was read for it. */
  readonly bindTab: object;
  /** `all`: including what has not changed since the last refresh. */
  readonly refresh: { readonly all?: boolean };
  readonly stop: object;
  readonly goOnPulling: object;
  readonly scope: { readonly scope: Scope };
  /** Without a scope, the rows chosen beside the edits. */
  readonly sync: { readonly scope?: Scope };
  /** Archives or restores creators: those of the selected rows if `creators` is null. */
  readonly archive: { readonly archived: boolean; readonly creators: readonly string[] | null };
  readonly askDiscard: object;
  readonly keepEdits: object;
  readonly discard: object;
  readonly repair: { readonly repair: CallArguments<'repairRows'>['repair']; readonly rows: readonly number[] };
  readonly showRows: { readonly rows: readonly number[] };
  readonly cancelCheck: object;
  readonly goOnChecking: { readonly runId: string };
  readonly openReview: { readonly runId: string };
  readonly cancelRun: { readonly runId: string };
  readonly handOver: { readonly runId: string };
  readonly goOnHere: { readonly runId: string };
  readonly takeBack: { readonly runId: string };
  readonly send: { readonly runId: string };
  readonly pause: object;
  readonly undo: { readonly runId: string };
  /** Rechecks what a run did not bring into the CRM. */
  readonly retry: { readonly runId: string };
  /** A run that somebody else abandoned, or another stalled one, is rechecked with this person's key. */
  readonly checkRunAgain: { readonly run: RunCard };
  readonly showNotSent: { readonly runId: string };
  readonly showSent: { readonly runId: string };
  readonly showOnly: { readonly rows: 'edited' | 'changed' | 'all' };
  /** Opens the follow-up panel, and shows those who are due, or all rows again. */
  readonly showDue: { readonly show: boolean };
  readonly openPanel: { readonly panel: PanelName; readonly file?: PickedFile };
  /** A panel's own call; its answer is kept for the panel. */
  readonly ask: { readonly call: Call };
  /** A pending answer, and what would be asked after it, are no longer wanted; what was already shown stays. */
  readonly stopAsking: { readonly call: CallName };
  /** Repeats the call with its last arguments. */
  readonly askAgain: { readonly call: CallName };
  readonly startMutation: { readonly mutation: MutationRequest; readonly draft?: string; readonly file?: PickedFile };
  readonly approveMutation: object;
  readonly cancelMutation: object;
  readonly closeMutation: object;
  /** Resumes the mutation whose page was closed. */
  readonly goOnMutation: object;
  readonly history: object;
  readonly showRun: { readonly runId: string };
  /** The outcome of each change, as a file to save. */
  readonly resultsFile: { readonly runId: string };
  readonly idle: object;
  readonly tryNow: object;
  readonly reload: object;
  readonly refreshLists: object;
  readonly openChanges: object;
  readonly showChanges: CallArguments<'showChanges'>;
  readonly fileLanguage: { readonly language: Language };
  /** `sure`: the person knows what ends with it. */
  readonly signOut: { readonly sure?: true };
  /** Starts practicing with sample creators, or returns to it. */
  readonly practice: object;
  readonly hideSteps: object;
  /** A colleague changes something in the practice CRM. */
  readonly colleague: object;
  /** Asks first if there are unsent edits; `sure`: that was answered. */
  readonly deletePractice: { readonly sure?: true };
}

export type ActOf<Types extends keyof Acts> = { readonly [T in Types]: { readonly type: T } & Acts[T] }[Types];
export type Act = ActOf<keyof Acts>;

export type Event =
  | Act
  | Answered
  | { readonly type: 'opened' }
  /** The page got focus or became visible again; or it can no longer be seen. */
  | { readonly type: 'returned' | 'left' }
  /** The person moves the pointer or types in the page. */
  | { readonly type: 'touched' }
  | { readonly type: 'poll' | 'count'; readonly token: number }
  /** The open panel asks again, unless it has done so in the meantime. */
  | { readonly type: 'panelAgain'; readonly panel: PanelName; readonly call: Call }
  | Again;

type Effect = EffectOf<Event>;
export type Next = Step<Model, Event>;

export const first: Model = {
  server: null,
  countedAt: null,
  activity: { doing: 'idle' },
  wait: null,
  choices: null,
  query: {},
  viewCount: null,
  changed: null,
  counts: {},
  groupsAsked: false,
  scope: 'all',
  counting: null,
  away: false,
  looks: 0,
  uncounted: 0,
  still: 0,
  asking: null,
  notice: null,
  problem: null,
  readProblem: null,
  lastProblem: null,
  timers: { poll: 0, count: 0 },
};

/** What was not ticked, waits for a correction, or was typed meanwhile: "Done" must not hide that it was not sent. */
export const editsLeft = (edits: EditCount | null): number => (edits === null ? 0 : edits.edits + edits.waitingTotal);

export const idle: Activity = { doing: 'idle' };

/** What the server said about run and edits before this page's own work is outdated: none of it is shown until the next reading. */
export const withoutPast = (model: Model): Model =>
  model.server === null ? model : { ...model, server: { ...model.server, run: null, edits: null } };

export const practices = ({ server }: Model): boolean => server?.practice?.where === 'here';

/** The page is working, and reads the state itself when it has finished. */
export function atWork({ activity }: Model): boolean {
  if (activity.doing === 'matching') return activity.progress?.found == null;
  if (activity.doing === 'mutation')
    return activity.progress === null || !['ready', 'done', 'partly', 'cancelled'].includes(activity.progress.state);
  return ['connecting', 'pulling', 'checking', 'sending', 'working'].includes(activity.doing);
}

/** `seen`: the run whose result the page shows by now. */
export function reading(withEdits: boolean, seen?: string): Effect {
  return { do: 'call', call: 'readState', args: { withEdits, ...(seen !== undefined && { seen }) } };
}

/** A problem that ends a step: back to what the server says, with the problem shown. */
export function fail(model: Model, problem: Problem): Next {
  return update(model, { activity: idle, wait: null, problem }, reading(true));
}
