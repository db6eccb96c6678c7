// Runs a state machine in a page: performs its effects, feeds the results back as events, and renders each new model.

import type { CallName } from '../src/commands/calls';
import type { Answered, Call, EffectOf, Step } from './calls';
import type { Client } from './client';

interface World<Model> {
  readonly client: Client;
  /** The tab a call is about; undefined = the active one. */
  readonly tabOf: (model: Model, call: CallName) => number | undefined;
  readonly close: () => void;
  readonly later: (ms: number, work: () => void) => void;
}

/**
 * Returns the function that sends the machine an event. `draw` is called for the first model and every new one, and never recursively: a
 * field removed during rendering may still report what was typed into it, and the resulting change is rendered afterwards.
 */
export function runMachine<Model, Event>(
  first: Model,
  next: (model: Model, event: Event | Answered) => Step<Model, Event>,
  ctx: World<Model>,
  draw: (model: Model, send: (event: Event) => void) => void,
): (event: Event) => void {
  let model = first;
  let drawn: Model | null = null;
  let drawing = false;
  const drawLatest = (): void => {
    if (drawing) return;
    drawing = true;
    try {
      while (drawn !== model) {
        drawn = model;
        draw(model, send);
      }
    } finally {
      drawing = false;
    }
  };
  const send = (event: Event | Answered): void => {
    const step = next(model, event);
    model = step.model;
    for (const effect of step.effects) perform(effect, ctx, model, send);
    drawLatest();
  };
  drawLatest();
  return send;
}

function perform<Model, Event>(effect: EffectOf<Event>, ctx: World<Model>, model: Model, send: (event: Event | Answered) => void): void {
  switch (effect.do) {
    case 'close':
      ctx.close();
      break;
    case 'later':
      ctx.later(effect.ms, () => send(effect.event));
      break;
    case 'call':
      void ask(effect, ctx.client, ctx.tabOf(model, effect.call)).then(send);
  }
}

/** The call's name, arguments, and reply belong together, which the compiler cannot follow through a union. */
async function ask({ call, args }: Call, client: Client, tab: number | undefined): Promise<Answered> {
  const reply = await client(call, args as never, ...(tab === undefined ? [] : [tab]));
  return { type: 'answered', call, args, reply } as Answered;
}
