// The mutations of this document that were approved, for the list of earlier ones.

import type { MutationCard, MutationState } from '../../rpc/mutations';
import { call } from '../call';
import { done, type Result } from '../result';
import { mutationHeads } from './mutation-book';

const APPROVED: readonly MutationState[] = ['doing', 'done', 'partly'];

export const readMutations = call({}, (ctx): Result<readonly MutationCard[]> => {
  const heads = mutationHeads(ctx).filter(({ state }) => APPROVED.includes(state));
  return done(
    heads.map(({ mutationId, who, startedAt, state, facts }) => ({
      mutationId,
      who,
      startedAt: new Date(startedAt).toISOString(),
      state,
      facts,
    })),
  );
});
