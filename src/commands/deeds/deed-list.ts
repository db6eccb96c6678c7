// The deeds of this document that were approved, for the list of earlier ones. It must not change any.

import type { DeedCard, DeedState } from '../../rpc/deeds';
import { done, type Result } from '../result';
import type { Surroundings } from '../surroundings';
import { deedHeads } from './deed-book';

const APPROVED: readonly DeedState[] = ['doing', 'done', 'partly'];

export function readDeeds(world: Surroundings): Result<readonly DeedCard[]> {
  const heads = deedHeads(world).filter(({ state }) => APPROVED.includes(state));
  return done(
    heads.map(({ deedId, who, startedAt, state, facts }) => ({ deedId, who, startedAt: new Date(startedAt).toISOString(), state, facts })),
  );
}
