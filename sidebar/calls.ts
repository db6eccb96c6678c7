// Calls and their answers as data, for both pages.

import type { CallArguments, CallName, CallResults } from '../src/commands/calls';
import type { Reply } from '../src/rpc/problems';

export type SidebarState = CallResults['readState'];
export type MutationProgress = CallResults['startMutation'];
export type MutationRequest = CallArguments<'startMutation'>['mutation'];
export type MutationName = MutationRequest['what'];
export type FactsOf<W extends MutationName> = Extract<MutationProgress['facts'], { readonly what: W }>;

/** A call that a machine requests. */
export type Call = { readonly [N in CallName]: { readonly call: N; readonly args: CallArguments<N> } }[CallName];

/** Arguments belong to their call, which the compiler cannot follow through a union. */
export const callOf = ({ call, args }: { readonly call: CallName; readonly args: unknown }): Call => ({ call, args }) as Call;

/** The answer to a call along with its arguments, so that an answer to an older request can be recognized. */
export type AnsweredTo<Names extends CallName> = {
  readonly [N in Names]: {
    readonly type: 'answered';
    readonly call: N;
    readonly args: CallArguments<N>;
    readonly reply: Reply<CallResults[N]>;
  };
}[Names];

export type Answered = AnsweredTo<CallName>;

/** A machine's effects: a call, an event after a delay, or the end of the page. */
export type EffectOf<Event> =
  | ({ readonly do: 'call' } & Call)
  | { readonly do: 'later'; readonly ms: number; readonly event: Event }
  | { readonly do: 'close' };

export interface Step<Model, Event> {
  readonly model: Model;
  readonly effects: readonly EffectOf<Event>[];
}

export function update<Model, Event>(
  model: Model,
  change: Partial<NoInfer<Model>>,
  ...effects: readonly EffectOf<Event>[]
): Step<Model, Event> {
  return { model: { ...model, ...change }, effects };
}

/** The event changes nothing. */
export const still = <Model>(model: Model): Step<Model, never> => ({ model, effects: [] });
