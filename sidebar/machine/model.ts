// What the sidebar knows and what can happen to it, as types. It must not know a sentence, a clock, a page or how calls travel.

import type { ChannelQuery } from '../../contract/records';
import type { CallArguments, CallName, CallResults } from '../../src/rpc/calls';
import type { DeedProgress, DeedRequest, PickedFile } from '../../src/rpc/deeds';
import type { MatchProgress, OwnColumns } from '../../src/rpc/own-tab';
import type { CheckProgress, Choices, Problem, PullReport, Repair, RunCard, SendProgress, SidebarState } from '../../src/rpc/shapes';
import type { Answered, Call, Effect, Step } from '../calls';

export type Scope = CallArguments<'startCheck'>['scope'];
export type Query = CallArguments<'countView'>['query'];
/** The choice of a view that the server told of, as one that can be asked. */
export function asQuery({ labels, ...query }: ChannelQuery): Query {
  return labels === undefined ? query : { ...query, labels: [...labels] };
}

export type DoableRepair = Extract<Repair, CallArguments<'repairRows'>['repair']>;

/** A pause between two steps: the CRM's limit, or a problem that passes. `token` names the timer that ends it. */
export interface Wait {
  readonly token: number;
  readonly ms: number;
  readonly why: 'limit' | 'retry';
}

/** Screens beside the main job, each over calls of its own. */
export type ToolName =
  | 'labels'
  | 'own-tab'
  | 'views'
  | 'row-labels'
  | 'deeds'
  | 'look-up'
  | 'add-creators'
  | 'card'
  | 'groups'
  | 'email'
  | 'exports'
  | 'account'
  | 'imports'
  | 'match-list';

/** What is known of a call that a tool has made: its last value and problem stay until a newer answer is there. */
export interface ToolAnswer<N extends CallName> {
  readonly args: CallArguments<N>;
  readonly asking: boolean;
  readonly value: CallResults[N] | undefined;
  readonly problem: Problem | null;
}

export type ToolAnswers = { readonly [N in CallName]?: ToolAnswer<N> };

/** The view whose choice is being changed; `viewId` null = the tab's, which nobody has given a name. */
export interface EditedView {
  readonly viewId: string | null;
  readonly name: string;
}

/** What the page itself is doing. Everything else is what the server last said. */
export type Activity =
  | { readonly doing: 'rest' }
  /** The person wants to choose creators although the tab has a view, or a pull was stopped. */
  | { readonly doing: 'choosing'; readonly editing: EditedView | null }
  | { readonly doing: 'connecting' }
  /** `pullId` null until the server has answered the start. */
  | {
      readonly doing: 'pulling';
      readonly pullId: string | null;
      readonly refresh: boolean;
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
  | { readonly doing: 'ended'; readonly progress: SendProgress }
  /** Creators are read for a tab of the person's own; with `found` the person decides. */
  | { readonly doing: 'matching'; readonly progress: MatchProgress | null }
  /** Earlier runs; null until they are read. */
  | { readonly doing: 'history'; readonly runs: readonly RunCard[] | null }
  /** `draft` is what the person had begun in the tool before a deed took its place, in the tool's own words; '' = nothing. */
  | { readonly doing: 'tool'; readonly tool: ToolName; readonly answers: ToolAnswers; readonly draft: string }
  /** A deed: laid out, shown for approval, done. `progress` null until the server has answered the start; `back` = the tool that wanted it. */
  | {
      readonly doing: 'deed';
      readonly progress: DeedProgress | null;
      readonly back: ToolName | null;
      readonly draft: string;
      /** What the deed is about, when it is about a file: sent along with the approval. */
      readonly file?: PickedFile;
    }
  /** One short call whose answer leads back to rest. */
  | { readonly doing: 'working' };

/** What a short call did, said once. */
export type Notice =
  | { readonly what: 'discarded'; readonly cells: number }
  | { readonly what: 'repaired'; readonly rows: number }
  | { readonly what: 'view-saved' | 'cancelled' | 'signed-out' | 'lists-fresh' | 'run-shown' };

/** How many creators the chosen query has. `total` null = the CRM does not say. */
export type ViewCount =
  | { readonly state: 'asked' }
  | ({ readonly state: 'known' } & CallResults['countView'])
  | { readonly state: 'failed' };

export interface Model {
  /** null until the first answer. Its `edits` are those of the last reading that asked for them in the same tab. */
  readonly server: SidebarState | null;
  readonly activity: Activity;
  readonly wait: Wait | null;
  readonly choices: Choices | 'asked' | 'failed' | null;
  readonly query: Query;
  readonly viewCount: ViewCount | null;
  /** How many creators of which pull of which tab were changed in the CRM since; `n` null = not known (yet). Asked once for each. */
  readonly changed: { readonly of: string; readonly n: number | null } | null;
  /** What was counted since creators were pulled last, by `countKey` of the choice: asking again costs a request. */
  readonly counts: Readonly<Record<string, ViewCount>>;
  /** The names of groups were asked for, whatever came of it. */
  readonly groupsAsked: boolean;
  readonly scope: Scope;
  readonly asking: 'discard' | null;
  readonly notice: Notice | null;
  /** Of the last step that the person asked for; gone at the next one. */
  readonly problem: Problem | null;
  /** Of the last reading of the state; gone at the next that succeeds. */
  readonly readProblem: Problem | null;
  /** For the technical details. */
  readonly lastProblem: Problem | null;
  /** Timers carry the number that was current when they were set; an older one is stale. */
  readonly timers: { readonly poll: number; readonly step: number; readonly count: number };
}

/** What a person does. */
export type Act =
  | { readonly type: 'connect'; readonly key: string }
  | { readonly type: 'choose' }
  | { readonly type: 'query'; readonly query: Query }
  | { readonly type: 'pull'; readonly name: string }
  /** The person says which member of the CRM they are; null = somebody else. */
  | { readonly type: 'iAm'; readonly member: Choices['me'] }
  | { readonly type: 'groupNames' }
  /** Takes a pasted text for the choice. */
  | { readonly type: 'useText'; readonly text: string }
  /** Keeps the present choice under a name. */
  | { readonly type: 'saveView'; readonly name: string }
  | { readonly type: 'openView'; readonly viewId: string }
  /** Begins to change a view's choice. */
  | { readonly type: 'editView'; readonly view: EditedView; readonly query: Query }
  /** Gives the view that is edited the present choice; `name` is for a view that nobody has named. */
  | { readonly type: 'changeView'; readonly name: string }
  | { readonly type: 'goToTab'; readonly tab: number }
  | { readonly type: 'matchTab'; readonly columns: OwnColumns; readonly name: string }
  /** Makes the person's own tab the view that was read for it. */
  | { readonly type: 'bindTab' }
  | { readonly type: 'refresh' }
  | { readonly type: 'stop' }
  | { readonly type: 'goOnPulling' }
  | { readonly type: 'scope'; readonly scope: Scope }
  | { readonly type: 'sync' }
  /** Archives creators, or restores them: those of the selected rows when `creators` is null. */
  | { readonly type: 'archive'; readonly archived: boolean; readonly creators: readonly string[] | null }
  | { readonly type: 'askDiscard' }
  | { readonly type: 'keepEdits' }
  | { readonly type: 'discard' }
  | { readonly type: 'repair'; readonly repair: DoableRepair; readonly rows: readonly number[] }
  | { readonly type: 'showRows'; readonly rows: readonly number[] }
  | { readonly type: 'cancelCheck' }
  | { readonly type: 'goOnChecking'; readonly runId: string }
  | { readonly type: 'openReview'; readonly runId: string }
  | { readonly type: 'cancelRun'; readonly runId: string }
  | { readonly type: 'send'; readonly runId: string }
  | { readonly type: 'pause' }
  | { readonly type: 'undo'; readonly runId: string }
  /** Checks again what a run did not bring into the CRM. */
  | { readonly type: 'retry'; readonly runId: string }
  | { readonly type: 'showNotSent'; readonly runId: string }
  | { readonly type: 'showOnlyEdited'; readonly only: boolean }
  | { readonly type: 'openTool'; readonly tool: ToolName }
  /** A tool's own call; its answer is kept for the tool. */
  | { readonly type: 'ask'; readonly call: Call }
  | { readonly type: 'startDeed'; readonly deed: DeedRequest; readonly draft?: string; readonly file?: PickedFile }
  | { readonly type: 'approveDeed'; readonly number: number | null }
  /** Before the approval nothing is done; after it nothing more is sent. */
  | { readonly type: 'cancelDeed' }
  /** Goes on with the deed whose page was closed. */
  | { readonly type: 'goOnDeed' }
  | { readonly type: 'closeDeed' }
  | { readonly type: 'history' }
  | { readonly type: 'showRun'; readonly runId: string }
  | { readonly type: 'rest' }
  | { readonly type: 'tryNow' }
  | { readonly type: 'reload' }
  | { readonly type: 'refreshLists' }
  | { readonly type: 'signOut' };

export type Event =
  | Act
  | Answered
  | { readonly type: 'opened' }
  /** The page got the focus or became visible again. */
  | { readonly type: 'returned' }
  | { readonly type: 'poll' | 'step' | 'count'; readonly token: number }
  /** The open tool asks again, unless it has asked anew meanwhile. */
  | { readonly type: 'toolAgain'; readonly tool: ToolName; readonly call: Call }
  /** A call that met the CRM's limit may be made again; `token` null = nobody waits for it on the screen. */
  | { readonly type: 'again'; readonly token: number | null; readonly call: Call };

export type Wish = Effect<Event>;
export type Next = Step<Model, Event>;

export const first: Model = {
  server: null,
  activity: { doing: 'rest' },
  wait: null,
  choices: null,
  query: {},
  viewCount: null,
  changed: null,
  counts: {},
  groupsAsked: false,
  scope: 'all',
  asking: null,
  notice: null,
  problem: null,
  readProblem: null,
  lastProblem: null,
  timers: { poll: 0, step: 0, count: 0 },
};

export const rest: Activity = { doing: 'rest' };

export function become(model: Model, change: Partial<Model>, ...effects: readonly Wish[]): Next {
  return { model: { ...model, ...change }, effects };
}

/** The page is at work and reads the state itself when it has finished. */
export function atWork({ activity }: Model): boolean {
  if (activity.doing === 'matching') return activity.progress?.found == null;
  if (activity.doing === 'deed')
    return activity.progress === null || !['ready', 'done', 'partly', 'cancelled'].includes(activity.progress.state);
  return ['connecting', 'pulling', 'checking', 'sending', 'working'].includes(activity.doing);
}

export function reading(withEdits: boolean): Wish {
  return { do: 'call', call: 'readState', args: { withEdits } };
}

/** A problem of a step that ends it: back to what the server says, with the problem shown. */
export function give(model: Model, problem: Problem): Next {
  return become(model, { activity: rest, wait: null, problem, lastProblem: problem }, reading(true));
}
