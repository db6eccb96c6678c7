// The stored form of a run's head and entries: their shapes, and how they are validated when read back.

import * as z from 'zod/mini';
import type { ChangeSet } from '../../../contract/records';
import { type ChangeableField, type EditableField, isChangeable, isEditable } from '../../fields/fields';
import { scope, wholeFrom, wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, countOrNot, text, textOrNot, yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { CreatorId, FieldValue, Reason, RowNumber } from '../../sync/model';
import type {
  BodyRecord,
  ChangeRecord,
  ConflictRecord,
  CreatorRecord,
  Objection,
  Part,
  RemoteUpdateRecord,
  RunParts,
  WaitingRecord,
} from '../../sync/run';
import { SURPRISES } from '../../sync/surprises';
import { instant, type KeptRecord, kept } from '../kept';
import { channelSchema } from '../reading/channel-schema';
import { cursorSchema } from '../reading/read-remotes';

const changeable = once(() => z.custom<ChangeableField>((field) => typeof field === 'string' && isChangeable(field)));
const editable = once(() => z.custom<EditableField>((field) => typeof field === 'string' && isEditable(field)));
const creatorId = once(() => z.custom<CreatorId>((id) => typeof id === 'string'));
const row = once(() => z.custom<RowNumber>((number) => typeof number === 'number' && Number.isInteger(number) && number > 0));
const rows = once(() => z.array(row()));
const id = once(() => wholeFrom(0));
const value: () => z.ZodMiniType<FieldValue> = once(() => z.union([text(), count(), yes(), z.null(), z.array(wireId())]));
const yesOrNot = once(() => z.nullable(yes()));

const headSchema = () =>
  z.strictObject({
    runId: text(),
    state: z.enum(['checking', 'reviewing', 'confirmed', 'sending', 'paused', 'done', 'partly', 'cancelled']),
    tab: count(),
    tabName: text(),
    who: text(),
    /** Distinguishes people without naming them. */
    token: text(),
    scope: scope(),
    /** The run this one undoes; null for a Sync. */
    undoes: textOrNot(),
    /** Archives the creators of selected rows (true) or restores them (false); null for everything else. */
    archives: yesOrNot(),
    keepsLabels: yes(),
    /** Somebody ended it: nothing more is sent, and what is on its way is only read. */
    winding: yes(),
    /** When its check started and, once confirmed, when Send was pressed: the one time shown in its rows, lists of runs, and records. */
    startedAt: instant(),
    beatAt: instant(),
    /** Of the changes that can be confirmed; '' until they are planned. */
    digest: text(),
    /** How the remote rows are read, and how far that has got. */
    cursor: cursorSchema(),
    /** Where the entries are in the journal. */
    first: id(),
    count: id(),
    /** Stored for lists of runs, which read no entries. */
    totals: z.strictObject({ changes: count(), applied: count(), failed: count(), unknown: count(), underway: count(), added: count() }),
  });
export type RunHead = ShapeOf<typeof headSchema>;

export const HEAD = kept<RunHead>(1, headSchema);

export const objection: () => z.ZodMiniType<Objection | null> = once(() =>
  z.nullable(z.strictObject({ kind: text(), code: text(), summary: text(), hint: text(), url: text(), requestId: text() })),
);
const failed = once(() => z.array(z.strictObject({ creatorId: creatorId(), code: text(), reason: text() })));

const change = (): z.ZodMiniType<ChangeRecord> =>
  z.strictObject({
    id: id(),
    state: z.enum(['proposed', 'planned', 'left', 'applied', 'rejected', 'conflicted', 'moved', 'unknown']),
    creatorId: creatorId(),
    field: changeable(),
    before: value(),
    after: value(),
    creates: yes(),
    rows: rows(),
    creator: text(),
    owner: text(),
    cell: textOrNot(),
    hidden: yesOrNot(),
    takesOff: z.array(wireId()),
    surprises: z.exactOptional(z.readonly(z.array(z.enum(SURPRISES)))),
    answers: yes(),
    ticked: yesOrNot(),
    objection: objection(),
  });

const keptConflict = () =>
  z.strictObject({
    id: id(),
    state: z.enum(['mine', 'theirs', 'both', 'later']),
    creatorId: creatorId(),
    field: editable(),
    base: z.optional(value()),
    mine: value(),
    theirs: value(),
    both: value(),
    rows: rows(),
    creator: text(),
    owner: text(),
    cell: textOrNot(),
    hidden: yesOrNot(),
  });

/** JSON has no `undefined`, so a conflict without a base has no such key. */
const conflict = (): z.ZodMiniType<ConflictRecord> =>
  z.pipe(
    keptConflict(),
    z.transform((read): ConflictRecord => ({ ...read, base: read.base })),
  );

const reason = (): z.ZodMiniType<Reason> =>
  z.union([
    z.strictObject({ why: z.literal('unknown-name'), name: text(), near: z.array(text()) }),
    z.strictObject({ why: z.literal('ambiguous-name'), name: text() }),
    z.strictObject({ why: z.literal('too-long'), limit: count() }),
    z.strictObject({ why: z.literal('merged-cells'), cells: text() }),
    z.strictObject({ why: z.literal('changed-since'), mine: text(), theirs: text() }),
    z.strictObject({ why: z.literal('rows-disagree'), rows: z.array(z.strictObject({ row: row(), text: text() })) }),
    z.strictObject({ why: z.literal('mixed-up-row'), belongsTo: z.nullable(creatorId()) }),
    z.strictObject({ why: z.literal('id-cleared'), belongsTo: creatorId() }),
    z.strictObject({ why: z.literal('refused-by-crm'), summary: text() }),
    z.strictObject({
      why: z.enum([
        'cannot-clear',
        'looks-like-formula',
        'not-an-email',
        'not-a-link',
        'error-in-cell',
        'shortened-number',
        'changes-by-itself',
        'shows-a-name',
        'not-shown-by-crm',
        'unknown-id',
        'column-sorted-alone',
        'gone',
        'archived',
        'not-in-crm',
        'needs-existing',
        'exists-already',
        'edited-here',
        'stays-created',
      ]),
    }),
  ]);

const waiting = (): z.ZodMiniType<WaitingRecord> =>
  z.strictObject({
    id: id(),
    rows: rows(),
    creatorId: z.nullable(creatorId()),
    field: z.nullable(editable()),
    cell: text(),
    reason: reason(),
    creator: text(),
  });

const remoteUpdate = (): z.ZodMiniType<RemoteUpdateRecord> =>
  z.strictObject({
    id: id(),
    state: z.enum(['drift', 'agreed', 'theirs', 'taken']),
    creatorId: creatorId(),
    field: editable(),
    value: value(),
    cell: textOrNot(),
  });

const changeSet = (): z.ZodMiniType<ChangeSet> =>
  z.strictObject({
    status: z.exactOptional(wireId()),
    labels: z.exactOptional(z.strictObject({ operation: z.enum(['add', 'remove']), labelIds: z.array(wireId()) })),
    owner: z.exactOptional(z.nullable(wireId())),
    archived: z.exactOptional(yes()),
    email: z.exactOptional(text()),
    contactLink: z.exactOptional(text()),
    notes: z.exactOptional(text()),
  });

const body = (): z.ZodMiniType<BodyRecord> =>
  z.strictObject({
    id: id(),
    state: z.enum(['planned', 'sent', 'answered', 'settled']),
    body: z.strictObject({
      kind: z.enum(['batch', 'update', 'archive', 'restore']),
      ids: z.array(creatorId()),
      set: changeSet(),
      creates: yes(),
    }),
    newIds: z.array(creatorId()),
    key: text(),
    check: z.nullable(
      z.strictObject({ existing: countOrNot(), creatable: countOrNot(), token: textOrNot(), objection: objection(), failed: failed() }),
    ),
    attempts: count(),
    requestId: text(),
    objection: objection(),
    failed: failed(),
  });

const creator = (): z.ZodMiniType<CreatorRecord> =>
  z.strictObject({
    id: id(),
    creatorId: creatorId(),
    remote: z.nullable(
      z.union([z.strictObject({ found: z.literal(true), channel: channelSchema() }), z.strictObject({ found: z.literal(false) })]),
    ),
  });

/** How the entries of each part are stored. */
export const ENTRIES: { readonly [P in Part]: KeptRecord<RunParts[P]> } = {
  changes: kept(1, change),
  conflicts: kept(1, conflict),
  waiting: kept(1, waiting),
  remoteUpdates: kept(1, remoteUpdate),
  bodies: kept(1, body),
  creators: kept(1, creator),
};
