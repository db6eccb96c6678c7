// A run: what was proposed, confirmed, sent, and acknowledged, each entry under its own id. Immutable: every step returns a new run.

import { eachOf } from '../../contract/named';
import { type Channel, SHOWN_ONLY, TEXT_FIELDS } from '../fields/fields';
import type { Body } from './bodies';
import type { Conflict, Remote, RemoteUpdate } from './merge-all';
import type { Change, CreatorId, FieldValue, Id, RowNumber, Waiting } from './model';
import type { Surprise } from './surprises';
import { isIds, sameValue, textValue, without } from './values';

/**
 * checking: the CRM is being read and asked · reviewing: waits for the person · confirmed: will be sent · sending · paused: can be resumed
 * · done: everything acknowledged · partly: something was not · cancelled: nothing (more) will be sent.
 */
export type RunState = 'checking' | 'reviewing' | 'confirmed' | 'sending' | 'paused' | 'done' | 'partly' | 'cancelled';

/**
 * proposed -> planned (confirmed) or left (unticked) -> applied: a read-back shows the wanted value; rejected: the CRM refused; conflicted:
 * somebody else changed the value in the CRM after the review, before or after it was sent; moved: the row, or what else is known of the
 * creator, is not as reviewed, not sent; unknown: the outcome is not known yet.
 */
export type ChangeState = 'proposed' | 'planned' | 'left' | 'applied' | 'rejected' | 'conflicted' | 'moved' | 'unknown';

/** planned -> sent (the request is or was on its way) -> answered -> settled (read back). */
export type BodyState = 'planned' | 'sent' | 'answered' | 'settled';

/**
 * Identifies one entry of a run everywhere: in the review, in the journal, and in the person's answers. Ids increase in the order of entry.
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
  /** The creator's rows when reviewed. */
  readonly rows: readonly RowNumber[];
  readonly creator: string;
  readonly owner: string;
  /** The edited cell's text: another text later means another edit. null = the change does not come from a cell (undo, archiving). */
  readonly cell: string | null;
  /** Whether a filter or a person hides its rows; null = not checked. */
  readonly hidden: boolean | null;
  /** Labels the CRM holds that the cell was overwritten without; a person may choose to keep them. */
  readonly takesOff: readonly Id[];
  /** Why it may deserve a separate look; absent = nothing about it is surprising. */
  readonly surprises?: readonly Surprise[];
  /** It resolves a conflict. */
  readonly answers: boolean;
  /** Whether the person ticked it, sent or not; null = the review's default (`tickedAtFirst`). */
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
  /** Whether a filter or a person hides its rows; null = not checked. */
  readonly hidden: boolean | null;
}

export interface WaitingRecord extends Waiting {
  readonly id: EntryId;
  readonly creator: string;
}

/** A cell that takes the CRM's value when the run is sent; `theirs` even overwrites the edit in it. */
export interface RemoteUpdateRecord extends RemoteUpdate {
  readonly id: EntryId;
  readonly state: 'drift' | 'agreed' | 'theirs' | 'taken';
  /** The edit that yields: another text later is another edit, and stays. null = there was none. */
  readonly cell: string | null;
}

export interface BodyRecord {
  readonly id: EntryId;
  readonly state: BodyState;
  readonly body: Body;
  /** The ids this run creates. */
  readonly newIds: readonly CreatorId[];
  /** The idempotency key: stored before sending, and used for this body only. */
  readonly key: string;
  /** The result of validate and preview; null = not asked yet. Only a `batch` is ever asked about. */
  readonly check: BodyChecked | null;
  /** How many times it has been sent. */
  readonly attempts: number;
  readonly requestId: string;
  /** Against the whole body. */
  readonly objection: Objection | null;
  /** Against single creators, if the CRM names them. */
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

/** A creator of the run, with what the CRM held when read; null when not read yet. */
export interface CreatorRecord {
  readonly id: EntryId;
  readonly creatorId: CreatorId;
  readonly remote: Remote | null;
}

/**
 * A CRM row reduced to what a plan and its review need, so that it fits the journal however much the CRM holds: display-only fields are
 * dropped, except the time of change.
 */
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

/** The entries of each part, in order. */
export type Run = { readonly [P in Part]: ReadonlyMap<EntryId, RunParts[P]> };

/** An entry that has no id in a run yet. */
export type Draft<R extends { readonly id: EntryId }> = Omit<R, 'id'>;

export type RunDrafts = { readonly [P in Part]?: readonly Draft<RunParts[P]>[] };

/** The order of the parts in the journal. */
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

/** Appends entries to the parts of a run. Their ids start above those of `run` and of `former`. */
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

/** The run with these entries replacing those with the same id. */
export const withChanges = (run: Run, changes: readonly ChangeRecord[]): Run => ({ ...run, changes: put(run.changes, changes) });
export const withConflicts = (run: Run, all: readonly ConflictRecord[]): Run => ({ ...run, conflicts: put(run.conflicts, all) });
export const withBodies = (run: Run, bodies: readonly BodyRecord[]): Run => ({ ...run, bodies: put(run.bodies, bodies) });
export const withCreators = (run: Run, creators: readonly CreatorRecord[]): Run => ({ ...run, creators: put(run.creators, creators) });
export const withRemoteUpdates = (run: Run, all: readonly RemoteUpdateRecord[]): Run => ({
  ...run,
  remoteUpdates: put(run.remoteUpdates, all),
});

/** The entries for which `keeps` is true. */
export const only = <R extends { readonly id: EntryId }>(
  entries: ReadonlyMap<EntryId, R>,
  keeps: (entry: R) => boolean,
): ReadonlyMap<EntryId, R> => new Map([...entries].filter(([, entry]) => keeps(entry)));

/** Whether the body carries this change. */
export const carries = ({ ids, set }: Body, { creatorId, field }: Pick<Change, 'creatorId' | 'field'>): boolean =>
  field in set && ids.includes(creatorId);

/** A change that keeps all its labels has nothing to send. */
export const changesSomething = ({ before, after }: Pick<Change, 'before' | 'after'>): boolean => !sameValue(before, after);

/** A conflict resolved with something to send, as the change it becomes. */
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
