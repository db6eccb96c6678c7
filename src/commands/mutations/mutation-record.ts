// The head and the steps of a mutation as they are kept: their shapes, and how they are checked when they are read again.

import * as z from 'zod/mini';
import { MUTATION_REQUEST, type MutationFacts, type MutationRequest, type MutationState } from '../../rpc/mutations';
import { kept, TIME } from '../kept';
import type { MutationStep } from './kind';

export interface MutationHead {
  readonly mutationId: string;
  readonly state: MutationState;
  readonly request: MutationRequest;
  readonly facts: MutationFacts;
  readonly number: number | null;
  /** Blank until everything is checked. */
  readonly digest: string;
  readonly who: string;
  /** Tells persons apart without naming them. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly count: number;
}

const text = z.string();
const count = z.number();
const countOrNot = z.nullable(z.number());
const texts = z.array(text);

const moved = { moves: count, names: texts, already: count, absent: count, inDoubt: count, cells: countOrNot };
const emailResult = z.strictObject({
  added: countOrNot,
  refused: countOrNot,
  named: z.array(z.strictObject({ name: text, reason: text })),
});
const importResult = z.strictObject({ created: countOrNot, updated: countOrNot, failed: countOrNot, repeated: countOrNot });

const facts: z.ZodMiniType<MutationFacts> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('create-label'), name: text, near: texts, cells: count }),
  z.strictObject({ what: z.literal('rename-label'), from: text, name: text, channels: countOrNot, cells: count }),
  z.strictObject({ what: z.literal('delete-label'), name: text, channels: countOrNot, cells: count }),
  z.strictObject({ what: z.literal('create-group'), name: text, ...moved }),
  z.strictObject({ what: z.literal('rename-group'), from: text, name: text, channels: countOrNot }),
  z.strictObject({ what: z.literal('delete-group'), name: text, channels: countOrNot }),
  z.strictObject({ what: z.literal('add-to-group'), name: text, after: count, ...moved }),
  z.strictObject({ what: z.literal('remove-from-group'), name: text, after: count, ...moved }),
  z.strictObject({
    what: z.literal('add-to-email'),
    task: text,
    adds: count,
    names: texts,
    existing: countOrNot,
    absent: texts,
    absentTotal: count,
    inDoubt: count,
    response: z.nullable(emailResult),
  }),
  z.strictObject({ what: z.literal('create-export'), view: z.nullable(text), creators: countOrNot }),
  z.strictObject({
    what: z.literal('import-file'),
    file: text,
    rows: count,
    overwrite: z.boolean(),
    response: z.nullable(importResult),
    tab: z.nullable(text),
  }),
]);

export const HEAD = kept<MutationHead>(
  1,
  z.strictObject({
    mutationId: text,
    state: z.enum(['checking', 'ready', 'doing', 'done', 'partly', 'cancelled']),
    request: MUTATION_REQUEST,
    facts,
    number: countOrNot,
    digest: text,
    who: text,
    token: text,
    startedAt: TIME,
    count,
  }),
);

export const STEP = kept<MutationStep>(
  1,
  z.strictObject({
    state: z.enum(['planned', 'sent', 'answered', 'done', 'rejected', 'unknown', 'left']),
    about: text,
    body: z.json(),
    check: z.json(),
    response: z.json(),
    key: text,
    attempts: count,
    sentAt: TIME,
    objection: z.nullable(z.strictObject({ kind: text, code: text, summary: text, hint: text, url: text, requestId: text })),
  }),
);
