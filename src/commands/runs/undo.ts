// Undoing a run: turns its applied changes into a new run.

import { merge } from '../../sync/merge';
import type { Remote } from '../../sync/merge-all';
import type { CreatorId, FieldValue, Reason } from '../../sync/model';
import { type ChangeRecord, type Draft, EMPTY_RUN, type Run, runOf, type WaitingRecord } from '../../sync/run';
import { appliedChanges } from '../../sync/run-totals';
import { beginningOf, isBlank, isIds, valueOf, without } from '../../sync/values';
import type { Context } from '../context';
import { canClear, type Survey } from '../tab/survey';
import { valueText } from '../tab/value-text';
import { readRun } from './journal';
import { bodiesFor, placeKey, rowDescriber } from './plan-run';

/**
 * For each applied change, the previous value is wanted back: a merge whose base is what the run wrote. So it only touches what still holds
 * that; labels are undone one by one. What somebody changed since, what has an unsent edit in its cell, and what the CRM cannot undo waits.
 */
export function planUndo(ctx: Context, runId: string, found: Survey, remotes: ReadonlyMap<CreatorId, Remote>): Run {
  const undone = readRun(ctx, runId);
  if (undone === null) return EMPTY_RUN;
  const edited = new Set(found.edits.map(placeKey));
  const changes: Draft<ChangeRecord>[] = [];
  const waiting: Draft<WaitingRecord>[] = [];
  const applied = appliedChanges(undone.run);
  const about = rowDescriber(
    found,
    remotes,
    applied.map(({ creatorId }) => creatorId),
  );
  for (const sent of applied) {
    const now = about(sent.creatorId);
    const change = { ...sent, ...now, creator: now.creator || sent.creator };
    const remote = remotes.get(change.creatorId);
    const isEdited = edited.has(placeKey(change));
    const back = takeBack(change, remote, isEdited, (value) => beginningOf(valueText(change.field, value, found.names, ctx.words)));
    if (back === null) continue;
    if ('why' in back) waiting.push(heldBack(change, back));
    else changes.push(back);
  }
  return runOf({ changes, waiting, bodies: bodiesFor(changes, [], ctx.newId) });
}

function takeBack(
  change: ChangeRecord,
  remote: Remote | undefined,
  edited: boolean,
  shown: (value: FieldValue) => string,
): Draft<ChangeRecord> | Reason | null {
  const { field, before, after } = change;
  if (change.creates) return { why: 'stays-created' };
  if (remote === undefined || !remote.found) return { why: 'gone' };
  if (field !== 'archived') {
    if (remote.channel.archived === true) return { why: 'archived' };
    if (edited) return { why: 'edited-here' };
    if (isBlank(before) && !isBlank(after) && !canClear(field)) return { why: 'cannot-clear' };
  }
  const now = valueOf(remote.channel, field);
  const merged = merge(field, after, before, now);
  if (now === undefined || merged.decision === 'blind') return { why: 'not-shown-by-crm' };
  if (merged.decision === 'agreement') return null;
  if (merged.decision !== 'send') return { why: 'changed-since', mine: shown(after), theirs: shown(now) };
  const takesOff = isIds(now) && isIds(merged.after) ? without(now, merged.after) : [];
  const fresh = { state: 'proposed', cell: null, takesOff, answers: false, ticked: null, objection: null } as const;
  return { ...change, ...fresh, before: now, after: merged.after };
}

const heldBack = ({ rows, creatorId, creator, field }: ChangeRecord, reason: Reason): Draft<WaitingRecord> => ({
  rows,
  creatorId,
  creator,
  field: field === 'archived' ? null : field,
  cell: '',
  reason,
});
