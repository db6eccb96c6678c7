// Archiving and restoring creators: the plan for them.

import type { Remote } from '../../sync/merge-all';
import type { BaseRecord, CreatorId, Reason, Waiting } from '../../sync/model';
import { type ChangeRecord, type Draft, type Run, runOf } from '../../sync/run';
import { type Context, LOCK_MS } from '../context';
import { type BaseBook, openBase } from '../tab/base-book';
import type { Survey } from '../tab/survey';
import { bodiesFor, rowDescriber, waitingDrafts } from './plan-run';

export interface ArchivePlan {
  readonly archived: boolean;
  readonly found: Survey;
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  readonly waiting: readonly Waiting[];
}

/** Whoever is not so yet becomes a change. A creator whose row went away, or came into doubt, since it was chosen is not in scope any more. */
export function planArchive({ archived, found, remotes, waiting }: ArchivePlan, newId: () => string): Run {
  const here = [...remotes].filter(([creatorId]) => found.genuine.has(creatorId));
  const about = rowDescriber(
    found,
    remotes,
    here.map(([creatorId]) => creatorId),
  );
  const changes: Draft<ChangeRecord>[] = [];
  const held: Waiting[] = [];
  for (const [creatorId, remote] of here) {
    const reason = reasonToWait(creatorId, remote, found);
    if (reason !== null) held.push({ rows: about(creatorId).rows, creatorId, field: null, cell: '', reason });
    else if (remote.found && remote.channel.archived !== archived)
      changes.push({ ...unarchivedChange, creatorId, before: !archived, after: archived, ...about(creatorId) });
  }
  return runOf({ changes, waiting: waitingDrafts(found, [...waiting, ...held]), bodies: bodiesFor(changes, [], newId) });
}

const unarchivedChange = {
  state: 'proposed',
  field: 'archived',
  creates: false,
  takesOff: [],
  answers: false,
  ticked: null,
  objection: null,
} as const;

function reasonToWait(creatorId: CreatorId, remote: Remote, { base }: Survey): Reason | null {
  if (!remote.found) return { why: base.records.get(creatorId)?.membership === 'new' ? 'not-in-crm' : 'gone' };
  return remote.channel.archived === undefined ? { why: 'not-shown-by-crm' } : null;
}

/**
 * Who is archived is known from this read on: it decides whose edits wait at the next look, and here. Whether the base says something else than it did in
 * the look that `found` it.
 */
export function keepArchived(ctx: Context, { open: { tab }, base: known }: Survey, remotes: ReadonlyMap<CreatorId, Remote>): boolean {
  if (newMemberships(known, remotes).length === 0) return false;
  ctx.lock.within(LOCK_MS, () => {
    const base = openBase(ctx, tab.id);
    for (const record of newMemberships(base, remotes)) base.put(record);
    base.save();
  });
  return true;
}

const newMemberships = ({ records }: BaseBook, remotes: ReadonlyMap<CreatorId, Remote>): readonly BaseRecord[] =>
  [...remotes].flatMap(([creatorId, remote]): BaseRecord[] => {
    const record = records.get(creatorId);
    if (record === undefined || record.membership === 'new' || !remote.found) return [];
    const archived = remote.channel.archived === true;
    return archived === (record.membership === 'archived') ? [] : [{ ...record, membership: archived ? 'archived' : 'here' }];
  });
