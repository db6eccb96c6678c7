// One request to the CRM and its answer: paced, sent, opened, read, and retried where that is harmless.

import type { CrmFile, Json } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { attempt } from './codec';
import { openAnswer } from './envelope';
import { workbookOf } from './file-bytes';
import { block, nextSlot, slowed } from './pace';
import type { Clock, Http, NewId, PaceMemory, Timeouts } from './ports';
import { type Answer, type CrmProblem, problemOf } from './problems';
import { buildRequest, fitsHeader, fitsPath } from './request';
import { waitBeforeRetry } from './retry';
import { jsonWithoutKey, withoutKey } from './without-key';

interface ExchangeOptions {
  readonly contract: Contract;
  readonly http: Http;
  readonly pace: PaceMemory;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly key: string;
  readonly timeouts: Timeouts;
  /** Notified of what every answer says about the key itself. */
  readonly heard?: ((news: KeyNews) => void) | undefined;
}

/** What an answer says about the key: whether it lacks the permission for this operation. */
export interface KeyNews {
  readonly operation: OperationName;
  readonly barred: boolean;
}

interface Question {
  readonly operation: OperationName;
  readonly path?: Readonly<Record<string, string>>;
  readonly values?: object;
  /** Whether it may change something in the CRM, in which case it is sent only once. */
  readonly changes?: boolean;
  /** The Idempotency-Key of this body; without one, every try gets a fresh key. */
  readonly idempotencyKey?: string;
}

/**
 * Reads the `data` of a success or, where the table allows a file, the workbook that came instead of an envelope. Aborts with an unknown
 * shape when it does not fit the table.
 */
type Read<T> = (data: Json | undefined, workbook: CrmFile | null) => T;

/** Asks, and reads what came. */
export type Ask = <T>(question: Question, read: Read<T>) => Answer<T>;

/**
 * The way to ask the CRM with one key, and the one place where answers are stripped of that key: neither a value nor a problem ever
 * contains the key or a piece of it, whatever an answer echoes. Only the bytes of a file pass through (`kind: 'bytes'`): whoever reads
 * cells from them strips those. An id that cannot be part of a path is rejected without sending.
 */
export function createExchange(options: ExchangeOptions): Ask {
  return (question, read) => {
    if (!fitsHeader(options.key)) return { ok: false, problem: problemOf('wrong-key', false) };
    if (!Object.values(question.path ?? {}).every(fitsPath)) return { ok: false, problem: problemOf('refused', false) };
    for (let tries = 1; ; tries += 1) {
      const answer = askOnce(options, question, read);
      tell(options, question.operation, answer);
      if (answer.ok) return answer;
      const wait = waitBeforeRetry(answer.problem, tries, question.changes === true);
      if (wait === null) return { ok: false, problem: cleaned(answer.problem, options.key) };
      options.clock.sleep(wait);
    }
  };
}

/** Only the CRM's own answers say anything about the key. */
function tell({ heard }: ExchangeOptions, operation: OperationName, answer: Answer<unknown>): void {
  if (answer.ok) heard?.({ operation, barred: false });
  else if (answer.problem.kind === 'no-permission') heard?.({ operation, barred: true });
}

function askOnce<T>(options: ExchangeOptions, question: Question, read: Read<T>): Answer<T> {
  const { clock, contract, newId, pace, timeouts } = options;
  const changes = question.changes === true;
  const requestId = newId();
  const request = buildRequest(contract, question.operation, {
    ...question,
    key: options.key,
    requestId,
    idempotencyKey: question.idempotencyKey ?? newId(),
    timeoutSeconds: changes ? timeouts.write : timeouts.read,
  });
  const turn = nextSlot(pace.read(), clock.now(), contract.transport.requestsPerMinute.value);
  if (!turn.send) return { ok: false, problem: problemOf('wait', changes, { waitMs: turn.waitMs }) };
  // Recorded before sending, because an execution killed meanwhile has used its turn too.
  pace.write(turn.state);
  const answer = options.http(request);
  const workbook = request.bytes ? workbookOf(answer) : null;
  if (workbook !== null)
    return { ok: true, value: read(undefined, { ...workbook, name: withoutKey(workbook.name, options.key) }), requestId };
  const { as } = contract.operations[question.operation].answer;
  const opened = openAnswer(contract, answer, { requestId, changes, list: as === 'page' || as === 'list', now: clock.now() });
  if (!opened.ok) return { ok: false, problem: remembered(opened.problem, options) };
  const data = opened.data === undefined ? undefined : jsonWithoutKey(opened.data, options.key);
  const value = attempt(() => read(data, null));
  if (value.ok) return { ok: true, value: value.value, requestId: withoutKey(opened.requestId, options.key) };
  return { ok: false, problem: problemOf('unknown-shape', changes, { summary: value.place, requestId: opened.requestId }) };
}

/**
 * A RATE_LIMITED answer holds back every execution that shares the memory: entirely at first, and then to fewer requests per minute for a
 * while.
 */
function remembered(problem: CrmProblem, { clock, contract, pace }: ExchangeOptions): CrmProblem {
  const now = clock.now();
  if (problem.waitMs !== undefined)
    pace.write(block(slowed(pace.read(), now, contract.transport.requestsPerMinute.value), now, problem.waitMs));
  return problem;
}

function cleaned(problem: CrmProblem, key: string): CrmProblem {
  const { code, summary, hint, url, requestId } = problem;
  const clean = (text: string): string => withoutKey(text, key);
  return { ...problem, code: clean(code), summary: clean(summary), hint: clean(hint), url: clean(url), requestId: clean(requestId) };
}
