// A CRM that gives a test's prepared answers, in order, and records the requests.

import type { Clock, Http, HttpAnswer, HttpRequest, PaceMemory, PaceState } from '../../src/crm/ports';

/** A success with `data`. */
export function success(data: unknown, more: object = {}): HttpAnswer {
  const envelope = { success: true, data, summary: 'Done.', meta: { request_id: 'req-1', latency_ms: 3 }, error_code: null };
  return answered(200, JSON.stringify({ ...envelope, ...more }));
}

/** The CRM's envelope for a refusal. */
export function refusal(status: number, code: string, more: object = {}, headers: Record<string, string> = {}): HttpAnswer {
  const envelope = {
    success: false,
    data: null,
    error_code: code,
    summary: `The CRM says ${code}.`,
    meta: { request_id: 'req-2' },
  };
  return answered(status, JSON.stringify({ ...envelope, ...more }), headers);
}

export function answered(status: number, body: string, headers: Record<string, string> = {}): HttpAnswer {
  return { answered: true, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

export const noAnswer: HttpAnswer = { answered: false, reason: 'Address unavailable' };

/** Plays the answers in order; more requests than answers fail the test. */
export function scripted(...answers: readonly HttpAnswer[]): { readonly http: Http; readonly asked: readonly HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const http: Http = (request) => {
    asked.push(request);
    const answer = answers[asked.length - 1];
    if (!answer) throw new Error(`request ${asked.length} was not expected: ${request.method} ${request.url}`);
    return answer;
  };
  return { http, asked };
}

/** A clock that stands still until somebody sleeps. */
export function stillClock(start = Date.UTC(2030, 0, 1)): Clock & { readonly slept: readonly number[] } {
  const slept: number[] = [];
  const total = (): number => slept.reduce((sum, ms) => sum + ms, 0);
  return { slept, now: () => start + total(), sleep: (ms) => void slept.push(ms) };
}

export function paceMemory(state: PaceState = { sent: [], blockedUntil: 0 }): PaceMemory {
  let kept = state;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

/** id-1, id-2, ... */
export function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `id-${count}`;
  };
}

export const sampleKey = 'nox_sk_made_up_for_tests';
