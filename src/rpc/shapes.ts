// What is exchanged between the pages and the server, as JSON values.

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
    /** What ended then was a refresh; absent = the first pull. */
    readonly refreshed?: true;
  } | null;
  /** Other tabs of this file have a view, too. */
  readonly hasOthers?: true;
  /** It has our columns and no view: it was duplicated, or copied together with the file. Absent = no. */
  readonly isCopy?: true;
  /** It is the Changes tab. */
  readonly isChangeLog: boolean;
  /** A pull that was stopped, or whose page was closed; `total` null when the CRM does not say. */
  readonly unfinishedPull: { readonly pullId: string; readonly done: number; readonly total: number | null } | null;
}

export interface EditCount {
  readonly edits: number;
  readonly rows: number;
  readonly byField: readonly { readonly field: EditableField; readonly edits: number; readonly clears: number }[];
  /** Labels that overwriting cells would remove. */
  readonly labelsRemoved: number;
  /** Rows or fields held back, with the reason; at most 50 of `waitingTotal`. */
  readonly waiting: readonly WaitingRow[];
  readonly waitingTotal: number;
  /** The rows of all of these, each counted once. */
  readonly waitingRows: number;
  /** Cells with something to fix that discarding would reset. */
  readonly waitingCells: number;
  /** Rows with edits that the filter leaves visible; null when there are too many to check. */
  readonly visibleRows: number | null;
  /**
   * Rows with edits that are selected, without those a filter hides; null when there are too many to check. Rows hidden by hand count until
   * they are looked up.
   */
  readonly selectedRows: number | null;
  /** The tab's filter shows only certain rows by their word in the Sync column. */
  readonly onlySome: boolean;
  /** Problems with the whole tab that must be fixed first, e.g. a deleted id column. */
  readonly troubles: readonly TabTrouble[];
}

export type TabTrouble =
  | { readonly what: 'id-column-missing' }
  | { readonly what: 'column-missing' | 'column-renamed' | 'column-twice'; readonly field: string; readonly heading: string }
  | { readonly what: 'not-pulled' };

/** Numbers of changes. */
export interface RunCounts {
  readonly total: number;
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  /** Sent, and not read back yet. */
  readonly underway: number;
}

export interface RunCard extends RunCounts {
  /** It undid another run. */
  readonly isUndo: boolean;
  /** It archived creators (true) or restored them (false); null = neither. */
  readonly archives: boolean | null;
  readonly runId: string;
  /** '' if Google does not tell. */
  readonly who: string;
  /** The run belongs to the person looking. */
  readonly isMine: boolean;
  /** When Send was pressed, which is also the time its rows show; before that, when its check started. ISO 8601. */
  readonly startedAt: string;
  readonly state: RunState;
  readonly tab: string;
  /** Not sent. */
  readonly left: number;
}

/** reviewing -> confirmed -> sending -> done | partly; paused and stopped runs can be resumed. */
export type RunState = 'checking' | 'reviewing' | 'confirmed' | 'sending' | 'paused' | 'done' | 'partly' | 'cancelled';

/** Something stored in the document that is unreadable: damaged, or written by a later version of the add-on. */
export interface Unreadable {
  readonly what: 'account' | 'view' | 'base' | 'pull' | 'mutation' | 'run';
  readonly why: 'damaged' | 'newer';
}

/** The practice steps, completed by what really happened. */
const PRACTICE_STEPS = ['edited', 'checked', 'sent', 'undone'] as const;

/** `here`: the active tab is this person's practice; `copy`: it only looks like one; `elsewhere`: their practice is another tab. */
export interface PracticeCard {
  readonly where: 'here' | 'copy' | 'elsewhere';
  /** null = none of them is to be shown. */
  readonly steps: Readonly<Record<(typeof PRACTICE_STEPS)[number], boolean>> | null;
}

/** What a colleague changed in the practice CRM, as people read it. */
export interface ColleagueChange {
  readonly creator: string;
  readonly field: EditableField;
  readonly value: string;
  /** The cell has an unsent edit, so the two are in conflict. */
  readonly edited: boolean;
}

export interface Choices {
  readonly platforms: readonly string[];
  readonly statuses: readonly Named[];
  readonly labels: readonly Named[];
  readonly members: readonly Named[];
  /** null until somebody chooses by group: they cost a separate request. */
  readonly groups: readonly Named[] | null;
  /** Which of the members this person is, if they have said so. */
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
  /** Of those, creators with an editable field whose CRM value changed since the last refresh; their rows say which. */
  readonly changed: number;
  readonly left: number;
  /** Archived in the CRM meanwhile, and therefore no longer in the view. */
  readonly archived: number;
  readonly gone: number;
  readonly editsKept: number;
  /** The CRM's list changed while it was being read, or counts more creators than it showed: some may be missing. */
  readonly incomplete: boolean;
  /** Some of the CRM's keys that got no column, because they are too many or too long; absent = none was left out. */
  readonly leftOut?: readonly string[];
  /** Set if only changes were asked for: when the previous refresh, and the last full one, took place (ISO 8601). */
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

/** A value as people read it. Labels are split into kept, added, and removed, by name. */
export type Shown =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'labels'; readonly kept: readonly string[]; readonly added: readonly string[]; readonly removed: readonly string[] };

export interface ReviewRow {
  /** Identifies it for the lifetime of the run. */
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
  /** Undoing the run can restore the value: not if the creator is new, nor if the CRM cannot make it blank again. */
  readonly undoable: boolean;
  /** The row is hidden by a filter or by hand. */
  readonly hidden: boolean;
  /** The initial state in the review. */
  readonly ticked: boolean;
  /** Why it may deserve a separate look; absent = nothing about it is surprising. */
  readonly surprises?: readonly Surprise[];
}

export const CONFLICT_ANSWERS = ['mine', 'theirs', 'both', 'later'] as const;
export type ConflictAnswer = (typeof CONFLICT_ANSWERS)[number];

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
  /** Chosen in a window that was closed before it was applied; absent = none was. */
  readonly chosen?: ConflictAnswer;
}

/** `restore-in-crm` starts a run of its own, reviewed like any other. */
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

/** What the CRM counted for one body, beside our own count; null = the CRM does not say. */
export interface BodyCheck {
  readonly n: number;
  readonly creators: number;
  readonly existing: number | null;
  readonly creatable: number | null;
  readonly ourExisting: number;
  readonly ourCreatable: number;
  /** Of ours, creators the CRM refused by name: it may or may not count them. */
  readonly refusedExisting: number;
  readonly refusedCreatable: number;
  readonly problem: Problem | null;
}

export interface Review {
  readonly runId: string;
  readonly digest: string;
  readonly language: Language;
  /** It is about invented creators, and nothing of it reaches a real CRM. */
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
  /** Of these, labels overwritten with others, which the person may keep; labels of emptied cells are not included. */
  readonly labelsOverwritten: number;
  /** The person chose to keep labels that cells were overwritten without. */
  readonly keepsLabels: boolean;
  /** The run this one undoes, and its time (ISO 8601); null for a Sync. */
  readonly undoes: { readonly runId: string; readonly at: string } | null;
  /** It archives creators (true) or restores them (false); null for a Sync, and for an undo of either. */
  readonly archives: boolean | null;
  /** Cells the CRM has changed since, which will be taken into the sheet. */
  readonly drift: number;
  /** Cells that show the CRM's value again because the person chose it: in a conflict, or by keeping every label of a cell. */
  readonly theirs: number;
  readonly bodies: readonly BodyCheck[];
  /** Changes sent one by one, which the CRM cannot preview. */
  readonly withoutPreview: number;
  /** null when there were too many rows to check. */
  readonly hiddenRows: number | null;
  readonly requests: number;
  readonly seconds: number;
  /** If set, this number must be typed before sending. */
  readonly typedConfirmation: {
    readonly number: number;
    readonly why: 'many' | 'clears' | 'archives';
    readonly field: ChangeableField;
  } | null;
}

export interface SendProgress extends RunCounts {
  readonly runId: string;
  /** It undoes another run. */
  readonly isUndo: boolean;
  readonly state: RunState;
  /** Not settled, including those under way. */
  readonly left: number;
  readonly waitMs: number;
  readonly secondsLeft: number;
  /** null until the run is over, and if its entries are unreadable. */
  readonly results: RunResult | null;
}

export interface RunResult {
  /** Creators, each counted once: added, archived, restored, or otherwise changed. */
  readonly updated: number;
  readonly added: number;
  readonly archived: number;
  readonly restored: number;
  /** Cells took the CRM's value. */
  readonly fromCrm: boolean;
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
