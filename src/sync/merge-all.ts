// Sorts edits and the CRM's current rows into what is sent, taken in, asked about, and held back.

import { grouped } from '../../contract/named';
import { type Channel, EDITABLE_FIELDS, isLines } from '../fields/fields';
import { merge } from './merge';
import type { BaseRecord, Change, CreatorId, Edit, EditableField, FieldValue, Reason, Waiting } from './model';
import { blankOf, isBlank, sameValue, valueOf } from './values';

/** What a read that includes archived channels found for a creator. */
export type Remote = { readonly found: true; readonly channel: Channel } | { readonly found: false };

/** The rows of the creators that were found. */
export const channelsIn = (remotes: Iterable<Remote>): readonly Channel[] =>
  [...remotes].flatMap((remote) => (remote.found ? [remote.channel] : []));

/** A cell that should take the CRM's value: drift, agreement with another spelling, or a conflict resolved for the CRM. */
export interface RemoteUpdate {
  readonly creatorId: CreatorId;
  readonly field: EditableField;
  readonly value: FieldValue;
}

/** Both sides changed one field to different values; `both` exists only for notes. */
export interface Conflict {
  readonly creatorId: CreatorId;
  readonly field: EditableField;
  readonly base: FieldValue | undefined;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
  readonly both: FieldValue | null;
}

interface Decisions {
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly remoteUpdates: readonly RemoteUpdate[];
  /** Edits the CRM already agrees with: nothing to send, the base moves. */
  readonly agreements: readonly RemoteUpdate[];
  readonly waiting: readonly Waiting[];
}

export interface MergeAllRules {
  /** Whether a change of this field can create a missing creator. */
  readonly creates: (field: EditableField) => boolean;
}

/**
 * Merges every edit with the CRM's current value. A creator's edits are judged together, because creation requires a field that can create.
 */
export function mergeAll(
  edits: readonly Edit[],
  base: ReadonlyMap<string, BaseRecord>,
  remotes: ReadonlyMap<CreatorId, Remote>,
  rules: MergeAllRules,
): Decisions {
  const out: Collected = { changes: [], conflicts: [], remoteUpdates: [], agreements: [], waiting: [] };
  for (const [creatorId, own] of grouped(edits, (edit) => edit.creatorId)) {
    const record = base.get(creatorId);
    const remote = remotes.get(creatorId);
    if (record === undefined || remote === undefined) continue;
    const refusal = refuse(record, remote);
    if (refusal !== null) out.waiting.push(...own.map((edit) => waitFor(edit, refusal)));
    else if (remote.found) mergeCreator(record, remote.channel, own, out);
    else create(own, rules, out);
  }
  return out;
}

/** A base without a remote never leads to creation: only a row that was added as new may create, and only if nobody else did. */
function refuse(record: BaseRecord, remote: Remote): Reason | null {
  if (record.membership === 'new') return remote.found ? { why: 'exists-already' } : null;
  if (!remote.found) return { why: 'gone' };
  return remote.channel.archived === true ? { why: 'archived' } : null;
}

const waitFor = ({ rows, creatorId, field, cell }: Edit, reason: Reason): Waiting => ({ rows, creatorId, field, cell, reason });

interface Collected {
  readonly changes: Change[];
  readonly conflicts: Conflict[];
  readonly remoteUpdates: RemoteUpdate[];
  readonly agreements: RemoteUpdate[];
  readonly waiting: Waiting[];
}

function mergeCreator(record: BaseRecord, channel: Channel, edits: readonly Edit[], out: Collected): void {
  const edited = new Set(edits.map((edit) => edit.field));
  for (const edit of edits) mergeEdit(edit, valueOf(channel, edit.field), out);
  for (const field of EDITABLE_FIELDS) {
    const known = record.fields[field];
    const now = valueOf(channel, field);
    if (edited.has(field) || known === undefined || now === undefined || sameValue(now, known.value)) continue;
    out.remoteUpdates.push({ creatorId: record.creatorId, field, value: now });
  }
}

/** An edit differs from its base, so the merge finds neither nothing nor drift. */
function mergeEdit(edit: Edit, remote: FieldValue | undefined, out: Collected): void {
  const { creatorId, field, base, local } = edit;
  const merged = merge(field, base, local, remote);
  if (remote === undefined || merged.decision === 'blind') {
    out.waiting.push(waitFor(edit, { why: 'not-shown-by-crm' }));
    return;
  }
  switch (merged.decision) {
    case 'send':
      out.changes.push({ creatorId, field, before: remote, after: merged.after, creates: false });
      return;
    case 'agreement':
      out.agreements.push({ creatorId, field, value: remote });
      return;
    case 'conflict':
      out.conflicts.push({ creatorId, field, base, mine: local, theirs: remote, both: bothNotes(field, local, remote) });
  }
}

/** Combines the notes of both sides, the CRM's first, unless one already contains the other. */
function bothNotes(field: EditableField, mine: FieldValue, theirs: FieldValue): FieldValue | null {
  if (!isLines(field) || isBlank(mine) || isBlank(theirs)) return null;
  const [own, other] = [String(mine), String(theirs)];
  return own.includes(other) ? own : `${other}\n${own}`;
}

/**
 * A creator that is not in the CRM yet is created through its status or labels; its other edits ride along, or wait if there are none of
 * those.
 */
function create(edits: readonly Edit[], rules: MergeAllRules, out: Collected): void {
  const filled = edits.filter((edit) => !isBlank(edit.local));
  const able = filled.some((edit) => rules.creates(edit.field));
  for (const edit of filled) {
    if (!able) out.waiting.push(waitFor(edit, { why: 'needs-existing' }));
    else out.changes.push({ creatorId: edit.creatorId, field: edit.field, before: blankOf(edit.field), after: edit.local, creates: true });
  }
}
