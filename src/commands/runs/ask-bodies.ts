// The CRM's own word on a plan: each batch body is validated and previewed before anybody can confirm it.

import type { BatchAnswer } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { CheckProgress } from '../../rpc/shapes';
import type { BodyChecked, BodyRecord, RunRecord } from '../../sync/run';
import { CALL_MS, type Context } from '../context';
import { type Asked, asked, done, failed } from '../result';
import { keepHead, keepRecords, patchRecords, type RunHead, runHead } from './journal';
import { objectionOf } from './objection';

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

/** Goes on asking while bodies lack a check, or were refused as a whole; without any the review can be opened. */
export function reviewable(ctx: Context, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  if (records.some(isRefusedWhole)) return splitRefused(ctx, head, records);
  const bodies = records.filter((record): record is BodyRecord => record.is === 'body');
  const left = bodies.filter(needsCheck).length;
  if (left > 0) return done(checkProgress(head, bodies.length - left, bodies.length, 'going'));
  if (runHead(ctx, head.runId)?.state !== 'checking') return failed('stale-review');
  keepHead(ctx, { ...head, state: 'reviewing' });
  return done(checkProgress(head, bodies.length, bodies.length, 'ready'));
}

/** Read off the records, so that a refusal is followed up however the call ends that met it. */
const isRefusedWhole = (record: RunRecord): record is BodyRecord =>
  record.is === 'body' && record.check?.objection?.kind === 'refused' && record.body.ids.length > 1;

const needsCheck = ({ body, check }: BodyRecord): boolean => body.kind === 'batch' && check === null;

export function askBodies(ctx: Context, crm: Crm, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  const until = ctx.clock.now() + CALL_MS;
  const next = [...records];
  for (let i = 0; i < next.length && ctx.clock.now() < until; i += 1) {
    const record = next[i];
    if (record?.is !== 'body' || !needsCheck(record)) continue;
    const answer = checkBody(crm, record, ctx.newId);
    if (!answer.ok) return 'waitMs' in answer ? stopAsking(ctx, head, next, answer.waitMs) : answer;
    next[i] = { ...record, check: answer.value };
    patchRecords(ctx, head, next, [i]);
  }
  return reviewable(ctx, head, next);
}

function stopAsking(ctx: Context, head: RunHead, records: readonly RunRecord[], waitMs: number): Asked<CheckProgress> {
  const soFar = reviewable(ctx, head, records);
  return soFar.ok ? done({ ...soFar.value, waitMs }) : soFar;
}

/** The CRM's validate and preview of one body; the same body is asked about in both. A refusal is an answer, not a problem of the check. */
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

/** A body that is refused as a whole is halved until the rows that the CRM refuses stand alone. */
function splitRefused(ctx: Context, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  const next = records.flatMap((record): readonly RunRecord[] => (isRefusedWhole(record) ? halves(record, ctx.newId) : [record]));
  const kept = keepRecords(ctx, head, next, 'checking');
  return kept.ok ? reviewable(ctx, kept.value, next) : kept;
}

function halves(record: BodyRecord, newId: () => string): readonly BodyRecord[] {
  const { body, newIds } = record;
  const half = Math.ceil(body.ids.length / 2);
  return [body.ids.slice(0, half), body.ids.slice(half)].map((ids) => {
    const held = new Set(ids);
    return { ...record, body: { ...body, ids }, newIds: newIds.filter((id) => held.has(id)), key: newId(), check: null };
  });
}
