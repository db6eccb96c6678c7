// A deed from the wish to its end: laid out, approved, done step by step, left. It must not know any kind of deed.

import type { DeedProgress, DeedRequest, PickedFile } from '../../src/rpc/deeds';
import type { Problem, Reply } from '../../src/rpc/shapes';
import { passes } from '../calls';
import type { Model, Next } from './model';
import { become, reading } from './model';
import { stepAfter, stepFailed, withoutPause } from './stepping';
import { backTo } from './tools';

export function startDeed(model: Model, deed: DeedRequest, draft: string, file?: PickedFile): Next {
  const { activity } = model;
  const back = activity.doing === 'tool' ? activity.tool : activity.doing === 'deed' ? activity.back : null;
  const change = { activity: { doing: 'deed', progress: null, back, draft, ...(file && { file }) }, problem: null, notice: null } as const;
  return become(model, change, { do: 'call', call: 'startDeed', args: { deed } });
}

/** Where a deed leads back to that no tool has begun. */
const AT_REST = { back: null, draft: '' } as const;

/** Approves the very deed that is shown. */
export function approveDeed(model: Model, number: number | null): Next {
  const { activity } = model;
  if (activity.doing !== 'deed' || activity.progress?.state !== 'ready') return become(model, {});
  const { deedId, digest } = activity.progress;
  const going = { ...activity, progress: { ...activity.progress, state: 'doing' as const } };
  return become(
    model,
    { activity: going, problem: null },
    { do: 'call', call: 'approveDeed', args: { deedId, digest, number, ...(activity.file && { file: activity.file }) } },
  );
}

export function goOnDeed(model: Model): Next {
  const deed = model.server?.deed ?? null;
  if (deed === null) return become(model, {});
  return stepAfter({ ...model, activity: { doing: 'deed', progress: deed, ...AT_REST }, problem: null }, 0);
}

/** Before the approval the person is back at once; after it, the steps that follow settle what is on its way. */
export function cancelDeed(model: Model): Next {
  const { activity } = model;
  const from = activity.doing === 'deed' ? activity : AT_REST;
  const progress = activity.doing === 'deed' ? activity.progress : (model.server?.deed ?? null);
  if (progress === null) return activity.doing === 'deed' ? backTo(withoutPause(model), from) : become(model, {});
  const wish = { do: 'call', call: 'cancelDeed', args: { deedId: progress.deedId } } as const;
  if (progress.state === 'doing') {
    const { back, draft } = from;
    return become(withoutPause(model), { activity: { doing: 'deed', progress, back, draft }, problem: null }, wish);
  }
  const left = backTo(withoutPause(model), from);
  return { model: left.model, effects: [wish, ...left.effects] };
}

/** Lists and counts that the page holds may tell of what is no more: they are asked for again when somebody chooses. */
const UNSURE = { choices: null, viewCount: null, counts: {} } as const;

/** A step of the deed came back: go on, ask the person, or say how it ended. */
export function deedStepped(model: Model, reply: Reply<DeedProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'deed') return become(model, {});
  if (!reply.ok) return deedFailed(model, reply.problem);
  const progress = reply.value;
  if (activity.progress !== null && activity.progress.deedId !== progress.deedId) return become(model, {});
  const going = { ...model, activity: { ...activity, progress } };
  if (progress.state === 'checking' || progress.state === 'doing') return stepAfter(going, progress.waitMs);
  return become(withoutPause(going), { problem: null, ...(progress.state === 'ready' ? {} : UNSURE) }, reading(true));
}

/** What passes by itself is tried again; any other problem leads back to where the deed was wanted, and is shown there. */
function deedFailed(model: Model, problem: Problem): Next {
  const { activity } = model;
  if (activity.doing !== 'deed') return become(model, {});
  if (passes(problem) && activity.progress !== null) return stepFailed(model, problem);
  const back = backTo(withoutPause(model), activity);
  return { model: { ...back.model, problem, lastProblem: problem }, effects: back.effects };
}

export function closeDeed(model: Model): Next {
  const { activity } = model;
  return activity.doing === 'deed' ? backTo(withoutPause(model), activity) : become(model, {});
}
