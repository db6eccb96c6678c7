// Plans archiving and restoring creators.

import type { Remote } from '../../sync/merge-all';
import type { BaseRecord, CreatorId, Reason, Waiting } from '../../sync/model';
import { type ChangeRecord, type Draft, type Run, runOf } from '../../sync/run';
import { type Context, LOCK_MS } from '../context';
import { type BaseBook, openBase } from '../tab/base-book';
import type { Survey } from '../tab/survey';
import { bodiesFor, rowDescriber, waitingDrafts } from './plan-run';

interface ArchivePlan {
  readonly archived: boolean;
  readonly found: Survey;
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  readonly waiting: readonly Waiting[];
}

/**
 * Every creator not yet in that state becomes a change. A creator whose row has disappeared or come into doubt since it was chosen is no
 * longer in scope.
 */
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
      changes.push({ ...ARCHIVING, creatorId, before: !archived, after: archived, ...about(creatorId) });
  }
  return runOf({ changes, waiting: waitingDrafts(found, [...waiting, ...held]), bodies: bodiesFor(changes, [], newId) });
}

/** What every change of `archived` has in common. */
const ARCHIVING = {
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
 * This read reveals who is archived, which decides whose edits wait, here and in the next survey. Returns whether the base now differs from
 * the one in `found`.
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
