// The rows of a review as people read them.

import type { BodyCheck, ConflictRow, Review, ReviewRow, Shown } from '../../rpc/shapes';
import type { CreatorId, FieldValue } from '../../sync/model';
import type { Names } from '../../sync/names';
import { type BodyRecord, type ChangeRecord, type ConflictRecord, carries, type Run, type WaitingRecord } from '../../sync/run';
import { kindOf, offeredChanges, takesLabelsOff, tickedAtFirst } from '../../sync/run-totals';
import { isBlank, isIds, visibleText, without } from '../../sync/values';
import type { Words } from '../../text/en';
import { repairsFor } from '../edits/repair';
import { canClear } from '../tab/survey';
import { valueText } from '../tab/value-text';
import { problemFrom } from './objection';

/** What values are displayed with: the names of statuses, members, and labels, and the person's language. */
interface Language {
  readonly names: Names;
  readonly words: Words;
}

function shown(value: FieldValue | undefined, field: ChangeRecord['field'], { names, words }: Language): Shown {
  if (value === undefined || value === null) return { as: 'text', text: '' };
  if (isIds(value)) return { as: 'labels', kept: value.map((id) => names.nameOf('labels', id)), added: [], removed: [] };
  return { as: 'text', text: visibleText(valueText(field, value, names, words)) };
}

function shownAfter(change: ChangeRecord, language: Language): Shown {
  const { before, after, field } = change;
  if (!isIds(before) || !isIds(after)) return shown(after, field, language);
  const name = (id: string | number): string => language.names.nameOf('labels', id);
  const added = without(after, before);
  return { as: 'labels', kept: without(after, added).map(name), added: added.map(name), removed: without(before, after).map(name) };
}

export function changeRow(change: ChangeRecord, undoes: boolean, language: Language): ReviewRow {
  const { creatorId, creator, owner, rows, field, creates, hidden, surprises } = change;
  return {
    n: change.id,
    creatorId,
    creator,
    owner,
    row: rows[0] ?? 0,
    field,
    before: shown(change.before, field, language),
    after: shownAfter(change, language),
    kind: kindOf(change),
    removesLabels: takesLabelsOff(change),
    creates,
    undoable: !creates && (!isBlank(change.before) || canClear(field)),
    hidden: hidden === true,
    ticked: change.ticked ?? tickedAtFirst(change, undoes),
    ...(surprises && { surprises }),
  };
}

export function conflictRow(conflict: ConflictRecord, language: Language): ConflictRow {
  const { creatorId, creator, rows, field, state, both } = conflict;
  return {
    n: conflict.id,
    creatorId,
    creator,
    row: rows[0] ?? 0,
    field,
    was: conflict.base === undefined ? null : shown(conflict.base, field, language),
    mine: shown(conflict.mine, field, language),
    theirs: shown(conflict.theirs, field, language),
    answers: both === null ? ['mine', 'theirs', 'later'] : ['mine', 'theirs', 'both', 'later'],
    answer: state,
  };
}

export const waitingRowOf = ({ rows, creatorId, creator, field, cell, reason }: WaitingRecord): Review['waiting'][number] => ({
  rows,
  creatorId,
  creator,
  field,
  cell,
  reason,
  repairs: repairsFor({ reason, field }),
});

/** Creators the CRM refused in its check, by name or alone in a body: they wait while the others go. */
export function refusedRows(run: Run): Review['waiting'] {
  return offeredChanges(run).flatMap((change) => {
    const summary = refusalOf(change, run);
    if (summary === null) return [];
    const { rows, creatorId, creator, field, cell, creates } = change;
    const reason: WaitingRecord['reason'] = { why: 'refused-by-crm', summary, ...(creates && { isNew: true }) };
    return [{ rows, creatorId, creator, field, cell: cell ?? '', reason, repairs: ['leave'] }];
  });
}

/** What the CRM's check said against this change; null = nothing. */
export function refusalOf(change: ChangeRecord, { bodies }: Run): string | null {
  for (const { body, check } of bodies.values()) {
    if (check === null || !carries(body, change)) continue;
    const failure = check.failed.find(({ creatorId }) => creatorId === change.creatorId);
    if (failure !== undefined) return failure.reason;
    if (check.objection !== null) return check.objection.summary;
  }
  return null;
}

function refusedAmong(ids: readonly CreatorId[], check: BodyRecord['check']): (id: CreatorId) => boolean {
  const refused = new Set<string>(check?.failed.map(({ creatorId }) => creatorId));
  return (id) => refused.has(id) && ids.includes(id);
}

export function bodyCheck({ id, body, newIds, check }: BodyRecord): BodyCheck {
  const ours = body.ids.length;
  const isRefused = refusedAmong(body.ids, check);
  const refusedCreatable = newIds.filter(isRefused).length;
  return {
    n: id,
    creators: ours,
    existing: check?.existing ?? null,
    creatable: check?.creatable ?? null,
    ourExisting: ours - newIds.length,
    ourCreatable: newIds.length,
    refusedExisting: body.ids.filter(isRefused).length - refusedCreatable,
    refusedCreatable,
    problem: check?.objection == null ? null : problemFrom(check.objection),
  };
}
