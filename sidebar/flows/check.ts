// A check with the CRM, step by step, until its review can be read or nothing is left to send.

import type { Problem, Reply } from '../../src/rpc/problems';
import type { CheckProgress } from '../../src/rpc/shapes';
import { type Call, type Step, still } from '../calls';
import { type Again, retried, type Stepping, stepAfter } from './steps';

/** What a page knows of its check, and what it does at the end of one. */
export interface CheckPage<M, Event> {
  /** null before the first answer; undefined while the page waits for no check. */
  readonly progress: (model: M) => CheckProgress | null | undefined;
  readonly withProgress: (model: M, progress: CheckProgress) => M;
  /** The run whose place a new check takes. */
  readonly runBefore: (model: M) => string | undefined;
  readonly ready: (model: M, runId: string) => Step<M, Event>;
  readonly nothing: (model: M) => Step<M, Event>;
  readonly failed: (model: M, problem: Problem) => Step<M, Event>;
}

const stepOf = (runId: string): Call => ({ call: 'stepCheck', args: { runId } });

/** A step of the check came back. A run whose place it takes is cancelled, so that only one waits for the person. */
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

/** Goes on with a check from what is known of it. */
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
