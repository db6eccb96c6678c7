// One request from its key to its answer: the order in which a request is checked, executed, logged and answered.

import { randomUUID } from 'node:crypto';
import type { Json } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { type Answer, Answers, codeOf, type Envelope, type Refusal } from './answers';
import type { Call, Executed } from './call';
import { listsOf } from './channel-rows';
import type { Dialect } from './dialects';
import { type Fault, type Faults, htmlPage } from './faults';
import { keyOfHeader, type Pace, type SandboxKey } from './keys';
import type { OperationKind } from './model';
import type { RequestClock } from './request-clock';
import { bodyJson, type Incoming, requestOf, type Sent } from './requests';
import { operations, type Route, type Router, routerOf } from './routes';
import type { Store } from './store';
import { fingerprint, givenAnswer, logged, type NewLogEntry, rememberAnswer, spend, spentBy, type WriteOutcome } from './write-log';

interface ExchangePorts {
  readonly contract: Contract;
  readonly dialect: Dialect;
  readonly store: Store;
  readonly pace: Pace;
  readonly faults: Faults;
  readonly clock: RequestClock;
  /** Milliseconds that an export started now takes; tests may change it. */
  readonly exports: { ms: number };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** `lost` = the connection is broken instead of an answer. */
export type Outgoing = Answer | 'lost';

/** The outcome of a request, before a fault may take its answer away. */
interface Settled {
  readonly answer: Answer;
  readonly outcome: WriteOutcome;
  /** The request is already in the log: it was logged together with its effect. */
  readonly inLog: boolean;
  readonly code: string | null;
}

type Effects = Pick<Extract<Executed, { ok: true }>, 'changes' | 'objects'>;

/** A request in progress, with what is known about it so far. */
interface Trip {
  readonly incoming: Incoming;
  readonly route: Route | null;
  readonly key: SandboxKey | null;
  readonly kind: OperationKind | 'unknown';
  /** What the log shows for the body. */
  readonly body: Json;
  readonly requestId: string;
  readonly startedAt: number;
  fault: Fault | null;
}

export class Exchange {
  private readonly router: Router;
  private readonly answers: Answers;

  constructor(private readonly ports: ExchangePorts) {
    this.router = routerOf(ports.contract);
    this.answers = new Answers(ports.contract, ports.dialect);
  }

  /** Answers one request. Nothing that a client sends makes it throw. */
  async answer(incoming: Incoming): Promise<Outgoing> {
    const trip = this.depart(incoming);
    this.ports.clock.count(trip.key === null ? null : (trip.route?.operation ?? null), this.ports.now());
    const settled = await this.settle(trip);
    if (!settled.inLog && trip.kind !== 'read' && incoming.method !== 'GET') {
      await this.ports.store.commit([logged(this.entry(trip, settled))]);
    }
    return trip.fault ? this.faulty(trip, trip.fault, settled) : settled.answer;
  }

  private depart(incoming: Incoming): Trip {
    const { transport } = this.ports.contract;
    const route = this.router(incoming.method, incoming.path);
    return {
      incoming,
      route,
      key: keyOfHeader(incoming.header('Authorization'), transport.authorization.value),
      kind: route ? operations[route.operation].kind : 'unknown',
      body: bodyJson(incoming),
      requestId: incoming.header(transport.requestIdHeader.value) ?? randomUUID(),
      startedAt: this.ports.now(),
      fault: null,
    };
  }

  /** The order of the checks: who asks, how often, what for, whether they may, whether it fits the table, whether it is a repeat. */
  private async settle(trip: Trip): Promise<Settled> {
    const { pace, faults, now, pause } = this.ports;
    const { key, route } = trip;
    if (!key) return this.refused(trip, { kind: 'wrong-key', summary: 'The API key is missing or wrong' });
    const waitMs = pace.take(key.name, now());
    if (waitMs > 0) return this.refused(trip, { kind: 'wait', summary: 'Too many requests in a minute', waitMs });
    if (!route) return this.refused(trip, { kind: 'not-found', summary: `There is no ${trip.incoming.method} ${trip.incoming.path}` });
    trip.fault = faults.take(route.operation, key.name);
    if (trip.fault && trip.fault.delayMs > 0) await pause(trip.fault.delayMs);
    if (trip.fault && trip.fault.answer !== 'none' && trip.fault.when === 'before') return this.failed(trip);
    return trip.kind === 'read' ? this.carryOut(trip, key, route) : this.ports.store.inTurn(() => this.carryOut(trip, key, route));
  }

  private async carryOut(trip: Trip, key: SandboxKey, route: Route): Promise<Settled> {
    const spent = await spentBy(this.ports.store, key.name);
    const barred = barrier(key, route, trip.kind, spent);
    if (barred) return this.refused(trip, barred);
    const request = requestOf(this.ports, route.operation, trip.kind, trip.incoming);
    if ('kind' in request) return this.refused(trip, request);
    const known = await this.knownAnswer(trip, key);
    if (known) return known;
    const call = await this.callOf(trip, key, route, request.sent, spent);
    return this.complete(trip, key, spent, await operations[route.operation].run(call));
  }

  private async callOf(trip: Trip, key: SandboxKey, route: Route, { record, file }: Sent, spent: number): Promise<Call> {
    const { contract, dialect, store, now } = this.ports;
    const lists = await listsOf(store, key.account);
    const at = new Date(now() + dialect.minutesAhead * 60_000).toISOString();
    return {
      contract,
      dialect,
      store,
      account: key.account,
      key,
      spent,
      lists,
      path: route.values,
      request: record,
      file,
      exportMs: this.ports.exports.ms,
      at,
      failing: trip.fault?.failing ?? [],
    };
  }

  private idempotencyKey(trip: Trip): string | null {
    return trip.incoming.header(this.ports.contract.transport.idempotencyHeader.value);
  }

  private async knownAnswer(trip: Trip, key: SandboxKey): Promise<Settled | null> {
    const idempotencyKey = this.idempotencyKey(trip);
    if (trip.kind === 'read' || idempotencyKey === null) return null;
    const known = await givenAnswer(this.ports.store, key.name, idempotencyKey, printOf(trip));
    if (known === null) return null;
    if (known !== 'another-request') return { answer: known, outcome: 'replayed', inLog: false, code: null };
    return this.refused(trip, { kind: 'refused', summary: 'This idempotency key was used for another request' });
  }

  /** Commits what the operation decided together with its answer, log entry and price, atomically. */
  private async complete(trip: Trip, key: SandboxKey, spent: number, executed: Executed): Promise<Settled> {
    if (!executed.ok) return this.refused(trip, executed.refusal);
    const used = trip.kind === 'write' ? 1 : 0;
    const credits = { used, remaining: Math.max(0, key.totalCredit - spent - used) };
    const { file } = executed;
    const answer = file
      ? this.answers.file(file)
      : executed.atRoot
        ? this.answers.bare(executed.data)
        : this.answers.success(executed.data, executed.summary, { ...this.envelope(trip), credits });
    const settled: Settled = { answer, outcome: 'executed', inLog: trip.kind !== 'read', code: null };
    const idempotencyKey = this.idempotencyKey(trip);
    if (trip.kind !== 'read' && idempotencyKey !== null) {
      const remembered = [rememberAnswer(key.name, idempotencyKey, printOf(trip), answer), logged(this.entry(trip, settled, executed))];
      await this.ports.store.commit([...executed.statements, ...remembered, ...(used > 0 ? [spend(key.name, used)] : [])]);
    }
    return settled;
  }

  private envelope({ requestId, startedAt }: Trip): Envelope {
    return { requestId, latencyMs: this.ports.now() - startedAt, credits: null };
  }

  private refused(trip: Trip, refusal: Refusal): Settled {
    const answer = this.answers.refusal(refusal, this.envelope(trip), this.ports.now());
    return { answer, outcome: 'refused', inLog: false, code: codeOf(this.ports.contract, refusal) };
  }

  private failed(trip: Trip): Settled {
    const { answer } = this.refused(trip, { kind: 'server', summary: 'The CRM failed' });
    return { answer, outcome: 'failed', inLog: false, code: null };
  }

  /** What arrives when a fault replaces the answer. */
  private faulty(trip: Trip, fault: Fault, settled: Settled): Outgoing {
    const page = { body: htmlPage, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
    switch (fault.answer) {
      case 'none':
        return settled.answer;
      case 'drop':
        return 'lost';
      case 'html-200':
        return { status: 200, ...page };
      case 'html-503':
        return { status: 503, ...page };
      case 'error-500':
        return this.refused(trip, { kind: 'server', summary: 'The CRM failed' }).answer;
      case 'refusal':
        return this.refused(trip, { kind: 'refused', code: fault.code, summary: `Refused with ${fault.code}` }).answer;
      case 'rate-limited':
        return this.refused(trip, { kind: 'wait', summary: 'Too many requests in a minute', waitMs: 1000 }).answer;
    }
  }

  private entry(trip: Trip, settled: Settled, done?: Effects): NewLogEntry {
    return {
      at: new Date(this.ports.now()).toISOString(),
      key: trip.key?.name ?? null,
      kind: trip.kind === 'read' ? 'unknown' : trip.kind,
      method: trip.incoming.method,
      path: trip.incoming.path,
      operation: trip.route?.operation ?? null,
      body: trip.body,
      idempotencyKey: this.idempotencyKey(trip),
      requestId: trip.requestId,
      outcome: settled.outcome,
      status: settled.answer.status,
      errorCode: settled.code,
      fault: trip.fault && trip.fault.answer !== 'none' ? trip.fault.answer : null,
      changes: done?.changes ?? [],
      objects: done?.objects ?? [],
    };
  }
}

/** What a key is not allowed to do at all; everybody may read the quota. */
function barrier(key: SandboxKey, route: Route, kind: OperationKind | 'unknown', spent: number): Refusal | null {
  if (route.operation === 'quota') return null;
  if (key.upstreamLimited) return { kind: 'upstream-limit', summary: 'The service behind the CRM has met its limit' };
  if (spent >= key.totalCredit) return { kind: 'no-credit', summary: 'The credit of this key is used up' };
  if (kind === 'write' && !key.mayWrite) return { kind: 'no-permission', summary: 'This key may not change anything' };
  return null;
}

function printOf({ incoming, body }: Trip): string {
  return fingerprint(incoming.method, incoming.path, body);
}
