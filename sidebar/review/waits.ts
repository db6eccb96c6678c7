// Pauses of the review: the same call is made again after the CRM's limit, or after a problem that passes. It must not know what a call is for.

import type { Call } from '../calls';
import type { Model, Next } from './model';
import { become } from './model';

export function askLater(model: Model, { call, args }: Call, ms: number, why: 'limit' | 'retry'): Next {
  const token = model.timer + 1;
  const event = { type: 'again', token, call: { call, args } as Call } as const;
  return become(model, { timer: token, wait: { token, ms, why } }, { do: 'later', ms, event });
}
