// A run: what was proposed, confirmed, sent and acknowledged, each entry under an id of its own. Every step gives a new run.

import { eachOf } from '../../contract/named';
import { type Channel, SHOWN_ONLY, TEXT_FIELDS } from '../fields/fields';
import type { Body } from './bodies';
import type { Conflict, Remote, RemoteUpdate } from './merge-all';
import type { Change, CreatorId, FieldValue, Id, RowNumber, Waiting } from './model';
import type { Surprise } from './surprises';
import { isIds, sameValue, textValue, without } from './values';

/**
 * checking: the CRM is being read and asked · reviewing: waits for the person · confirmed: will be sent · sending · paused: can go on ·
 * done: everything acknowledged · partly: something was not · cancelled: nothing (more) will be sent.
 */
export type RunState = 'checking' | 'reviewing' | 'confirmed' | 'sending' | 'paused' | 'done' | 'partly' | 'cancelled';

/**
 * proposed -> planned (confirmed) or left (unticked) -> applied: a read-back shows the wanted value; rejected: the CRM said no;
 * conflicted: a read-back shows another value; moved: sheet or CRM changed after the review, not sent; unknown: nobody knows yet.
 */
export type ChangeState = 'proposed' | 'planned' | 'left' | 'applied' | 'rejected' | 'conflicted' | 'moved' | 'unknown';

/** planned -> sent (a request is on its way, or was) -> answered -> settled (read back). */
export type BodyState = 'planned' | 'sent' | 'answered' | 'settled';

/**
 * Names one entry of a run in every part of it: in the review, in the journal and in what the person answers. An entry that comes later has a
 * higher one.
 */
export type EntryId = number;

/** What the CRM, or the way to it, said against something. */
export interface Objection {
  readonly kind: string;
  readonly code: string;
  readonly summary: string;
  readonly hint: string;
  readonly url: string;
  readonly requestId: string;
}

export interface ChangeRecord extends Change {
  readonly id: EntryId;
  readonly state: ChangeState;
  /** Where the creator stood when reviewed. */
  readonly rows: readonly RowNumber[];
  readonly creator: string;
  readonly owner: string;
  /** The text of the edited cell: another text later means another edit. null = the change comes from no cell (an undo, archiving). */
  readonly cell: string | null;
  /** A filter or a person hides its rows; null = not asked. */
  readonly hidden: boolean | null;
  /** Labels that the CRM holds and the cell was overwritten without; a person may choose to keep them. */
  readonly takesOff: readonly Id[];
  /** Why somebody may want to look at it apart; absent = nothing of it is surprising. */
  readonly surprises?: readonly Surprise[];
  /** It answers a conflict. */
  readonly answers: boolean;
  /** Whether the person ticked it, sent or not; null = as a review ticks it of itself (`tickedAtFirst`). */
  readonly ticked: boolean | null;
  readonly objection: Objection | null;
}

export type ConflictAnswer = 'mine' | 'theirs' | 'both' | 'later';

export interface ConflictRecord extends Conflict {
  readonly id: EntryId;
  readonly state: ConflictAnswer;
  readonly rows: readonly RowNumber[];
  readonly creator: string;
  readonly owner: string;
  readonly cell: string | null;
  /** A filter or a person hides its rows; null = not asked. */
  readonly hidden: boolean | null;
}

export interface WaitingRecord extends Waiting {
  readonly id: EntryId;
  readonly creator: string;
}

/** A cell that takes the CRM's value when the run is sent: `theirs` even over the edit in it. */
export interface RemoteUpdateRecord extends RemoteUpdate {
  readonly id: EntryId;
  readonly state: 'drift' | 'agreed' | 'theirs' | 'taken';
  /** The edit that gives way: another text later is another edit, and stays. null = there was none. */
  readonly cell: string | null;
}

export interface BodyRecord {
  readonly id: EntryId;
  readonly state: BodyState;
  readonly body: Body;
  /** Those of its ids that come into the CRM by this run. */
  readonly newIds: readonly CreatorId[];
  /** Stored before sending, used for this very body only. */
  readonly key: string;
  /** What validate and preview said; null = not asked yet. Only a `batch` is ever asked about. */
  readonly check: BodyChecked | null;
  /** How often it has been sent. */
  readonly attempts: number;
  readonly requestId: string;
  /** Against the whole body. */
  readonly objection: Objection | null;
  /** Against single creators, when the CRM names them. */
  readonly failed: readonly FailedCreator[];
}

export interface FailedCreator {
  readonly creatorId: CreatorId;
  readonly code: string;
  readonly reason: string;
}

export interface BodyChecked {
  readonly existing: number | null;
  readonly creatable: number | null;
  readonly token: string | null;
  readonly objection: Objection | null;
  readonly failed: readonly FailedCreator[];
}

/** A creator of the run, with what the CRM held when it was read; null when not read yet. */
export interface CreatorRecord {
  readonly id: EntryId;
  readonly creatorId: CreatorId;
  readonly remote: Remote | null;
}

/** A CRM row cut down to what a plan and its review need of it, so that it fits the journal however much the CRM holds: what is only shown is left out, but for when it was changed. */
export function forPlan(channel: Channel): Channel {
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : textValue(value));
  return { ...channel, ...SHOWN_ONLY, updatedAt: channel.updatedAt, ...eachOf(TEXT_FIELDS, (field) => text(channel[field])), extras: {} };
}

export interface RunParts {
  readonly changes: ChangeRecord;
  readonly conflicts: ConflictRecord;
  readonly waiting: WaitingRecord;
  readonly remoteUpdates: RemoteUpdateRecord;
  readonly bodies: BodyRecord;
  readonly creators: CreatorRecord;
}

export type Part = keyof RunParts;

/** The entries of each part, in their order. */
export type Run = { readonly [P in Part]: ReadonlyMap<EntryId, RunParts[P]> };

/** An entry before it has a place in a run. */
export type Draft<R extends { readonly id: EntryId }> = Omit<R, 'id'>;

export type RunDrafts = { readonly [P in Part]?: readonly Draft<RunParts[P]>[] };

/** In this order parts stand in the journal. */
export const PARTS = ['changes', 'conflicts', 'waiting', 'remoteUpdates', 'bodies', 'creators'] as const satisfies readonly Part[];

export const EMPTY_RUN: Run = {
  changes: new Map(),
  conflicts: new Map(),
  waiting: new Map(),
  remoteUpdates: new Map(),
  bodies: new Map(),
  creators: new Map(),
};

export const runOf = (drafts: RunDrafts): Run => withDrafts(EMPTY_RUN, drafts);

/** The run with further entries at the end of their parts. Their ids begin above those of `run` and of `former`. */
export function withDrafts(run: Run, drafts: RunDrafts, former: Run = run): Run {
  let next = 1 + Math.max(lastId(run), lastId(former));
  const added = <R extends { readonly id: EntryId }>(
    known: ReadonlyMap<EntryId, R>,
    more: readonly Draft<R>[] | undefined,
    entryOf: (draft: Draft<R>, id: EntryId) => R,
  ): ReadonlyMap<EntryId, R> => {
    if (more === undefined || more.length === 0) return known;
    const entries = new Map(known);
    for (const draft of more) {
      entries.set(next, entryOf(draft, next));
      next += 1;
    }
    return entries;
  };
  return {
    changes: added(run.changes, drafts.changes, (draft, id) => ({ ...draft, id })),
    conflicts: added(run.conflicts, drafts.conflicts, (draft, id) => ({ ...draft, id })),
    waiting: added(run.waiting, drafts.waiting, (draft, id) => ({ ...draft, id })),
    remoteUpdates: added(run.remoteUpdates, drafts.remoteUpdates, (draft, id) => ({ ...draft, id })),
    bodies: added(run.bodies, drafts.bodies, (draft, id) => ({ ...draft, id })),
    creators: added(run.creators, drafts.creators, (draft, id) => ({ ...draft, id })),
  };
}

function lastId(run: Run): EntryId {
  let last = -1;
  for (const part of PARTS) for (const id of run[part].keys()) last = Math.max(last, id);
  return last;
}

const put = <R extends { readonly id: EntryId }>(known: ReadonlyMap<EntryId, R>, entries: readonly R[]): ReadonlyMap<EntryId, R> =>
  entries.length === 0 ? known : new Map([...known, ...entries.map((entry): [EntryId, R] => [entry.id, entry])]);

/** The run with these entries in the place of those with the same id. */
export const withChanges = (run: Run, changes: readonly ChangeRecord[]): Run => ({ ...run, changes: put(run.changes, changes) });
export const withConflicts = (run: Run, all: readonly ConflictRecord[]): Run => ({ ...run, conflicts: put(run.conflicts, all) });
export const withBodies = (run: Run, bodies: readonly BodyRecord[]): Run => ({ ...run, bodies: put(run.bodies, bodies) });
export const withCreators = (run: Run, creators: readonly CreatorRecord[]): Run => ({ ...run, creators: put(run.creators, creators) });
export const withRemoteUpdates = (run: Run, all: readonly RemoteUpdateRecord[]): Run => ({
  ...run,
  remoteUpdates: put(run.remoteUpdates, all),
});

/** Those of the entries that `keeps` says yes to. */
export const only = <R extends { readonly id: EntryId }>(
  entries: ReadonlyMap<EntryId, R>,
  keeps: (entry: R) => boolean,
): ReadonlyMap<EntryId, R> => new Map([...entries].filter(([, entry]) => keeps(entry)));

/** Whether the body brings this change into the CRM. */
export const carries = ({ ids, set }: Body, { creatorId, field }: Pick<Change, 'creatorId' | 'field'>): boolean =>
  field in set && ids.includes(creatorId);

/** A change whose labels are all kept has nothing to send. */
export const changesSomething = ({ before, after }: Pick<Change, 'before' | 'after'>): boolean => !sameValue(before, after);

/** A conflict that was answered with something to send, as the change that it becomes. */
export function answered(conflict: ConflictRecord): Draft<ChangeRecord> | null {
  const after: FieldValue | null = conflict.state === 'mine' ? conflict.mine : conflict.state === 'both' ? conflict.both : null;
  if (conflict.state !== 'mine' && (conflict.state !== 'both' || after === null)) return null;
  const { creatorId, field, rows, creator, owner, cell, hidden, theirs } = conflict;
  return {
    state: 'proposed',
    creatorId,
    field,
    before: theirs,
    after,
    creates: false,
    rows,
    creator,
    owner,
    cell,
    hidden,
    takesOff: isIds(theirs) && isIds(after) ? without(theirs, after) : [],
    answers: true,
    ticked: null,
    objection: null,
  };
}
