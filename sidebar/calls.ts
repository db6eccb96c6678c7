// Calls and their answers as data, for both pages.

import type { CallArguments, CallName, CallResults } from '../src/commands/calls';
import type { Problem, Reply } from '../src/rpc/problems';

/** A call that a machine wants made. */
export type Call = { readonly [N in CallName]: { readonly call: N; readonly args: CallArguments<N> } }[CallName];

/** What came back for a call, with what it was asked, so that an answer to an older question can be told. */
export type Answered = {
  readonly [N in CallName]: {
    readonly type: 'answered';
    readonly call: N;
    readonly args: CallArguments<N>;
    readonly reply: Reply<CallResults[N]>;
  };
}[CallName];

/** A machine's effects: a call, an event after some time, or the page's end. */
export type EffectOf<Event> =
  | ({ readonly do: 'call' } & Call)
  | { readonly do: 'later'; readonly ms: number; readonly event: Event }
  | { readonly do: 'close' };

export interface Step<Model, Event> {
  readonly model: Model;
  readonly effects: readonly EffectOf<Event>[];
}

/**
 * Problems that pass by themselves, after which the same step is made again without asking. Repeating a step is safe: the server
 * settles what it does not know before it sends anything.
 */
const passing: readonly Problem['kind'][] = ['unreachable', 'google-busy', 'busy', 'server'];

export function passes(problem: Problem): boolean {
  return passing.includes(problem.kind);
}

/** After how many milliseconds the CRM takes the same request again; null when the problem is not its limit. */
export function limitOf(problem: Problem): number | null {
  if (problem.kind !== 'limit') return null;
  const waitMs = Number(problem.words?.waitMs);
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : MINUTE_MS;
}

/** The CRM counts its requests a minute at a time. */
const MINUTE_MS = 60_000;

/** How long to wait before a step is made again after a problem that passes: long enough for a network to come back, short enough to watch. */
export const RETRY_MS = 15_000;
