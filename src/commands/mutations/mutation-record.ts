// The stored form of a mutation's head and steps: their shapes, and how they are validated when read back.

import * as z from 'zod/mini';
import type { MutationState } from '../../rpc/mutations';
import { once } from '../../rpc/once';
import { count, json, text } from '../../rpc/plain-schemas';
import { instant, kept } from '../kept';
import { objection } from '../runs/run-schema';
import type { MutationStep } from './kind';
import { factsOfKinds, type MutationFacts, type MutationRequest, requestsOfKinds } from './kinds';

export interface MutationHead {
  readonly mutationId: string;
  readonly state: MutationState;
  readonly request: MutationRequest;
  readonly facts: MutationFacts;
  /** '' until everything is checked. */
  readonly digest: string;
  readonly who: string;
  /** Distinguishes people without naming them. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly count: number;
}

export const mutationRequest: () => z.ZodMiniType<MutationRequest> = once(() => z.union(requestsOfKinds()));
const facts: () => z.ZodMiniType<MutationFacts> = once(() => z.union(factsOfKinds()));

export const HEAD = kept<MutationHead>(1, () =>
  z.strictObject({
    mutationId: text(),
    state: z.enum(['checking', 'ready', 'doing', 'done', 'partly', 'cancelled']),
    request: mutationRequest(),
    facts: facts(),
    digest: text(),
    who: text(),
    token: text(),
    startedAt: instant(),
    count: count(),
  }),
);

export const STEP = kept<MutationStep>(1, () =>
  z.strictObject({
    state: z.enum(['planned', 'sent', 'answered', 'done', 'rejected', 'unknown', 'left']),
    about: text(),
    body: json(),
    check: json(),
    response: json(),
    key: text(),
    attempts: count(),
    sentAt: instant(),
    objection: objection(),
  }),
);
