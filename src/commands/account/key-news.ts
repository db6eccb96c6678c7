// What the CRM's answers say of this person's key: credits, and what it may not do. Kept for this person alone.

import * as z from 'zod/mini';
import { crmContract, type OperationName } from '../../../contract/table';
import type { KeyNews } from '../../crm/exchange';
import { kept, readKept, valueOf } from '../kept';
import type { Memory } from '../ports';

export interface CreditsLeft {
  readonly used: number;
  readonly remaining: number | null;
}

const CREDITS = 'crm.credits';
const BARRED = 'crm.barred';

/** What cannot be read counts as not known: the CRM's next answers tell it again. */
const LEFT = kept<CreditsLeft>(1, () => z.strictObject({ used: z.number(), remaining: z.nullable(z.number()) }));
const OPERATIONS = kept<readonly OperationName[]>(1, () =>
  z.array(z.custom<OperationName>((name) => typeof name === 'string' && name in crmContract.operations)),
);

export function keptCredits(mine: Memory): CreditsLeft | null {
  return valueOf(readKept(mine, CREDITS, LEFT));
}

export function keepCredits(mine: Memory, credits: CreditsLeft | null): void {
  mine.write(CREDITS, credits === null ? null : LEFT.write(credits));
}

/** Operations that the CRM has refused to this key, and not allowed since. */
export function barredOperations(mine: Memory): readonly OperationName[] {
  return valueOf(readKept(mine, BARRED, OPERATIONS)) ?? [];
}

export function forgetKeyNews(mine: Memory): void {
  for (const name of [CREDITS, BARRED]) mine.write(name, null);
}

/**
 * What an answer says is used may be meant of this very request or of all so far (the contract does not say); what is left means one thing. So
 * the quota says what was used, and what is left says how it went on.
 */
const after = ({ used, remaining }: CreditsLeft, left: number): CreditsLeft => ({
  used: remaining === null ? used : used + Math.max(0, remaining - left),
  remaining: left,
});

/** Keeps the news of one execution; what is kept already is not written again, because writes to the person's properties are counted by the day. */
export function keyNewsKeeper(mine: Memory): (news: KeyNews) => void {
  let credits: CreditsLeft | null | undefined;
  let barred: readonly OperationName[] | undefined;
  return (news) => {
    credits = credits === undefined ? keptCredits(mine) : credits;
    barred = barred ?? barredOperations(mine);
    const remaining = news.credits?.remaining ?? null;
    if (credits !== null && remaining !== null && remaining !== credits.remaining) {
      credits = after(credits, remaining);
      keepCredits(mine, credits);
    }
    if (barred.includes(news.operation) === news.barred) return;
    barred = news.barred ? [...barred, news.operation] : barred.filter((one) => one !== news.operation);
    mine.write(BARRED, OPERATIONS.write(barred));
  };
}
