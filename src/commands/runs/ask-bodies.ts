// The CRM's check of a plan: every batch body is validated and previewed before anybody can confirm it.

import type { BatchAnswer } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { CheckProgress } from '../../rpc/shapes';
import { type BodyChecked, type BodyRecord, type Draft, type EntryId, only, type Run, withBodies, withDrafts } from '../../sync/run';
import { CALL_MS, type Context } from '../context';
import { type Asked, asked, done, type Result } from '../result';
import { keepHead, keepRun, patchEntries, whileStill } from './journal';
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

/** Continues while bodies lack a check, or were refused as a whole; after that, the review can be opened. `fresh`: unwritten checks. */
export function reviewable(ctx: Context, head: RunHead, run: Run, fresh: readonly EntryId[] = []): Asked<CheckProgress> {
  const bodies = [...run.bodies.values()];
  if (bodies.some(isRefusedWhole)) return splitRefused(ctx, head, run);
  const left = bodies.filter(needsCheck).length;
  if (left > 0 && fresh.length === 0) return done(checkProgress(head, bodies.length - left, bodies.length, 'going'));
  return whileStill(ctx, head, () => {
    patchEntries(ctx, head, run, fresh);
    if (left === 0) keepHead(ctx, { ...head, state: 'reviewing' });
    return done(checkProgress(head, bodies.length - left, bodies.length, left === 0 ? 'ready' : 'going'));
  });
}

/** Derived from the run itself, so that a refusal is followed up however the call that met it ended. */
const isRefusedWhole = ({ body, check }: BodyRecord): boolean => check?.objection?.kind === 'refused' && body.ids.length > 1;

const needsCheck = ({ body, check }: BodyRecord): boolean => body.kind === 'batch' && check === null;

export function askBodies(ctx: Context, crm: Crm, head: RunHead, planned: Run): Asked<CheckProgress> {
  const until = ctx.clock.now() + CALL_MS;
  let run = planned;
  let fresh: readonly EntryId[] = [];
  for (const body of planned.bodies.values()) {
    if (ctx.clock.now() >= until) break;
    if (!needsCheck(body)) continue;
    // A check is written before the next request, the last one with the state of the run.
    const kept = keepChecks(ctx, head, run, fresh);
    if (!kept.ok) return kept;
    const answer = checkBody(crm, body, ctx.newId);
    if (!answer.ok) return 'waitMs' in answer ? stopAsking(ctx, head, run, answer.waitMs) : answer;
    run = withBodies(run, [{ ...body, check: answer.value }]);
    fresh = [body.id];
  }
  return reviewable(ctx, head, run, fresh);
}

/** An answer may have come late: by then, the body may have been halved, or confirmed and sent. */
const keepChecks = (ctx: Context, head: RunHead, run: Run, fresh: readonly EntryId[]): Result<null> =>
  fresh.length === 0
    ? done(null)
    : whileStill(ctx, head, () => {
        patchEntries(ctx, head, run, fresh);
        return done(null);
      });

function stopAsking(ctx: Context, head: RunHead, run: Run, waitMs: number): Asked<CheckProgress> {
  const soFar = reviewable(ctx, head, run);
  return soFar.ok ? done({ ...soFar.value, waitMs }) : soFar;
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
