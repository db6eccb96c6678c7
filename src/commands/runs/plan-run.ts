// Turns a survey of the sheet and a read of the CRM into a run.

import { eachOf } from '../../../contract/named';
import type { Named } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import { idsPerBody } from '../../crm/limits';
import { CHANGEABLE_FIELDS } from '../../fields/fields';
import { type Body, planBodies } from '../../sync/bodies';
import { mergeAll, type Remote, type RemoteUpdate } from '../../sync/merge-all';
import type { Change, CreatorId, Edit, FieldValue, Id, RowNumber, Waiting } from '../../sync/model';
import { looksBlank } from '../../sync/name-likeness';
import { planText } from '../../sync/plan-text';
import {
  answered,
  type BodyRecord,
  type ChangeRecord,
  type ConflictRecord,
  changesSomething,
  type Draft,
  only,
  type RemoteUpdateRecord,
  type Run,
  runOf,
  type WaitingRecord,
  withDrafts,
} from '../../sync/run';
import { offeredChanges } from '../../sync/run-totals';
import { surprisesIn } from '../../sync/surprises';
import { beginningOf, idSet, isIds, sameValue, without } from '../../sync/values';
import { creates, hiddenAmong, REVIEWED_HIDDEN, rowsOf, type Survey } from '../tab/survey';

const carriedBy = eachOf(CHANGEABLE_FIELDS, (field) => {
  const { batch, update } = crmContract.changes[field].carriedBy;
  return { batch: batch.value, update: update.value };
});

/** Ids one body may name; it goes through all three stages. */
const IDS_PER_BODY = idsPerBody(crmContract, 'validateBatch', 'previewBatch', 'applyBatch');

interface PlanInput {
  readonly found: Survey;
  readonly edits: readonly Edit[];
  readonly waiting: Survey['waiting'];
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  /** null = not checked, because there are too many rows. */
  readonly hidden: ReadonlySet<RowNumber> | null;
}

export function planRun(input: PlanInput, newId: () => string): Run {
  const { found, edits, remotes } = input;
  const decided = mergeAll(edits, found.base.records, remotes, { creates });
  const about = describer(input);
  const edited = new Map(edits.map((edit) => [placeKey(edit), edit]));
  const editOf = (place: Pick<Change, 'creatorId' | 'field'>): Edit | undefined => edited.get(placeKey(place));
  const changedAt = (id: CreatorId): string | undefined => {
    const remote = remotes.get(id);
    return remote?.found ? remote.channel.updatedAt : undefined;
  };
  const surprisesOf = surprisesIn(decided.changes, { records: found.base.records, changedAt });
  const changes = decided.changes.map((change): Draft<ChangeRecord> => {
    const edit = editOf(change);
    const takesOff = takenOff(edit, change.before);
    const surprises = surprisesOf(change);
    const said = { ...(surprises.length > 0 && { surprises }), takesOff, answers: false, ticked: null, objection: null };
    return { state: 'proposed', ...change, ...about(change.creatorId, edit), ...said };
  });
  const conflicts = decided.conflicts.map(
    (conflict): Draft<ConflictRecord> => ({ state: 'later', ...conflict, ...about(conflict.creatorId, editOf(conflict)) }),
  );
  const updates = (state: 'drift' | 'agreed', all: readonly RemoteUpdate[]): readonly Draft<RemoteUpdateRecord>[] =>
    all.map((one) => ({ state, ...one, cell: editOf(one)?.cell ?? null }));
  return runOf({
    changes,
    conflicts,
    waiting: waitingDrafts(found, [...input.waiting, ...decided.waiting]),
    remoteUpdates: [...updates('drift', decided.remoteUpdates), ...updates('agreed', decided.agreements)],
    bodies: bodiesFor(changes, [], newId),
  });
}

/** Identifies one field of one creator. */
export const placeKey = ({ creatorId, field }: { readonly creatorId: string; readonly field: string }): string =>
  JSON.stringify([creatorId, field]);

/** Labels that were in the base, are not in the cell, and are still on the creator. */
function takenOff(edit: Edit | undefined, before: FieldValue): readonly Id[] {
  if (edit === undefined || !isIds(edit.base) || !isIds(edit.local) || !isIds(before)) return [];
  const removed = new Set(without(edit.base, edit.local));
  return before.filter((id) => removed.has(id));
}

/** The name in a row. Rows are read without gaps. */
function nameAt({ rows }: Survey, row: RowNumber | undefined): string {
  const first = rows[0]?.row;
  return row === undefined || first === undefined ? '' : (rows[row - first]?.readOnly.name?.text ?? '');
}

/** What waits, with the name in its row. */
export function waitingDrafts(found: Survey, waiting: readonly Waiting[]): readonly Draft<WaitingRecord>[] {
  return waiting.map((one) => ({
    ...one,
    cell: beginningOf(one.cell),
    creator: nameAt(found, one.rows[0]),
  }));
}

type About = Pick<ChangeRecord, 'rows' | 'creator' | 'owner' | 'cell' | 'hidden'>;

/** Describes a change by its rows in the sheet and the CRM's current owner. */
function describer({
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
      creator: found.genuine.get(creatorId)?.[0]?.readOnly.name?.text ?? '',
      owner: owner ? found.names.nameOf('owner', owner.id) : '',
      cell: edit === undefined ? '' : edit.cell,
      hidden: hidden === null ? null : rows.length > 0 && rows.every((row) => hidden.has(row)),
    };
  };
}

/** The same for changes that do not come from a cell: they refer to their creator's current rows. */
export function rowDescriber(found: Survey, remotes: PlanInput['remotes'], creators: Iterable<CreatorId>): (creatorId: CreatorId) => About {
  const placeOf = (id: CreatorId) => ({ rows: (found.genuine.get(id) ?? []).map(({ row }) => row), cell: null });
  const about = describer({ found, remotes, hidden: hiddenAmong(found.open.tab, rowsOf([...creators].map(placeOf)), REVIEWED_HIDDEN) });
  return (id) => about(id, placeOf(id));
}

/**
 * The bodies for these changes, with at most `most` creators each. A body that asks no more than a previously checked one keeps that check.
 */
export function bodiesFor(
  changes: readonly Change[],
  before: readonly BodyRecord[],
  newId: () => string,
  most = IDS_PER_BODY,
): readonly Draft<BodyRecord>[] {
  const created = new Set(changes.filter(({ creates }) => creates).map(({ creatorId }) => creatorId));
  return planBodies(changes, { idsPerBody: Math.min(most, IDS_PER_BODY), carriedBy }).map((body) => ({
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

/** The check of a body with the same changes and at least these ids; its counts hold only for exactly the same ids. */
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

/** The run after the person's answers: changes and bodies are rebuilt, everything else stays. */
export function withAnswers(run: Run, keepLabels: boolean, newId: () => string): Run {
  const conflicts = [...run.conflicts.values()];
  const own = only(run.changes, ({ answers }) => !answers);
  const answers = conflicts.flatMap((conflict) => answered(conflict) ?? []).map((change) => withLabels(change, keepLabels));
  const kept: Run = {
    ...run,
    changes: new Map([...own].map(([id, change]) => [id, withLabels(change, keepLabels)])),
    remoteUpdates: only(run.remoteUpdates, ({ state }) => state !== 'theirs'),
    bodies: new Map(),
  };
  const changes = [...kept.changes.values(), ...answers].filter(changesSomething);
  const drafts = {
    changes: answers,
    remoteUpdates: conflicts.filter(({ state }) => state === 'theirs').map(theirsTaken),
    bodies: bodiesFor(changes, [...run.bodies.values()], newId),
  };
  return withDrafts(kept, drafts, run);
}

const theirsTaken = ({ creatorId, field, theirs, cell }: ConflictRecord): Draft<RemoteUpdateRecord> => ({
  state: 'theirs',
  creatorId,
  field,
  value: theirs,
  cell,
});

/** Cells whose labels are all kept show them again. */
export const cellsBack = ({ changes }: Run): readonly Draft<RemoteUpdateRecord>[] =>
  [...changes.values()].flatMap((change): readonly Draft<RemoteUpdateRecord>[] => {
    const { creatorId, field, before, cell } = change;
    if (change.state !== 'proposed' || changesSomething(change) || field === 'archived') return [];
    return [{ state: 'theirs', creatorId, field, value: before, cell }];
  });

/** An emptied cell was meant to lose its labels; only one overwritten with other labels may have been meant to keep them. */
export const mayKeepLabels = ({ takesOff, cell }: Pick<ChangeRecord, 'takesOff' | 'cell'>): boolean =>
  takesOff.length > 0 && cell !== null && !looksBlank(cell);

function withLabels<C extends Draft<ChangeRecord>>(change: C, keep: boolean): C {
  const { after, takesOff } = change;
  if (!mayKeepLabels(change) || !isIds(after)) return change;
  const labels = keep ? idSet([...after, ...takesOff]) : without(after, takesOff);
  return sameValue(labels, after) ? change : { ...change, after: labels, ticked: null };
}

/** The text a run's digest is computed from: every change that could be sent. */
export const textOf = (tab: number, run: Run): string => planText({ tab, changes: offeredChanges(run) });
