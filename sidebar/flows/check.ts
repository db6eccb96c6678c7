// A check with the CRM, step by step, until its review can be read or there is nothing left to send.

import type { Problem, Reply } from '../../src/rpc/problems';
import type { CheckProgress } from '../../src/rpc/shapes';
import { type Call, type Step, still } from '../calls';
import { type Again, retried, type Stepping, stepAfter } from './steps';

/** What a page knows about its check, and what it does at the end of one. */
export interface CheckPage<M, Event> {
  /** null before the first answer; undefined while the page is not waiting for a check. */
  readonly progress: (model: M) => CheckProgress | null | undefined;
  readonly withProgress: (model: M, progress: CheckProgress) => M;
  /** The run that a new check replaces. */
  readonly runBefore: (model: M) => string | undefined;
  readonly ready: (model: M, runId: string) => Step<M, Event>;
  readonly nothing: (model: M) => Step<M, Event>;
  readonly failed: (model: M, problem: Problem) => Step<M, Event>;
}

const stepOf = (runId: string): Call => ({ call: 'stepCheck', args: { runId } });

/** Handles a finished step of the check. The run it replaces is cancelled, so that only one waits for the person. */
export function checkStepped<M extends Stepping, Event>(
  page: CheckPage<M, Event>,
  model: M,
  reply: Reply<CheckProgress>,
): Step<M, Event | Again> {
  const known = page.progress(model);
  if (known === undefined) return still(model);
  if (!reply.ok) return retried(model, known && stepOf(known.runId), reply.problem) ?? page.failed(model, reply.problem);
  const { runId } = reply.value;
  const before = page.runBefore(model);
  const step = goOn(page, page.withProgress(model, reply.value), reply.value);
  if (known !== null || before === undefined || before === runId) return step;
  return { ...step, effects: [...step.effects, { do: 'call', call: 'cancelRun', args: { runId: before } }] };
}

/** Continues a check from what is known about it. */
export function goOn<M extends Stepping, Event>(page: CheckPage<M, Event>, model: M, progress: CheckProgress): Step<M, Event | Again> {
  switch (progress.outcome) {
    case 'going':
      return stepAfter(model, stepOf(progress.runId), progress.waitMs);
    case 'ready':
      return page.ready(model, progress.runId);
    case 'nothing':
      return page.nothing({ ...model, wait: null, problem: null });
  }
}
