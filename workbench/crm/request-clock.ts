// Counts all requests, whoever sent them: in the last minute, since the start, and by operation.

import type { OperationName } from '../../contract/table';

const MINUTE_MS = 60_000;

export class RequestClock {
  private recent: number[] = [];
  private readonly met = new Set<OperationName>();
  total = 0;

  /** `operation`: what a known key asked for; null = nothing that exists, or an unknown key. */
  count(operation: OperationName | null, now: number): void {
    this.total += 1;
    this.recent = [...this.recent.filter((at) => at > now - MINUTE_MS), now];
    if (operation !== null) this.met.add(operation);
  }

  inLastMinute(now: number): number {
    return this.recent.filter((at) => at > now - MINUTE_MS).length;
  }

  has(operation: OperationName): boolean {
    return this.met.has(operation);
  }

  forget(): void {
    this.recent = [];
    this.met.clear();
    this.total = 0;
  }
}
