// The outcome of a command: a value, or a problem as data.

import type { Answer, CrmProblem } from '../crm/problems';
import type { Problem } from '../rpc/problems';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A result of asking the CRM that may also be "not now": the limit of requests per minute is reached. */
export type Asked<T> = Result<T> | { readonly ok: false; readonly waitMs: number };

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const failed = (kind: Problem['kind'], words?: Problem['words']): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: words === undefined ? { kind } : { kind, words },
});

/** A problem of the CRM in the form shown to people; `wait` has no such form, because nothing is wrong. */
export function problemOf(problem: CrmProblem): Problem {
  const { code, summary, hint, url, requestId } = problem;
  return { kind: problem.kind === 'wait' ? 'server' : problem.kind, technical: { code, summary, hint, url, requestId } };
}

export function asked<T>(answer: Answer<T>): Asked<T> {
  if (answer.ok) return done(answer.value);
  const { problem } = answer;
  return problem.kind === 'wait' ? { ok: false, waitMs: problem.waitMs ?? 0 } : { ok: false, problem: problemOf(problem) };
}

export const isWaiting = (outcome: Asked<unknown>): outcome is { readonly ok: false; readonly waitMs: number } =>
  !outcome.ok && 'waitMs' in outcome;
