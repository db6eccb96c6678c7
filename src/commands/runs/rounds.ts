// The rounds of a run that is being sent. Each round reads once: that read settles what was sent before, and tells whether what comes next
// is still as it was reviewed.

import type { Channel } from '../../fields/fields';
import type { Remote } from '../../sync/merge-all';
import type { CreatorId } from '../../sync/model';
import type { BodyRecord, ChangeRecord, RemoteUpdateRecord, RunRecord } from '../../sync/run';
import { LOCK_MS } from '../context';
import { type Cursor, type ReadingStep, readRemotes } from '../reading/read-remotes';
import { type Survey, survey } from '../tab/survey';
import { openView } from '../tab/view';
import { patchRecords } from './journal';
import { sendBodies } from './send-bodies';
import { dropMoved, settleBodies } from './settle';
import { idsPerRound, type Stop, type Work } from './work';
import { writeOutcomes } from './write-outcomes';

/** A body without an answer whose creators still hold the old values is sent again under its own key, so often in all. */
const ATTEMPTS = 2;

/** The time over which the CRM counts requests (contract: requests per minute). */
const MINUTE_MS = 60_000;

/** Goes on until everything is settled (null), the call's time is over (null), the CRM's limit is met, or a problem stops the run. */
export function rounds(work: Work): Stop {
  while (work.ctx.clock.now() < work.until && work.goesOn()) {
    const batch = nextBatch(work);
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
  readonly remoteUpdates: readonly number[];
  readonly ids: readonly CreatorId[];
}

/** Everything that waits for its read-back, and as many further bodies as one round reads; cells to take in come last. */
export function nextBatch({ records, head }: Pick<Work, 'records' | 'head'>): Batch | null {
  const ids = new Set<CreatorId>();
  const most = idsPerRound(head);
  const absent = notYetCreated(records);
  const settle: number[] = [];
  const send: number[] = [];
  const remoteUpdates: number[] = [];
  records.forEach((record, n) => {
    if (record.is === 'body' && (record.state === 'sent' || record.state === 'answered') && fits(ids, record.body.ids, most))
      settle.push(n);
  });
  records.forEach((record, n) => {
    if (record.is !== 'body' || record.state !== 'planned' || waitsForCreation(record, absent)) return;
    if (fits(ids, record.body.ids, most)) send.push(n);
  });
  if (send.length === 0) {
    records.forEach((record, n) => {
      if (record.is === 'remote-update' && record.state !== 'taken' && fits(ids, [record.creatorId], most)) remoteUpdates.push(n);
    });
  }
  return ids.size === 0 ? null : { settle, send, remoteUpdates, ids: [...ids] };
}

/** Creators of bodies that bring them into the CRM and are not read back yet. */
const notYetCreated = (records: readonly RunRecord[]): ReadonlySet<CreatorId> =>
  new Set(records.flatMap((record) => (record.is === 'body' && record.state !== 'settled' ? record.newIds : [])));

/** An update of one creator that is to be created comes after the read that shows the creator. */
const waitsForCreation = ({ body }: BodyRecord, absent: ReadonlySet<CreatorId>): boolean =>
  body.kind === 'update' && body.ids.some((id) => absent.has(id));

/** Adds the ids when they stay within one round; the first always fit. */
function fits(ids: Set<CreatorId>, more: readonly CreatorId[], most: number): boolean {
  const fresh = more.filter((id) => !ids.has(id)).length;
  if (ids.size > 0 && ids.size + fresh > most) return false;
  for (const id of more) ids.add(id);
  return true;
}

/** Its creators are archived, when it arrived. */
const archives = (record: RunRecord | undefined): boolean => record?.is === 'body' && record.body.set.archived === true;

function round(work: Work, batch: Batch): Stop {
  const step = readBatch(
    work,
    batch.ids,
    batch.settle.some((n) => archives(work.records[n])),
  );
  work.head = { ...work.head, cursor: step.cursor, beatAt: work.ctx.clock.now() };
  if (step.problem !== null) return { ok: false, problem: step.problem };
  if (step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
  if (!conclude(work, batch, step.found)) return { ok: false, problem: { kind: 'busy' } };
  return sendBodies(work, batch.send);
}

/**
 * Reads a batch as a whole. Where the CRM does not filter by ids, each creator is read by itself: reading the view again, page after page, may not
 * fit in a call. A read that the CRM's limit cuts short is done again as a whole after a minute, when the limit leaves room for all of it.
 */
function readBatch({ crm, head }: Work, ids: readonly CreatorId[], archivedFirst: boolean): ReadingStep {
  const found = new Map<CreatorId, Remote>();
  let cursor = onceEach(head.cursor as Cursor);
  let left = ids;
  while (left.length > 0) {
    const step = readRemotes(left, cursor, { crm, query: {}, enough: () => true, archivedFirst });
    for (const [id, remote] of step.found) found.set(id, remote);
    cursor = onceEach(step.cursor);
    if (step.problem !== null || step.waitMs > 0)
      return {
        found,
        cursor,
        problem: step.problem,
        waitMs: found.size > 0 && step.waitMs > 0 ? Math.max(step.waitMs, MINUTE_MS) : step.waitMs,
      };
    left = left.filter((id) => !found.has(id));
  }
  return { found, cursor, problem: null, waitMs: 0 };
}

const onceEach = (cursor: Cursor): Cursor => (cursor.way === 'view' ? { ...cursor, way: 'one' } : cursor);

/**
 * What the read shows becomes the outcome of each change, stands in the sheet and moves the base; the journal comes last, so that a call killed
 * in between does the same again. The sheet is looked at once, under the lock under which it is written. False: somebody else works in the
 * document, so nothing of this stands in the sheet or in the journal.
 */
function conclude(work: Work, batch: Batch, remotes: ReadonlyMap<CreatorId, Remote>): boolean {
  return work.ctx.lock.within(LOCK_MS, () => writeDown(work, batch, remotes)) !== null;
}

function writeDown(work: Work, batch: Batch, remotes: ReadonlyMap<CreatorId, Remote>): void {
  const { ctx, records } = work;
  const settled = settleBodies(records, batch.settle, remotes, work.head.winding ? 0 : ATTEMPTS);
  for (const { n, record } of [...settled.changes, ...settled.bodies]) records[n] = record;
  const found = batch.send.length + settled.changes.length + batch.remoteUpdates.length > 0 ? look(work) : null;
  const dropped = batch.send.length === 0 ? [] : dropMoved(records, batch.send, remotes, found, ctx.newId);
  const places = [...new Set([...settled.changes.map(({ n }) => n), ...settled.bodies.map(({ n }) => n), ...dropped])];
  const changes = places.map((n) => records[n]).filter((record): record is ChangeRecord => record?.is === 'change');
  const remoteUpdates = batch.remoteUpdates.map((n) => records[n] as RemoteUpdateRecord);
  if (found !== null && changes.length + remoteUpdates.length > 0)
    writeOutcomes(ctx, found, { changes, remoteUpdates, channels: channelsOf(remotes) });
  for (const n of batch.remoteUpdates) records[n] = { ...(records[n] as RemoteUpdateRecord), state: 'taken' };
  patchRecords(ctx, work.head, records, [...places, ...batch.remoteUpdates]);
}

/** The tab as it stands; null when it is gone. */
function look({ ctx, head }: Work): Survey | null {
  const open = openView(ctx, ctx.book.tab(head.tab));
  return open.ok ? survey(ctx, open.value) : null;
}

const channelsOf = (remotes: ReadonlyMap<CreatorId, Remote>): readonly Channel[] =>
  [...remotes.values()].flatMap((remote) => (remote.found ? [remote.channel] : []));
