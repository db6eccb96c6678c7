// The cost of a series of executions, as a row of a table.

import { costOf } from '../../workbench/cost';
import type { ExecutionRecord } from '../../workbench/protocol';

export interface JobCost {
  readonly executions: number;
  readonly requests: number;
  readonly 'service calls': number;
  /** Those that are not answered from what the script already holds. */
  readonly 'to the server': number;
  readonly 'cells read': number;
  readonly 'cells written': number;
  readonly 'modeled s': number;
  readonly 'longest, s': number;
}

export function costOfAll(all: readonly ExecutionRecord[]): JobCost {
  const sum = (pick: (one: ExecutionRecord) => number): number => all.reduce((total, one) => total + pick(one), 0);
  return {
    executions: all.length,
    requests: sum(({ requests }) => requests),
    'service calls': sum((one) => callsOf(one, 0)),
    'to the server': sum((one) => callsOf(one, REACHES_MS)),
    'cells read': sum(({ cellsRead }) => cellsRead),
    'cells written': sum(({ cellsWritten }) => cellsWritten),
    'modeled s': seconds(sum(({ modeledMs }) => modeledMs)),
    'longest, s': seconds(Math.max(...all.map(({ modeledMs }) => modeledMs))),
  };
}

/** A cheaper call is answered from what the script already holds. */
const REACHES_MS = 1;

/** How many of these calls cost at least that many milliseconds. */
const callsOf = ({ calls }: ExecutionRecord, ms: number): number =>
  Object.entries(calls).reduce((total, [call, { count }]) => total + (costOf(call).call >= ms ? count : 0), 0);

const seconds = (ms: number): number => Math.round(ms) / 1000;

/** The executions that have ended since the last call. */
export function sinceLastTime(
  ledger: () => Promise<{ readonly executions: readonly ExecutionRecord[] }>,
): () => Promise<readonly ExecutionRecord[]> {
  let seen = 0;
  return async () => {
    const { executions } = await ledger();
    const fresh = executions.filter(({ number }) => number > seen);
    seen = executions[executions.length - 1]?.number ?? seen;
    return fresh;
  };
}
