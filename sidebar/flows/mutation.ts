// An approved write in both pages: planned, approved, carried out step by step, left.

import type { PickedFile } from '../../src/rpc/mutations';
import type { Problem } from '../../src/rpc/problems';
import { type Answered, type Call, type MutationProgress, type Step, still } from '../calls';
import { type Again, retried, type Stepping, stepAfter, withoutPause } from './steps';

export interface ShownMutation {
  /** null until the server has planned it. */
  readonly progress: MutationProgress | null;
  /** The file the mutation is about, if any: sent along with the approval. */
  readonly file?: PickedFile;
}

/** Where a page keeps its mutation, and what it does at the end of one. */
export interface MutationPage<M, Event> {
  /** undefined while the page shows none. */
  readonly shown: (model: M) => ShownMutation | undefined;
  readonly withProgress: (model: M, progress: MutationProgress) => M;
  /** Back to where the mutation was requested. */
  readonly leave: (model: M, problem: Problem | null) => Step<M, Event>;
  /** It is waiting for the approval, or is over. */
  readonly rests: (model: M, progress: MutationProgress) => Step<M, Event>;
}

export type MutationAct =
  | { readonly type: 'approveMutation' }
  /** Before the approval, nothing is done; after it, nothing more is sent. */
  | { readonly type: 'cancelMutation' }
  | { readonly type: 'closeMutation' };

export function mutationActed<M extends Stepping, Event>(page: MutationPage<M, Event>, model: M, act: MutationAct): Step<M, Event> {
  const shown = page.shown(model);
  if (shown === undefined) return still(model);
  const { progress, file } = shown;
  const calm = { ...withoutPause(model), problem: null };
  if (act.type === 'closeMutation' || (act.type === 'cancelMutation' && progress === null)) return page.leave(calm, null);
  if (progress === null) return still(model);
  const { mutationId, digest, state } = progress;
  if (act.type === 'cancelMutation') {
    // Before the approval, the person is back at once; after it, the following steps settle what is on its way.
    const left = state === 'doing' ? still(calm) : page.leave(calm, null);
    return { model: left.model, effects: [{ do: 'call', call: 'cancelMutation', args: { mutationId } }, ...left.effects] };
  }
  if (state !== 'ready') return still(model);
  const args = { mutationId, digest, ...(file && { file }) };
  return { model: page.withProgress(calm, { ...progress, state: 'doing' }), effects: [{ do: 'call', call: 'approveMutation', args }] };
}

export const stepOf = ({ mutationId }: MutationProgress, file?: PickedFile): Call => ({
  call: 'stepMutation',
  args: { mutationId, ...(file && { file }) },
});

type MutationAnswer = Extract<Answered, { call: 'startMutation' | 'stepMutation' | 'approveMutation' | 'cancelMutation' }>;

/**
 * Handles a finished step of the mutation: continues, asks the person, or shows how it ended. Passing problems are retried; any other
 * problem leads back to where the mutation was requested, and is shown there. An answer about another mutation than the one shown is
 * dropped.
 */
export function mutationStepped<M extends Stepping, Event>(
  page: MutationPage<M, Event>,
  model: M,
  answer: MutationAnswer,
): Step<M, Event | Again> {
  const shown = page.shown(model);
  const about = answer.call === 'startMutation' ? undefined : answer.args.mutationId;
  if (shown === undefined || shown.progress?.mutationId !== about) return still(model);
  const { progress: before, file } = shown;
  const { reply } = answer;
  if (!reply.ok) return retried(model, before && stepOf(before, file), reply.problem) ?? page.leave(withoutPause(model), reply.problem);
  const progress = reply.value;
  const going = page.withProgress(model, progress);
  if (progress.state === 'checking' || progress.state === 'doing') return stepAfter(going, stepOf(progress, file), progress.waitMs);
  return page.rests({ ...withoutPause(going), problem: null }, progress);
}
