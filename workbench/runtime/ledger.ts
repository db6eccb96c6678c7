// Counts the service calls of executions and adds up their modeled cost.

import { costOf } from '../cost';
import type { ExecutionRecord, LedgerView } from '../protocol';

/** Executions that are kept in full; older ones only count in the totals. */
const KEPT = 1000;

interface Tally {
  count: number;
  ms: number;
}

interface Prices {
  /** Multiplier for the costs in the table. */
  readonly times: number;
  /** Called with the milliseconds of each call. */
  readonly spent: (ms: number) => void;
}

/** One execution in progress. */
export class Account {
  private readonly calls = new Map<string, Tally>();
  private last: Tally = { count: 0, ms: 0 };
  private perThousand = 0;
  private requests = 0;
  private cellsRead = 0;
  private cellsWritten = 0;
  modeledMs = 0;

  constructor(
    readonly number: number,
    readonly person: string,
    readonly fn: string,
    private readonly startedAt: number,
    private readonly prices: Prices = { times: 1, spent: () => undefined },
  ) {}

  bill(call: string): void {
    const { call: ms, thousandCells } = costOf(call);
    this.last = this.calls.get(call) ?? { count: 0, ms: 0 };
    this.calls.set(call, this.last);
    this.last.count += 1;
    this.perThousand = thousandCells;
    this.spend(ms);
  }

  /** Cells belong to the call that was billed last. */
  cells(read: number, written: number): void {
    this.cellsRead += read;
    this.cellsWritten += written;
    this.spend(((read + written) / 1000) * this.perThousand);
  }

  requested(count: number): void {
    this.requests += count;
  }

  private spend(ms: number): void {
    this.waited(ms * this.prices.times);
    this.prices.spent(ms * this.prices.times);
  }

  /** Waiting (for an answer, a person, a sleep) takes its own time in addition to the cost of the call. */
  waited(ms: number): void {
    this.last.ms += ms;
    this.modeledMs += ms;
  }

  close(ok: boolean, now: number): ExecutionRecord {
    const { number, person, fn, modeledMs, requests, cellsRead, cellsWritten } = this;
    const calls = Object.fromEntries([...this.calls].map(([call, tally]) => [call, { ...tally }]));
    return { number, person, fn, ok, wallMs: now - this.startedAt, modeledMs, requests, cellsRead, cellsWritten, calls };
  }
}

export class Ledger {
  private readonly closed: ExecutionRecord[] = [];
  private opened = 0;
  executions = 0;
  calls = 0;
  modeledMs = 0;

  open(person: string, fn: string, now: number, prices: Prices): Account {
    this.opened += 1;
    return new Account(this.opened, person, fn, now, prices);
  }

  close(account: Account, ok: boolean, now: number): void {
    const record = account.close(ok, now);
    this.executions += 1;
    this.modeledMs += record.modeledMs;
    this.calls += Object.values(record.calls).reduce((sum, { count }) => sum + count, 0);
    this.closed.push(record);
    if (this.closed.length > KEPT) this.closed.shift();
  }

  view(): LedgerView {
    return { executions: [...this.closed], modeledMs: this.modeledMs };
  }
}
