// The rhythm of long work in both pages: short calls one after another, with pauses for the CRM's limit and for passing problems.

import type { Problem } from '../../src/rpc/problems';
import type { Call, EffectOf, Step } from '../calls';
import { callOf } from '../calls';

/**
 * A pause before a call: for the CRM's limit, a passing problem, or a run's requests on their way. `beside` = nobody is waiting for it on
 * screen.
 */
export interface Wait {
  readonly call: Call;
  readonly ms: number;
  readonly why: 'limit' | 'retry' | 'settling';
  readonly beside: boolean;
}

/** What both pages know about the current step. `wait` is the pause shown to the person. */
export interface Stepping {
  readonly wait: Wait | null;
  readonly problem: Problem | null;
}

/** A pause is over. */
export interface Again {
  readonly type: 'again';
  readonly wait: Wait;
}

/**
 * Problems that pass on their own, after which the same step is repeated without asking. Repeating a step is safe: the server settles what
 * it does not know before it sends anything.
 */
const passing: readonly Problem['kind'][] = ['unreachable', 'google-busy', 'busy', 'server'];
export const isPassing = ({ kind }: Problem): boolean => passing.includes(kind);

/** How long to wait before repeating a step after a passing problem: long enough for a network to come back, short enough to watch. */
export const RETRY_MS = 15_000;

/** The CRM counts requests per minute. */
const MINUTE_MS = 60_000;

/** Milliseconds until the CRM accepts the same request again; null when the problem is not its limit. */
export function limitOf(problem: Problem): number | null {
  if (problem.kind !== 'limit') return null;
  const waitMs = Number(problem.words?.waitMs);
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : MINUTE_MS;
}

/** Calls that run beside what the person is waiting for. */
const beside: readonly Call['call'][] = ['readChoices', 'countView', 'countChanged', 'countVisible', 'readFront', 'readState'];

/** Stops waiting: the current pause no longer leads to a step. */
export const withoutPause = <M extends Stepping>(model: M): M => ({ ...model, wait: null });

/** Makes the next step now, or after the pause. */
export function stepAfter<M extends Stepping>(model: M, call: Call, waitMs: number, why: Wait['why'] = 'limit'): Step<M, Again> {
  if (waitMs > 0) return pause(model, { call, ms: waitMs, why, beside: false }, null);
  return { model: { ...model, wait: null, problem: null }, effects: [{ do: 'call', ...call }] };
}

/** Repeats the same step after a passing problem; null for any other problem, and if there is no step to make. */
export function retried<M extends Stepping>(model: M, call: Call | null, problem: Problem): Step<M, Again> | null {
  if (call === null || !isPassing(problem)) return null;
  return pause(model, { call, ms: RETRY_MS, why: 'retry', beside: false }, problem);
}

function pause<M extends Stepping>(model: M, wait: Wait, problem: Problem | null): Step<M, Again> {
  return { model: { ...model, wait, problem }, effects: [{ do: 'later', ms: wait.ms, event: { type: 'again', wait } }] };
}

/** A call after a pause nobody is waiting for on screen. */
export const besideAfter = (call: Call, ms: number): EffectOf<Again> => ({
  do: 'later',
  ms,
  event: { type: 'again', wait: { call, ms, why: 'limit', beside: true } },
});

/** The CRM's limit was reached: the very same call is repeated when the CRM accepts it. */
export function askLater<M extends Stepping>(model: M, call: Call, ms: number): Step<M, Again> {
  const again = callOf(call);
  if (beside.includes(again.call)) return { model, effects: [besideAfter(again, ms)] };
  return pause(model, { call: again, ms, why: 'limit', beside: false }, null);
}

/** The pause is over, or the person does not want to wait. The call is skipped if another step has taken its place. */
export function askAgain<M extends Stepping>(model: M, wait: Wait): Step<M, Again> {
  if (!wait.beside && wait !== model.wait) return { model, effects: [] };
  return { model: wait.beside ? model : { ...model, wait: null, problem: null }, effects: [{ do: 'call', ...wait.call }] };
}
