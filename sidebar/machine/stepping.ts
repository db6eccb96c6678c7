// The rhythm of long work: one short call after the other, with pauses for the CRM's limit and for problems that pass.

import type { Problem } from '../../src/rpc/problems';
import type { Call } from '../calls';
import { passes, RETRY_MS } from '../calls';
import type { Activity, Model, Next, Wait } from './model';
import { fail, update } from './model';

/** The call that makes the next step of an activity; null when there is none to make now. */
function nextCall(activity: Activity): Call | null {
  switch (activity.doing) {
    case 'pulling':
      return activity.pullId === null || activity.stopping ? null : { call: 'stepPull', args: { pullId: activity.pullId } };
    case 'matching':
      return activity.progress === null || activity.progress.found !== null
        ? null
        : { call: 'stepMatch', args: { matchId: activity.progress.matchId } };
    case 'checking':
      return activity.progress === null || activity.cancelling ? null : { call: 'stepCheck', args: { runId: activity.progress.runId } };
    case 'mutation':
      return activity.progress === null
        ? null
        : { call: 'stepMutation', args: { mutationId: activity.progress.mutationId, ...(activity.file && { file: activity.file }) } };
    case 'sending':
      return activity.pausing ? null : { call: 'stepSend', args: { runId: activity.runId } };
    default:
      return null;
  }
}

/** Makes the next step at once, whatever pause was running. */
export function stepNow(model: Model): Next {
  const call = nextCall(model.activity);
  const timers = { ...model.timers, step: model.timers.step + 1 };
  return update(model, { wait: null, timers }, ...(call === null ? [] : [{ do: 'call', ...call } as const]));
}

/** Makes the next step now, or after the CRM's pause. */
export function stepAfter(model: Model, waitMs: number): Next {
  return waitMs > 0 ? pause(model, waitMs, 'limit') : stepNow({ ...model, problem: null });
}

/** Waits and tries again after a problem that passes; ends the activity after any other. */
export function stepFailed(model: Model, problem: Problem): Next {
  if (!passes(problem) || nextCall(model.activity) === null) return fail(model, problem);
  return pause({ ...model, problem, lastProblem: problem }, RETRY_MS, 'retry');
}

function pause(model: Model, ms: number, why: Wait['why']): Next {
  const token = model.timers.step + 1;
  const timers = { ...model.timers, step: token };
  return update(model, { wait: { token, ms, why }, timers }, { do: 'later', ms, event: { type: 'step', token } });
}

/** Stops waiting: a pause that runs no longer leads to a step. */
export function withoutPause(model: Model): Model {
  return { ...model, wait: null, timers: { ...model.timers, step: model.timers.step + 1 } };
}

/** Calls that go on beside what the person waits for. */
const beside: readonly Call['call'][] = ['readChoices', 'countView', 'countChanged', 'readState'];

/** The CRM's limit was met: the very same call is made again when the CRM takes it. */
export function askLater(model: Model, { call, args }: Call, ms: number): Next {
  const again = { call, args } as Call;
  if (beside.includes(call)) return update(model, {}, { do: 'later', ms, event: { type: 'again', token: null, call: again } });
  const token = model.timers.step + 1;
  const change = { wait: { token, ms, why: 'limit' }, problem: null, timers: { ...model.timers, step: token } } as const;
  return update(model, change, { do: 'later', ms, event: { type: 'again', token, call: again } });
}

/** Made again, unless the person has stopped waiting, or the choice that was to be counted is another now. */
export function askedAgain(model: Model, { token, call }: { readonly token: number | null; readonly call: Call }): Next {
  const stale = call.call === 'countView' && call.args.query !== model.query;
  if (stale || (token !== null && token !== model.wait?.token)) return update(model, {});
  return update(model, token === null ? {} : { wait: null }, { do: 'call', ...call });
}
