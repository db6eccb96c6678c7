// Archiving and restoring creators: the plan for them.

import type { Remote } from '../../sync/merge-all';
import type { CreatorId, Reason, RowNumber, Waiting } from '../../sync/model';
import { type ChangeRecord, type Draft, type Run, runOf } from '../../sync/run';
import { type Context, LOCK_MS } from '../context';
import { openBase } from '../tab/base-book';
import { hiddenAmong, REVIEWED_HIDDEN, rowsOf, type Survey } from '../tab/survey';
import type { OpenView } from '../tab/view';
import { bodiesFor, describer, waitingDrafts } from './plan-run';

export interface ArchivePlan {
  readonly archived: boolean;
  readonly found: Survey;
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  readonly waiting: readonly Waiting[];
}

/** Whoever is not so yet becomes a change. A creator whose row went away, or came into doubt, since it was chosen is not in scope any more. */
export function planArchive({ archived, found, remotes, waiting }: ArchivePlan, newId: () => string): Run {
  const rowsNow = (creatorId: CreatorId): readonly RowNumber[] => (found.genuine.get(creatorId) ?? []).map(({ row }) => row);
  const here = [...remotes].filter(([creatorId]) => found.genuine.has(creatorId));
  const hidden = hiddenAmong(found.open.tab, rowsOf(here.map(([creatorId]) => ({ rows: rowsNow(creatorId) }))), REVIEWED_HIDDEN);
  const about = describer({ found, remotes, hidden });
  const changes: Draft<ChangeRecord>[] = [];
  const held: Waiting[] = [];
  for (const [creatorId, remote] of here) {
    const rows = rowsNow(creatorId);
    const reason = reasonToWait(creatorId, remote, found);
    if (reason !== null) held.push({ rows, creatorId, field: null, cell: '', reason });
    else if (remote.found && remote.channel.archived !== archived)
      changes.push({ ...unarchivedChange, creatorId, before: !archived, after: archived, ...about(creatorId, { rows, cell: null }) });
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

/** Who is archived is known from this read on: it decides whose edits wait at the next look, and here. */
export function keepArchived(ctx: Context, { tab }: OpenView, remotes: ReadonlyMap<CreatorId, Remote>): void {
  ctx.lock.within(LOCK_MS, () => {
    const base = openBase(ctx, tab.id);
    for (const [creatorId, remote] of remotes) {
      const record = base.records.get(creatorId);
      const archived = remote.found && remote.channel.archived === true;
      if (record === undefined || record.membership === 'new' || archived === (record.membership === 'archived')) continue;
      if (remote.found) base.put({ ...record, membership: archived ? 'archived' : 'here' });
    }
    base.save();
  });
}
