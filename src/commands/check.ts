// Checking before a review: read the CRM, plan, let the CRM validate and preview each body. It must not send anything that changes the CRM.

import type { BatchAnswer, Channel } from '../../contract/records';
import type { Crm } from '../crm/client';
import type { Answer } from '../crm/problems';
import type { CheckProgress } from '../rpc/contract';
import type { Remote } from '../sync/decide';
import type { CreatorId, RowNumber } from '../sync/model';
import type { BodyChecked, BodyRecord, ConflictAnswer, CreatorRecord, RunRecord } from '../sync/run';
import { connected } from './account';
import { keepHead, keepRecords, patchRecords, type RunHead, recordsOf, runHead, sweepJournal } from './journal';
import { activeLease } from './lease';
import { freshLists, keptLists, LISTS_FRESH_MS, learnNames } from './lists';
import { objectionOf } from './objection';
import { planRun, textOf, withAnswers } from './plan-run';
import { type Cursor, FIRST_CURSOR, readRemotes } from './reading';
import { type Asked, asked, done, failed } from './result';
import { CALL_MS, type Surroundings } from './surroundings';
import { hiddenAmong, inScope, rowsOf, type Scope, survey } from './survey';
import { canIdentify, openView } from './view';

/** Begins a run over the edits in scope: remembers whom to read. Nothing is sent. */
export function startCheck(world: Surroundings, scope: Scope): Asked<CheckProgress> {
  const account = connected(world);
  if (!account.ok) return account;
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const lease = activeLease(world);
  if (lease !== null && lease.token !== world.person.token) return failed('colleague-sends', { who: lease.who });
  const lists = freshLists(world, account.value.crm, LISTS_FRESH_MS);
  if (!lists.ok) return lists;
  const found = survey(world, open.value);
  const edits = inScope(open.value.tab, scope, found.edits);
  const waiting = inScope(open.value.tab, scope, found.waiting);
  sweepJournal(world);
  const head = keepRecords(
    world,
    newHead(world, open.value.tab, scope),
    [...new Set(edits.map(({ creatorId }) => creatorId))].map(creatorToRead),
  );
  if (edits.length > 0 || waiting.length > 0) return done(progress(head, 0, head.count, 'going'));
  keepHead(world, { ...head, state: 'cancelled' });
  return done(progress(head, 0, 0, 'nothing'));
}

const creatorToRead = (creatorId: CreatorId): CreatorRecord => ({ is: 'creator', state: 'asked', creatorId, remote: '' });

function newHead({ newId, person, clock }: Surroundings, tab: { readonly id: number; readonly name: string }, scope: Scope): RunHead {
  const now = clock.now();
  return {
    runId: newId(),
    state: 'checking',
    tab: tab.id,
    tabName: tab.name,
    who: person.name,
    token: person.token,
    scope,
    startedAt: now,
    beatAt: now,
    digest: '',
    cursor: FIRST_CURSOR,
    first: 0,
    count: 0,
    totals: { changes: 0, applied: 0, failed: 0, unknown: 0, added: 0 },
  };
}

const progress = ({ runId }: RunHead, doneSoFar: number, total: number, outcome: CheckProgress['outcome'], waitMs = 0): CheckProgress => ({
  runId,
  done: doneSoFar,
  total,
  waitMs,
  outcome,
});

/** One slice of the check: reading, then planning, then asking the CRM about body after body. */
export function stepCheck(world: Surroundings, runId: string): Asked<CheckProgress> {
  const account = connected(world);
  if (!account.ok) return account;
  const head = runHead(world, runId);
  if (head === null || head.state !== 'checking') return failed('stale-review');
  const records = recordsOf(world, head);
  return head.digest !== '' ? askBodies(world, account.value.crm, head, records) : readOrPlan(world, account.value.crm, head, records);
}

function readOrPlan(world: Surroundings, crm: Crm, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  const open = openView(world, world.book.tab(head.tab));
  if (!open.ok) return open;
  const creators = records.filter((record): record is CreatorRecord => record.is === 'creator');
  const until = world.clock.now() + CALL_MS;
  const unread = creators.filter(({ remote }) => remote === '').map(({ creatorId }) => creatorId);
  const step = readRemotes(unread, head.cursor as Cursor, { crm, query: open.value.view.query, enough: () => world.clock.now() >= until });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  const read = creators.map((record) => {
    const remote = step.found.get(record.creatorId);
    return remote === undefined ? record : { ...record, remote: remote.found ? JSON.stringify(remote.channel) : 'absent' };
  });
  const next = keepRecords(world, { ...head, cursor: step.cursor }, read);
  const left = read.filter(({ remote }) => remote === '').length;
  return left > 0 ? done(progress(next, read.length - left, read.length, 'going', step.waitMs)) : plan(world, next, read);
}

const remoteOf = ({ remote }: CreatorRecord): Remote =>
  remote === 'absent' ? { found: false } : { found: true, channel: JSON.parse(remote) as Channel };

/** The sheet is read again: cells that were edited while the CRM was read are in the plan when their creator was, else they wait for the next Sync. */
function plan(world: Surroundings, head: RunHead, creators: readonly CreatorRecord[]): Asked<CheckProgress> {
  const open = openView(world, world.book.tab(head.tab));
  if (!open.ok) return open;
  const remotes = new Map(creators.map((record): [CreatorId, Remote] => [record.creatorId, remoteOf(record)]));
  learnNames(
    world,
    keptLists(world),
    [...remotes.values()].flatMap((remote) => (remote.found ? [remote.channel] : [])),
  );
  const found = survey(world, open.value);
  const edits = inScope(open.value.tab, head.scope, found.edits).filter(({ creatorId }) => remotes.has(creatorId));
  const waiting = inScope(open.value.tab, head.scope, found.waiting);
  const hidden = hiddenAmong(open.value.tab, rowsOf(edits)) ?? new Set<RowNumber>();
  const records = planRun({ found, edits, waiting, remotes, hidden }, world.newId);
  if (records.length === 0) {
    keepHead(world, { ...head, state: 'cancelled' });
    return done(progress(head, 1, 1, 'nothing'));
  }
  return reviewable(world, keepRecords(world, { ...head, digest: world.digest(textOf(head.tab, records)) }, records), records);
}

/** Goes on asking while bodies lack a check; without any the review can be opened. */
function reviewable(world: Surroundings, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  const bodies = records.filter((record): record is BodyRecord => record.is === 'body');
  const left = bodies.filter(needsCheck).length;
  if (left > 0) return done(progress(head, bodies.length - left, bodies.length, 'going'));
  keepHead(world, { ...head, state: 'reviewing' });
  return done(progress(head, bodies.length, bodies.length, 'ready'));
}

const needsCheck = ({ body, check }: BodyRecord): boolean => body.kind === 'batch' && check === null;

function askBodies(world: Surroundings, crm: Crm, head: RunHead, records: readonly RunRecord[]): Asked<CheckProgress> {
  const until = world.clock.now() + CALL_MS;
  const next = [...records];
  const split: BodyRecord[] = [];
  for (let i = 0; i < next.length && world.clock.now() < until; i += 1) {
    const record = next[i];
    if (record?.is !== 'body' || !needsCheck(record)) continue;
    const answer = checkBody(crm, record, world.newId);
    if (!answer.ok) return 'waitMs' in answer ? stopAsking(world, head, next, answer.waitMs) : answer;
    if (answer.value.objection?.kind === 'refused' && record.body.ids.length > 1) split.push(record);
    next[i] = { ...record, check: answer.value };
    patchRecords(world, head, next, [i]);
  }
  return split.length === 0 ? reviewable(world, head, next) : splitRefused(world, head, next, split);
}

function stopAsking(world: Surroundings, head: RunHead, records: readonly RunRecord[], waitMs: number): Asked<CheckProgress> {
  const soFar = reviewable(world, head, records);
  return soFar.ok ? done({ ...soFar.value, waitMs }) : soFar;
}

/** The CRM's validate and preview of one body; the same body is asked about in both. A refusal is an answer, not a problem of the check. */
export function checkBody(crm: Crm, { body, key }: BodyRecord, newId: () => string): Asked<BodyChecked> {
  let token: string | null = null;
  let answer: BatchAnswer | null = null;
  for (const stage of ['validate', 'preview'] as const) {
    const reply: Answer<BatchAnswer> = crm.batch(stage, { ids: body.ids, set: body.set }, stage === 'validate' ? newId() : key);
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
function splitRefused(
  world: Surroundings,
  head: RunHead,
  records: readonly RunRecord[],
  split: readonly BodyRecord[],
): Asked<CheckProgress> {
  const halves = split.flatMap(({ body }) => {
    const half = Math.ceil(body.ids.length / 2);
    return [body.ids.slice(0, half), body.ids.slice(half)].map((ids) => unchecked({ ...body, ids }, world.newId()));
  });
  const refused = new Set<RunRecord>(records.filter((record) => record.is === 'body' && split.some(({ key }) => key === record.key)));
  const next = [...records.filter((record) => !refused.has(record)), ...halves];
  return reviewable(world, keepRecords(world, head, next), next);
}

const unchecked = (body: BodyRecord['body'], key: string): BodyRecord => ({
  is: 'body',
  state: 'planned',
  body,
  key,
  check: null,
  attempts: 0,
  requestId: '',
  objection: null,
  failed: [],
});

/** Answers to conflicts. What they add to the plan goes through the CRM's check before it can be confirmed. */
export function decideConflicts(
  world: Surroundings,
  runId: string,
  answers: readonly { readonly n: number; readonly answer: ConflictAnswer }[],
): Asked<CheckProgress> {
  const head = runHead(world, runId);
  if (head === null || head.state !== 'reviewing') return failed('stale-review');
  const chosen = new Map(answers.map(({ n, answer }) => [n, answer]));
  const before = recordsOf(world, head);
  const conflicts = before.map((record, n): RunRecord => {
    const answer = chosen.get(n);
    return record.is !== 'conflict' || answer === undefined || (answer === 'both' && record.both === null)
      ? record
      : { ...record, state: answer };
  });
  const records = withAnswers(conflicts, world.newId);
  const next = keepRecords(world, { ...head, state: 'checking', digest: world.digest(textOf(head.tab, records)) }, records);
  return reviewable(world, next, records);
}
