// The review of a run as the dialog shows it, and its confirmation.

import { crmContract } from '../../../contract/table';
import type { BodyCheck, ConflictRow, Review, ReviewRow, SendProgress, Shown } from '../../rpc/shapes';
import type { CreatorId, FieldValue } from '../../sync/model';
import { createNames, type Names } from '../../sync/names';
import type { BodyRecord, ChangeRecord, ConflictRecord, RemoteUpdateRecord, RunRecord, WaitingRecord } from '../../sync/run';
import { isBlank, isIds, visibleText, without } from '../../sync/values';
import type { Words } from '../../text/en';
import { keptCredits } from '../account/key-news';
import { keptLists } from '../account/lists';
import type { Context } from '../context';
import { repairsFor } from '../edits/repair';
import { secondsFor } from '../reading/estimate';
import { done, failed, type Result } from '../result';
import { viewOf } from '../tab/view-store';
import { keepRecords, type RunHead, recordsOf, runHead, runHeads } from './journal';
import { holdLease } from './lease';
import { problemFrom } from './objection';
import { bodiesFor, changesSomething, textOf } from './plan-run';
import { progressOf } from './run-progress';
import { typedConfirmationFor } from './typed-confirmation';
import { valueText } from './value-text';
import { idsPerRound, requestsFor } from './work';

/** The run that this person is looking at: the newest of theirs that waits for them. */
function openReviewOf(ctx: Context, runId: string): RunHead | null {
  if (runId !== 'current') return runHead(ctx, runId);
  const mine = runHeads(ctx).filter(({ token, state }) => token === ctx.person.token && (state === 'reviewing' || state === 'checking'));
  return mine[mine.length - 1] ?? null;
}

export function readReview(ctx: Context, runId: string): Result<Review> {
  const head = openReviewOf(ctx, runId);
  if (head === null) return failed('stale-review');
  const records = recordsOf(ctx, head);
  const said = { names: createNames(keptLists(ctx)), words: ctx.words };
  const changes = changesOf(records);
  const bodies = ofKind(records, 'body');
  const creators = new Set(changes.map(({ creatorId }) => creatorId));
  const newOnes = new Set(changes.filter(({ creates }) => creates).map(({ creatorId }) => creatorId));
  const loners = new Set(bodies.flatMap(({ body }) => (body.kind === 'archive' || body.kind === 'restore' ? body.ids : [])));
  const requests = requestsFor(bodies, head);
  return done({
    runId: head.runId,
    digest: head.digest,
    language: ctx.language,
    tab: head.tabName,
    changes: records.flatMap((record, n) => (record.is === 'change' && changesSomething(record) ? [changeRow(record, n, said)] : [])),
    conflicts: records.flatMap((record, n) => (record.is === 'conflict' ? [conflictRow(record, n, said)] : [])),
    waiting: [...ofKind(records, 'waiting').map(waitingRowOf), ...refusedRows(records)],
    creators: creators.size,
    newCreators: newOnes.size,
    clears: changes.filter((change) => kindOf(change) === 'clear').length,
    labelsRemoved: changes.reduce((sum, change) => sum + removedLabels(change).length, 0),
    keepsLabels: head.keepsLabels,
    undoes: undoneBy(ctx, head),
    archives: head.archives,
    drift: ofKind(records, 'remote-update').filter(({ state }) => state === 'drift').length,
    bodies: bodies.flatMap((body, n) => (body.body.kind === 'batch' ? [bodyCheck(body, n)] : [])),
    withoutPreview: changes.filter((change) => isAlone(change, loners)).length,
    hiddenRows: hiddenRowsOf(changes),
    cannotUndo: changes.filter(cannotUndo).length,
    requests,
    seconds: secondsFor(requests),
    typedConfirmation: typedConfirmationFor(changes, viewOf(ctx, head.tab)?.creators ?? 0),
  });
}

type OfKind<K extends RunRecord['is']> = Extract<RunRecord, { readonly is: K }>;

function ofKind<K extends RunRecord['is']>(records: readonly RunRecord[], is: K): readonly OfKind<K>[] {
  return records.filter((record): record is OfKind<K> => record.is === is);
}

const changesOf = (records: readonly RunRecord[]): readonly ChangeRecord[] =>
  ofKind(records, 'change').filter((change) => change.state === 'proposed' && changesSomething(change));

/** A change that goes by itself: the CRM has no preview for it. */
const isAlone = ({ field, creatorId }: ChangeRecord, archivedAlone: ReadonlySet<CreatorId>): boolean =>
  crmContract.changes[field].carriedBy.value === 'update' || (field === 'archived' && archivedAlone.has(creatorId));

/** What values are told with: the names of statuses, members and labels, and the person's language. */
interface Said {
  readonly names: Names;
  readonly words: Words;
}

function shown(value: FieldValue | undefined, field: ChangeRecord['field'], { names, words }: Said): Shown {
  if (value === undefined || value === null) return { as: 'text', text: '' };
  if (isIds(value)) return { as: 'labels', kept: value.map((id) => names.nameOf('labels', id)), added: [], removed: [] };
  return { as: 'text', text: visibleText(valueText(field, value, names, words)) };
}

function shownAfter(change: ChangeRecord, said: Said): Shown {
  const { before, after, field } = change;
  if (!isIds(before) || !isIds(after)) return shown(after, field, said);
  const name = (id: string | number): string => said.names.nameOf('labels', id);
  const added = without(after, before);
  return { as: 'labels', kept: without(after, added).map(name), added: added.map(name), removed: without(before, after).map(name) };
}

const removedLabels = ({ before, after }: ChangeRecord): readonly (string | number)[] =>
  isIds(before) && isIds(after) ? without(before, after) : [];

function kindOf({ field, before, after }: ChangeRecord): ReviewRow['kind'] {
  if (field === 'labels') return 'labels';
  if (field === 'archived') return after === true ? 'archive' : 'restore';
  return isBlank(after) && !isBlank(before) ? 'clear' : 'set';
}

/** A creation stays, and what was blank cannot become blank again where the CRM has no way to clear it. */
const cannotUndo = ({ creates, field, before }: ChangeRecord): boolean =>
  creates || (isBlank(before) && field !== 'labels' && crmContract.changes[field].clear.value === 'impossible');

function changeRow(change: ChangeRecord, n: number, said: Said): ReviewRow {
  const { creatorId, creator, owner, rows, field, creates, hidden, takesOff } = change;
  return {
    n,
    creatorId,
    creator,
    owner,
    row: rows[0] ?? 0,
    field,
    before: shown(change.before, field, said),
    after: shownAfter(change, said),
    kind: kindOf(change),
    removesLabels: takesOff.length > 0 && removedLabels(change).length > 0,
    creates,
    hidden: hidden === true,
  };
}

function conflictRow(conflict: ConflictRecord, n: number, said: Said): ConflictRow {
  const { creatorId, creator, rows, field, state, both } = conflict;
  return {
    n,
    creatorId,
    creator,
    row: rows[0] ?? 0,
    field,
    was: conflict.base === undefined ? null : shown(conflict.base, field, said),
    mine: shown(conflict.mine, field, said),
    theirs: shown(conflict.theirs, field, said),
    answers: both === null ? ['mine', 'theirs', 'later'] : ['mine', 'theirs', 'both', 'later'],
    answer: state,
  };
}

const waitingRowOf = ({ rows, creatorId, creator, field, cell, reason }: WaitingRecord): Review['waiting'][number] => ({
  rows,
  creatorId,
  creator,
  field,
  cell,
  reason,
  repairs: repairsFor({ reason, field }),
});

/** Creators whom the CRM refused in its check, by name or alone in a body: they wait, the others go. */
function refusedRows(records: readonly RunRecord[]): Review['waiting'] {
  const bodies = ofKind(records, 'body');
  return changesOf(records).flatMap((change) => {
    const refusal = refusalOf(change, bodies);
    if (refusal === null) return [];
    const { rows, creatorId, creator, field, cell } = change;
    return [
      {
        rows,
        creatorId,
        creator,
        field,
        cell: cell ?? '',
        reason: { why: 'refused-by-crm' as const, summary: refusal },
        repairs: ['leave' as const],
      },
    ];
  });
}

function refusalOf(change: ChangeRecord, bodies: readonly BodyRecord[]): string | null {
  for (const { body, check } of bodies) {
    if (check === null || !body.ids.includes(change.creatorId) || !(change.field in body.set)) continue;
    const failure = check.failed.find(({ creatorId }) => creatorId === change.creatorId);
    if (failure !== undefined) return failure.reason;
    if (check.objection !== null) return check.objection.summary;
  }
  return null;
}

function bodyCheck({ body, newIds, check }: BodyRecord, n: number): BodyCheck {
  const ours = body.ids.length;
  return {
    n,
    creators: ours,
    existing: check?.existing ?? null,
    creatable: check?.creatable ?? null,
    ourExisting: ours - newIds.length,
    ourCreatable: newIds.length,
    problem: check?.objection == null ? null : problemFrom(check.objection),
  };
}

/** A cell whose labels are all kept shows them again. */
function cellBack({ creatorId, field, before, cell }: ChangeRecord): readonly RemoteUpdateRecord[] {
  return field === 'archived' ? [] : [{ is: 'remote-update', state: 'theirs', creatorId, field, value: before, cell }];
}

/** Creators whose rows are hidden, each once; null when that is not known of all. */
function hiddenRowsOf(changes: readonly ChangeRecord[]): number | null {
  if (changes.some(({ hidden }) => hidden === null)) return null;
  return new Set(changes.filter(({ hidden }) => hidden === true).map(({ creatorId }) => creatorId)).size;
}

function undoneBy(ctx: Context, { undoes }: RunHead): Review['undoes'] {
  const undone = undoes === null ? null : runHead(ctx, undoes);
  return undone === null ? null : { runId: undone.runId, at: new Date(undone.startedAt).toISOString() };
}

export interface Confirmation {
  readonly runId: string;
  readonly digest: string;
  /** Changes that were unticked. */
  readonly without: readonly number[];
  readonly clearsConfirmed: boolean;
  /** What was typed when a number was asked for. */
  readonly number: number | null;
}

/**
 * Binds the person's agreement to the very changes of the review: another digest, or a run that is no longer in review, is refused. What was
 * unticked or refused stays in the sheet as an edit. Takes the lease; sending begins with the next call.
 */
export function confirm(ctx: Context, { runId, digest, without: unticked, clearsConfirmed, number }: Confirmation): Result<SendProgress> {
  const head = runHead(ctx, runId);
  if (head === null || head.state !== 'reviewing' || head.token !== ctx.person.token) return failed('stale-review');
  const records = recordsOf(ctx, head);
  if (head.digest !== digest || ctx.digest(textOf(head.tab, records)) !== digest) return failed('stale-review');
  const left = new Set(unticked);
  const bodies = ofKind(records, 'body');
  const decided = records.map((record, n): RunRecord => {
    if (record.is !== 'change' || record.state !== 'proposed') return record;
    return { ...record, state: left.has(n) || !changesSomething(record) || refusalOf(record, bodies) !== null ? 'left' : 'planned' };
  });
  const kept = ofKind(records, 'change').filter((change) => change.state === 'proposed' && !changesSomething(change));
  const planned = ofKind(decided, 'change').filter(({ state }) => state === 'planned');
  const remoteUpdates = [...ofKind(decided, 'remote-update'), ...kept.flatMap(cellBack)];
  if (planned.length === 0 && remoteUpdates.length === 0) return failed('nothing-to-send');
  const clears = planned.some((change) => kindOf(change) === 'clear' || (change.takesOff.length > 0 && removedLabels(change).length > 0));
  if (clears && !clearsConfirmed) return failed('decisions-needed');
  const typedConfirmation = typedConfirmationFor(planned, viewOf(ctx, head.tab)?.creators ?? 0);
  if (typedConfirmation !== null && number !== typedConfirmation.number)
    return failed('number-needed', { number: typedConfirmation.number });
  const held = holdLease(ctx, runId, planned.length, '');
  if (!held.ok) return held;
  const sendable = [
    ...decided.filter(({ is }) => is !== 'body' && is !== 'remote-update'),
    ...remoteUpdates,
    ...bodiesFor(planned, bodies, ctx.newId, idsPerRound(head)),
  ];
  const totals = { ...head.totals, changes: planned.length };
  const next = keepRecords(
    ctx,
    { ...head, state: 'confirmed', beatAt: ctx.clock.now(), totals, credits: { before: keptCredits(ctx.mine), after: null } },
    sendable,
    'reviewing',
  );
  return next.ok ? done(progressOf(next.value, sendable, 0)) : next;
}
