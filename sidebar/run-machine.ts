// Runs a machine in a page: performs its effects and feeds what comes of them back as events.

import type { Answered, Call, EffectOf, Step } from './calls';
import type { Client } from './client';

export interface World {
  readonly client: Client;
  readonly close: () => void;
  readonly later: (ms: number, work: () => void) => void;
}

export interface Machine<Model, Event> {
  readonly model: () => Model;
  readonly send: (event: Event) => void;
}

/** `changed` is called after every event that made another model. */
export function runMachine<Model, Event>(
  first: Model,
  next: (model: Model, event: Event | Answered) => Step<Model, Event>,
  ctx: World,
  changed: (model: Model) => void,
): Machine<Model, Event> {
  let model = first;
  const send = (event: Event | Answered): void => {
    const step = next(model, event);
    const before = model;
    model = step.model;
    for (const effect of step.effects) perform(effect, ctx, send);
    if (model !== before) changed(model);
  };
  return { model: () => model, send };
}

function perform<Event>(effect: EffectOf<Event>, ctx: World, send: (event: Event | Answered) => void): void {
  switch (effect.do) {
    case 'close':
      ctx.close();
      break;
    case 'later':
      ctx.later(effect.ms, () => send(effect.event));
      break;
    case 'call':
      void ask(effect, ctx.client).then(send);
  }
}

/** The call's name, arguments and reply belong together, which the compiler cannot follow through a union. */
async function ask({ call, args }: Call, client: Client): Promise<Answered> {
  const reply = await client(call, args as never);
  return { type: 'answered', call, args, reply } as Answered;
}
