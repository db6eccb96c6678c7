// How long work with the CRM will take, given what this person's key has sent in the last minute.

import { REQUESTS_PER_MINUTE } from '../../../contract/limits';
import { type Forecast, forecast, limitNow, type Work } from '../../crm/pace';
import type { PaceState } from '../../crm/ports';
import { CALL_MS, type Context } from '../context';
import { connected } from './account';

function paceNow(ctx: Context): PaceState {
  const account = connected(ctx);
  return account.ok ? ctx.paceOf(account.value.key) : { sent: [], blockedUntil: 0 };
}

/** Requests per minute the CRM currently accepts from this person's key. */
export const perMinuteNow = (ctx: Context): number => limitNow(paceNow(ctx), ctx.clock.now(), REQUESTS_PER_MINUTE);

/** `again`: requests that each further call has to repeat; none for work that resumes where it stopped. */
export function forecastFor(ctx: Context, requests: number, again: Work['again'] = 0): Forecast {
  return forecast(paceNow(ctx), ctx.clock.now(), REQUESTS_PER_MINUTE, { requests, again, stretchMs: CALL_MS });
}
