// How far a run has come and what became of it, as the sidebar shows it.

import { secondsFor } from '../../rpc/limits';
import type { RunCard, RunResult, SendProgress } from '../../rpc/shapes';
import type { CreatorId } from '../../sync/model';
import type { BodyRecord, ChangeRecord, RunRecord } from '../../sync/run';
import type { RunHead } from './journal';
import { problemFrom } from './objection';
import { requestsFor } from './work';

/** States of changes that count as not sent, beside `applied`. */
const FAILED = ['rejected', 'conflicted', 'moved'] as const;

export function progressOf(head: RunHead, records: readonly RunRecord[], waitMs: number): SendProgress {
  const changes = records.filter((record): record is ChangeRecord => record.is === 'change' && record.state !== 'left');
  const count = (...states: readonly ChangeRecord['state'][]): number => changes.filter(({ state }) => states.includes(state)).length;
  const open = records.filter((record): record is BodyRecord => record.is === 'body' && record.state !== 'settled');
  const ended = head.state === 'done' || head.state === 'partly';
  return {
    runId: head.runId,
    state: head.state,
    total: changes.length,
    applied: count('applied'),
    failed: count(...FAILED),
    unknown: count('unknown'),
    left: count('planned'),
    waitMs,
    secondsLeft: open.length === 0 ? 0 : secondsFor(requestsFor(open, head)) + Math.ceil(waitMs / 1000),
    results: ended ? resultOf(head, changes) : null,
  };
}

const UNSENT: ReadonlySet<ChangeRecord['state']> = new Set(['unknown', ...FAILED]);

const isUnsent = (record: RunRecord): record is ChangeRecord => record.is === 'change' && UNSENT.has(record.state);

/** Of whom a run did not bring everything into the CRM, each once. */
export function unsentCreators(records: readonly RunRecord[]): readonly CreatorId[] {
  return [...new Set(records.filter(isUnsent).map(({ creatorId }) => creatorId))];
}

/** By what was left before and after; null where the CRM does not tell. */
function creditsOf({ credits }: RunHead): RunResult['credits'] {
  const [before, after] = [credits?.before?.remaining ?? null, credits?.after?.remaining ?? null];
  return before === null || after === null ? null : { used: Math.max(0, before - after), remaining: after };
}

function resultOf(head: RunHead, changes: readonly ChangeRecord[]): RunResult {
  const applied = changes.filter(({ state }) => state === 'applied');
  const added = new Set(applied.filter(({ creates }) => creates).map(({ creatorId }) => creatorId));
  const filed = (archived: boolean): number => applied.filter(({ field, after }) => field === 'archived' && after === archived).length;
  const updated = new Set(
    applied.filter(({ creatorId, field }) => field !== 'archived' && !added.has(creatorId)).map(({ creatorId }) => creatorId),
  );
  return {
    updated: updated.size,
    added: added.size,
    archived: filed(true),
    restored: filed(false),
    readBackAt: new Date(head.beatAt).toISOString(),
    credits: creditsOf(head),
    notSent: changes.flatMap((change) => {
      const { creatorId, creator, rows, field, state, objection } = change;
      if (state !== 'unknown' && state !== 'rejected' && state !== 'conflicted' && state !== 'moved') return [];
      return [
        { creatorId, creator, row: rows[0] ?? null, field, outcome: state, problem: objection === null ? null : problemFrom(objection) },
      ];
    }),
  };
}

export function cardOf(head: RunHead): RunCard {
  const { runId, who, startedAt, state, tabName, totals, undoes, archives } = head;
  const { changes, applied, failed, unknown } = totals;
  return {
    runId,
    isUndo: undoes !== null,
    archives,
    who,
    startedAt: new Date(startedAt).toISOString(),
    state,
    tab: tabName,
    total: changes,
    applied,
    failed,
    unknown,
    left: changes - applied - failed - unknown,
  };
}
