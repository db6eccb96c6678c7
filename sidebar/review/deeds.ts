// A deed that the review needs before it can go on, such as a label that cells name: laid out, approved, done, and then checked again.
// It must not know any kind of deed, nor how changes are checked.

import type { DeedProgress, DeedRequest } from '../../src/rpc/deeds';
import type { Problem, Reply } from '../../src/rpc/shapes';
import { type Call, passes, RETRY_MS } from '../calls';
import type { Model, Next } from './model';
import { become } from './model';
import { askLater } from './waits';

/** Nothing is changed before the approval. */
export function startDeed(model: Model, deed: DeedRequest): Next {
  if (model.phase !== 'ready') return become(model, {});
  return become(model, { phase: 'deed', deed: null, problem: null }, { do: 'call', call: 'startDeed', args: { deed } });
}

/** Approves the very deed that is shown. */
export function approveDeed(model: Model, number: number | null): Next {
  const { deed } = model;
  if (model.phase !== 'deed' || deed?.state !== 'ready') return become(model, {});
  const { deedId, digest } = deed;
  const args = { deedId, digest, number };
  return become(model, { deed: { ...deed, state: 'doing' }, problem: null }, { do: 'call', call: 'approveDeed', args });
}

/** Before the approval the list is back at once; after it, the steps that follow settle what is on its way. */
export function cancelDeed(model: Model): Next {
  const { deed } = model;
  if (model.phase !== 'deed') return become(model, {});
  const wish = deed === null ? [] : [{ do: 'call', call: 'cancelDeed', args: { deedId: deed.deedId } } as const];
  return deed?.state === 'doing' ? become(model, { wait: null, problem: null }, ...wish) : become(model, backAtList, ...wish);
}

const backAtList = { phase: 'ready', deed: null, wait: null, problem: null } as const;

export const closeDeed = (model: Model): Next => (model.phase === 'deed' ? become(model, backAtList) : become(model, {}));

/** `checkAgain` looks for changes anew, because a deed that is done may have freed rows. */
export function deedStepped(model: Model, reply: Reply<DeedProgress>, checkAgain: (model: Model) => Next): Next {
  if (model.phase !== 'deed') return become(model, {});
  if (!reply.ok) return deedFailed(model, reply.problem);
  const deed = reply.value;
  if (model.deed !== null && model.deed.deedId !== deed.deedId) return become(model, {});
  const going = { ...model, deed, wait: null, problem: null };
  switch (deed.state) {
    case 'checking':
    case 'doing':
      return deed.waitMs > 0 ? askLater(going, stepOf(deed), deed.waitMs, 'limit') : become(going, {}, { do: 'call', ...stepOf(deed) });
    case 'done':
      return checkAgain({ ...going, deed: null });
    case 'cancelled':
      return become(going, backAtList);
    case 'ready':
    case 'partly':
      return become(going, {});
  }
}

const stepOf = ({ deedId }: DeedProgress): Call => ({ call: 'stepDeed', args: { deedId } });

/** What passes by itself is tried again; any other problem is shown beside the list. */
function deedFailed(model: Model, problem: Problem): Next {
  const { deed } = model;
  if (deed !== null && passes(problem)) return askLater({ ...model, problem }, stepOf(deed), RETRY_MS, 'retry');
  return become(model, { ...backAtList, problem });
}
