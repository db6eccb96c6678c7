// What work with the CRM will take, by what this person's key has sent in the last minute.

import { REQUESTS_PER_MINUTE } from '../../../contract/limits';
import { type Forecast, forecast, type Work } from '../../crm/pace';
import { CALL_MS, type Context } from '../context';
import { connected } from './account';

/** `again` = requests with which each further call begins anew; none for work that goes on where it was. */
export function forecastFor(ctx: Context, requests: number, again: Work['again'] = 0): Forecast {
  const account = connected(ctx);
  const pace = account.ok ? ctx.paceOf(account.value.key) : { sent: [], blockedUntil: 0 };
  return forecast(pace, ctx.clock.now(), REQUESTS_PER_MINUTE, { requests, again, stretchMs: CALL_MS });
}
