// A deed from its request to its read-back: laid out, checked, approved, sent step by step, settled by reading. It must not know any kind of deed.

import type { Json } from '../../../contract/records';
import { defaultTimeouts } from '../../crm/ports';
import type { DeedFacts, DeedFailure, DeedProgress, DeedRequest, PickedFile } from '../../rpc/deeds';
import type { Objection } from '../../sync/run';
import { accountHere } from '../account/account';
import { type Asked, done, failed, isWaiting, type Result } from '../result';
import { objectionOf, problemFrom } from '../runs/objection';
import { CALL_MS, LOCK_MS, type Surroundings } from '../surroundings';
import { secondsFor } from '../views/estimate';
import { beginDeed, type Deed, type DeedHead, keepDeed, readDeed } from './deed-book';
import type { DeedKind, DeedStep, Desk } from './kind';
import { kindOf } from './kinds';

/** A step without an answer that the CRM does not show is sent again under its own key, so often in all. */
const ATTEMPTS = 2;

/** The deed that this person's page left while it was done. */
const OPEN = 'deed.open';

/** A request that another call has sent may still be on its way for so long: our own time for a write, and some more. */
const ON_ITS_WAY_MS = defaultTimeouts.write * 1000 + 10_000;
/** While another call has the deed in hand, a page looks again after so many milliseconds. */
const LOOK_AGAIN_MS = 5_000;

const OVER: ReadonlySet<DeedStep['state']> = new Set<DeedStep['state']>(['done', 'rejected', 'unknown', 'left']);
const isOver = ({ state }: DeedStep): boolean => OVER.has(state);

/** Lays a deed out. Nothing is sent that changes anything. */
export function startDeed(world: Surroundings, request: DeedRequest): Asked<DeedProgress> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const desk = { world, crm: account.value.crm };
  const kind = kindOf(request.what);
  const plan = kind.plan(desk, request);
  if (!plan.ok) return plan;
  const { facts, steps, number } = plan.value;
  const head: DeedHead = {
    deedId: world.newId(),
    state: 'checking',
    request,
    facts,
    number,
    digest: '',
    who: world.person.name,
    token: world.person.token,
    startedAt: world.clock.now(),
    count: steps.length,
  };
  const fresh = steps.map(
    ({ about, body }): DeedStep => ({
      state: 'planned',
      about,
      body,
      check: null,
      told: null,
      key: world.newId(),
      attempts: 0,
      sentAt: 0,
      objection: null,
    }),
  );
  const deed = kind.check === undefined ? checked(desk, kind, { head, steps: fresh }) : { head, steps: fresh };
  const begun = world.lock.within(LOCK_MS, () => beginDeed(world, deed));
  return begun === null ? failed('busy') : done(progressOf(deed, 0));
}

/** All checks are in: the person may decide. */
function checked(desk: Desk, kind: DeedKind<DeedRequest['what']>, { head, steps }: Deed): Deed {
  const facts: DeedFacts = kind.conclude?.(desk, head.facts as never, steps) ?? head.facts;
  const what = JSON.stringify([head.request, facts, steps.map(({ body, check }) => [body, check])]);
  return { head: { ...head, state: 'ready', facts, digest: desk.world.digest(what) }, steps };
}

/** Goes on with what the deed is at: its checks before the approval, its requests after it. */
export function stepDeed(world: Surroundings, deedId: string, file?: PickedFile): Asked<DeedProgress> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const deed = readDeed(world, deedId);
  if (deed === null || deed.head.token !== world.person.token) return failed('stale-deed');
  const desk = { world, crm: account.value.crm, ...(file && { file }) };
  if (deed.head.state === 'checking') return checkSteps(desk, deed);
  return deed.head.state === 'doing' ? work(desk, deed) : done(progressOf(deed, 0));
}

/** Binds the approval to the very deed that was shown; another digest or number is refused. Sending begins at once. */
export function approveDeed(
  world: Surroundings,
  deedId: string,
  digest: string,
  number: number | null,
  file?: PickedFile,
): Asked<DeedProgress> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const approved = world.lock.within(LOCK_MS, (): Result<Deed> => {
    const deed = readDeed(world, deedId);
    if (deed === null || deed.head.token !== world.person.token) return failed('stale-deed');
    if (deed.head.state !== 'ready' || deed.head.digest !== digest) return failed('stale-deed');
    if (deed.head.number !== null && number !== deed.head.number) return failed('number-needed', { number: deed.head.number });
    const next: Deed = { ...deed, head: { ...deed.head, state: 'doing' } };
    keepDeed(world, next);
    world.mine.write(OPEN, deedId);
    return done(next);
  });
  if (approved === null) return failed('busy');
  return approved.done.ok ? work({ world, crm: account.value.crm, ...(file && { file }) }, approved.done.value) : approved.done;
}

/** Nothing more is sent. Before the approval that ends the deed; after it, what is on its way is settled by the steps that follow. */
export function cancelDeed(world: Surroundings, deedId: string): Asked<DeedProgress> {
  const cancelled = world.lock.within(LOCK_MS, (): Result<DeedProgress> => {
    const deed = readDeed(world, deedId);
    if (deed === null || deed.head.token !== world.person.token) return failed('stale-deed');
    const { head, steps } = deed;
    if (head.state !== 'checking' && head.state !== 'ready' && head.state !== 'doing') return done(progressOf(deed, 0));
    const left = steps.map((step): DeedStep => (step.state === 'planned' ? { ...step, state: 'left' } : step));
    const next: Deed = head.state === 'doing' ? { head, steps: left } : { head: { ...head, state: 'cancelled' }, steps: left };
    keepDeed(world, next);
    return done(progressOf(next, 0));
  });
  return cancelled === null ? failed('busy') : cancelled.done;
}

/** What this person's page left while it was done; null when it is over. */
export function openDeed(world: Surroundings): DeedProgress | null {
  const deedId = world.mine.read(OPEN);
  const deed = deedId === null ? null : readDeed(world, deedId);
  return deed === null || deed.head.state !== 'doing' ? null : progressOf(deed, 0);
}

function checkSteps(desk: Desk, deed: Deed): Asked<DeedProgress> {
  const { world } = desk;
  const kind = kindOf(deed.head.request.what);
  const until = world.clock.now() + CALL_MS;
  const steps = [...deed.steps];
  let waitMs = 0;
  for (let n = 0; n < steps.length && world.clock.now() < until; n += 1) {
    const step = steps[n];
    if (step === undefined || step.check !== null || kind.check === undefined) continue;
    const answer: Asked<Json> = kind.check(desk, step);
    if (!answer.ok && !isWaiting(answer)) return answer;
    if (isWaiting(answer)) {
      waitMs = answer.waitMs;
      break;
    }
    steps[n] = { ...step, check: answer.value };
  }
  const all = steps.every(({ check }) => check !== null);
  const next = all ? checked(desk, kind, { ...deed, steps }) : { ...deed, steps };
  const kept = world.lock.within(LOCK_MS, () => readDeed(world, deed.head.deedId)?.head.state === 'checking' && keep(world, next));
  if (kept === null) return failed('busy');
  return kept.done ? done(progressOf(next, waitMs)) : failed('stale-deed');
}

function keep(world: Surroundings, deed: Deed): true {
  keepDeed(world, deed);
  return true;
}

/** One call's requests. Every step is written down as sent before its request, so that a call killed in between leaves a step that is settled by reading. */
function work(desk: Desk, from: Deed): Asked<DeedProgress> {
  const { world } = desk;
  const until = world.clock.now() + CALL_MS;
  const own = new Set<number>();
  let deed = from;
  for (let n = 0; n < deed.steps.length && world.clock.now() < until; n += 1) {
    const step = deed.steps[n];
    if (step === undefined || isOver(step)) continue;
    if (step.state === 'sent' && !own.has(n) && isOnItsWay(world, step)) return done(progressOf(deed, LOOK_AGAIN_MS));
    if (step.state === 'planned') own.add(n);
    const outcome = advance(desk, deed, n);
    if (!outcome.ok) return isWaiting(outcome) ? done(progressOf(deed, outcome.waitMs)) : outcome;
    deed = outcome.value;
    if (!isOver(deed.steps[n] ?? step)) n -= 1;
  }
  return deed.steps.every(isOver) ? close(desk, deed) : done(progressOf(deed, 0));
}

/** What is on its way cannot be judged by reading yet: only the call that sent it knows when it is answered. */
const isOnItsWay = ({ clock }: Surroundings, { sentAt }: DeedStep): boolean => clock.now() - sentAt < ON_ITS_WAY_MS;

/** Takes one step further: sends it, or reads what became of it. */
function advance(desk: Desk, deed: Deed, n: number): Asked<Deed> {
  const step = deed.steps[n] as DeedStep;
  return step.state === 'planned' ? send(desk, deed, n, step) : settle(desk, deed, n, step);
}

function send(desk: Desk, deed: Deed, n: number, step: DeedStep): Asked<Deed> {
  const going = keepStep(
    desk.world,
    deed,
    n,
    { ...step, state: 'sent', attempts: step.attempts + 1, sentAt: desk.world.clock.now() },
    'planned',
  );
  if (!going.ok) return going;
  const answer = kindOf(deed.head.request.what).send(desk, step);
  const sent = going.value.steps[n] as DeedStep;
  if (answer === 'stale') return keepStep(desk.world, going.value, n, { ...sent, state: 'rejected', objection: STALE }, 'sent');
  if (answer.ok) return keepStep(desk.world, going.value, n, { ...sent, state: 'answered', told: answer.value }, 'sent');
  const { problem } = answer;
  if (problem.kind === 'wait') {
    const back = keepStep(desk.world, going.value, n, step, 'sent');
    return back.ok ? { ok: false, waitMs: problem.waitMs ?? 0 } : back;
  }
  const objection = objectionOf(problem);
  return keepStep(desk.world, going.value, n, { ...sent, objection, state: problem.effect === 'none' ? 'rejected' : 'sent' }, 'sent');
}

/** Our own objection: somebody else was faster. */
const STALE: Objection = { kind: 'stale-deed', code: '', summary: '', hint: '', url: '', requestId: '' };

function settle(desk: Desk, deed: Deed, n: number, step: DeedStep): Asked<Deed> {
  const shows = kindOf(deed.head.request.what).readBack(desk, step);
  if (!shows.ok) return shows;
  const again = step.state === 'sent' && step.attempts < ATTEMPTS && shows.value === 'no';
  const state = shows.value === 'yes' || (shows.value === 'unclear' && step.state === 'answered') ? 'done' : again ? 'planned' : 'unknown';
  return keepStep(desk.world, deed, n, { ...step, state, objection: state === 'done' ? null : step.objection }, step.state);
}

/** Writes one step down, under the lock; `stale-deed` when another window has taken it further meanwhile. */
function keepStep(world: Surroundings, deed: Deed, n: number, step: DeedStep, was: DeedStep['state']): Result<Deed> {
  const kept = world.lock.within(LOCK_MS, (): Result<Deed> => {
    const now = readDeed(world, deed.head.deedId);
    if (now === null || now.steps[n]?.state !== was) return failed('stale-deed');
    const next: Deed = { head: now.head, steps: now.steps.map((one, i) => (i === n ? step : one)) };
    keepDeed(world, next);
    return done(next);
  });
  return kept === null ? failed('busy') : kept.done;
}

function close(desk: Desk, { head, steps }: Deed): Asked<DeedProgress> {
  const { world } = desk;
  const kind = kindOf(head.request.what);
  const concluded: DeedFacts = kind.conclude?.(desk, head.facts as never, steps) ?? head.facts;
  const facts: DeedFacts = kind.after?.(desk, concluded as never, steps) ?? concluded;
  const whole = steps.every(({ state }) => state === 'done');
  const next: Deed = { head: { ...head, facts, state: whole ? 'done' : 'partly' }, steps };
  if (world.lock.within(LOCK_MS, () => keepDeed(world, next)) === null) return failed('busy');
  world.mine.write(OPEN, null);
  return done(progressOf(next, 0));
}

function progressOf({ head, steps }: Deed, waitMs: number): DeedProgress {
  const { deedId, state, facts, digest, number } = head;
  const over = steps.filter(isOver).length;
  const { blind, more } = kindOf(facts.what);
  // Each step is sent, and read back.
  const requests = (blind ? 1 : 2) * (steps.length - over) + (more?.(facts as never) ?? 0);
  return {
    deedId,
    state,
    facts,
    digest,
    number,
    done: state === 'checking' ? steps.filter(({ check }) => check !== null).length : over,
    total: steps.length,
    requests,
    seconds: secondsFor(requests),
    waitMs,
    failures: state === 'done' || state === 'partly' ? steps.flatMap(failureOf) : [],
  };
}

function failureOf({ state, about, objection }: DeedStep): readonly DeedFailure[] {
  if (state !== 'rejected' && state !== 'unknown' && state !== 'left') return [];
  return [{ about, outcome: state, problem: objection === null ? null : problemFrom(objection) }];
}
