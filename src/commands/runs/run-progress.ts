// The progress and outcome of a run as shown in the sidebar.

import type { RunCard, RunCounts, RunResult, SendProgress } from '../../rpc/shapes';
import type { Run } from '../../sync/run';
import { appliedCounts, openChanges, SENT, type Totals, totalsOf, unsentChanges } from '../../sync/run-totals';
import { forecastFor } from '../account/forecast';
import type { Context } from '../context';
import { problemFrom } from './objection';
import { requestsLeft } from './rounds';
import type { RunHead } from './run-schema';

/** If a run's entries cannot be read, its head tells the progress when the last call ended. */
export function progressOf(ctx: Context, head: RunHead, run: Run | null, waitMs: number): SendProgress {
  const totals = run === null ? head.totals : totalsOf(run);
  const { requests, again } = run === null ? NO_REQUESTS : requestsLeft(ctx, head, run);
  return {
    runId: head.runId,
    isUndo: head.undoes !== null,
    state: head.state,
    ...countsOf(totals),
    left: openChanges(totals),
    waitMs,
    secondsLeft: forecastFor(ctx, requests, again).seconds,
    results: SENT.has(head.state) && run !== null ? resultOf(head, run) : null,
  };
}

const countsOf = ({ changes, applied, failed, unknown, underway }: Totals): RunCounts => ({
  total: changes,
  applied,
  failed,
  unknown,
  underway,
});

const NO_REQUESTS = { requests: 0, again: 0 };

const resultOf = (head: RunHead, run: Run): RunResult => ({
  ...appliedCounts(run),
  // Ending a run closes them without touching their cells.
  fromCrm: !head.winding && [...run.remoteUpdates.values()].some(({ state }) => state === 'taken'),
  readBackAt: new Date(head.beatAt).toISOString(),
  notSent: unsentChanges(run).map(({ creatorId, creator, rows, field, state, objection }) => ({
    creatorId,
    creator,
    row: rows[0] ?? null,
    field,
    outcome: state,
    problem: objection === null ? null : problemFrom(objection),
  })),
});

/** `totals`: current, where the entries were read. */
export function cardOf({ person }: Context, head: RunHead, totals: Totals): RunCard {
  const { runId, who, token, startedAt, state, tabName, undoes, archives } = head;
  return {
    runId,
    isUndo: undoes !== null,
    archives,
    who,
    isMine: token === person.token,
    startedAt: new Date(startedAt).toISOString(),
    state,
    tab: tabName,
    ...countsOf(totals),
    left: openChanges(totals) - totals.underway,
  };
}
