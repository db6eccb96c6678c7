// The rhythm of long work in both pages: one short call after the other, with pauses for the CRM's limit and for problems that pass.

import type { Problem } from '../../src/rpc/problems';
import type { Call, EffectOf, Step } from '../calls';
import { callOf } from '../calls';

/** A pause before a call: the CRM's limit, a problem that passes, or what is on its way of a run. `beside` = nobody waits for it on the screen. */
export interface Wait {
  readonly call: Call;
  readonly ms: number;
  readonly why: 'limit' | 'retry' | 'settling';
  readonly beside: boolean;
}

/** What both pages know of the step that is being made. `wait` is the pause that the person sees. */
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
 * Problems that pass by themselves, after which the same step is made again without asking. Repeating a step is safe: the server
 * settles what it does not know before it sends anything.
 */
const passing: readonly Problem['kind'][] = ['unreachable', 'google-busy', 'busy', 'server'];

/** How long to wait before a step is made again after a problem that passes: long enough for a network to come back, short enough to watch. */
export const RETRY_MS = 15_000;

/** The CRM counts its requests a minute at a time. */
const MINUTE_MS = 60_000;

/** After how many milliseconds the CRM takes the same request again; null when the problem is not its limit. */
export function limitOf(problem: Problem): number | null {
  if (problem.kind !== 'limit') return null;
  const waitMs = Number(problem.words?.waitMs);
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : MINUTE_MS;
}

/** Calls that go on beside what the person waits for. */
const beside: readonly Call['call'][] = ['readChoices', 'countView', 'countChanged', 'countVisible', 'readFront', 'readState'];

/** Stops waiting: a pause that runs no longer leads to a step. */
export const withoutPause = <M extends Stepping>(model: M): M => ({ ...model, wait: null });

/** Makes the next step now, or after the pause. */
export function stepAfter<M extends Stepping>(model: M, call: Call, waitMs: number, why: Wait['why'] = 'limit'): Step<M, Again> {
  if (waitMs > 0) return pause(model, { call, ms: waitMs, why, beside: false }, null);
  return { model: { ...model, wait: null, problem: null }, effects: [{ do: 'call', ...call }] };
}

/** Makes the same step again after a problem that passes; null for any other problem, and where there is no step to make. */
export function retried<M extends Stepping>(model: M, call: Call | null, problem: Problem): Step<M, Again> | null {
  if (call === null || !passing.includes(problem.kind)) return null;
  return pause(model, { call, ms: RETRY_MS, why: 'retry', beside: false }, problem);
}

function pause<M extends Stepping>(model: M, wait: Wait, problem: Problem | null): Step<M, Again> {
  return { model: { ...model, wait, problem }, effects: [{ do: 'later', ms: wait.ms, event: { type: 'again', wait } }] };
}

/** A call after a pause that nobody waits for on the screen. */
export const besideAfter = (call: Call, ms: number): EffectOf<Again> => ({
  do: 'later',
  ms,
  event: { type: 'again', wait: { call, ms, why: 'limit', beside: true } },
});

/** The CRM's limit was met: the very same call is made again when the CRM takes it. */
export function askLater<M extends Stepping>(model: M, call: Call, ms: number): Step<M, Again> {
  const again = callOf(call);
  if (beside.includes(again.call)) return { model, effects: [besideAfter(again, ms)] };
  return pause(model, { call: again, ms, why: 'limit', beside: false }, null);
}

/** The pause is over, or the person does not want to wait; the call is not made when another step has taken its place. */
export function askAgain<M extends Stepping>(model: M, wait: Wait): Step<M, Again> {
  if (!wait.beside && wait !== model.wait) return { model, effects: [] };
  return { model: wait.beside ? model : { ...model, wait: null, problem: null }, effects: [{ do: 'call', ...wait.call }] };
}
