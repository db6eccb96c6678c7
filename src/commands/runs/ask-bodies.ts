// The CRM's check of a plan: every batch body is validated and previewed before anybody can confirm it.

import type { BatchAnswer } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { CheckProgress } from '../../rpc/shapes';
import { type BodyChecked, type BodyRecord, type Draft, only, type Run, withBodies, withDrafts } from '../../sync/run';
import { CALL_MS, type Context } from '../context';
import { type Asked, asked, done, isWaiting } from '../result';
import { underLock } from '../under-lock';
import { keepRun, keepSome } from './journal';
import { objectionOf } from './objection';
import type { RunHead } from './run-schema';

export const checkProgress = (
  { runId }: RunHead,
  doneSoFar: number,
  total: number,
  outcome: CheckProgress['outcome'],
  waitMs = 0,
): CheckProgress => ({
  runId,
  done: doneSoFar,
  total,
  waitMs,
  outcome,
});

/** Continues while bodies lack a check, or were refused as a whole; after that, the review can be opened. */
export function reviewable(ctx: Context, head: RunHead, run: Run): Asked<CheckProgress> {
  const bodies = [...run.bodies.values()];
  if (bodies.some(isRefusedWhole)) return splitRefused(ctx, head, run);
  const left = bodies.filter(needsCheck).length;
  if (left > 0) return done(checkProgress(head, bodies.length - left, bodies.length, 'going'));
  const ready = keepSome(ctx, head, run, [], { ...head, state: 'reviewing' });
  return ready.ok ? done(checkProgress(head, bodies.length, bodies.length, 'ready')) : ready;
}

/** Derived from the run itself, so that a refusal is followed up however the call that met it ended. */
const isRefusedWhole = ({ body, check }: BodyRecord): boolean => check?.objection?.kind === 'refused' && body.ids.length > 1;

const needsCheck = ({ body, check }: BodyRecord): boolean => body.kind === 'batch' && check === null;

export function askBodies(ctx: Context, crm: Crm, head: RunHead, planned: Run): Asked<CheckProgress> {
  const until = ctx.clock.now() + CALL_MS;
  const checked: BodyRecord[] = [];
  let stop: Asked<BodyChecked> | null = null;
  for (const body of planned.bodies.values()) {
    if (ctx.clock.now() >= until) break;
    if (!needsCheck(body)) continue;
    const answer = checkBody(crm, body, ctx.newId);
    if (!answer.ok) stop = answer;
    if (!answer.ok) break;
    checked.push({ ...body, check: answer.value });
  }
  const run = withBodies(planned, checked);
  return underLock(ctx, (): Asked<CheckProgress> => {
    const ids = checked.map((body) => body.id);
    const kept = keepSome(ctx, head, run, ids, null);
    if (!kept.ok) return kept;
    if (stop !== null && !stop.ok && !isWaiting(stop)) return stop;
    const soFar = reviewable(ctx, kept.value, run);
    return soFar.ok && stop !== null && isWaiting(stop) ? done({ ...soFar.value, waitMs: stop.waitMs }) : soFar;
  });
}

/** The CRM's validate and preview of one body, asked about the same body. A refusal is an answer, not a failure of the check. */
export function checkBody(crm: Crm, { body }: BodyRecord, newId: () => string): Asked<BodyChecked> {
  let token: string | null = null;
  let answer: BatchAnswer | null = null;
  for (const stage of ['validate', 'preview'] as const) {
    const reply: Answer<BatchAnswer> = crm.batch(stage, { ids: body.ids, set: body.set }, newId());
    if (!reply.ok && isRefusal(reply.problem.kind))
      return done({ existing: null, creatable: null, token: null, objection: objectionOf(reply.problem), failed: [] });
    const value = asked(reply);
    if (!value.ok) return value;
    answer = value.value;
    token = answer.token ?? token;
  }
  return done({
    existing: answer?.existing ?? null,
    creatable: answer?.creatable ?? null,
    token,
    objection: null,
    failed: answer?.failed ?? [],
  });
}

const isRefusal = (kind: string): boolean => kind === 'refused' || kind === 'duplicate' || kind === 'not-found' || kind === 'no-permission';

/** A body refused as a whole is halved until the rows the CRM refuses are on their own. */
function splitRefused(ctx: Context, head: RunHead, run: Run): Asked<CheckProgress> {
  const refused = only(run.bodies, isRefusedWhole);
  const others: Run = { ...run, bodies: only(run.bodies, ({ id }) => !refused.has(id)) };
  const next = withDrafts(others, { bodies: [...refused.values()].flatMap((body) => halves(body, ctx.newId)) }, run);
  const kept = keepRun(ctx, head, next, head);
  return kept.ok ? reviewable(ctx, kept.value, next) : kept;
}

function halves(record: BodyRecord, newId: () => string): readonly Draft<BodyRecord>[] {
  const { body, newIds } = record;
  const half = Math.ceil(body.ids.length / 2);
  return [body.ids.slice(0, half), body.ids.slice(half)].map((ids) => {
    const held = new Set(ids);
    return { ...record, body: { ...body, ids }, newIds: newIds.filter((id) => held.has(id)), key: newId(), check: null };
  });
}
