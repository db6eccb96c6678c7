// From Sync to the end of a run: check, review, send, pause, resume.

import type { Reply } from '../../src/rpc/problems';
import type { CheckProgress, RunState, SendProgress } from '../../src/rpc/shapes';
import { type Call, update } from '../calls';
import { type CheckPage, checkStepped, goOn } from '../flows/check';
import { besideAfter, retried, stepAfter, withoutPause } from '../flows/steps';
import type { Event, Model, Next } from './model';
import { fail, idle, reading, withoutPast } from './model';

const over: readonly RunState[] = ['done', 'partly'];
const interrupted: readonly RunState[] = ['paused', 'cancelled'];

/** Every run starts with a check. */
export function startCheck(model: Model, call: Call, archives: boolean | null): Next {
  const activity = { doing: 'checking', progress: null, cancelling: false, archives } as const;
  return update(model, { activity, problem: null, notice: null, asking: null }, { do: 'call', ...call });
}

const sidebarCheck: CheckPage<Model, Event> = {
  progress: ({ activity }) => (activity.doing === 'checking' ? activity.progress : undefined),
  withProgress: (model, progress) =>
    model.activity.doing === 'checking' ? { ...model, activity: { ...model.activity, progress } } : model,
  runBefore: ({ server }) => server?.run?.runId,
  ready: (model, runId) => openReview(model, runId),
  nothing: (model) => {
    const archives = model.activity.doing === 'checking' ? model.activity.archives : null;
    return update(model, { activity: { doing: 'nothing', archives } }, reading(true));
  },
  failed: fail,
};

/** Resumes a check whose page was closed. */
export function goOnChecking(model: Model, runId: string): Next {
  const run = model.server?.run;
  const progress: CheckProgress = { runId, done: 0, total: run?.total ?? 0, waitMs: 0, outcome: 'going' };
  const activity = { doing: 'checking', progress, cancelling: false, archives: run?.archives ?? null } as const;
  return goOn(sidebarCheck, { ...model, activity }, progress);
}

/** After "Cancel", the first answer only tells which run to cancel. */
export function checkAnswered(model: Model, reply: Reply<CheckProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'checking' || !activity.cancelling) return checkStepped(sidebarCheck, model, reply);
  return reply.ok ? cancelRun(model, reply.value.runId) : fail(model, reply.problem);
}

export function cancelCheck(model: Model): Next {
  const { activity } = model;
  if (activity.doing !== 'checking' || activity.cancelling) return update(model, {});
  if (activity.progress !== null) return cancelRun(model, activity.progress.runId);
  if (model.wait !== null) return update(withoutPause(model), { activity: idle, notice: { what: 'cancelled' } }, reading(true));
  return update(withoutPause(model), { activity: { ...activity, cancelling: true } });
}

/** The reading that follows starts the fast polls through which the sidebar notices the confirmation. */
export function openReview(model: Model, runId: string): Next {
  const change = { activity: { doing: 'reviewing', runId }, wait: null, problem: null, notice: null } as const;
  return update(model, change, { do: 'call', call: 'openReview', args: { runId } }, reading(false));
}

/** What is not sent stays in the cells as edits. */
export function cancelRun(model: Model, runId: string): Next {
  const change = { activity: { doing: 'working' }, problem: null, notice: null } as const;
  return update(withoutPause(model), change, { do: 'call', call: 'cancelRun', args: { runId } });
}

/** What is on its way is settled first, so the call is repeated until the run is over. */
export function runCancelled(model: Model, reply: Reply<SendProgress>): Next {
  const working = model.activity.doing === 'working';
  if (!reply.ok) return working ? fail(model, reply.problem) : update(model, {});
  const { runId, state, waitMs, applied, failed, unknown } = reply.value;
  if (!over.includes(state) && state !== 'cancelled') {
    const again: Call = { call: 'cancelRun', args: { runId } };
    return working ? stepAfter(model, again, waitMs, 'settling') : update(model, {}, besideAfter(again, waitMs));
  }
  if (!working) return update(model, {});
  if (state === 'partly' || applied + failed + unknown > 0) return ended(model, reply.value);
  return update(withoutPast(model), { activity: idle, notice: { what: 'cancelled' } }, reading(true));
}

const stepOf = (runId: string): Call => ({ call: 'stepSend', args: { runId } });

export function sendFrom(model: Model, runId: string): Next {
  return stepAfter({ ...model, activity: { doing: 'sending', runId, progress: null, pausing: false }, notice: null }, stepOf(runId), 0);
}

/** Handles a finished step of the sending. While pausing, it only matters if it was the last. */
export function sendStepped(model: Model, reply: Reply<SendProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'sending') return update(model, {});
  if (!reply.ok && activity.pausing) return update(model, {});
  if (!reply.ok) return retried(model, stepOf(activity.runId), reply.problem) ?? fail(withoutPast(model), reply.problem);
  const progress = reply.value;
  if (progress.runId !== activity.runId) return update(model, {});
  if (over.includes(progress.state)) return ended(model, progress);
  if (interrupted.includes(progress.state)) return update(withoutPast(withoutPause(model)), { activity: idle }, reading(true));
  const going = { ...model, activity: { ...activity, progress } };
  return activity.pausing ? update(going, {}) : stepAfter(going, stepOf(progress.runId), progress.waitMs);
}

function ended(model: Model, progress: SendProgress): Next {
  return update(
    withoutPast(withoutPause(model)),
    { activity: { doing: 'ended', progress, left: null }, problem: null },
    reading(true, progress.runId),
  );
}

export function pauseSending(model: Model): Next {
  const { activity } = model;
  if (activity.doing !== 'sending' || activity.pausing) return update(model, {});
  const pausing = { ...withoutPause(model), activity: { ...activity, pausing: true }, problem: null };
  return update(pausing, {}, { do: 'call', call: 'pauseSend', args: { runId: activity.runId } });
}

export function sendPaused(model: Model, reply: Reply<null>): Next {
  if (model.activity.doing !== 'sending') return update(model, {});
  return reply.ok ? update(withoutPast(model), { activity: idle, wait: null }, reading(true)) : fail(withoutPast(model), reply.problem);
}

/** From now on the timer sends; the step in progress stops before its next body. */
export function handOver(model: Model, runId: string): Next {
  const { activity } = model;
  if (activity.doing === 'sending' && activity.pausing) return update(model, {});
  const halted: Model['activity'] = activity.doing === 'sending' ? { ...activity, pausing: true } : { doing: 'working' };
  return update(
    { ...withoutPause(model), activity: halted, problem: null, notice: null },
    {},
    { do: 'call', call: 'handOver', args: { runId } },
  );
}

/** A run that ended at the very moment it was handed over cannot be handed over any more: its outcome is shown. */
export function handedOver(model: Model, reply: Reply<null>): Next {
  const { activity } = model;
  if (!reply.ok && activity.doing === 'ended') return update(model, {});
  if (!reply.ok && activity.doing === 'sending' && reply.problem.kind === 'stale-review') return sendFrom(model, activity.runId);
  if (!reply.ok) return fail(withoutPast(model), reply.problem);
  return update(withoutPast(model), { activity: idle, wait: null }, reading(true));
}

/** The run is first taken back from the timer, and then sent like any other. */
export function goOnHere(model: Model, runId: string): Next {
  const activity = { doing: 'sending', runId, progress: null, pausing: false } as const;
  return update(withoutPause(model), { activity, problem: null, notice: null }, { do: 'call', call: 'takeBackRun', args: { runId } });
}

export function takenBack(model: Model, runId: string, reply: Reply<null>): Next {
  if (!reply.ok) return fail(model, reply.problem);
  const { activity } = model;
  if (activity.doing === 'sending' && activity.runId === runId) return sendFrom(model, runId);
  return update(model, { activity: idle }, reading(true));
}
