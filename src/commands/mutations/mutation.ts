// A mutation from request to read-back: planned, checked, approved, sent step by step, settled by reading.

import * as z from 'zod/mini';
import type { Json } from '../../../contract/records';
import { defaultTimeouts } from '../../crm/ports';
import { id } from '../../rpc/arguments';
import { fileSchema, type MutationFailure, type MutationProgress as Progress } from '../../rpc/mutations';
import type { Objection } from '../../sync/run';
import { accountHere } from '../account/account';
import { forecastFor } from '../account/forecast';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import type { Reading } from '../kept';
import { type Asked, done, failed, isWaiting, type Result } from '../result';
import { objectionOf, problemFrom } from '../runs/objection';
import { underLock } from '../under-lock';
import type { MutationContext, MutationStep } from './kind';
import { type AnyMutationCourse, kindOf, type MutationFacts } from './kinds';
import { beginMutation, forgetOpen, keepMutation, keepOpen, type Mutation, readMutation, readOpen, sealedMutation } from './mutation-book';
import { type MutationHead, mutationRequest } from './mutation-record';

export type MutationProgress = Progress<MutationFacts>;

/** How many times in total an unanswered step that the CRM does not show is sent under the same key. */
const ATTEMPTS = 2;

/** How long a request sent by another call may still be on its way: our own timeout for a write, plus a margin. */
const ON_ITS_WAY_MS = defaultTimeouts.write * 1000 + 10_000;
/** When another call holds the mutation, a page checks again after this many milliseconds. */
const LOOK_AGAIN_MS = 5_000;

const OVER: ReadonlySet<MutationStep['state']> = new Set<MutationStep['state']>(['done', 'rejected', 'unknown', 'left']);
const isOver = ({ state }: MutationStep): boolean => OVER.has(state);

/** Plans a mutation. Nothing is sent that changes anything. */
export const startMutation = call(
  () => ({ mutation: mutationRequest() }),
  (ctx, { mutation: request }): Asked<MutationProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const at = { ctx, crm: account.value.crm };
    const kind = kindOf(request.what);
    const plan = kind.plan(at, request);
    if (!plan.ok) return plan;
    const { facts, steps } = plan.value;
    const head: MutationHead = {
      mutationId: ctx.newId(),
      state: 'checking',
      request,
      facts,
      digest: '',
      who: ctx.person.name,
      token: ctx.person.token,
      startedAt: ctx.clock.now(),
      count: steps.length,
    };
    const fresh = steps.map(
      ({ about, body }): MutationStep => ({
        state: 'planned',
        about,
        body,
        check: null,
        response: null,
        key: ctx.newId(),
        attempts: 0,
        sentAt: 0,
        objection: null,
      }),
    );
    const mutation = kind.check === undefined ? checked(at, kind, { head, steps: fresh }) : { head, steps: fresh };
    return underLock(ctx, () => {
      beginMutation(ctx, mutation);
      return done(progressOf(ctx, mutation, 0));
    });
  },
);

/** All checks are in, so the person may decide. */
function checked(at: MutationContext, kind: AnyMutationCourse, { head, steps }: Mutation): Mutation {
  const facts: MutationFacts = kind.conclude?.(at, head.facts, steps) ?? head.facts;
  const what = JSON.stringify([head.request, facts, steps.map(({ body, check }) => [body, check])]);
  return { head: { ...head, state: 'ready', facts, digest: at.ctx.digest(what) }, steps };
}

/** Continues with the current phase: checks before the approval, requests after it. */
export const stepMutation = call(
  () => ({ mutationId: id(), file: z.exactOptional(fileSchema()) }),
  (ctx, { mutationId, file }): Asked<MutationProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const sealed = sealedMutation(ctx, mutationId);
    if (!sealed.ok) return sealed;
    const mutation = sealed.value;
    const at = { ctx, crm: account.value.crm, ...(file && { file }) };
    if (mutation.head.state === 'checking') return checkSteps(at, mutation);
    return mutation.head.state === 'doing' ? work(at, mutation) : done(progressOf(ctx, mutation, 0));
  },
);

const APPROVABLE: ReadonlySet<MutationHead['state']> = new Set<MutationHead['state']>(['ready', 'doing', 'done', 'partly']);

/** Binds the approval to exactly the mutation that was shown; another digest is rejected. Sending starts at once. */
export const approveMutation = call(
  () => ({ mutationId: id(), digest: id(), file: z.exactOptional(fileSchema()) }),
  (ctx, { mutationId, digest, file }): Asked<MutationProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const approved = underLock(ctx, (): Result<Mutation> => {
      const sealed = sealedMutation(ctx, mutationId);
      if (!sealed.ok) return sealed;
      const mutation = sealed.value;
      if (mutation.head.digest !== digest || !APPROVABLE.has(mutation.head.state)) return failed('stale-mutation');
      // It was already approved, and only the answer was lost: it continues from where it is.
      if (mutation.head.state !== 'ready') return done(mutation);
      const next: Mutation = { ...mutation, head: { ...mutation.head, state: 'doing' } };
      keepMutation(ctx, next);
      keepOpen(ctx, mutationId);
      return done(next);
    });
    if (!approved.ok) return approved;
    const mutation = approved.value;
    const at = { ctx, crm: account.value.crm, ...(file && { file }) };
    return mutation.head.state === 'doing' ? work(at, mutation) : done(progressOf(ctx, mutation, 0));
  },
);

/** Sends nothing more. Before the approval, this ends the mutation; after it, what is on its way is settled by the following steps. */
export const cancelMutation = call(
  () => ({ mutationId: id() }),
  (ctx, { mutationId }): Asked<MutationProgress> => {
    return underLock(ctx, (): Result<MutationProgress> => {
      const sealed = sealedMutation(ctx, mutationId);
      if (!sealed.ok) return sealed;
      const mutation = sealed.value;
      const { head, steps } = mutation;
      if (head.state !== 'checking' && head.state !== 'ready' && head.state !== 'doing') return done(progressOf(ctx, mutation, 0));
      const left = steps.map((step): MutationStep => (step.state === 'planned' ? { ...step, state: 'left' } : step));
      const next: Mutation = head.state === 'doing' ? { head, steps: left } : { head: { ...head, state: 'cancelled' }, steps: left };
      keepMutation(ctx, next);
      return done(progressOf(ctx, next, 0));
    });
  },
);

/** What this person's page left in progress; null when it is over. */
export function openMutation(ctx: Context): Reading<MutationProgress> | null {
  const open = readOpen(ctx);
  if (open?.is !== 'read') return open;
  const mutation = readMutation(ctx, open.value);
  if (mutation?.is !== 'read') return mutation;
  return mutation.value.head.state === 'doing' ? { is: 'read', value: progressOf(ctx, mutation.value, 0) } : null;
}

function checkSteps(at: MutationContext, mutation: Mutation): Asked<MutationProgress> {
  const { ctx } = at;
  const kind = kindOf(mutation.head.request.what);
  const until = ctx.clock.now() + CALL_MS;
  const steps = [...mutation.steps];
  let waitMs = 0;
  for (let n = 0; n < steps.length && ctx.clock.now() < until; n += 1) {
    const step = steps[n];
    if (step === undefined || step.check !== null || kind.check === undefined) continue;
    const answer: Asked<Json> = kind.check(at, step);
    if (!answer.ok && !isWaiting(answer)) return answer;
    if (isWaiting(answer)) {
      waitMs = answer.waitMs;
      break;
    }
    steps[n] = { ...step, check: answer.value };
  }
  const all = steps.every(({ check }) => check !== null);
  const next = all ? checked(at, kind, { ...mutation, steps }) : { ...mutation, steps };
  return underLock(ctx, (): Result<MutationProgress> => {
    const now = sealedMutation(ctx, mutation.head.mutationId);
    if (!now.ok) return now;
    if (now.value.head.state !== 'checking') return failed('stale-mutation');
    keepMutation(ctx, next);
    return done(progressOf(ctx, next, waitMs));
  });
}

/**
 * The requests of one call. Every step is recorded as sent before its request, so a call killed in between leaves a step that is settled by
 * reading.
 */
function work(at: MutationContext, from: Mutation): Asked<MutationProgress> {
  const { ctx } = at;
  const until = ctx.clock.now() + CALL_MS;
  const own = new Set<number>();
  let mutation = from;
  for (let n = 0; n < mutation.steps.length && ctx.clock.now() < until; n += 1) {
    const step = mutation.steps[n];
    if (step === undefined || isOver(step)) continue;
    if (step.state === 'sent' && !own.has(n) && isOnItsWay(ctx, step)) return done(progressOf(ctx, mutation, LOOK_AGAIN_MS));
    if (step.state === 'planned') own.add(n);
    const outcome = step.state === 'planned' ? send(at, mutation, n, step) : settle(at, mutation, n, step);
    if (!outcome.ok) return isWaiting(outcome) ? done(progressOf(ctx, mutation, outcome.waitMs)) : outcome;
    if (outcome.value === 'advanced') return advanced(ctx, mutation);
    mutation = outcome.value;
    if (!isOver(mutation.steps[n] ?? step)) n -= 1;
  }
  return mutation.steps.every(isOver) ? close(at, mutation) : done(progressOf(ctx, mutation, 0));
}

/** Another window was faster: this one shows how far it is by now, and goes on from there. */
function advanced(ctx: Context, { head: { mutationId } }: Mutation): Result<MutationProgress> {
  const now = sealedMutation(ctx, mutationId);
  return now.ok ? done(progressOf(ctx, now.value, now.value.head.state === 'doing' ? LOOK_AGAIN_MS : 0)) : now;
}

/** A request on its way cannot be judged by reading yet: only the call that sent it knows when it is answered. */
const isOnItsWay = ({ clock }: Context, { sentAt }: MutationStep): boolean => clock.now() - sentAt < ON_ITS_WAY_MS;

function send(at: MutationContext, mutation: Mutation, n: number, step: MutationStep): Stepped {
  const sent: MutationStep = { ...step, state: 'sent', attempts: step.attempts + 1, sentAt: at.ctx.clock.now() };
  const going = keepStep(at.ctx, mutation, n, sent, step);
  if (!going.ok || going.value === 'advanced') return going;
  const answer = kindOf(mutation.head.request.what).send(at, step);
  if (answer === 'stale') return keepStep(at.ctx, going.value, n, { ...sent, state: 'rejected', objection: STALE }, sent);
  if (answer.ok) return keepStep(at.ctx, going.value, n, { ...sent, state: 'answered', response: answer.value }, sent);
  const { problem } = answer;
  if (problem.kind === 'wait') {
    const back = keepStep(at.ctx, going.value, n, step, sent);
    return back.ok && back.value !== 'advanced' ? { ok: false, waitMs: problem.waitMs ?? 0 } : back;
  }
  const objection = objectionOf(problem);
  return keepStep(at.ctx, going.value, n, { ...sent, objection, state: problem.effect === 'none' ? 'rejected' : 'sent' }, sent);
}

/** Our own objection: somebody else was faster. */
const STALE: Objection = { kind: 'stale-mutation', code: '', summary: '', hint: '', url: '', requestId: '' };

function settle(at: MutationContext, mutation: Mutation, n: number, step: MutationStep): Stepped {
  const shows = kindOf(mutation.head.request.what).readBack(at, step);
  if (!shows.ok) return shows;
  const again = step.state === 'sent' && step.attempts < ATTEMPTS && shows.value === 'no';
  const state = shows.value === 'yes' || (shows.value === 'unclear' && step.state === 'answered') ? 'done' : again ? 'planned' : 'unknown';
  return keepStep(at.ctx, mutation, n, { ...step, state }, step);
}

/** `advanced`: another window was faster, and nothing is recorded here. */
type Stepped = Asked<Mutation | 'advanced'>;

/** Records one step, under the lock, if it still is what this call found. */
function keepStep(
  ctx: Context,
  mutation: Mutation,
  n: number,
  step: MutationStep,
  was: Pick<MutationStep, 'state' | 'attempts'>,
): Result<Mutation | 'advanced'> {
  return underLock(ctx, (): Result<Mutation | 'advanced'> => {
    const now = sealedMutation(ctx, mutation.head.mutationId);
    if (!now.ok) return now;
    const known = now.value.steps[n];
    if (known?.state !== was.state || known.attempts !== was.attempts) return done('advanced');
    const next: Mutation = { head: now.value.head, steps: now.value.steps.map((one, i) => (i === n ? step : one)) };
    keepMutation(ctx, next);
    return done(next);
  });
}

/** Two windows may find a mutation over at the same time; under the lock, one of them ends it. */
function close(at: MutationContext, { head: { mutationId, request, facts: before }, steps: over }: Mutation): Asked<MutationProgress> {
  const { ctx } = at;
  const kind = kindOf(request.what);
  const concluded: MutationFacts = kind.conclude?.(at, before, over) ?? before;
  const read: MutationFacts = kind.after?.(at, concluded, over) ?? concluded;
  return underLock(ctx, (): Result<MutationProgress> => {
    const now = sealedMutation(ctx, mutationId);
    if (!now.ok) return now;
    const { head, steps } = now.value;
    if (head.state !== 'doing' || !steps.every(isOver)) return done(progressOf(ctx, now.value, 0));
    const facts: MutationFacts = kind.adds?.(at, read, steps) ?? read;
    const whole = steps.every(({ state }) => state === 'done');
    const next: Mutation = { head: { ...head, facts, state: whole ? 'done' : 'partly' }, steps };
    keepMutation(ctx, next);
    forgetOpen(ctx, mutationId);
    return done(progressOf(ctx, next, 0));
  });
}

function progressOf(ctx: Context, { head, steps }: Mutation, waitMs: number): MutationProgress {
  const { mutationId, state, facts, digest } = head;
  const over = steps.filter(isOver).length;
  const left = steps.length - over;
  const { blind, more, takesAway } = kindOf(facts.what);
  // Each step is sent and read back.
  const requests = left === 0 ? 0 : (blind ? 1 : 2) * left + (more?.(facts) ?? 0);
  return {
    mutationId,
    state,
    facts,
    ...(takesAway && { takesAway }),
    digest,
    done: state === 'checking' ? steps.filter(({ check }) => check !== null).length : over,
    total: steps.length,
    ...forecastFor(ctx, requests),
    waitMs,
    failures: state === 'done' || state === 'partly' ? steps.flatMap(failureOf) : [],
  };
}

function failureOf({ state, about, objection }: MutationStep): readonly MutationFailure[] {
  if (state !== 'rejected' && state !== 'unknown' && state !== 'left') return [];
  return [{ about, outcome: state, problem: objection === null ? null : problemFrom(objection) }];
}
