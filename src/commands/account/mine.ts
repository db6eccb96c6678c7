// Which CRM member the person is. The CRM cannot be asked, so the person says it once.

import * as z from 'zod/mini';
import type { Id, Named } from '../../../contract/records';
import { wireId } from '../../rpc/arguments';
import { call } from '../call';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import { done, type Result } from '../result';
import { ME } from './account';

/** An unreadable record counts as not said: the person is asked again. */
const MEMBER = kept<Id>(1, wireId);

/** null when the person has not said, or the current account has no such member. */
export function whoIAm({ mine }: Context, members: readonly Named[]): Id | null {
  const me = valueOf(readKept(mine, ME, MEMBER));
  return members.some(({ id }) => id === me) ? me : null;
}

/** null forgets it. */
export const sayWhoIAm = call(
  () => ({ member: z.nullable(wireId()) }),
  ({ mine }, { member }): Result<{ readonly me: Id | null }> => {
    mine.write(ME, member === null ? null : MEMBER.write(member));
    return done({ me: member });
  },
);
