// What travels between the pages and the server, as JSON values.

import type { Id, Named } from '../../contract/records';
import type { ViewQuery } from '../fields/filters';
import type { ChangeableField, EditableField, Reason } from '../sync/model';
import type { Surprise } from '../sync/surprises';
import type { Problem } from './problems';

export type Language = 'en' | 'zh';

export interface TabCard {
  readonly id: number;
  readonly name: string;
  /** null = this tab has no view. */
  readonly view: {
    readonly name: string;
    readonly query: ViewQuery;
    readonly creators: number;
    /** ISO 8601; null while the first pull is unfinished. */
    readonly pulledAt: string | null;
  } | null;
  /** Other tabs of this file have a view, too. */
  readonly hasOthers?: true;
  /** It is the tab of all changes. */
  readonly isChangeLog: boolean;
  /** A pull that was stopped or whose page was closed; `total` null when the CRM does not say. */
  readonly unfinishedPull: { readonly pullId: string; readonly done: number; readonly total: number | null } | null;
}

export interface EditCount {
  readonly edits: number;
  readonly rows: number;
  readonly byField: readonly { readonly field: EditableField; readonly edits: number; readonly clears: number }[];
  /** Labels that would be taken off by overwriting cells. */
  readonly labelsRemoved: number;
  /** Rows or fields held back, with the reason; at most 50 of `waitingTotal`. */
  readonly waiting: readonly WaitingRow[];
  readonly waitingTotal: number;
  /** The rows of all of these, each counted once. */
  readonly waitingRows: number;
  /** Rows with edits that the filter leaves visible; null when there are too many to ask for. */
  readonly visibleRows: number | null;
  readonly selectedRows: number;
  /** The tab's filter shows only rows by their word in the Sync column. */
  readonly onlySome: boolean;
  /** Things about the whole tab that must be mended first, e.g. a deleted id column. */
  readonly troubles: readonly TabTrouble[];
}

export type TabTrouble =
  | { readonly what: 'id-column-missing' }
  | { readonly what: 'column-missing' | 'column-renamed' | 'column-twice'; readonly field: string; readonly heading: string }
  | { readonly what: 'not-pulled' };

export interface RunCard {
  /** It took another run back. */
  readonly isUndo: boolean;
  /** It archived creators (true) or restored them (false); null = neither. */
  readonly archives: boolean | null;
  readonly runId: string;
  /** '' where Google does not tell. */
  readonly who: string;
  /** Of the person who looks. */
  readonly isMine: boolean;
  /** When Send was pressed, which its rows say, too; before that, when its check began. ISO 8601. */
  readonly startedAt: string;
  readonly state: RunState;
  readonly tab: string;
  readonly total: number;
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  /** Sent, and not read back yet. */
  readonly underway: number;
  /** Not sent. */
  readonly left: number;
}

/** reviewing -> confirmed -> sending -> done | partly; paused and stopped can go on. */
export type RunState = 'checking' | 'reviewing' | 'confirmed' | 'sending' | 'paused' | 'done' | 'partly' | 'cancelled';

/** Something that is kept in the document and cannot be read: damaged, or written by a later version of the add-on. */
export interface Unreadable {
  readonly what: 'account' | 'view' | 'base' | 'pull' | 'mutation' | 'run';
  readonly why: 'damaged' | 'newer';
}

/** How far somebody has come who practises, by what really happened. */
export const PRACTICE_STEPS = ['edited', 'checked', 'sent', 'undone'] as const;

/** `here`: the tab in front is this person's practice; `copy`: it looks like one and is none of theirs; `elsewhere`: their practice is another tab. */
export interface PracticeCard {
  readonly where: 'here' | 'copy' | 'elsewhere';
  /** null = nothing of them is to be shown. */
  readonly steps: Readonly<Record<(typeof PRACTICE_STEPS)[number], boolean>> | null;
}

/** What a colleague has changed in the CRM to practise with, as people read it. */
export interface ColleagueChange {
  readonly creator: string;
  readonly field: EditableField;
  readonly value: string;
  /** The cell has an edit that is not sent, so that the two are in conflict. */
  readonly edited: boolean;
}

export interface Choices {
  readonly platforms: readonly string[];
  readonly statuses: readonly Named[];
  readonly labels: readonly Named[];
  readonly members: readonly Named[];
  /** null until somebody chooses by group: they cost a request of their own. */
  readonly groups: readonly Named[] | null;
  /** Which of the members this person is, when they have said so. */
  readonly me: Id | null;
  /** ISO 8601: when the lists were read. */
  readonly readAt: string;
}

/** `waitMs` > 0: the CRM's limit is reached; call again after that time. */
export interface PullProgress {
  readonly pullId: string;
  readonly done: number;
  readonly total: number | null;
  readonly waitMs: number;
  readonly finished: PullReport | null;
}

export interface PullReport {
  readonly creators: number;
  readonly added: number;
  readonly updated: number;
  /** Of them, those of whom the CRM holds another value of an editable field than at the last refresh; their rows say which. */
  readonly changed: number;
  readonly left: number;
  /** Archived in the CRM meanwhile, so that they left the view. */
  readonly archived: number;
  readonly gone: number;
  readonly editsKept: number;
  /** The CRM's list changed while it was read, or counts more creators than it showed: some may be missing. */
  readonly incomplete: boolean;
  /** Some of the CRM's keys that got no column, because they are too many or too long; absent = none was left out. */
  readonly leftOut?: readonly string[];
  /** Only what changed since the refresh before was asked for: when that was, and when everything was read last (ISO 8601). Absent = everything was read. */
  readonly changedSince?: { readonly refresh: string; readonly whole: string };
}

export interface CheckProgress {
  readonly runId: string;
  readonly done: number;
  readonly total: number;
  readonly waitMs: number;
  /** ready = the review can be opened; nothing = 0 changes. */
  readonly outcome: 'going' | 'ready' | 'nothing';
}

/** A value as people read it. Labels come as what is kept, added and removed, by name. */
export type Shown =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'labels'; readonly kept: readonly string[]; readonly added: readonly string[]; readonly removed: readonly string[] };

export interface ReviewRow {
  /** Names it as long as the run stands. */
  readonly n: number;
  readonly creatorId: string;
  readonly creator: string;
  readonly owner: string;
  readonly row: number;
  readonly field: ChangeableField;
  readonly before: Shown;
  readonly after: Shown;
  readonly kind: 'set' | 'clear' | 'labels' | 'archive' | 'restore';
  readonly removesLabels: boolean;
  readonly creates: boolean;
  /** Undoing the run can bring the value back: not where the creator is new, nor where the CRM cannot make it blank again. */
  readonly undoable: boolean;
  /** The row is hidden by a filter or by hand. */
  readonly hidden: boolean;
  /** How the review begins. */
  readonly ticked: boolean;
  /** Why somebody may want to look at it apart; absent = nothing of it is surprising. */
  readonly surprises?: readonly Surprise[];
}

export type ConflictAnswer = 'mine' | 'theirs' | 'both' | 'later';

export interface ConflictRow {
  readonly n: number;
  readonly creatorId: string;
  readonly creator: string;
  readonly row: number;
  readonly field: EditableField;
  readonly was: Shown | null;
  readonly mine: Shown;
  readonly theirs: Shown;
  readonly answers: readonly ConflictAnswer[];
  readonly answer: ConflictAnswer;
}

/** `restore-in-crm` begins a run of its own, reviewed like any other. */
export type Repair =
  | 'restore-in-crm'
  | 'use-near'
  | 'split-name'
  | 'use-row'
  | 'create-label'
  | 'restore-id'
  | 'restore-cells'
  | 'keep-edits'
  | 'restore-headings'
  | 'leave';

export interface WaitingRow {
  readonly rows: readonly number[];
  readonly creatorId: string | null;
  readonly creator: string;
  readonly field: ChangeableField | null;
  readonly cell: string;
  readonly reason: Reason;
  readonly repairs: readonly Repair[];
}

/** What the CRM counted for one body, beside what we count; null = the CRM does not say. */
export interface BodyCheck {
  readonly n: number;
  readonly creators: number;
  readonly existing: number | null;
  readonly creatable: number | null;
  readonly ourExisting: number;
  readonly ourCreatable: number;
  /** Of ours, creators whom the CRM refused by name: it may count them or not. */
  readonly refusedExisting: number;
  readonly refusedCreatable: number;
  readonly problem: Problem | null;
}

export interface Review {
  readonly runId: string;
  readonly digest: string;
  readonly language: Language;
  /** It is about invented creators, and nothing of it reaches a CRM. */
  readonly practice?: true;
  readonly tab: string;
  readonly tabId: number;
  readonly changes: readonly ReviewRow[];
  readonly conflicts: readonly ConflictRow[];
  readonly waiting: readonly WaitingRow[];
  /** Creators in the plan, each counted once. */
  readonly creators: number;
  readonly newCreators: number;
  readonly clears: number;
  readonly labelsRemoved: number;
  /** Of these, labels of cells that others were written over, which the person may choose to keep; those of cells that were emptied are not. */
  readonly labelsOverwritten: number;
  /** The person chose to keep labels that cells were overwritten without. */
  readonly keepsLabels: boolean;
  /** The run that this one takes back, and its time (ISO 8601); null for a Sync. */
  readonly undoes: { readonly runId: string; readonly at: string } | null;
  /** It archives creators (true) or restores them (false); null for a Sync, and for an undo of whatever. */
  readonly archives: boolean | null;
  /** Cells that the CRM changed since, which will be taken into the sheet. */
  readonly drift: number;
  readonly bodies: readonly BodyCheck[];
  /** Changes that go one by one, which the CRM cannot preview. */
  readonly withoutPreview: number;
  /** null when there were too many rows to ask for. */
  readonly hiddenRows: number | null;
  readonly requests: number;
  readonly seconds: number;
  /** When set, this number must be typed before sending. */
  readonly typedConfirmation: {
    readonly number: number;
    readonly why: 'many' | 'clears' | 'archives';
    readonly field: ChangeableField;
  } | null;
}

export interface SendProgress {
  readonly runId: string;
  /** It takes another run back. */
  readonly isUndo: boolean;
  readonly state: RunState;
  readonly total: number;
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  readonly left: number;
  readonly waitMs: number;
  readonly secondsLeft: number;
  /** null until the run is over, and of one whose entries cannot be read. */
  readonly results: RunResult | null;
}

export interface RunResult {
  /** Creators, each counted once: added, archived, restored, or changed in another way. */
  readonly updated: number;
  readonly added: number;
  readonly archived: number;
  readonly restored: number;
  readonly readBackAt: string;
  readonly notSent: readonly {
    readonly creatorId: string;
    readonly creator: string;
    readonly row: number | null;
    readonly field: ChangeableField;
    readonly outcome: 'rejected' | 'conflicted' | 'unknown' | 'moved';
    readonly problem: Problem | null;
  }[];
}
