// Sends bodies one after another. Before each request, the journal records that it goes out, and along with the next one, what came back.

import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import type { Answer, CrmProblem } from '../../crm/problems';
import type { Problem } from '../../rpc/problems';
import type { Body } from '../../sync/bodies';
import type { CreatorId } from '../../sync/model';
import type { BodyRecord, EntryId } from '../../sync/run';
import { isWaiting } from '../result';
import { checkBody } from './ask-bodies';
import { objectionOf } from './objection';
import { keepEntries, putBody, type Sending, type Stop } from './sending';

/** Problems with the key, the account, or the connection to the CRM: they would affect every further body too, so the run pauses. */
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
 * The key is in the journal before the request. The answer is written with the next body's key, or at the end: a call killed in between
 * leaves `sent`, which the next read settles just as well. The first body goes out however long the preceding read took; otherwise, a CRM
 * slower than a call would never get anything else.
 */
export function sendBodies(sending: Sending, ids: readonly EntryId[]): Stop {
  const unwritten = new Set<EntryId>();
  let stop: Stop = null;
  let isFirst = true;
  for (const id of ids) {
    const body = sending.run.bodies.get(id);
    if (body?.state !== 'planned') continue;
    if ((!isFirst && sending.ctx.clock.now() >= sending.until) || !sending.goesOn()) break;
    isFirst = false;
    stop = sendBody(sending, body, unwritten);
    if (stop !== null) break;
  }
  // An answer may arrive after the hold expired: whoever holds the run by now settles that body by reading.
  if (unwritten.size > 0 && sending.isHeld()) write(sending, unwritten);
  return stop;
}

function sendBody(sending: Sending, planned: BodyRecord, unwritten: Set<EntryId>): Stop {
  const checked = checkFirst(sending, planned);
  if ('stop' in checked) return checked.stop;
  const { body } = checked;
  const put = (record: BodyRecord): void => {
    putBody(sending, record);
    unwritten.add(record.id);
  };
  if (body.state !== 'planned') {
    put(body);
    return null;
  }
  const sent: BodyRecord = { ...body, state: 'sent', attempts: body.attempts + 1 };
  put(sent);
  write(sending, unwritten);
  const { body: after, stop } = afterAnswer(body, sent, request(sending, sent));
  put(after);
  return stop;
}

/** What the CRM's answer means for a body and the run. `planned` is the body before it was sent. */
function afterAnswer(planned: BodyRecord, sent: BodyRecord, answer: Answered): { readonly body: BodyRecord; readonly stop: Stop } {
  if (answer.ok) return { body: { ...sent, state: 'answered', requestId: answer.requestId, failed: answer.failed }, stop: null };
  const { problem } = answer;
  const pauses = problem.kind !== 'wait' && PAUSING.has(problem.kind);
  const stop: Stop =
    problem.kind === 'wait'
      ? { ok: false, waitMs: problem.waitMs ?? 0 }
      : { ok: false, problem: { kind: problem.kind, technical: objectionOf(problem) } };
  if (problem.effect === 'unknown') return { body: sent, stop: pauses ? stop : null };
  if (problem.kind === 'wait' || pauses) return { body: planned, stop };
  return { body: { ...sent, state: 'answered', requestId: problem.requestId, objection: objectionOf(problem) }, stop: null };
}

/** Writes these entries and clears the set. */
function write(sending: Sending, unwritten: Set<EntryId>): void {
  keepEntries(sending, unwritten);
  unwritten.clear();
  sending.ctx.book.flush();
}

/**
 * A batch body not previewed in its current form is checked by the CRM first, and so is one whose preview token must be carried along. If
 * the CRM counts other creations than we do, the body is not sent.
 */
function checkFirst({ crm, ctx }: Sending, record: BodyRecord): { readonly stop: Stop } | { readonly body: BodyRecord } {
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

type Answered =
  | { readonly ok: true; readonly requestId: string; readonly failed: BodyRecord['failed'] }
  | { readonly ok: false; readonly problem: CrmProblem };

/** The one place where a run changes the CRM: every request of every run goes out here, after its body was written as `sent`. */
function request({ crm }: Sending, { body, key, check }: BodyRecord): Answered {
  const [creator] = body.ids;
  if (body.kind !== 'batch' && creator !== undefined) {
    const answer = requestForOne(crm, body, creator, key);
    return answer.ok ? { ok: true, requestId: answer.requestId, failed: [] } : answer;
  }
  const answer = crm.batch('apply', { ids: body.ids, set: body.set, ...(check?.token == null ? {} : { token: check.token }) }, key);
  return answer.ok ? { ok: true, requestId: answer.requestId, failed: answer.value.failed ?? [] } : answer;
}

function requestForOne(crm: Crm, { kind, set }: Body, id: CreatorId, key: string): Answer<unknown> {
  if (kind === 'update') return crm.updateChannel(id, set, key);
  return kind === 'archive' ? crm.archiveChannel(id, key) : crm.restoreChannel(id, key);
}
