// A mutation from the request to its end: laid out, approved, done step by step, left.

import type { MutationProgress, MutationRequest, PickedFile } from '../../src/rpc/mutations';
import type { Problem, Reply } from '../../src/rpc/problems';
import { passes } from '../calls';
import type { Model, Next } from './model';
import { reading, update } from './model';
import { backTo } from './panels';
import { stepAfter, stepFailed, withoutPause } from './stepping';

export function startMutation(model: Model, mutation: MutationRequest, draft: string, file?: PickedFile): Next {
  const { activity } = model;
  const back = activity.doing === 'panel' ? activity.panel : activity.doing === 'mutation' ? activity.back : null;
  const change = {
    activity: { doing: 'mutation', progress: null, back, draft, ...(file && { file }) },
    problem: null,
    notice: null,
  } as const;
  return update(model, change, { do: 'call', call: 'startMutation', args: { mutation } });
}

/** Where a mutation leads back to that no panel has begun. */
const AT_REST = { back: null, draft: '' } as const;

/** Approves the very mutation that is shown. */
export function approveMutation(model: Model, number: number | null): Next {
  const { activity } = model;
  if (activity.doing !== 'mutation' || activity.progress?.state !== 'ready') return update(model, {});
  const { mutationId, digest } = activity.progress;
  const going = { ...activity, progress: { ...activity.progress, state: 'doing' as const } };
  return update(
    model,
    { activity: going, problem: null },
    { do: 'call', call: 'approveMutation', args: { mutationId, digest, number, ...(activity.file && { file: activity.file }) } },
  );
}

export function goOnMutation(model: Model): Next {
  const mutation = model.server?.mutation ?? null;
  if (mutation === null) return update(model, {});
  return stepAfter({ ...model, activity: { doing: 'mutation', progress: mutation, ...AT_REST }, problem: null }, 0);
}

/** Before the approval the person is back at once; after it, the steps that follow settle what is on its way. */
export function cancelMutation(model: Model): Next {
  const { activity } = model;
  const from = activity.doing === 'mutation' ? activity : AT_REST;
  const progress = activity.doing === 'mutation' ? activity.progress : (model.server?.mutation ?? null);
  if (progress === null) return activity.doing === 'mutation' ? backTo(withoutPause(model), from) : update(model, {});
  const cancel = { do: 'call', call: 'cancelMutation', args: { mutationId: progress.mutationId } } as const;
  if (progress.state === 'doing') {
    const { back, draft } = from;
    return update(withoutPause(model), { activity: { doing: 'mutation', progress, back, draft }, problem: null }, cancel);
  }
  const left = backTo(withoutPause(model), from);
  return { model: left.model, effects: [cancel, ...left.effects] };
}

/** Lists and counts that the page holds may tell of what is no more: they are asked for again when somebody chooses. */
const UNSURE = { choices: null, viewCount: null, counts: {} } as const;

/** A step of the mutation came back: go on, ask the person, or say how it ended. */
export function mutationStepped(model: Model, reply: Reply<MutationProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'mutation') return update(model, {});
  if (!reply.ok) return mutationFailed(model, reply.problem);
  const progress = reply.value;
  if (activity.progress !== null && activity.progress.mutationId !== progress.mutationId) return update(model, {});
  const going = { ...model, activity: { ...activity, progress } };
  if (progress.state === 'checking' || progress.state === 'doing') return stepAfter(going, progress.waitMs);
  return update(withoutPause(going), { problem: null, ...(progress.state === 'ready' ? {} : UNSURE) }, reading(true));
}

/** What passes by itself is tried again; any other problem leads back to where the mutation was wanted, and is shown there. */
function mutationFailed(model: Model, problem: Problem): Next {
  const { activity } = model;
  if (activity.doing !== 'mutation') return update(model, {});
  if (passes(problem) && activity.progress !== null) return stepFailed(model, problem);
  const back = backTo(withoutPause(model), activity);
  return { model: { ...back.model, problem, lastProblem: problem }, effects: back.effects };
}

export function closeMutation(model: Model): Next {
  const { activity } = model;
  return activity.doing === 'mutation' ? backTo(withoutPause(model), activity) : update(model, {});
}
