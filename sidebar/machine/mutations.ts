// Mutations in the sidebar: where one leads back to, and what the page no longer knows once it is over.

import type { PickedFile } from '../../src/rpc/mutations';
import { type MutationRequest, update } from '../calls';
import { type MutationAct, type MutationPage, mutationActed, stepOf } from '../flows/mutation';
import { stepAfter } from '../flows/steps';
import type { Event, Model, Next } from './model';
import { reading } from './model';
import { backTo } from './panels';

export function startMutation(model: Model, mutation: MutationRequest, draft: string, file?: PickedFile): Next {
  const { activity } = model;
  const back = activity.doing === 'panel' ? activity.panel : null;
  const change = {
    activity: { doing: 'mutation', progress: null, back, draft, ...(file && { file }) },
    problem: null,
    notice: null,
  } as const;
  return update(model, change, { do: 'call', call: 'startMutation', args: { mutation } });
}

/** Lists and counts held by the page may be outdated, so they are requested again when somebody chooses. */
const UNSURE = { choices: null, viewCount: null, counts: {} } as const;

export const sidebarMutation: MutationPage<Model, Event> = {
  shown: ({ activity }) => (activity.doing === 'mutation' ? activity : undefined),
  withProgress: (model, progress) =>
    model.activity.doing === 'mutation' ? { ...model, activity: { ...model.activity, progress } } : model,
  leave: (model, problem) => {
    const left = model.activity.doing === 'mutation' ? backTo(model, model.activity) : update<Model, Event>(model, {});
    return { ...left, model: { ...left.model, problem } };
  },
  rests: (model, { state }) => {
    if (state === 'cancelled') return sidebarMutation.leave(model, null);
    return update(model, state === 'ready' ? {} : UNSURE, reading(true));
  },
};

/** Takes over the mutation whose page was closed. */
function takenUp(model: Model): Model {
  const progress = model.server?.mutation ?? null;
  if (progress === null || model.activity.doing === 'mutation') return model;
  return { ...model, activity: { doing: 'mutation', progress, back: null, draft: '' } };
}

export function goOnMutation(model: Model): Next {
  const progress = model.server?.mutation ?? null;
  return progress === null ? update(model, {}) : stepAfter(takenUp(model), stepOf(progress), 0);
}

export const actOnMutation = (model: Model, act: MutationAct): Next =>
  mutationActed(sidebarMutation, act.type === 'cancelMutation' ? takenUp(model) : model, act);
