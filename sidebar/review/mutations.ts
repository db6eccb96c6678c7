// A mutation that the review needs before it can go on, such as a label that cells name: laid out, approved, done, and then checked again.

import type { MutationProgress, MutationRequest } from '../../src/rpc/mutations';
import type { Problem, Reply } from '../../src/rpc/problems';
import { type Call, passes, RETRY_MS } from '../calls';
import type { Model, Next } from './model';
import { update } from './model';
import { askLater } from './waits';

/** Nothing is changed before the approval. */
export function startMutation(model: Model, mutation: MutationRequest): Next {
  if (model.phase !== 'ready') return update(model, {});
  return update(model, { phase: 'mutation', mutation: null, problem: null }, { do: 'call', call: 'startMutation', args: { mutation } });
}

/** Approves the very mutation that is shown. */
export function approveMutation(model: Model, number: number | null): Next {
  const { mutation } = model;
  if (model.phase !== 'mutation' || mutation?.state !== 'ready') return update(model, {});
  const { mutationId, digest } = mutation;
  const args = { mutationId, digest, number };
  return update(model, { mutation: { ...mutation, state: 'doing' }, problem: null }, { do: 'call', call: 'approveMutation', args });
}

/** Before the approval the list is back at once; after it, the steps that follow settle what is on its way. */
export function cancelMutation(model: Model): Next {
  const { mutation } = model;
  if (model.phase !== 'mutation') return update(model, {});
  const cancel = mutation === null ? [] : [{ do: 'call', call: 'cancelMutation', args: { mutationId: mutation.mutationId } } as const];
  return mutation?.state === 'doing' ? update(model, { wait: null, problem: null }, ...cancel) : update(model, backAtList, ...cancel);
}

const backAtList = { phase: 'ready', mutation: null, wait: null, problem: null } as const;

export const closeMutation = (model: Model): Next => (model.phase === 'mutation' ? update(model, backAtList) : update(model, {}));

/** `checkAgain` looks for changes anew, because a mutation that is done may have freed rows. */
export function mutationStepped(model: Model, reply: Reply<MutationProgress>, checkAgain: (model: Model) => Next): Next {
  if (model.phase !== 'mutation') return update(model, {});
  if (!reply.ok) return mutationFailed(model, reply.problem);
  const mutation = reply.value;
  if (model.mutation !== null && model.mutation.mutationId !== mutation.mutationId) return update(model, {});
  const going = { ...model, mutation, wait: null, problem: null };
  switch (mutation.state) {
    case 'checking':
    case 'doing':
      return mutation.waitMs > 0
        ? askLater(going, stepOf(mutation), mutation.waitMs, 'limit')
        : update(going, {}, { do: 'call', ...stepOf(mutation) });
    case 'done':
      return checkAgain({ ...going, mutation: null });
    case 'cancelled':
      return update(going, backAtList);
    case 'ready':
    case 'partly':
      return update(going, {});
  }
}

const stepOf = ({ mutationId }: MutationProgress): Call => ({ call: 'stepMutation', args: { mutationId } });

/** What passes by itself is tried again; any other problem is shown beside the list. */
function mutationFailed(model: Model, problem: Problem): Next {
  const { mutation } = model;
  if (mutation !== null && passes(problem)) return askLater({ ...model, problem }, stepOf(mutation), RETRY_MS, 'retry');
  return update(model, { ...backAtList, problem });
}
