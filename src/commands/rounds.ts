// The rounds of a run that is being sent. Each round reads once: that read settles what was sent before, and tells whether what comes next is
// still as it was reviewed. It must not decide when a call or a run ends.

import type { Channel } from '../../contract/records';
import { crmContract } from '../../contract/table';
import type { Crm } from '../crm/client';
import type { Problem } from '../rpc/shapes';
import type { Remote } from '../sync/decide';
import type { CreatorId } from '../sync/model';
import type { BodyRecord, ChangeRecord, IntakeRecord, RunRecord } from '../sync/run';
import { checkBody } from './ask-bodies';
import { patchRecords, type RunHead } from './journal';
import { objectionOf } from './objection';
import { type Cursor, FIRST_CURSOR, IDS_PER_READ, readRemotes } from './reading';
import { isWaiting } from './result';
import { dropMoved, settleBodies } from './settle';
import type { Surroundings } from './surroundings';
import { survey } from './survey';
import { openView, viewOf } from './view';
import { writeOutcomes } from './write-outcomes';

/** A body without an answer whose creators still hold the old values is sent again under its own key, so often in all. */
const ATTEMPTS = 2;

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

/** The run in memory while a call works on it; every change of a record is written to the journal before the next request. */
export interface Work {
  readonly world: Surroundings;
  readonly crm: Crm;
  head: RunHead;
  readonly records: RunRecord[];
  readonly until: number;
  /** Somebody asked to pause: no further round begins. */
  readonly paused: () => boolean;
}

/** Why the rounds ended before the run did. */
export type Stop = { readonly ok: false; readonly waitMs: number } | { readonly ok: false; readonly problem: Problem } | null;

/** Goes on until everything is settled (null), the call's time is over (null), the CRM's limit is met, or a problem stops the run. */
export function rounds(work: Work): Stop {
  while (work.world.clock.now() < work.until && !work.paused()) {
    const batch = nextBatch(work.records);
    if (batch === null) return null;
    const stop = round(work, batch);
    if (stop !== null) return stop;
  }
  return null;
}

/** Places of the bodies to settle, of those to send next, and of the cells that only take the CRM's value. */
interface Batch {
  readonly settle: readonly number[];
  readonly send: readonly number[];
  readonly intakes: readonly number[];
  readonly ids: readonly CreatorId[];
}

/** Everything that waits for its read-back, and as many further bodies as one read can cover; cells to take in come last. */
export function nextBatch(records: readonly RunRecord[]): Batch | null {
  const ids = new Set<CreatorId>();
  const settle: number[] = [];
  const send: number[] = [];
  const intakes: number[] = [];
  records.forEach((record, n) => {
    if (record.is === 'body' && (record.state === 'sent' || record.state === 'answered') && fits(ids, record.body.ids)) settle.push(n);
  });
  records.forEach((record, n) => {
    if (record.is === 'body' && record.state === 'planned' && fits(ids, record.body.ids)) send.push(n);
  });
  if (send.length === 0) {
    records.forEach((record, n) => {
      if (record.is === 'intake' && record.state !== 'taken' && fits(ids, [record.creatorId])) intakes.push(n);
    });
  }
  return ids.size === 0 ? null : { settle, send, intakes, ids: [...ids] };
}

/** Adds the ids when the read stays within one request; the first always fits. */
function fits(ids: Set<CreatorId>, more: readonly CreatorId[]): boolean {
  const fresh = more.filter((id) => !ids.has(id)).length;
  if (ids.size > 0 && ids.size + fresh > IDS_PER_READ) return false;
  for (const id of more) ids.add(id);
  return true;
}

function round(work: Work, batch: Batch): Stop {
  const { world, crm } = work;
  const query = viewOf(world, work.head.tab)?.query ?? {};
  const step = readRemotes(batch.ids, { ...(work.head.cursor as Cursor), page: FIRST_CURSOR.page }, { crm, query, enough: () => false });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  if (step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
  work.head = { ...work.head, cursor: step.cursor, beatAt: world.clock.now() };
  if (!conclude(work, batch, step.found)) return { ok: false, problem: { kind: 'busy' } };
  return sendBodies(work, batch.send);
}

/**
 * What the read shows becomes the outcome of each change, stands in the sheet and moves the base; the journal comes last, so that a call killed
 * in between does the same again. False: somebody else works in the document, so nothing of this stands in the sheet or in the journal.
 */
function conclude(work: Work, batch: Batch, remotes: ReadonlyMap<CreatorId, Remote>): boolean {
  const { world, records } = work;
  const settled = settleBodies(records, batch.settle, remotes, ATTEMPTS);
  for (const { n, record } of [...settled.changes, ...settled.bodies]) records[n] = record;
  const open = openView(world, world.book.tab(work.head.tab));
  const dropped =
    batch.send.length === 0 ? [] : dropMoved(records, batch.send, remotes, open.ok ? survey(world, open.value) : null, world.newId);
  const places = [...new Set([...settled.changes.map(({ n }) => n), ...settled.bodies.map(({ n }) => n), ...dropped])];
  const changes = places.map((n) => records[n]).filter((record): record is ChangeRecord => record?.is === 'change');
  const intakes = batch.intakes.map((n) => records[n] as IntakeRecord);
  if (places.length === 0 && intakes.length === 0) return true;
  const outcomes = { changes, intakes, channels: channelsOf(remotes) };
  if (open.ok && changes.length + intakes.length > 0 && !writeOutcomes(world, open.value, outcomes)) return false;
  for (const n of batch.intakes) records[n] = { ...(records[n] as IntakeRecord), state: 'taken' };
  patchRecords(world, work.head, records, [...places, ...batch.intakes]);
  return true;
}

const channelsOf = (remotes: ReadonlyMap<CreatorId, Remote>): readonly Channel[] =>
  [...remotes.values()].flatMap((remote) => (remote.found ? [remote.channel] : []));

function sendBodies(work: Work, places: readonly number[]): Stop {
  for (const n of places) {
    const record = work.records[n];
    if (record?.is !== 'body' || record.state !== 'planned') continue;
    if (work.world.clock.now() >= work.until) return null;
    const stop = sendBody(work, n, record);
    if (stop !== null) return stop;
  }
  return null;
}

/** The key stands in the journal before the request, the answer after it; a killed call leaves `sent`, which the next read settles. */
function sendBody(work: Work, n: number, planned: BodyRecord): Stop {
  const checked = checkFirst(work, planned);
  if ('stop' in checked) return checked.stop;
  const { body } = checked;
  if (body.state !== 'planned') return put(work, n, body);
  put(work, n, { ...body, state: 'sent', attempts: body.attempts + 1 });
  const answer = ask(work.crm, body);
  if (answer.ok)
    return put(work, n, { ...body, state: 'answered', attempts: body.attempts + 1, requestId: answer.requestId, failed: answer.failed });
  const { problem } = answer;
  const stop: Stop =
    problem.kind === 'wait'
      ? { ok: false, waitMs: problem.waitMs ?? 0 }
      : { ok: false, problem: { kind: problem.kind, technical: objectionOf(problem) } };
  if (problem.effect === 'unknown') return PAUSING.has(problem.kind as Problem['kind']) ? stop : null;
  if (problem.kind === 'wait' || PAUSING.has(problem.kind)) {
    put(work, n, body);
    return stop;
  }
  return put(work, n, {
    ...body,
    state: 'answered',
    attempts: body.attempts + 1,
    requestId: problem.requestId,
    objection: objectionOf(problem),
  });
}

function put(work: Work, n: number, record: BodyRecord): null {
  work.records[n] = record;
  patchRecords(work.world, work.head, work.records, [n]);
  work.world.book.flush();
  return null;
}

/**
 * A batch body that was not previewed as it is now goes through the CRM's check first, and so does one whose preview must be carried along.
 * When the CRM counts other creations than we do, the body is not sent.
 */
function checkFirst({ crm, world }: Work, record: BodyRecord): { readonly stop: Stop } | { readonly body: BodyRecord } {
  const token = crmContract.operations.previewBatch.carryFromPreview?.value ?? null;
  if (record.body.kind === 'update' || (record.check !== null && (token === null || record.check.token !== null))) return { body: record };
  const check = checkBody(crm, record, world.newId);
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
  if (body.kind === 'update' && only !== undefined) {
    const answer = crm.updateChannel(only, body.set, key);
    return answer.ok ? { ok: true, requestId: answer.requestId, failed: [] } : answer;
  }
  const answer = crm.batch('apply', { ids: body.ids, set: body.set, ...(check?.token == null ? {} : { token: check.token }) }, key);
  return answer.ok ? { ok: true, requestId: answer.requestId, failed: answer.value.failed ?? [] } : answer;
}
