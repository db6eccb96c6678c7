// Which of the CRM's members the person is: nobody can ask the CRM, so the person says it once.

import type { Id, Named } from '../../../contract/records';
import { ID } from '../../rpc/query';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import { ME } from './account';

/** One that cannot be read counts as not said: the person is asked again. */
const MEMBER = kept<Id>(1, ID);

/** null when the person has not said it, or the account at hand has no such member. */
export function whoIAm({ mine }: Context, members: readonly Named[]): Id | null {
  const me = valueOf(readKept(mine, ME, MEMBER));
  return members.some(({ id }) => id === me) ? me : null;
}

export function sayWhoIAm({ mine }: Context, member: Id | null): Id | null {
  mine.write(ME, member === null ? null : MEMBER.write(member));
  return member;
}
