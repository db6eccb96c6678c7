// What a person may know about their key and account: credits, the CRM's limit, what the key may not do.

import { crmContract } from '../../../contract/table';
import { limitNow, MINUTE_MS, nextSlot } from '../../crm/pace';
import type { AccountCard } from '../../rpc/panels';
import { call } from '../call';
import { type Asked, asked, done } from '../result';
import { connected } from './account';
import { areaOf, barredOperations } from './key-news';
import { keptLists } from './lists';
import { whoIAm } from './mine';

/** Costs one request. */
export const readAccount = call(
  () => ({}),
  (ctx): Asked<AccountCard> => {
    const account = connected(ctx);
    if (!account.ok) return account;
    const { crm, key, keyEnd } = account.value;
    const quota = asked(crm.quota());
    if (!quota.ok) return quota;
    const { used, total, remaining } = quota.value;
    const { members } = keptLists(ctx);
    const me = whoIAm(ctx, members);
    const pace = ctx.paceOf(key);
    const now = ctx.clock.now();
    const documented = crmContract.transport.requestsPerMinute.value;
    const perMinute = limitNow(pace, now, documented);
    const turn = nextSlot(pace, now, documented);
    return done({
      keyEnd,
      me: members.find(({ id }) => id === me)?.name ?? null,
      used,
      total,
      remaining,
      barred: [...new Set(barredOperations(ctx.mine).map(areaOf))],
      sentLastMinute: pace.sent.filter((time) => now - time < MINUTE_MS).length,
      perMinute,
      slowedUntil: perMinute < documented && pace.slow ? new Date(pace.slow.until).toISOString() : null,
      waitMs: turn.send ? 0 : turn.waitMs,
    });
  },
);
