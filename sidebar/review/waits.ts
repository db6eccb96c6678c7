// Pauses of the review: the same call is made again after the CRM's limit, or after a problem that passes.

import type { Call } from '../calls';
import type { Model, Next } from './model';
import { update } from './model';

export function askLater(model: Model, { call, args }: Call, ms: number, why: 'limit' | 'retry'): Next {
  const token = model.timer + 1;
  const event = { type: 'again', token, call: { call, args } as Call } as const;
  return update(model, { timer: token, wait: { token, ms, why } }, { do: 'later', ms, event });
}
