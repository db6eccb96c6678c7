// What a kind of mutation must say of itself: how it is laid out, sent and read back.

import * as z from 'zod/mini';
import type { Json } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { PickedFile } from '../../rpc/mutations';
import { once } from '../../rpc/once';
import type { Objection } from '../../sync/run';
import type { Context } from '../context';
import type { Asked } from '../result';

/** What a mutation works with: its context and the CRM as the person's key sees it. */
export interface MutationContext {
  readonly ctx: Context;
  readonly crm: Crm;
  /** What the person's page sent along; a mutation about a file sends nothing without it. */
  readonly file?: PickedFile;
}

/**
 * planned -> sent (a request is on its way, or was) -> answered -> done (the CRM shows it) or rejected or unknown; left = never sent.
 */
export type StepState = 'planned' | 'sent' | 'answered' | 'done' | 'rejected' | 'unknown' | 'left';

/** One request of a mutation. */
export interface MutationStep {
  readonly state: StepState;
  /** Whom or what it is about, for people. */
  readonly about: string;
  /** What is asked of the CRM, in the kind's own terms; part of what the person approves. */
  readonly body: Json;
  /** What the CRM's own check said; null = not asked (yet). */
  readonly check: Json;
  /** What the CRM answered, as far as the kind keeps it. */
  readonly response: Json;
  /** The Idempotency-Key of this very request, stored before sending. */
  readonly key: string;
  readonly attempts: number;
  /** When its request went out last, in milliseconds since 1970; 0 = never. */
  readonly sentAt: number;
  readonly objection: Objection | null;
}

/** A part of a step in the kind's own terms, which are checked whenever they are read; only a sealed step is taken any further. */
export function inTerms<T>(make: () => z.ZodMiniType<T>, part: 'body' | 'check'): (step: MutationStep) => T {
  const schema = once(make);
  return (step) => z.parse(schema(), step[part]);
}

/** What is kept of the CRM's answer is not sealed: null when it is none of this kind's. */
export function answerIn<T>(make: () => z.ZodMiniType<T>): (step: MutationStep | undefined) => T | null {
  const schema = once(make);
  return (step) => z.safeParse(schema(), step?.response).data ?? null;
}

export interface MutationPlan<F> {
  readonly facts: F;
  readonly steps: readonly Pick<MutationStep, 'about' | 'body'>[];
}

/** How a mutation is gone through, from its request to its last facts. */
export interface MutationCourse<Request, Facts> {
  /** It takes something away, which its approval shows. */
  readonly takesAway?: true;
  /** The CRM cannot show what came of it, so `readBack` asks nothing. */
  readonly blind?: true;
  /** Lays the mutation out from what the CRM and the sheet hold now. It only reads; after "not now" it is called again from the beginning. */
  plan(at: MutationContext, request: Request): Asked<MutationPlan<Facts>>;
  /** The CRM's own check of one step (validate, preview), kept with it; a kind without one goes straight to the person. */
  check?(at: MutationContext, step: MutationStep): Asked<Json>;
  /** The facts again, when the checks are in and when everything is over. */
  conclude?(at: MutationContext, facts: Facts, steps: readonly MutationStep[]): Facts;
  /** Requests beside the one that sends a step and the one that reads it back. */
  more?(facts: Facts): number;
  /** Sends one step. What it answers is kept as `response`. `stale` = nothing was sent, because the CRM is no longer as it was shown. */
  send(at: MutationContext, step: MutationStep): Answer<Json> | 'stale';
  /** Whether the CRM shows now what the step asked for. `unclear` = it has no way to show it. */
  readBack(at: MutationContext, step: MutationStep): Asked<'yes' | 'no' | 'unclear'>;
  /** When it is over: brings up to date what we keep of the CRM, and the facts with it. */
  after?(at: MutationContext, facts: Facts, steps: readonly MutationStep[]): Facts;
}

type Schema = z.ZodMiniType<{ readonly what: string }>;

/** One kind of mutation: its name, the schemas of what a person may ask for and of what they must know to approve it, and how it is gone through. */
interface MutationKind<R extends Schema, F extends Schema> extends MutationCourse<z.infer<R>, z.infer<F>> {
  readonly what: z.infer<R>['what'];
  request(): R;
  /** Also what is known when it is over. */
  facts(): F;
}

/** `npm run registries` lists what is made with it. */
export const mutationKind = <R extends Schema, F extends Schema>(kind: MutationKind<R, F>): MutationKind<R, F> => kind;
