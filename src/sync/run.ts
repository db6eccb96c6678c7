// A run as it stands in the journal: what was proposed, confirmed, sent and acknowledged, as rows of text.

import { type Channel, eachOf, SHOWN_ONLY, TEXT_FIELDS } from '../fields/fields';
import type { Body } from './bodies';
import type { Conflict, Remote, RemoteUpdate } from './merge-all';
import type { Change, CreatorId, FieldValue, Id, RowNumber, Waiting } from './model';
import { inPieces } from './pieces';
import { isIds, textValue, without } from './values';

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
  readonly is: 'change';
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
  /** It answers a conflict. */
  readonly answers: boolean;
  readonly objection: Objection | null;
}

export type ConflictAnswer = 'mine' | 'theirs' | 'both' | 'later';

export interface ConflictRecord extends Conflict {
  readonly is: 'conflict';
  readonly state: ConflictAnswer;
  readonly rows: readonly RowNumber[];
  readonly creator: string;
  readonly owner: string;
  readonly cell: string | null;
  /** A filter or a person hides its rows; null = not asked. */
  readonly hidden: boolean | null;
}

export interface WaitingRecord extends Waiting {
  readonly is: 'waiting';
  readonly state: 'held';
  readonly creator: string;
}

/** A cell that takes the CRM's value when the run is sent: `theirs` even over the edit in it. */
export interface RemoteUpdateRecord extends RemoteUpdate {
  readonly is: 'remote-update';
  readonly state: 'drift' | 'agreed' | 'theirs' | 'taken';
  /** The edit that gives way: another text later is another edit, and stays. null = there was none. */
  readonly cell: string | null;
}

export interface BodyRecord {
  readonly is: 'body';
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
  readonly is: 'creator';
  readonly state: 'asked';
  readonly creatorId: CreatorId;
  readonly remote: Remote | null;
}

/** A CRM row cut down to what a plan needs of it, so that it fits the journal however much the CRM holds: what is only shown is left out. */
export function forPlan(channel: Channel): Channel {
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : textValue(value));
  return { ...channel, ...SHOWN_ONLY, ...eachOf(TEXT_FIELDS, (field) => text(channel[field])), extras: {} };
}

export type RunRecord = ChangeRecord | ConflictRecord | WaitingRecord | RemoteUpdateRecord | BodyRecord | CreatorRecord;

/** The longest record is a conflict: base, mine, theirs and cell of TEXT_LIMIT each and both together, all twice as long when escaped. */
const PIECES = 4;

/** is | state | the rest as JSON, over as many cells as it needs */
export const RUN_WIDTH = 2 + PIECES;

export function encodeRecord(record: RunRecord): readonly string[] {
  const { is, state, ...rest } = record;
  const pieces = inPieces(JSON.stringify(rest), PIECES);
  if (pieces === null) throw new Error(`a ${is} does not fit the journal`);
  return [is, state, ...pieces];
}

export function decodeRecord([is = '', state = '', ...pieces]: readonly string[]): RunRecord {
  return { is, state, ...(JSON.parse(pieces.join('') || '{}') as object) } as RunRecord;
}

/** A conflict that was answered with something to send, as the change that it becomes. */
export function answered(conflict: ConflictRecord): ChangeRecord | null {
  const after: FieldValue | null = conflict.state === 'mine' ? conflict.mine : conflict.state === 'both' ? conflict.both : null;
  if (conflict.state !== 'mine' && (conflict.state !== 'both' || after === null)) return null;
  const { creatorId, field, rows, creator, owner, cell, hidden, theirs } = conflict;
  return {
    is: 'change',
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
    objection: null,
  };
}
