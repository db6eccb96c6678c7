// Lists the approved mutations of this document.

import type { MutationList, MutationState } from '../../rpc/mutations';
import { call } from '../call';
import { done, type Result } from '../result';
import type { MutationFacts } from './kinds';
import { mutationHeads } from './mutation-book';

const APPROVED: readonly MutationState[] = ['doing', 'done', 'partly'];

export const readMutations = call(
  () => ({}),
  (ctx): Result<MutationList<MutationFacts>> => {
    const { heads, unreadable } = mutationHeads(ctx);
    const approved = heads.filter(({ state }) => APPROVED.includes(state));
    return done({
      unreadable,
      cards: approved.map(({ mutationId, who, startedAt, state, facts }) => ({
        mutationId,
        who,
        startedAt: new Date(startedAt).toISOString(),
        state,
        facts,
      })),
    });
  },
);
