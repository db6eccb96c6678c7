// Checking before a review: read the CRM, plan, let the CRM validate and preview each body. It must not send anything that changes the CRM.

import type { Crm } from '../crm/client';
import type { CheckProgress } from '../rpc/shapes';
import type { Remote } from '../sync/decide';
import type { CreatorId } from '../sync/model';
import { type ConflictAnswer, type CreatorRecord, forPlan, type RunRecord } from '../sync/run';
import { accountHere } from './account';
import { askBodies, checkProgress, reviewable } from './ask-bodies';
import { keepHead, keepRecords, type RunHead, recordsOf, runHead, sweepJournal } from './journal';
import { activeLease } from './lease';
import { keptLists, LISTS_FRESH_MS, learnNames } from './lists';
import { planRun, textOf, withAnswers } from './plan-run';
import { type Cursor, FIRST_CURSOR, readRemotes } from './reading';
import { type Asked, done, failed } from './result';
import { CALL_MS, type Surroundings } from './surroundings';
import { hiddenAmong, inScope, rowsOf, type Scope, type Survey, survey } from './survey';
import { appliedCreators, planUndo } from './undo';
import { canIdentify, openView } from './view';

/** Begins a run over the edits in scope: remembers whom to read. Nothing is sent. */
export function startCheck(world: Surroundings, scope: Scope): Asked<CheckProgress> {
  const account = accountHere(world, LISTS_FRESH_MS);
  if (!account.ok) return account;
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const lease = activeLease(world);
  if (lease !== null && lease.token !== world.person.token) return failed('colleague-sends', { who: lease.who });
  const found = survey(world, open.value);
  const edits = inScope(open.value.tab, scope, found.edits);
  const waiting = inScope(open.value.tab, scope, found.waiting);
  sweepJournal(world);
  const head = keepRecords(
    world,
    newHead(world, open.value.tab, scope),
    [...new Set(edits.map(({ creatorId }) => creatorId))].map(creatorToRead),
  );
  if (edits.length > 0 || waiting.length > 0) return done(checkProgress(head, 0, head.count, 'going'));
  keepHead(world, { ...head, state: 'cancelled' });
  return done(checkProgress(head, 0, 0, 'nothing'));
}

/** Begins a run that takes another one back: its applied changes are read again and reviewed like edits. Nothing is sent. */
export function startUndo(world: Surroundings, runId: string): Asked<CheckProgress> {
  const account = accountHere(world, LISTS_FRESH_MS);
  if (!account.ok) return account;
  const undone = runHead(world, runId);
  if (undone === null) return failed('stale-review');
  const open = openView(world, world.book.tab(undone.tab));
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const lease = activeLease(world);
  if (lease !== null && lease.token !== world.person.token) return failed('colleague-sends', { who: lease.who });
  const creators = appliedCreators(recordsOf(world, undone));
  const head = keepRecords(world, { ...newHead(world, open.value.tab, 'all'), undoes: runId }, creators.map(creatorToRead));
  if (creators.length > 0) return done(checkProgress(head, 0, head.count, 'going'));
  keepHead(world, { ...head, state: 'cancelled' });
  return done(checkProgress(head, 0, 0, 'nothing'));
}

const creatorToRead = (creatorId: CreatorId): CreatorRecord => ({ is: 'creator', state: 'asked', creatorId, remote: null });

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
    undoes: null,
    keepsLabels: false,
    startedAt: now,
    beatAt: now,
    digest: '',
    cursor: FIRST_CURSOR,
    first: 0,
    count: 0,
    totals: { changes: 0, applied: 0, failed: 0, unknown: 0, added: 0 },
  };
}

/** One slice of the check: reading, then planning, then asking the CRM about body after body. */
export function stepCheck(world: Surroundings, runId: string): Asked<CheckProgress> {
  const account = accountHere(world);
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
  const unread = creators.filter(({ remote }) => remote === null).map(({ creatorId }) => creatorId);
  const step = readRemotes(unread, head.cursor as Cursor, { crm, query: open.value.view.query, enough: () => world.clock.now() >= until });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  const read = creators.map((record) => {
    const remote = step.found.get(record.creatorId);
    return remote === undefined ? record : { ...record, remote: remote.found ? { ...remote, channel: forPlan(remote.channel) } : remote };
  });
  const next = keepRecords(world, { ...head, cursor: step.cursor }, read);
  const left = read.filter(({ remote }) => remote === null).length;
  return left > 0 ? done(checkProgress(next, read.length - left, read.length, 'going', step.waitMs)) : plan(world, next, read);
}

/** The sheet is read again: cells that were edited while the CRM was read are in the plan when their creator was, else they wait for the next Sync. */
function plan(world: Surroundings, head: RunHead, creators: readonly CreatorRecord[]): Asked<CheckProgress> {
  const open = openView(world, world.book.tab(head.tab));
  if (!open.ok) return open;
  const remotes = new Map(
    creators.flatMap(({ creatorId, remote }): [CreatorId, Remote][] => (remote === null ? [] : [[creatorId, remote]])),
  );
  learnNames(
    world,
    keptLists(world),
    [...remotes.values()].flatMap((remote) => (remote.found ? [remote.channel] : [])),
  );
  const found = survey(world, open.value);
  const records = head.undoes === null ? planOfEdits(world, head, found, remotes) : planUndo(world, head.undoes, found, remotes);
  if (records.length === 0) {
    keepHead(world, { ...head, state: 'cancelled' });
    return done(checkProgress(head, 1, 1, 'nothing'));
  }
  return reviewable(world, keepRecords(world, { ...head, digest: world.digest(textOf(head.tab, records)) }, records), records);
}

/** A review says which rows are hidden while they are no more than this: it asks once, at two service calls a row. */
const REVIEWED_HIDDEN = 300;

function planOfEdits(world: Surroundings, head: RunHead, found: Survey, remotes: ReadonlyMap<CreatorId, Remote>): readonly RunRecord[] {
  const { tab } = found.open;
  const edits = inScope(tab, head.scope, found.edits).filter(({ creatorId }) => remotes.has(creatorId));
  const waiting = inScope(tab, head.scope, found.waiting);
  const hidden = hiddenAmong(tab, rowsOf(edits), REVIEWED_HIDDEN);
  return planRun({ found, edits, waiting, remotes, hidden }, world.newId);
}

/** Answers to conflicts and about labels. What they add to the plan goes through the CRM's check before it can be confirmed. */
export function decideConflicts(
  world: Surroundings,
  runId: string,
  answers: readonly { readonly n: number; readonly answer: ConflictAnswer }[],
  keepsLabels: boolean,
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
  const records = withAnswers(conflicts, keepsLabels, world.newId);
  const next = keepRecords(world, { ...head, state: 'checking', keepsLabels, digest: world.digest(textOf(head.tab, records)) }, records);
  return reviewable(world, next, records);
}
