// What each kind of mutation must define: how it is planned, sent, and read back.

import * as z from 'zod/mini';
import type { Json } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { PickedFile } from '../../rpc/mutations';
import { once } from '../../rpc/once';
import type { Objection } from '../../sync/run';
import type { Context } from '../context';
import type { Asked } from '../result';

/** What a mutation works with: its context, and the CRM as the person's key sees it. */
export interface MutationContext {
  readonly ctx: Context;
  readonly crm: Crm;
  /** What the person's page sent along; a mutation about a file sends nothing without it. */
  readonly file?: PickedFile;
}

/** planned -> sent (the request is or was on its way) -> answered -> done (the CRM shows it), rejected, or unknown; left = never sent. */
type StepState = 'planned' | 'sent' | 'answered' | 'done' | 'rejected' | 'unknown' | 'left';

/** One request of a mutation. */
export interface MutationStep {
  readonly state: StepState;
  /** What it is about, for people. */
  readonly about: string;
  /** What the CRM is asked, in the kind's own terms; part of what the person approves. */
  readonly body: Json;
  /** The result of the CRM's own check; null = not asked (yet). */
  readonly check: Json;
  /** The CRM's answer, as far as the kind keeps it. */
  readonly response: Json;
  /** The Idempotency-Key of this very request, stored before sending. */
  readonly key: string;
  readonly attempts: number;
  /** When its request last went out, in milliseconds since 1970; 0 = never. */
  readonly sentAt: number;
  readonly objection: Objection | null;
}

/** A part of a step in the kind's own terms, validated on every read; only a sealed step is ever processed. */
export function inTerms<T>(make: () => z.ZodMiniType<T>, part: 'body' | 'check'): (step: MutationStep) => T {
  const schema = once(make);
  return (step) => z.parse(schema(), step[part]);
}

/** The stored answer of the CRM is not sealed: null when it does not fit this kind. */
export function answerIn<T>(make: () => z.ZodMiniType<T>): (step: MutationStep | undefined) => T | null {
  const schema = once(make);
  return (step) => z.safeParse(schema(), step?.response).data ?? null;
}

export interface MutationPlan<F> {
  readonly facts: F;
  readonly steps: readonly Pick<MutationStep, 'about' | 'body'>[];
}

/** The course of a mutation, from its request to its final facts. */
export interface MutationCourse<Request, Facts> {
  /** It removes something, which its approval shows. */
  readonly takesAway?: true;
  /** The CRM cannot show the result, so `readBack` asks nothing. */
  readonly blind?: true;
  /** Plans the mutation from what the CRM and the sheet hold now. Only reads; after "not now", it is called again from the start. */
  plan(at: MutationContext, request: Request): Asked<MutationPlan<Facts>>;
  /** The CRM's own check of one step (validate, preview), stored with it; a kind without one goes straight to the person. */
  check?(at: MutationContext, step: MutationStep): Asked<Json>;
  /** Recomputes the facts, once the checks are in and once everything is over. */
  conclude?(at: MutationContext, facts: Facts, steps: readonly MutationStep[]): Facts;
  /** Requests in addition to sending and reading back a step. */
  more?(facts: Facts): number;
  /** Sends one step; its answer is stored as `response`. `stale` = nothing was sent, because the CRM is no longer as it was shown. */
  send(at: MutationContext, step: MutationStep): Answer<Json> | 'stale';
  /** Whether the CRM now shows what the step asked for. `unclear` = it has no way to show it. */
  readBack(at: MutationContext, step: MutationStep): Asked<'yes' | 'no' | 'unclear'>;
  /** When it is over: reads what changed in the CRM into the document, and updates the facts along with it. Two calls may do so at once. */
  after?(at: MutationContext, facts: Facts, steps: readonly MutationStep[]): Facts;
  /** When it is over: adds something to the document. One call does, under the document lock, so this makes no request. */
  adds?(at: MutationContext, facts: Facts, steps: readonly MutationStep[]): Facts;
}

type Schema = z.ZodMiniType<{ readonly what: string }>;

/** One kind of mutation: its name, the schemas of what a person may request and of what they must know to approve it, and its course. */
interface MutationKind<R extends Schema, F extends Schema> extends MutationCourse<z.infer<R>, z.infer<F>> {
  readonly what: z.infer<R>['what'];
  request(): R;
  /** Also what is known when it is over. */
  facts(): F;
}

/** `npm run registries` lists everything created with it. */
export const mutationKind = <R extends Schema, F extends Schema>(kind: MutationKind<R, F>): MutationKind<R, F> => kind;
