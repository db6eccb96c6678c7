// From a look at the sheet and a read of the CRM to the records of a run.

import type { Named } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import { idsPerBody } from '../../crm/limits';
import { CHANGEABLE_FIELDS } from '../../fields/fields';
import { type Body, planBodies } from '../../sync/bodies';
import { mergeAll, type Remote, type RemoteUpdate } from '../../sync/merge-all';
import type { ChangeableField, CreatorId, Edit, FieldValue, Id, RowNumber, Waiting } from '../../sync/model';
import { planText } from '../../sync/plan-text';
import {
  answered,
  type BodyRecord,
  type ChangeRecord,
  type ConflictRecord,
  type RemoteUpdateRecord,
  type RunRecord,
  type WaitingRecord,
} from '../../sync/run';
import { beginningOf, idSet, isIds, sameValue, without } from '../../sync/values';
import type { Survey } from '../tab/survey';

const carriedBy = Object.fromEntries(CHANGEABLE_FIELDS.map((field) => [field, crmContract.changes[field].carriedBy.value])) as Record<
  ChangeableField,
  'batch' | 'update'
>;

/** Ids that one body may name, which goes through all three stages. */
const IDS_PER_BODY = idsPerBody(crmContract, 'validateBatch', 'previewBatch', 'applyBatch');

export interface PlanInput {
  readonly found: Survey;
  readonly edits: readonly Edit[];
  readonly waiting: Survey['waiting'];
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  /** null = not asked, because the rows are many. */
  readonly hidden: ReadonlySet<RowNumber> | null;
}

export function planRun(input: PlanInput, newId: () => string): readonly RunRecord[] {
  const { found, edits, remotes } = input;
  const decided = mergeAll(edits, found.base.records, remotes, { creates: (field) => crmContract.changes[field].creates.value });
  const about = describer(input);
  const edited = new Map(edits.map((edit) => [key(edit.creatorId, edit.field), edit]));
  const cellOf = ({ creatorId, field }: RemoteUpdate): string | null => edited.get(key(creatorId, field))?.cell ?? null;
  const changes = decided.changes.map((change): ChangeRecord => {
    const edit = edited.get(key(change.creatorId, change.field));
    return {
      is: 'change',
      state: 'proposed',
      ...change,
      ...about(change.creatorId, edit),
      takesOff: takenOff(edit, change.before),
      answers: false,
      objection: null,
    };
  });
  const conflicts = decided.conflicts.map(
    (conflict): ConflictRecord => ({
      is: 'conflict',
      state: 'later',
      ...conflict,
      ...about(conflict.creatorId, edited.get(key(conflict.creatorId, conflict.field))),
    }),
  );
  const waiting = waitingRecords(found, [...input.waiting, ...decided.waiting]);
  const remoteUpdates = [
    ...decided.remoteUpdates.map(
      (remoteUpdate): RemoteUpdateRecord => ({ is: 'remote-update', state: 'drift', ...remoteUpdate, cell: cellOf(remoteUpdate) }),
    ),
    ...decided.agreements.map(
      (remoteUpdate): RemoteUpdateRecord => ({ is: 'remote-update', state: 'agreed', ...remoteUpdate, cell: cellOf(remoteUpdate) }),
    ),
  ];
  return [...changes, ...conflicts, ...waiting, ...remoteUpdates, ...bodiesFor(changes, [], newId)];
}

const key = (creatorId: CreatorId, field: ChangeableField): string => JSON.stringify([creatorId, field]);

/** Labels that were in the base, are not in the cell, and are still on the creator. */
function takenOff(edit: Edit | undefined, before: FieldValue): readonly Id[] {
  if (edit === undefined || !isIds(edit.base) || !isIds(edit.local) || !isIds(before)) return [];
  const removed = new Set(without(edit.base, edit.local));
  return before.filter((id) => removed.has(id));
}

/** The name that stands in a row. Rows are read without a gap. */
function nameAt({ rows }: Survey, row: RowNumber | undefined): string {
  const first = rows[0]?.row;
  return row === undefined || first === undefined ? '' : (rows[row - first]?.readOnly.name ?? '');
}

/** What waits, with the name that stands in its row. */
export function waitingRecords(found: Survey, waiting: readonly Waiting[]): readonly WaitingRecord[] {
  return waiting.map((one) => ({
    is: 'waiting',
    state: 'held',
    ...one,
    cell: beginningOf(one.cell),
    creator: nameAt(found, one.rows[0]),
  }));
}

type About = Pick<ChangeRecord, 'rows' | 'creator' | 'owner' | 'cell' | 'hidden'>;

/** Who a change is about, in the words of the sheet and of the CRM's present owner. */
export function describer({
  found,
  remotes,
  hidden,
}: Pick<PlanInput, 'found' | 'remotes' | 'hidden'>): (creatorId: CreatorId, edit: Pick<About, 'rows' | 'cell'> | undefined) => About {
  return (creatorId, edit) => {
    const remote = remotes.get(creatorId);
    const owner: Named | null | undefined = remote?.found ? remote.channel.owner : null;
    const rows = edit?.rows ?? [];
    return {
      rows,
      creator: found.genuine.get(creatorId)?.[0]?.readOnly.name ?? '',
      owner: owner ? found.names.nameOf('owner', owner.id) : '',
      cell: edit === undefined ? '' : edit.cell,
      hidden: hidden === null ? null : rows.length > 0 && rows.every((row) => hidden.has(row)),
    };
  };
}

/** The bodies for these changes, each of `most` creators at most. A body that asks no more than one checked before keeps that check. */
export function bodiesFor(
  changes: readonly ChangeRecord[],
  before: readonly BodyRecord[],
  newId: () => string,
  most = IDS_PER_BODY,
): readonly BodyRecord[] {
  const created = new Set(changes.filter(({ creates }) => creates).map(({ creatorId }) => creatorId));
  return planBodies(changes, { idsPerBody: Math.min(most, IDS_PER_BODY), carriedBy }).map((body) => ({
    is: 'body',
    state: 'planned',
    body,
    newIds: body.kind === 'batch' ? body.ids.filter((id) => created.has(id)) : [],
    key: newId(),
    check: body.kind === 'batch' ? checkOf(body, before) : null,
    attempts: 0,
    requestId: '',
    objection: null,
    failed: [],
  }));
}

/** The check of a body with the same changes and at least these ids; the counts hold only for the very same ids. */
function checkOf(body: Body, before: readonly BodyRecord[]): BodyRecord['check'] {
  const set = JSON.stringify(body.set);
  const covering = before.find((old) => old.check !== null && JSON.stringify(old.body.set) === set && covers(old.body.ids, body.ids));
  if (covering?.check == null) return null;
  return covering.body.ids.length === body.ids.length
    ? covering.check
    : { ...covering.check, existing: null, creatable: null, token: null };
}

function covers(ids: readonly CreatorId[], wanted: readonly CreatorId[]): boolean {
  const held = new Set(ids);
  return wanted.every((id) => held.has(id));
}

/** The records after the person has answered: changes and bodies anew, everything else as it was. */
export function withAnswers(records: readonly RunRecord[], keepLabels: boolean, newId: () => string): readonly RunRecord[] {
  const conflicts = records.filter((record): record is ConflictRecord => record.is === 'conflict');
  const own = records.filter((record): record is ChangeRecord => record.is === 'change' && !record.answers);
  const more = conflicts.map(answered).filter((change): change is ChangeRecord => change !== null);
  const theirs = conflicts.filter(({ state }) => state === 'theirs');
  const changes = [...own, ...more].map((change) => withLabels(change, keepLabels));
  return [
    ...changes,
    ...conflicts,
    ...records.filter((record) => record.is === 'waiting' || (record.is === 'remote-update' && record.state !== 'theirs')),
    ...theirs.map(
      ({ creatorId, field, theirs: value, cell }): RemoteUpdateRecord => ({
        is: 'remote-update',
        state: 'theirs',
        creatorId,
        field,
        value,
        cell,
      }),
    ),
    ...bodiesFor(
      changes.filter(changesSomething),
      records.filter((record): record is BodyRecord => record.is === 'body'),
      newId,
    ),
  ];
}

function withLabels(change: ChangeRecord, keep: boolean): ChangeRecord {
  const { after, takesOff } = change;
  if (takesOff.length === 0 || !isIds(after)) return change;
  return { ...change, after: keep ? idSet([...after, ...takesOff]) : without(after, takesOff) };
}

/** A change whose labels are all kept has nothing to send. */
export const changesSomething = ({ before, after }: ChangeRecord): boolean => !sameValue(before, after);

/** The text that the digest of a run is made of: every change that could be sent. */
export function textOf(tab: number, records: readonly RunRecord[]): string {
  return planText({
    tab,
    changes: records.filter(
      (record): record is ChangeRecord => record.is === 'change' && record.state === 'proposed' && changesSomething(record),
    ),
  });
}
