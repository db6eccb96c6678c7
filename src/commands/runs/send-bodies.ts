// Sends bodies one after the other; the journal tells before each request that it goes out, and with the next one what came back.

import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import type { Answer } from '../../crm/problems';
import type { Problem } from '../../rpc/problems';
import type { Body } from '../../sync/bodies';
import type { CreatorId } from '../../sync/model';
import type { BodyRecord } from '../../sync/run';
import { isWaiting } from '../result';
import { checkBody } from './ask-bodies';
import { patchRecords } from './journal';
import { objectionOf } from './objection';
import type { Stop, Work } from './work';

/** Problems of the key, the account or the way to the CRM: they would meet every further body too, so the run pauses. */
const PAUSING: ReadonlySet<Problem['kind']> = new Set([
  'wrong-key',
  'no-credit',
  'upstream-limit',
  'server',
  'unreachable',
  'not-json',
  'unknown-shape',
]);

/**
 * The key stands in the journal before the request. The answer is written with the next body's key, or at the end: a call that is killed in between
 * leaves `sent`, which the next read settles as well.
 */
export function sendBodies(work: Work, places: readonly number[]): Stop {
  const unwritten: number[] = [];
  let stop: Stop = null;
  for (const n of places) {
    const record = work.records[n];
    if (record?.is !== 'body' || record.state !== 'planned') continue;
    if (work.ctx.clock.now() >= work.until || !work.goesOn()) break;
    stop = sendBody(work, n, record, unwritten);
    if (stop !== null) break;
  }
  if (unwritten.length > 0) write(work, unwritten);
  return stop;
}

function sendBody(work: Work, n: number, planned: BodyRecord, unwritten: number[]): Stop {
  const checked = checkFirst(work, planned);
  if ('stop' in checked) return checked.stop;
  const { body } = checked;
  const put = (record: BodyRecord): null => {
    work.records[n] = record;
    unwritten.push(n);
    return null;
  };
  if (body.state !== 'planned') return put(body);
  const attempts = body.attempts + 1;
  put({ ...body, state: 'sent', attempts });
  write(work, unwritten);
  const answer = ask(work.crm, body);
  if (answer.ok) return put({ ...body, state: 'answered', attempts, requestId: answer.requestId, failed: answer.failed });
  const { problem } = answer;
  const stop: Stop =
    problem.kind === 'wait'
      ? { ok: false, waitMs: problem.waitMs ?? 0 }
      : { ok: false, problem: { kind: problem.kind, technical: objectionOf(problem) } };
  if (problem.effect === 'unknown') return PAUSING.has(problem.kind as Problem['kind']) ? stop : null;
  if (problem.kind === 'wait' || PAUSING.has(problem.kind)) {
    put(body);
    return stop;
  }
  return put({ ...body, state: 'answered', attempts, requestId: problem.requestId, objection: objectionOf(problem) });
}

/** Writes the records at these places, and forgets that they were unwritten. */
function write({ ctx, head, records }: Work, places: number[]): void {
  patchRecords(ctx, head, records, places);
  places.length = 0;
  ctx.book.flush();
}

/**
 * A batch body that was not previewed as it is now goes through the CRM's check first, and so does one whose preview must be carried along.
 * When the CRM counts other creations than we do, the body is not sent.
 */
function checkFirst({ crm, ctx }: Work, record: BodyRecord): { readonly stop: Stop } | { readonly body: BodyRecord } {
  const token = crmContract.operations.previewBatch.carryFromPreview?.value ?? null;
  if (record.body.kind !== 'batch' || (record.check !== null && (token === null || record.check.token !== null))) return { body: record };
  const check = checkBody(crm, record, ctx.newId);
  if (!check.ok) return { stop: isWaiting(check) ? check : { ok: false, problem: check.problem } };
  const { creatable, objection, failed: named } = check.value;
  const miscounted = creatable !== null && creatable !== record.newIds.length;
  if (objection === null && !miscounted) return { body: { ...record, check: check.value } };
  const refusal = objection ?? { kind: 'refused', code: '', summary: '', hint: '', url: '', requestId: '' };
  return { body: { ...record, state: 'answered', check: check.value, objection: refusal, failed: named } };
}

type Sent =
  | { readonly ok: true; readonly requestId: string; readonly failed: BodyRecord['failed'] }
  | { readonly ok: false; readonly problem: Parameters<typeof objectionOf>[0] };

function ask(crm: Crm, { body, key, check }: BodyRecord): Sent {
  const [only] = body.ids;
  if (body.kind !== 'batch' && only !== undefined) {
    const answer = askAboutOne(crm, body, only, key);
    return answer.ok ? { ok: true, requestId: answer.requestId, failed: [] } : answer;
  }
  const answer = crm.batch('apply', { ids: body.ids, set: body.set, ...(check?.token == null ? {} : { token: check.token }) }, key);
  return answer.ok ? { ok: true, requestId: answer.requestId, failed: answer.value.failed ?? [] } : answer;
}

function askAboutOne(crm: Crm, { kind, set }: Body, id: CreatorId, key: string): Answer<unknown> {
  if (kind === 'update') return crm.updateChannel(id, set, key);
  return kind === 'archive' ? crm.archiveChannel(id, key) : crm.restoreChannel(id, key);
}
