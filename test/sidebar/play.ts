// Plays events to a machine and records its effects, so that a test reads as what happens.

import type { Answered, EffectOf, Step } from '../../sidebar/calls';
import type { CallName, CallResults } from '../../src/commands/calls';
import type { Problem, Reply } from '../../src/rpc/problems';

interface Play<Model, Event> {
  /** Gives an event to the machine and returns its effects. */
  readonly send: (event: Event | Answered) => readonly EffectOf<Event>[];
  /** Answers the last call with that name. */
  readonly answer: <N extends CallName>(call: N, value: CallResults[N]) => readonly EffectOf<Event>[];
  /** Answers it with a problem, by its kind alone or in full. */
  readonly refuse: (call: CallName, problem: Problem['kind'] | Problem) => readonly EffectOf<Event>[];
  /** Lets the last timer of that event expire. */
  readonly elapse: (type: string) => readonly EffectOf<Event>[];
  readonly model: () => Model;
}

export function play<Model, Event extends { readonly type: string }>(
  first: Model,
  next: (model: Model, event: Event | Answered) => Step<Model, Event>,
): Play<Model, Event> {
  let model = first;
  const wished: EffectOf<Event>[] = [];
  const send = (event: Event | Answered) => {
    const step = next(model, event);
    model = step.model;
    wished.push(...step.effects);
    return step.effects;
  };
  const reply = (call: CallName, value: Reply<unknown>) => {
    const asked = wished.filter((effect) => effect.do === 'call' && effect.call === call).at(-1);
    if (asked?.do !== 'call') throw new Error(`Nobody has called ${call}.`);
    return send({ type: 'answered', call, args: asked.args, reply: value } as Answered);
  };
  const elapse = (type: string) => {
    const timer = wished.filter((effect) => effect.do === 'later' && effect.event.type === type).at(-1);
    if (timer?.do !== 'later') throw new Error(`No timer of "${type}" was set.`);
    return send(timer.event);
  };
  return {
    send,
    answer: (call, value) => reply(call, { ok: true, value }),
    refuse: (call, problem) => reply(call, { ok: false, problem: typeof problem === 'string' ? { kind: problem } : problem }),
    elapse,
    model: () => model,
  };
}

/** The calls among some effects, by name. */
export const calls = (effects: readonly EffectOf<unknown>[]): readonly string[] =>
  effects.flatMap((effect) => (effect.do === 'call' ? [effect.call] : []));
