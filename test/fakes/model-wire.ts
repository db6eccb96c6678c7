// How requests reach a model of the CRM: counted, disturbed where a test says so, and writes performed once per key.

import type { ChangeSet, CreatorId } from '../../contract/records';
import type { Answer, CrmProblem } from '../../src/crm/problems';

export interface SentWrite {
  readonly kind: 'batch' | 'update' | 'archive' | 'restore';
  readonly ids: readonly CreatorId[];
  readonly set: ChangeSet;
  readonly key: string;
}

/** A write that does not change a channel itself: a label, a group, an email task, a file. */
export interface SentOther {
  readonly kind: 'other';
  readonly what: string;
  readonly args: unknown;
  readonly key: string;
}

/** Why the CRM does not do what it is asked. */
export type Refusal = 'refused' | 'not-found' | 'duplicate';

export type Fault = 'lost-before' | 'lost-after' | 'refused' | 'wait';

export class ModelWire {
  readonly writes: SentWrite[] = [];
  readonly others: SentOther[] = [];
  requests = 0;
  /** Runs before each request; what it returns happens to that request. */
  before: (request: string, n: number) => Fault | null = () => null;
  private readonly answered = new Map<string, unknown>();

  protected ask<T>(request: string, work: () => T, refusal: Refusal | null = null): Answer<T> {
    this.requests += 1;
    const fault = this.before(request, this.requests);
    if (fault === null && refusal !== null) return { ok: false, problem: problemFor(refusal, 'none') };
    if (fault !== null) return { ok: false, problem: problemFor(fault, 'none') };
    return { ok: true, value: work(), requestId: `r-${this.requests}` };
  }

  /** The same key with the same body gets the same answer and has no further effect, as the contract says about idempotency keys. */
  protected write<T>(sent: SentWrite | SentOther, work: () => T, refusal: Refusal | null = null): Answer<T> {
    this.requests += 1;
    const fault = this.before(sent.kind === 'other' ? sent.what : sent.kind, this.requests);
    if (fault !== null && fault !== 'lost-after')
      return { ok: false, problem: problemFor(fault, fault === 'lost-before' ? 'unknown' : 'none') };
    if (!this.answered.has(sent.key)) {
      if (refusal !== null) return { ok: false, problem: problemFor(refusal, 'none') };
      this.answered.set(sent.key, work());
      if (sent.kind === 'other') this.others.push(sent);
      else this.writes.push(sent);
    }
    if (fault === 'lost-after') return { ok: false, problem: problemFor(fault, 'unknown') };
    return { ok: true, value: this.answered.get(sent.key) as T, requestId: `r-${this.requests}` };
  }
}

function problemFor(why: Fault | Refusal, effect: CrmProblem['effect']): CrmProblem {
  const kind = why === 'lost-before' || why === 'lost-after' ? 'unreachable' : why;
  return {
    kind,
    code: '',
    summary: 'refused by the model',
    hint: '',
    url: '',
    requestId: '',
    effect,
    ...(kind === 'wait' ? { waitMs: 1000 } : {}),
  };
}
