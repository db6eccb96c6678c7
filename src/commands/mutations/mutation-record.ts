// The stored form of a mutation's head and steps: their shapes, and how they are validated when read back.

import * as z from 'zod/mini';
import { once } from '../../rpc/once';
import { count, json, text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { instant, kept } from '../kept';
import { objection } from '../runs/run-schema';
import type { MutationStep } from './kind';
import { factsOfKinds, type MutationFacts, type MutationRequest, requestsOfKinds } from './kinds';

export const mutationRequest: () => z.ZodMiniType<MutationRequest> = once(() => z.union(requestsOfKinds()));
const facts: () => z.ZodMiniType<MutationFacts> = once(() => z.union(factsOfKinds()));

const headSchema = () =>
  z.strictObject({
    mutationId: text(),
    state: z.enum(['checking', 'ready', 'doing', 'done', 'partly', 'cancelled']),
    request: mutationRequest(),
    facts: facts(),
    /** '' until everything is checked. */
    digest: text(),
    who: text(),
    /** Distinguishes people without naming them. */
    token: text(),
    startedAt: instant(),
    count: count(),
  });
export type MutationHead = ShapeOf<typeof headSchema>;

export const HEAD = kept<MutationHead>(1, headSchema);

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
